<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>MovingWindow</name>
    <message>
        <source>This database goes to {server}</source>
        <translation>Cette base part sur {server}</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Cancel: nothing changes</source>
        <translation>Annuler : rien ne change</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>{what}: {done} {done:row|rows} of {count}</source>
        <translation>{what} : {done} {done:ligne|lignes} sur {count}</translation>
    </message>
</context>
</TS>
