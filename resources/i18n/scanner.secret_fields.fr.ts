<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SecretFields</name>
    <message>
        <source>Taken into the hidden field</source>
        <translation>Mis dans le champ masqué</translation>
    </message>
    <message>
        <source>Not kept: a PIN or a code is asked for here</source>
        <translation>Non retenu : un PIN ou un code est demandé ici</translation>
    </message>
    <message>
        <source>Finish or close what asks for it, then scan again.</source>
        <translation>Terminez ou fermez cette demande, puis scannez de nouveau.</translation>
    </message>
</context>
</TS>
