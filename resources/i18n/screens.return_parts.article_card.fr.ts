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
        <source>Nothing in hand</source>
        <translation>Rien en main</translation>
    </message>
    <message>
        <source>Invoice {number} of {day}</source>
        <translation>Facture {number} du {day}</translation>
    </message>
    <message>
        <source>With {manufacturer} since {day}, batch {batch}: no answer yet</source>
        <translation>Chez {manufacturer} depuis le {day}, lot {batch} : pas encore de réponse</translation>
    </message>
    <message>
        <source>Already back on {day} from {manufacturer}, batch {batch}: {outcome}, after {days}</source>
        <translation>Déjà retourné le {day} par {manufacturer}, lot {batch} : {outcome}, en {days}</translation>
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
        <source>announced</source>
        <translation>annoncé</translation>
    </message>
    <message>
        <source>not announced</source>
        <translation>non annoncé</translation>
    </message>
</context>
</TS>
