<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ReturnPapers</name>
    <message>
        <source>See the reception slip</source>
        <translation>Voir le bon de réception</translation>
    </message>
    <message>
        <source>Reception slip and label printed</source>
        <translation>Bon de réception et étiquette imprimés</translation>
    </message>
    <message>
        <source>reception-{rma}.pdf</source>
        <translation>bon-de-reception-{rma}.pdf</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré : {path}</translation>
    </message>
</context>
</TS>
