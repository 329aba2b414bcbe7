<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>HoldPanel</name>
    <message>
        <source>Why does it wait, and for whom?</source>
        <translation>Pourquoi attend-il, et qui attend-on ?</translation>
    </message>
    <message>
        <source>Answer expected within</source>
        <translation>Réponse attendue sous</translation>
    </message>
    <message>
        <source>Awaited from</source>
        <translation>Attendu de</translation>
    </message>
    <message>
        <source>Accessory asked of the customer</source>
        <translation>Accessoire demandé au client</translation>
    </message>
    <message>
        <source>Waiting for the customer&apos;s answer</source>
        <translation>Réponse du client attendue</translation>
    </message>
    <message>
        <source>Waiting for support&apos;s validation</source>
        <translation>Validation du support attendue</translation>
    </message>
    <message>
        <source>Waiting for the manufacturer</source>
        <translation>Réponse du fabricant attendue</translation>
    </message>
    <message>
        <source>Waiting for the supervisor</source>
        <translation>Accord du responsable attendu</translation>
    </message>
    <message>
        <source>To be tested</source>
        <translation>À tester</translation>
    </message>
    <message>
        <source>Transport damage to be claimed</source>
        <translation>Réclamer au transporteur</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Habituel</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Usual time</source>
        <translation>Délai habituel</translation>
    </message>
    <message>
        <source>{days} {days:day|days}</source>
        <translation>{days} {days:jour|jours}</translation>
    </message>
    <message>
        <source>What exactly, or another cause</source>
        <translation>Quoi au juste, ou autre cause</translation>
    </message>
    <message>
        <source>Cause of the hold</source>
        <translation>Cause de l&apos;attente</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
