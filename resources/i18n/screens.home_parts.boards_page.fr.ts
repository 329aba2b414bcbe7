<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BoardsPage</name>
    <message>
        <source>In progress</source>
        <translation>Reprises en cours</translation>
    </message>
    <message>
        <source>Nothing in progress</source>
        <translation>Rien en cours</translation>
    </message>
    <message>
        <source>Scan a parcel to begin.</source>
        <translation>Scannez un colis pour commencer.</translation>
    </message>
    <message>
        <source>Received today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Nothing received yet today</source>
        <translation>Rien reçu aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En souffrance</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien en souffrance</translation>
    </message>
    <message>
        <source>All delivered parcels were scanned.</source>
        <translation>Tous les colis livrés ont été scannés.</translation>
    </message>
    <message>
        <source>{count:received|received} today</source>
        <translation>{count:reçu|reçus} aujourd&apos;hui</translation>
    </message>
    <message>
        <source>{count:credit note|credit notes} today</source>
        <translation>{count:avoir|avoirs} aujourd&apos;hui</translation>
    </message>
    <message>
        <source>not {count:scanned|scanned}</source>
        <translation>non {count:scanné|scannés}</translation>
    </message>
    <message>
        <source>not {count:inspected|inspected}</source>
        <translation>non {count:contrôlé|contrôlés}</translation>
    </message>
    <message>
        <source>{shown} of {count} shown: see them all</source>
        <translation>{shown} sur {count} : les voir tous</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>{what} · {count} late</source>
        <translation>{what} · {count} en retard</translation>
    </message>
    <message>
        <source>{what} · {days} d</source>
        <translation>{what} · {days} j</translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation>quarantaine</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>late {count:batch|batches}</source>
        <translation>{count:lot|lots} en retard</translation>
    </message>
</context>
</TS>
