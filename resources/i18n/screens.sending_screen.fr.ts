<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SendingScreen</name>
    <message>
        <source>See what was printed, deposited and e-mailed, and mend what was not.</source>
        <translation>Voir ce qui a été imprimé, déposé et envoyé par courriel, et reprendre ce qui ne l&apos;a pas été.</translation>
    </message>
    <message>
        <source>Sendings</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>Pas encore fait</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Which sendings are listed</source>
        <translation>Envois affichés</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>Mark as deposited</source>
        <translation>Marquer comme déposé</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Rien ici</translation>
    </message>
    <message>
        <source>What is printed, deposited or e-mailed is listed here.</source>
        <translation>Ce qui est imprimé, déposé ou envoyé par courriel s&apos;affiche ici.</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Voie</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Where, or why not</source>
        <translation>Où, ou pourquoi pas</translation>
    </message>
    <message>
        <source>For a bench that can; not this one: {why}</source>
        <translation>Pour un poste qui le peut ; pas celui-ci : {why}</translation>
    </message>
    <message>
        <source>For the printer of bench {bench}</source>
        <translation>Pour l&apos;imprimante du poste {bench}</translation>
    </message>
    <message>
        <source>Next try {when}: {why}</source>
        <translation>Prochain essai le {when} : {why}</translation>
    </message>
</context>
</TS>
