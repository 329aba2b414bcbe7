<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>OpenReturnScreen</name>
    <message>
        <source>Open a return by hand, and print the sheet that its customer sends along.</source>
        <translation>Ouvrir un retour à la main, et imprimer la fiche que son client joint au colis.</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Another return</source>
        <translation>Autre retour</translation>
    </message>
    <message>
        <source>Print the return sheet</source>
        <translation>Imprimer la fiche de retour</translation>
    </message>
    <message>
        <source>Show the return</source>
        <translation>Voir le retour</translation>
    </message>
    <message>
        <source>Open the return</source>
        <translation>Ouvrir le retour</translation>
    </message>
    <message>
        <source>Return {rma} is opened</source>
        <translation>Le retour {rma} est ouvert</translation>
    </message>
    <message>
        <source>Print the sheet for the customer.</source>
        <translation>Imprimez la fiche pour le client.</translation>
    </message>
    <message>
        <source>Nothing was opened: see the fields in red</source>
        <translation>Rien n&apos;a été ouvert : voyez les champs en rouge</translation>
    </message>
    <message>
        <source>{number} is on the open return {rma} too</source>
        <translation>{number} est aussi sur le retour ouvert {rma}</translation>
    </message>
    <message>
        <source>Check the number with the customer; open it all the same only if both are right.</source>
        <translation>Vérifiez le numéro avec le client ; n&apos;ouvrez quand même que si les deux sont justes.</translation>
    </message>
    <message>
        <source>Open all the same</source>
        <translation>Ouvrir quand même</translation>
    </message>
</context>
</TS>
