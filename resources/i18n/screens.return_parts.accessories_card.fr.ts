<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AccessoriesCard</name>
    <message>
        <source>Accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>Slip and label</source>
        <translation>Bon et étiquette</translation>
    </message>
    <message>
        <source>Print the reception slip and the label of the unit</source>
        <translation>Imprimer le bon de réception et l&apos;étiquette de l&apos;unité</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>No accessory was checked.</source>
        <translation>Aucun accessoire n&apos;a été contrôlé.</translation>
    </message>
    <message>
        <source>This product has no accessories to check.</source>
        <translation>Cet article n&apos;a pas d&apos;accessoire à vérifier.</translation>
    </message>
    <message>
        <source>All present</source>
        <translation>Tout présent</translation>
    </message>
    <message>
        <source>One {name} fewer</source>
        <translation>{name} : un de moins</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
</context>
</TS>
