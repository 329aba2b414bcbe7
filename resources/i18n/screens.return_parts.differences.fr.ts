<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Differences</name>
    <message>
        <source>Not as announced?</source>
        <translation>Pas comme annoncé ?</translation>
    </message>
    <message>
        <source>Other product…</source>
        <translation>Autre article…</translation>
    </message>
    <message>
        <source>One unit more</source>
        <translation>Unité en plus</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Pas dans le colis</translation>
    </message>
    <message>
        <source>Its reference</source>
        <translation>Sa référence</translation>
    </message>
    <message>
        <source>Reference of the product in hand</source>
        <translation>Référence de l&apos;article en main</translation>
    </message>
</context>
</TS>
