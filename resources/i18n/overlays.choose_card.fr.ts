<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ChooseCard</name>
    <message>
        <source>What it can be</source>
        <translation>Ce que cela peut être</translation>
    </message>
    <message>
        <source>How it was read</source>
        <translation>Comment c&apos;est lu</translation>
    </message>
</context>
</TS>
