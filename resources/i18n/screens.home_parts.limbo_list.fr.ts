<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>LimboList</name>
    <message>
        <source>Filter: customer, cause, product…</source>
        <translation>Filtrer : client, cause, article…</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Ce qui attend</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Awaited, or shelf</source>
        <translation>Attendu de, ou étagère</translation>
    </message>
    <message>
        <source>Customer or maker</source>
        <translation>Client ou fabricant</translation>
    </message>
</context>
</TS>
