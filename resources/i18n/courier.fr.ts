<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Courier</name>
    <message>
        <source>{number} sent to {printer}</source>
        <translation>{number} envoyé à {printer}</translation>
    </message>
    <message>
        <source>This copy is marked DUPLICATA.</source>
        <translation>Cet exemplaire porte la mention DUPLICATA.</translation>
    </message>
    <message>
        <source>{number} was not printed: {reason}</source>
        <translation>{number} n&apos;a pas été imprimé : {reason}</translation>
    </message>
    <message>
        <source>Not printed yet: {numbers} ({reason})</source>
        <translation>Pas encore imprimé : {numbers} ({reason})</translation>
    </message>
    <message>
        <source>Nothing is lost: check the printer, or choose another in Settings.</source>
        <translation>Rien n&apos;est perdu : vérifiez l&apos;imprimante, ou choisissez-en une autre dans les Réglages.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>It is tried again by itself; the sendings are listed in the menu.</source>
        <translation>Nouvel essai automatique ; la liste des envois est dans le menu.</translation>
    </message>
    <message>
        <source>It waits for you among the sendings, in the menu.</source>
        <translation>Il vous attend dans la liste des envois, dans le menu.</translation>
    </message>
</context>
</TS>
