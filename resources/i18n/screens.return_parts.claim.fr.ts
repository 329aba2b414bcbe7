<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ReturnClaim</name>
    <message>
        <source>Take over</source>
        <translation>Reprendre la main</translation>
    </message>
</context>
</TS>
