<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SheetsPage</name>
    <message>
        <source>Calibration sheet</source>
        <translation>Feuille d&apos;étalonnage</translation>
    </message>
    <message>
        <source>The calibration code and the test codes, for every scanner.</source>
        <translation>Le code d&apos;étalonnage et les codes d&apos;essai, pour toutes les douchettes.</translation>
    </message>
    <message>
        <source>Command sheet</source>
        <translation>Feuille de commandes</translation>
    </message>
    <message>
        <source>Every act as a barcode, to work with the scanner alone. Valid at this site only.</source>
        <translation>Chaque action en code-barres, pour travailler à la douchette seule. Valable sur ce site uniquement.</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nouvelle clé</translation>
    </message>
    <message>
        <source>If a command sheet was lost or copied: all sheets printed so far are refused afterwards.</source>
        <translation>Si une feuille de commandes a été perdue ou copiée : toutes celles déjà imprimées sont ensuite refusées.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Print the calibration sheet</source>
        <translation>Imprimer la feuille d&apos;étalonnage</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Save the calibration sheet</source>
        <translation>Enregistrer la feuille d&apos;étalonnage</translation>
    </message>
    <message>
        <source>Print the command sheet</source>
        <translation>Imprimer la feuille de commandes</translation>
    </message>
    <message>
        <source>Save the command sheet</source>
        <translation>Enregistrer la feuille de commandes</translation>
    </message>
    <message>
        <source>Make a new key…</source>
        <translation>Créer une nouvelle clé…</translation>
    </message>
    <message>
        <source>Make a new key for the command sheet</source>
        <translation>Créer une nouvelle clé pour la feuille de commandes</translation>
    </message>
    <message>
        <source>Key no. {number} is in force: print a new command sheet</source>
        <translation>La clé n° {number} est en vigueur : imprimez une nouvelle feuille de commandes</translation>
    </message>
    <message>
        <source>The sheets printed before are refused.</source>
        <translation>Les feuilles imprimées avant sont refusées.</translation>
    </message>
</context>
</TS>
