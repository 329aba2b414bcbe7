<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>QuarantineScreen</name>
    <message>
        <source>Parcels that cannot be received now: give each a number, scan what is in it, and match it to its return later.</source>
        <translation>Colis qui ne peuvent pas être reçus : donnez un numéro à chacun, scannez ce qu&apos;il contient, et rattachez-le plus tard à son retour.</translation>
    </message>
    <message>
        <source>Choose a record first.</source>
        <translation>Choisissez d&apos;abord une fiche.</translation>
    </message>
    <message>
        <source>No return is chosen: scan a serial of the goods, or look for the return.</source>
        <translation>Aucun retour n&apos;est choisi : scannez un numéro de série, ou cherchez le retour.</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Search the quarantine</source>
        <translation>Chercher en quarantaine</translation>
    </message>
    <message>
        <source>The picture waits for the number.</source>
        <translation>La photo attend le numéro du colis.</translation>
    </message>
    <message>
        <source>Touch why it cannot be received.</source>
        <translation>Touchez la raison pour laquelle il ne peut pas être reçu.</translation>
    </message>
    <message>
        <source>{code} is kept for the parcel.</source>
        <translation>{code} est gardé pour le colis.</translation>
    </message>
    <message>
        <source>It is not matched to a return: there is nothing to take back.</source>
        <translation>Elle n&apos;est rattachée à aucun retour : il n&apos;y a rien à annuler.</translation>
    </message>
    <message>
        <source>The history is shown: go back to the returns to choose one (Ctrl+H).</source>
        <translation>L&apos;historique est affiché : revenez aux retours pour en choisir un (Ctrl+H).</translation>
    </message>
    <message>
        <source>Number, serial, tracking, shelf, customer…</source>
        <translation>Numéro, série, suivi, étagère, client…</translation>
    </message>
    <message>
        <source>Parcel without number</source>
        <translation>Colis sans numéro</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Set apart</source>
        <translation>Mettre à part</translation>
    </message>
    <message>
        <source>Put together</source>
        <translation>Réunir</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Rendre</translation>
    </message>
    <message>
        <source>Match to the return</source>
        <translation>Rattacher au retour</translation>
    </message>
    <message>
        <source>Take the match back</source>
        <translation>Annuler le rattachement</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
</TS>
