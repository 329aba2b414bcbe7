<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ComparisonRows</name>
    <message>
        <source>Announced · invoiced · in hand</source>
        <translation>Annoncé · facturé · en main</translation>
    </message>
    <message>
        <source>{what}, announced</source>
        <translation>{what} : annoncé</translation>
    </message>
    <message>
        <source>{what}, invoiced</source>
        <translation>{what} : facturé</translation>
    </message>
    <message>
        <source>{what}, in hand</source>
        <translation>{what} : en main</translation>
    </message>
</context>
</TS>
