<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CauseTiles</name>
    <message>
        <source>{what} · {count} late</source>
        <translation>{what} · {count} en retard</translation>
    </message>
</context>
</TS>
