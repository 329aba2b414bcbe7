<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BenchCommands</name>
    <message>
        <source>Put on hold by a scan, to be decided</source>
        <translation>Mis en attente par un scan, à décider</translation>
    </message>
</context>
</TS>
