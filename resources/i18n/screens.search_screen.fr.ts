<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SearchScreen</name>
    <message>
        <source>Number, customer, serial, MAC, reference, tracking…</source>
        <translation>Numéro, client, série, MAC, référence, suivi…</translation>
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
        <source>Type what you know</source>
        <translation>Tapez ce que vous connaissez</translation>
    </message>
    <message>
        <source>Find a return, or a parcel in quarantine, by anything that is known of it.</source>
        <translation>Trouver un retour, ou un colis en quarantaine, par tout ce qu&apos;on en sait.</translation>
    </message>
    <message>
        <source>Search for a return or a parcel</source>
        <translation>Chercher un retour ou un colis</translation>
    </message>
    <message>
        <source>Returns and parcels found</source>
        <translation>Retours et colis trouvés</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Part of the number, the customer&apos;s name, a serial number, a MAC address, a reference, a tracking number; of a parcel in quarantine its shelf and carrier too.</source>
        <translation>Une partie du numéro, le nom du client, un numéro de série, une adresse MAC, une référence, un numéro de suivi ; pour un colis en quarantaine, aussi l&apos;étagère et le transporteur.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numéro</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>série</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>tracking</source>
        <translation>suivi</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>facture</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>client</translation>
    </message>
    <message>
        <source>shelf</source>
        <translation>étagère</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>transporteur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Only the first are shown ({count}): type more of it to find the others.</source>
        <translation>Seuls les premiers sont affichés ({count}) : précisez la recherche pour trouver les autres.</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Trouvé par</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrivé</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Try less of it, or something else you know.</source>
        <translation>Essayez-en moins, ou autre chose que vous connaissez.</translation>
    </message>
</context>
</TS>
