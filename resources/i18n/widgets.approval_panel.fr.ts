<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ApprovalPanel</name>
    <message>
        <source>Supervisor&apos;s name</source>
        <translation>Nom du responsable</translation>
    </message>
    <message>
        <source>Supervisor: badge or name</source>
        <translation>Responsable : badge ou nom</translation>
    </message>
    <message>
        <source>Supervisor code</source>
        <translation>Code du responsable</translation>
    </message>
    <message>
        <source>Supervisor&apos;s PIN</source>
        <translation>Code PIN du responsable</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Commercial gesture</source>
        <translation>Geste commercial</translation>
    </message>
    <message>
        <source>Our mistake</source>
        <translation>Erreur de notre part</translation>
    </message>
    <message>
        <source>Agreed with the customer</source>
        <translation>Convenu avec le client</translation>
    </message>
    <message>
        <source>Checked in hand</source>
        <translation>Vérifié en main</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Accorder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
