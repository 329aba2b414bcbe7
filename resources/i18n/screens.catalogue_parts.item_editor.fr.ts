<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ItemEditor</name>
    <message>
        <source>Accessory in French</source>
        <translation>Accessoire en français</translation>
    </message>
    <message>
        <source>Accessory in English</source>
        <translation>Accessoire en anglais</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Replacement €</source>
        <translation>Remplacement €</translation>
    </message>
    <message>
        <source>Essential</source>
        <translation>Indispensable</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Enlever</translation>
    </message>
    <message>
        <source>A whole number from 1 to 999</source>
        <translation>Un nombre entier de 1 à 999</translation>
    </message>
</context>
</TS>
