<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BatchQuestions</name>
    <message>
        <source>in {days} {days:day|days}</source>
        <translation>sous {days} {days:jour|jours}</translation>
    </message>
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
        <source>Batch {number} leaves. When does {manufacturer} answer?</source>
        <translation>Le lot {number} part. Pour quand la réponse de {manufacturer} ?</translation>
    </message>
    <message>
        <source>Not a day; write it as 30/11/2026</source>
        <translation>Ce n&apos;est pas une date ; écrivez 30/11/2026</translation>
    </message>
    <message>
        <source>Answer expected by</source>
        <translation>Réponse attendue pour le</translation>
    </message>
    <message>
        <source>Close and print</source>
        <translation>Fermer et imprimer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
