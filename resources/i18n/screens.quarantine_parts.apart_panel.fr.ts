<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ApartPanel</name>
    <message>
        <source>What is set apart?</source>
        <translation>Que mettez-vous à part ?</translation>
    </message>
    <message>
        <source>Touch what goes under a number of its own; what was not read is read there afterwards.</source>
        <translation>Touchez ce qui reçoit son propre numéro ; ce qui n&apos;a pas été lu se scanne ensuite.</translation>
    </message>
    <message>
        <source>Set apart</source>
        <translation>Mettre à part</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
