<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>TicketTrial</name>
    <message>
        <source>Try a ticket number (not stored)</source>
        <translation>Essayer un numéro de ticket (rien n&apos;est enregistré)</translation>
    </message>
    <message>
        <source>Type one here: it is said at once whether it fits.</source>
        <translation>Tapez-en un : il est dit aussitôt s&apos;il convient.</translation>
    </message>
    <message>
        <source>It fits, as any does: no form is given.</source>
        <translation>Il convient, comme tout autre : aucune forme n&apos;est demandée.</translation>
    </message>
    <message>
        <source>It fits.</source>
        <translation>Il convient.</translation>
    </message>
    <message>
        <source>It does not fit: a return with this ticket would be put on hold.</source>
        <translation>Il ne convient pas : un retour avec ce ticket serait mis en attente.</translation>
    </message>
</context>
</TS>
