<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>HomeScreen</name>
    <message>
        <source>Scan or type the number on the parcel; the boards show what is in progress and what waits.</source>
        <translation>Scannez ou tapez le numéro du colis ; les tableaux montrent ce qui est en cours et ce qui attend.</translation>
    </message>
    <message>
        <source>Scan the parcel&apos;s RMA number</source>
        <translation>Scannez le numéro RMA du colis</translation>
    </message>
    <message>
        <source>RMA number, serial, MAC, tracking…</source>
        <translation>Numéro RMA, série, MAC, suivi…</translation>
    </message>
    <message>
        <source>Parcel without number</source>
        <translation>Colis sans numéro</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Scanner de nouveau</translation>
    </message>
</context>
</TS>
