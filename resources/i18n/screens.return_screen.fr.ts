<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ReturnScreen</name>
    <message>
        <source>Check the parcel, the article, its accessories and its condition; then issue the credit note.</source>
        <translation>Contrôlez le colis, l&apos;article, ses accessoires et son état ; émettez ensuite l&apos;avoir.</translation>
    </message>
    <message>
        <source>Other decision…</source>
        <translation>Autre décision…</translation>
    </message>
    <message>
        <source>Count the quantity</source>
        <translation>Compter la quantité</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Unité suivante</translation>
    </message>
    <message>
        <source>Previous unit</source>
        <translation>Unité précédente</translation>
    </message>
    <message>
        <source>Print the credit note</source>
        <translation>Imprimer l&apos;avoir</translation>
    </message>
    <message>
        <source>Comparison and history</source>
        <translation>Comparaison et historique</translation>
    </message>
    <message>
        <source>Back to the scan</source>
        <translation>Revenir au scan</translation>
    </message>
</context>
</TS>
