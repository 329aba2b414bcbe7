<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ProductPage</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Barcode (GTIN)</source>
        <translation>Code-barres (GTIN)</translation>
    </message>
    <message>
        <source>Warranty in months</source>
        <translation>Garantie en mois</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Accessoires à vérifier</translation>
    </message>
    <message>
        <source>Essential accessories are needed to diagnose a fault. Units inspected before a change keep what they were inspected against.</source>
        <translation>Les accessoires indispensables servent à diagnostiquer une panne. Les unités déjà contrôlées gardent la liste d&apos;alors.</translation>
    </message>
    <message>
        <source>Add an accessory</source>
        <translation>Ajouter un accessoire</translation>
    </message>
    <message>
        <source>A whole number from 0 to 240</source>
        <translation>Un nombre entier de 0 à 240</translation>
    </message>
</context>
</TS>
