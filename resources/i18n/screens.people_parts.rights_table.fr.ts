<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>RightsTable</name>
    <message>
        <source>What somebody may not do is refused in words. An exception at the bench is approved there by a supervisor, with badge or name and PIN, for that one act.</source>
        <translation>Ce que quelqu&apos;un n&apos;a pas le droit de faire est refusé, et dit. Une exception au poste est approuvée sur place par un responsable, avec badge ou nom et code, pour cet acte seul.</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Qui peut faire quoi</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Ce qui peut être fait</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
</context>
</TS>
