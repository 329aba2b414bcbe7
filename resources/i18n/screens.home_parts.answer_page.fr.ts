<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AnswerPage</name>
    <message>
        <source>Returns to choose from</source>
        <translation>Retours à choisir</translation>
    </message>
    <message>
        <source>Put in quarantine</source>
        <translation>Mettre en quarantaine</translation>
    </message>
    <message>
        <source>Accept the expired return</source>
        <translation>Accepter le retour expiré</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Scanner de nouveau</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>“{text}” matches {count} {count:return|returns}: choose one</source>
        <translation>« {text} » : {count} {count:retour possible|retours possibles}, choisissez</translation>
    </message>
    <message>
        <source>“{text}” matches one return: is it this one?</source>
        <translation>« {text} » : un retour possible, est-ce lui ?</translation>
    </message>
    <message>
        <source>“{text}” is not a return on file</source>
        <translation>« {text} » : aucun retour à ce numéro</translation>
    </message>
    <message>
        <source>Check the label and scan again, search by customer, serial or tracking number, or put the parcel in quarantine: it will not be lost.</source>
        <translation>Vérifiez l&apos;étiquette et scannez de nouveau, cherchez par client, numéro de série ou suivi, ou mettez le colis en quarantaine : il ne sera pas perdu.</translation>
    </message>
</context>
</TS>
