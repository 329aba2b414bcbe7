<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ScanHistory</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Compris comme</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Tel que reçu</translation>
    </message>
    <message>
        <source>The last scans ({count})</source>
        <translation>Derniers scans ({count})</translation>
    </message>
    <message>
        <source>No scan yet</source>
        <translation>Aucun scan pour l&apos;instant</translation>
    </message>
    <message>
        <source>The last scan</source>
        <translation>Le dernier scan</translation>
    </message>
</context>
</TS>
