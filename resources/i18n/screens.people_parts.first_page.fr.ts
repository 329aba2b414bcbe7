<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>FirstFields</name>
    <message>
        <source>The administrator</source>
        <translation>L&apos;administrateur</translation>
    </message>
    <message>
        <source>Adds the others, gives roles and PINs, changes the settings. Keep the PIN safe: without it, only the command line gives a new one. Badges are made afterwards, under People and rights.</source>
        <translation>Ajoute les autres, donne les rôles et les codes PIN, change les réglages. Gardez ce code en lieu sûr : sans lui, seule la ligne de commande en donne un autre. Les badges se font ensuite, dans Personnes et droits.</translation>
    </message>
    <message>
        <source>First name and name</source>
        <translation>Prénom et nom</translation>
    </message>
    <message>
        <source>PIN, 4 to 12 figures</source>
        <translation>Code PIN, 4 à 12 chiffres</translation>
    </message>
    <message>
        <source>PIN, again</source>
        <translation>Code PIN, encore</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>Il faut un nom</translation>
    </message>
</context>
</TS>
