<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BackupPage</name>
    <message>
        <source>Backups by themselves</source>
        <translation>Sauvegardes automatiques</translation>
    </message>
    <message>
        <source>Each is verified before it counts, while the bench works; and one when the window closes.</source>
        <translation>Chacune est vérifiée avant de compter, pendant que le poste travaille ; et une à la fermeture.</translation>
    </message>
    <message>
        <source>Where they go</source>
        <translation>Où elles vont</translation>
    </message>
    <message>
        <source>Another disk is better. Empty: “sauvegardes” beside the data.</source>
        <translation>Un autre disque est préférable. Vide : « sauvegardes » à côté des données.</translation>
    </message>
    <message>
        <source>Hours between two (0: by hand only)</source>
        <translation>Heures entre deux (0 : à la main seulement)</translation>
    </message>
    <message>
        <source>How many are kept</source>
        <translation>Nombre gardé</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>Dossier des sauvegardes</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Choisir le dossier…</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation>Un nombre entier de {least} à {most}</translation>
    </message>
</context>
</TS>
