<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ActionBar</name>
    <message>
        <source>New parcel</source>
        <translation>Nouveau colis</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Scan a number</source>
        <translation>Scannez un numéro</translation>
    </message>
    <message>
        <source>Scan field: a serial number, or the next parcel</source>
        <translation>Champ de scan : un numéro de série, ou le colis suivant</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo the last act</source>
        <translation>Annuler le dernier geste</translation>
    </message>
    <message>
        <source>All present, never used</source>
        <translation>Tout présent, jamais utilisé</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Receive the parcel</source>
        <translation>Recevoir le colis</translation>
    </message>
    <message>
        <source>Issue the credit note</source>
        <translation>Émettre l&apos;avoir</translation>
    </message>
    <message>
        <source>Confirm the decision</source>
        <translation>Valider la décision</translation>
    </message>
    <message>
        <source>Print the credit note</source>
        <translation>Imprimer l&apos;avoir</translation>
    </message>
    <message>
        <source>Print the document</source>
        <translation>Imprimer le document</translation>
    </message>
    <message>
        <source>Next parcel</source>
        <translation>Colis suivant</translation>
    </message>
</context>
</TS>
