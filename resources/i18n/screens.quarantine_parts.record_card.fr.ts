<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>RecordCard</name>
    <message>
        <source>Nothing read yet: scan serials, MACs, labels.</source>
        <translation>Rien de lu encore : scannez numéros de série, MAC, étiquettes.</translation>
    </message>
    <message>
        <source>Carrier?</source>
        <translation>Transporteur ?</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Customer, if known</source>
        <translation>Client, s&apos;il est connu</translation>
    </message>
    <message>
        <source>Customer, if known, then Enter</source>
        <translation>Client, s&apos;il est connu, puis Entrée</translation>
    </message>
    <message>
        <source>History of the record</source>
        <translation>Historique de la fiche</translation>
    </message>
    <message>
        <source>{count} {count:box|boxes}</source>
        <translation>{count} colis</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Returns it may belong to</source>
        <translation>Retours possibles</translation>
    </message>
    <message>
        <source>set apart from {number}</source>
        <translation>mis à part de {number}</translation>
    </message>
    <message>
        <source>Shelf {place}</source>
        <translation>Étagère {place}</translation>
    </message>
</context>
</TS>
