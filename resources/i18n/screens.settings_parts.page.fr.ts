<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SettingsPage</name>
    <message>
        <source>Not an amount; write it as 10.50</source>
        <translation>Ce n&apos;est pas un montant ; écrivez par exemple 10,50</translation>
    </message>
</context>
</TS>
