<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>KeyPad</name>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Majuscules</translation>
    </message>
    <message>
        <source>space</source>
        <translation>espace</translation>
    </message>
    <message>
        <source>QWERTYUIOP</source>
        <translation>AZERTYUIOP</translation>
    </message>
    <message>
        <source>ASDFGHJKL&apos;</source>
        <translation>QSDFGHJKLM</translation>
    </message>
    <message>
        <source>ZXCVBNM-/:</source>
        <translation>WXCVBN&apos;-/:</translation>
    </message>
</context>
<context>
    <name>KeyboardButton</name>
    <message>
        <source>Keyboard to touch</source>
        <translation>Clavier tactile</translation>
    </message>
</context>
</TS>
