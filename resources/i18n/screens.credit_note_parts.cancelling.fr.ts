<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>NoteCancelling</name>
    <message>
        <source>Cancel {number}, and open its return to issue the right one</source>
        <translation>Annuler {number} et rouvrir son retour pour émettre le bon</translation>
    </message>
    <message>
        <source>{number} cancelled by {by}</source>
        <translation>{number} annulé par {by}</translation>
    </message>
    <message>
        <source>Correct what was wrong, then issue the credit note.</source>
        <translation>Corrigez ce qui était faux, puis émettez l&apos;avoir.</translation>
    </message>
    <message>
        <source>The waiver of the fee (“{reason}”) lapsed: have it approved again, or it is charged.</source>
        <translation>La gratuité des frais (« {reason} ») ne tient plus : faites-la approuver de nouveau, sinon ils sont retenus.</translation>
    </message>
</context>
</TS>
