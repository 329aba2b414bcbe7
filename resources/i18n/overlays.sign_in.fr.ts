<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SignInOverlay</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Back to the work of {name}</source>
        <translation>Reprendre le travail de {name}</translation>
    </message>
    <message>
        <source>Bench {bench}: who is working?</source>
        <translation>Poste {bench} : qui travaille ?</translation>
    </message>
    <message>
        <source>Scan your badge, or touch your name. Then your PIN.</source>
        <translation>Scannez votre badge, ou touchez votre nom. Puis votre code PIN.</translation>
    </message>
    <message>
        <source>Nobody chosen yet</source>
        <translation>Personne n&apos;est encore choisi</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>Code PIN de {name}</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>Next try in {minutes} min {seconds} s</source>
        <translation>Prochain essai dans {minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>Next try in {seconds} s</source>
        <translation>Prochain essai dans {seconds} s</translation>
    </message>
</context>
</TS>
