<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>HomeScreen</name>
    <message>
        <source>“{text}” matches {count} returns: choose one</source>
        <translation>« {text} » : {count} retours possibles, choisissez</translation>
    </message>
    <message>
        <source>“{text}” is not a return on file</source>
        <translation>« {text} » : aucun retour à ce numéro</translation>
    </message>
    <message>
        <source>Check the label and scan again, search by customer, serial or tracking number, or put the parcel in quarantine: it will not be lost.</source>
        <translation>Vérifiez l&apos;étiquette et scannez de nouveau, cherchez par client, numéro de série ou suivi, ou mettez le colis en quarantaine : il ne sera pas perdu.</translation>
    </message>
    <message>
        <source>Scan or type the number on the parcel; the boards show what is in progress and what waits.</source>
        <translation>Scannez ou tapez le numéro du colis ; les tableaux montrent ce qui est en cours et ce qui attend.</translation>
    </message>
    <message>
        <source>Scan the parcel&apos;s RMA number</source>
        <translation>Scannez le numéro RMA du colis</translation>
    </message>
    <message>
        <source>RMA number, serial, MAC, tracking…</source>
        <translation>Numéro RMA, série, MAC, suivi…</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Reprises en cours</translation>
    </message>
    <message>
        <source>Received today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En souffrance</translation>
    </message>
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
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Contrôlé</translation>
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
        <source>delivered {day}</source>
        <translation>livré le {day}</translation>
    </message>
    <message>
        <source>received today</source>
        <translation>reçus aujourd&apos;hui</translation>
    </message>
    <message>
        <source>credit notes today</source>
        <translation>avoirs aujourd&apos;hui</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>delivered, never scanned</source>
        <translation>livrés, non scannés</translation>
    </message>
    <message>
        <source>on hold or quarantined</source>
        <translation>en attente ou quarantaine</translation>
    </message>
    <message>
        <source>The parcel is in quarantine under number {number}</source>
        <translation>Le colis est en quarantaine sous le numéro {number}</translation>
    </message>
    <message>
        <source>Write the number on the parcel and put it on the quarantine shelf.</source>
        <translation>Notez le numéro sur le colis et rangez-le à l&apos;emplacement quarantaine.</translation>
    </message>
</context>
</TS>
