<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CommandPalette</name>
    <message>
        <source>An action, a return, a parcel, a customer, a product…</source>
        <translation>Une action, un retour, un colis, un client, un article…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Que cherchez-vous ?</translation>
    </message>
    <message>
        <source>What can be chosen</source>
        <translation>Ce qui peut être choisi</translation>
    </message>
    <message>
        <source>Nothing matches. Try fewer letters, or the search screen (F3).</source>
        <translation>Rien ne correspond. Essayez moins de lettres, ou l&apos;écran de recherche (F3).</translation>
    </message>
</context>
</TS>
