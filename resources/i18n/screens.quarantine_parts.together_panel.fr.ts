<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>TogetherPanel</name>
    <message>
        <source>With which record is it put together?</source>
        <translation>Avec quelle fiche le réunir ?</translation>
    </message>
    <message>
        <source>Touch it, or scan the label of the other box.</source>
        <translation>Touchez-la, ou scannez l&apos;étiquette de l&apos;autre colis.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Étagère</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Ce qui a été lu</translation>
    </message>
</context>
</TS>
