<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PinPair</name>
    <message>
        <source>The two PINs differ</source>
        <translation>Les deux codes PIN diffèrent</translation>
    </message>
</context>
</TS>
