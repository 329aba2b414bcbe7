<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ParcelCard</name>
    <message>
        <source>Parcel</source>
        <translation>Colis</translation>
    </message>
    <message>
        <source>RMA number visible</source>
        <translation>Numéro RMA visible</translation>
    </message>
    <message>
        <source>Well packed</source>
        <translation>Bien emballé</translation>
    </message>
    <message>
        <source>Transport damage</source>
        <translation>Dommage de transport</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Tracking {number}</source>
        <translation>Suivi {number}</translation>
    </message>
    <message>
        <source>delivered on {day} per carrier</source>
        <translation>livré le {day} par le transporteur</translation>
    </message>
</context>
</TS>
