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
        <source>Number, serial, tracking, customer…</source>
        <translation>Numéro, série, suivi, client…</translation>
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
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Nothing in quarantine</source>
        <translation>Rien en quarantaine</translation>
    </message>
    <message>
        <source>A parcel that cannot be received gets a number here: it is never lost.</source>
        <translation>Un colis qui ne peut pas être reçu obtient ici un numéro : il n&apos;est jamais perdu.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
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
        <source>Shelf</source>
        <translation>Étagère</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Quarantine {number}: shelf {place}</source>
        <translation>Quarantaine {number} : étagère {place}</translation>
    </message>
    <message>
        <source>Stick the label on, then scan tracking number and serials.</source>
        <translation>Collez l&apos;étiquette, puis scannez suivi et numéros de série.</translation>
    </message>
    <message>
        <source>Choose one in Settings, Bench; meanwhile write the number on the parcel.</source>
        <translation>Choisissez-en une dans Réglages, Poste ; en attendant, écrivez le numéro sur le colis.</translation>
    </message>
    <message>
        <source>No label printer is set</source>
        <translation>Aucune imprimante d&apos;étiquettes n&apos;est réglée</translation>
    </message>
</context>
</TS>
