<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ScannerScreen</name>
    <message>
        <source>Let the bench learn its scanner, try it, and print the sheets to scan from.</source>
        <translation>Apprendre au poste sa douchette, l&apos;essayer, et imprimer les feuilles à scanner.</translation>
    </message>
    <message>
        <source>{title} sent to {printer}</source>
        <translation>{title} envoyée à {printer}</translation>
    </message>
    <message>
        <source>Barcode scanner</source>
        <translation>Douchette</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Étalonnage</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Live monitor</source>
        <translation>Moniteur</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Feuilles</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Copied: paste it into a message to support</source>
        <translation>Copié : collez-le dans un message à l&apos;assistance</translation>
    </message>
    <message>
        <source>Scanner settings saved</source>
        <translation>Réglages de la douchette enregistrés</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choisir une image…</translation>
    </message>
    <message>
        <source>Calibration sheet</source>
        <translation>Feuille d&apos;étalonnage</translation>
    </message>
    <message>
        <source>Command sheet</source>
        <translation>Feuille de commandes</translation>
    </message>
    <message>
        <source>calibration-sheet.pdf</source>
        <translation>feuille-etalonnage.pdf</translation>
    </message>
    <message>
        <source>command-sheet.pdf</source>
        <translation>feuille-commandes.pdf</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré : {path}</translation>
    </message>
    <message>
        <source>Make a new key: every command sheet printed so far is refused</source>
        <translation>Créer une nouvelle clé : toutes les feuilles de commandes déjà imprimées sont refusées</translation>
    </message>
</context>
</TS>
