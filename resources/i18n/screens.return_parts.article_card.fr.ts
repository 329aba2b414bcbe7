<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ArticleCard</name>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Not in this parcel</source>
        <translation>Absent de ce colis</translation>
    </message>
    <message>
        <source>Nothing in hand</source>
        <translation>Rien en main</translation>
    </message>
    <message>
        <source>invoice {number} of {day}</source>
        <translation>facture {number} du {day}</translation>
    </message>
    <message>
        <source>Other product in hand…</source>
        <translation>Autre article en main…</translation>
    </message>
    <message>
        <source>Its reference, then Enter</source>
        <translation>Sa référence, puis Entrée</translation>
    </message>
    <message>
        <source>Reference of the product in hand</source>
        <translation>Référence de l&apos;article en main</translation>
    </message>
    <message>
        <source>Serial to scan</source>
        <translation>Numéro de série à scanner</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>scanné</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>vu</translation>
    </message>
    <message>
        <source>announced — scan it, or touch</source>
        <translation>annoncé — à scanner ou toucher</translation>
    </message>
    <message>
        <source>not announced</source>
        <translation>non annoncé</translation>
    </message>
</context>
</TS>
