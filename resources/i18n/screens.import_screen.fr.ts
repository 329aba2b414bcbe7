<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ImportScreen</name>
    <message>
        <source>An import is running</source>
        <translation>Un import est en cours</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it.</source>
        <translation>Attendez la fin, ou annulez-le.</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Lecture de {name}</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>rien n&apos;attend</translation>
    </message>
    <message>
        <source>{files} not complete yet</source>
        <translation>{files} pas encore complet</translation>
    </message>
    <message>
        <source>Watched folder {path}: {state}</source>
        <translation>Dossier surveillé {path} : {state}</translation>
    </message>
    <message>
        <source>Import the authorised returns or the catalogue from a file.</source>
        <translation>Importez d&apos;un fichier les retours autorisés ou le catalogue.</translation>
    </message>
    <message>
        <source>Import returns or the catalogue</source>
        <translation>Importer des retours ou le catalogue</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Essai à blanc</translation>
    </message>
    <message>
        <source>check the file, change nothing</source>
        <translation>vérifier le fichier, ne rien changer</translation>
    </message>
    <message>
        <source>Template to fill in…</source>
        <translation>Modèle à remplir…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Open the folder of the refused rows</source>
        <translation>Ouvrir le dossier des lignes refusées</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>Lignes refusées</translation>
    </message>
    <message>
        <source>Drop a file here: CSV, Excel or JSON</source>
        <translation>Déposez ici un fichier : CSV, Excel ou JSON</translation>
    </message>
    <message>
        <source>Authorised returns or the catalogue, as your office software exports them.</source>
        <translation>Les retours autorisés ou le catalogue, tels que votre logiciel les exporte.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Why, and what to do</source>
        <translation>Pourquoi, et que faire</translation>
    </message>
    <message>
        <source>{name}: cancelled; what was read before is kept</source>
        <translation>{name} : annulé ; ce qui était déjà lu est gardé</translation>
    </message>
    <message>
        <source>{name}: dry run, nothing was changed</source>
        <translation>{name} : essai à blanc, rien n&apos;est changé</translation>
    </message>
    <message>
        <source>{name}: imported</source>
        <translation>{name} : importé</translation>
    </message>
    <message>
        <source>To correct and import again: {name}</source>
        <translation>À corriger et à réimporter : {name}</translation>
    </message>
    <message>
        <source>rows read</source>
        <translation>lignes lues</translation>
    </message>
    <message>
        <source>created</source>
        <translation>créés</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifiés</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangés</translation>
    </message>
    <message>
        <source>rows refused</source>
        <translation>lignes refusées</translation>
    </message>
    <message>
        <source>Read from the sheet “{sheet}”</source>
        <translation>Lu dans la feuille «&#xa0;{sheet}&#xa0;»</translation>
    </message>
    <message>
        <source> · not read: {sheets}</source>
        <translation> · non lues&#xa0;: {sheets}</translation>
    </message>
    <message>
        <source>Read as {encoding}</source>
        <translation>Lu en {encoding}</translation>
    </message>
    <message>
        <source> · cells separated by {sign}</source>
        <translation> · cellules séparées par {sign}</translation>
    </message>
    <message>
        <source>Returns or catalogue (*.csv *.txt *.xlsx *.json);;All files (*)</source>
        <translation>Retours ou catalogue (*.csv *.txt *.xlsx *.json);;Tous les fichiers (*)</translation>
    </message>
</context>
</TS>
