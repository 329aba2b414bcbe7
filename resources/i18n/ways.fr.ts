<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Ways</name>
    <message>
        <source>{code}: added to {number}</source>
        <translation>{code} : ajouté à {number}</translation>
    </message>
</context>
</TS>
