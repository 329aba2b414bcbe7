<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CaseHead</name>
    <message>
        <source>opened {when}</source>
        <translation>ouvert {when}</translation>
    </message>
    <message>
        <source>received {when}</source>
        <translation>reçu {when}</translation>
    </message>
    <message>
        <source>expired {when}</source>
        <translation>expiré {when}</translation>
    </message>
    <message>
        <source>expires {when}</source>
        <translation>expire {when}</translation>
    </message>
</context>
</TS>
