<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ReturnFinder</name>
    <message>
        <source>Look for its return</source>
        <translation>Chercher son retour</translation>
    </message>
    <message>
        <source>Look for its return: number, customer, serial…</source>
        <translation>Chercher son retour : numéro, client, série…</translation>
    </message>
    <message>
        <source>Returns it may belong to</source>
        <translation>Retours possibles</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
</TS>
