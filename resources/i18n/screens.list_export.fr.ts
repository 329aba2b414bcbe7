<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ListExportButton</name>
    <message>
        <source>Export the list…</source>
        <translation>Exporter la liste…</translation>
    </message>
</context>
</TS>
