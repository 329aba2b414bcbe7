<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>RecordActs</name>
    <message>
        <source>{number} is in quarantine again</source>
        <translation>{number} est de nouveau en quarantaine</translation>
    </message>
    <message>
        <source>Put it back on shelf {place}.</source>
        <translation>Remettez-le sur l&apos;étagère {place}.</translation>
    </message>
    <message>
        <source>Open the return</source>
        <translation>Ouvrir le retour</translation>
    </message>
</context>
</TS>
