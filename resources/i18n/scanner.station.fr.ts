<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ScanStation</name>
    <message>
        <source>from the clipboard</source>
        <translation>du presse-papiers</translation>
    </message>
</context>
</TS>
