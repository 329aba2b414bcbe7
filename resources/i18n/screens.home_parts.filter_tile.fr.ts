<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>FilterTile</name>
    <message>
        <source>{what}: {count}</source>
        <translation>{what}&#xa0;: {count}</translation>
    </message>
</context>
</TS>
