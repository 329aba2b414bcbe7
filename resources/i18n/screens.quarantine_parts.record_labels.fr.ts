<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>RecordLabels</name>
    <message>
        <source>Choose one in Settings, Bench; meanwhile write the number on the parcel.</source>
        <translation>Choisissez-en une dans Réglages, Poste ; en attendant, écrivez le numéro sur le colis.</translation>
    </message>
    <message>
        <source>No label printer is set</source>
        <translation>Aucune imprimante d&apos;étiquettes n&apos;est réglée</translation>
    </message>
</context>
</TS>
