<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>RecordActs</name>
    <message>
        <source>{number} goes on under {into}</source>
        <translation>{number} est réuni à {into}</translation>
    </message>
    <message>
        <source>Put both on shelf {place}.</source>
        <translation>Rangez les deux sur l&apos;étagère {place}.</translation>
    </message>
    <message>
        <source>{number} is given back</source>
        <translation>{number} est rendu</translation>
    </message>
    <message>
        <source>Hand the parcel over: it is in quarantine no longer.</source>
        <translation>Remettez le colis : il n&apos;est plus en quarantaine.</translation>
    </message>
    <message>
        <source>{code} is announced on return {other}</source>
        <translation>{code} est annoncé sur le retour {other}</translation>
    </message>
    <message>
        <source>Set it apart first (F7). To match the whole box to {rma}: once more.</source>
        <translation>Mettez-le d&apos;abord à part (F7). Pour rattacher tout le colis à {rma} : encore une fois.</translation>
    </message>
    <message>
        <source>Match the whole box</source>
        <translation>Rattacher tout le colis</translation>
    </message>
    <message>
        <source>{number} is in quarantine again</source>
        <translation>{number} est de nouveau en quarantaine</translation>
    </message>
    <message>
        <source>Put it back on shelf {place}.</source>
        <translation>Remettez-le sur l&apos;étagère {place}.</translation>
    </message>
    <message>
        <source>Open the return</source>
        <translation>Ouvrir le retour</translation>
    </message>
</context>
</TS>
