<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BatchQuestions</name>
    <message>
        <source>What did {manufacturer} answer about {unit}?</source>
        <translation>Que répond {manufacturer} pour {unit} ?</translation>
    </message>
    <message>
        <source>Why does {unit} not go to {manufacturer}?</source>
        <translation>Pourquoi {unit} ne part-il pas chez {manufacturer} ?</translation>
    </message>
    <message>
        <source>Why is batch {number} opened again?</source>
        <translation>Pourquoi rouvrir le lot {number} ?</translation>
    </message>
    <message>
        <source>New serial</source>
        <translation>Nouveau numéro de série</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
