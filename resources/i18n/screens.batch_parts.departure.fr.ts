<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BatchPapers</name>
    <message>
        <source>Packing list {number}</source>
        <translation>Liste de colisage {number}</translation>
    </message>
    <message>
        <source>Label {number}</source>
        <translation>Étiquette {number}</translation>
    </message>
    <message>
        <source>packing list</source>
        <translation>liste de colisage</translation>
    </message>
    <message>
        <source>label</source>
        <translation>étiquette</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>fichier CSV</translation>
    </message>
    <message>
        <source>{what}: {where}</source>
        <translation>{what} : {where}</translation>
    </message>
    <message>
        <source>Batch {number} closed, answer expected by {day}</source>
        <translation>Lot {number} fermé, réponse attendue pour le {day}</translation>
    </message>
    <message>
        <source>{closed}. Still to do: {what}</source>
        <translation>{closed}. Reste à faire : {what}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
</TS>
