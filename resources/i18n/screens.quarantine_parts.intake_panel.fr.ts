<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>IntakePanel</name>
    <message>
        <source>Why can it not be received?</source>
        <translation>Pourquoi ne peut-il pas être reçu ?</translation>
    </message>
    <message>
        <source>One touch gives it a number; the rest can follow.</source>
        <translation>Un geste lui donne un numéro ; le reste peut suivre.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
