<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Crash</name>
    <message>
        <source>Réception RMA</source>
        <translation>Réception RMA</translation>
    </message>
    <message>
        <source>The program met an unexpected error and closes. What was acknowledged is stored.</source>
        <translation>Le programme a rencontré une erreur imprévue et se ferme. Tout ce qui était validé est enregistré.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
</context>
</TS>
