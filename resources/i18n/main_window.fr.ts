<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>MainWindow</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Bench {bench} · {operator}</source>
        <translation>Poste {bench} · {operator}</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Scanner ready</source>
        <translation>Scanner prêt</translation>
    </message>
    <message>
        <source>Scanner not ready</source>
        <translation>Scanner non prêt</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Database ready</source>
        <translation>Base prête</translation>
    </message>
    <message>
        <source>Database not ready</source>
        <translation>Base non prête</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>Imprimante prête</translation>
    </message>
    <message>
        <source>Printer not ready</source>
        <translation>Imprimante non prête</translation>
    </message>
    <message>
        <source>Réception RMA</source>
        <translation>Réception RMA</translation>
    </message>
</context>
</TS>
