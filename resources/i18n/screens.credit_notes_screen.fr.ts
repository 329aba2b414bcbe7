<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CreditNotesScreen</name>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré : {path}</translation>
    </message>
    <message>
        <source>See, print and save the credit notes as they were issued.</source>
        <translation>Consultez, imprimez et enregistrez les avoirs tels qu&apos;ils ont été émis.</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Avoirs</translation>
    </message>
    <message>
        <source>Part of a number, of a return or of a name</source>
        <translation>Partie d&apos;un numéro, d&apos;un retour ou d&apos;un nom</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Réduire la liste</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Open the return</source>
        <translation>Ouvrir le retour</translation>
    </message>
    <message>
        <source>Cancel and do again…</source>
        <translation>Annuler et refaire…</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Déposer</translation>
    </message>
    <message>
        <source>In the folder of the approved platform</source>
        <translation>Dans le dossier de la plateforme agréée</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>A courtesy copy to the customer</source>
        <translation>Une copie de courtoisie au client</translation>
    </message>
    <message>
        <source>Sendings</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Export a period</source>
        <translation>Exporter une période</translation>
    </message>
    <message>
        <source>No document shown</source>
        <translation>Aucun document affiché</translation>
    </message>
    <message>
        <source>Choose a credit note to see it as it was issued.</source>
        <translation>Choisissez un avoir pour le voir tel qu&apos;il a été émis.</translation>
    </message>
    <message>
        <source>Try less of it: part of a number, of a return or of a name.</source>
        <translation>Essayez moins : une partie d&apos;un numéro, d&apos;un retour ou d&apos;un nom.</translation>
    </message>
    <message>
        <source>No credit note matches</source>
        <translation>Aucun avoir ne correspond</translation>
    </message>
    <message>
        <source>Each one issued at the bench is kept here, as it was printed.</source>
        <translation>Chaque avoir émis au poste est gardé ici, tel qu&apos;il a été imprimé.</translation>
    </message>
    <message>
        <source>No credit note yet</source>
        <translation>Aucun avoir pour l&apos;instant</translation>
    </message>
    <message>
        <source>{number}: {way} is under way</source>
        <translation>{number} : {way} en cours</translation>
    </message>
    <message>
        <source>“Sendings” shows how it goes.</source>
        <translation>« Envois » montre où cela en est.</translation>
    </message>
</context>
</TS>
