<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>JournalFilters</name>
    <message>
        <source>All acts of this kind</source>
        <translation>Tous les gestes de ce type</translation>
    </message>
    <message>
        <source>One act</source>
        <translation>Un seul geste</translation>
    </message>
    <message>
        <source>From (day)</source>
        <translation>Du (jour)</translation>
    </message>
    <message>
        <source>To (day)</source>
        <translation>Au (jour)</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Accord de</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Not a day; write it as 30/11/2026</source>
        <translation>Pas un jour ; écrivez-le comme 30/11/2026</translation>
    </message>
</context>
</TS>
