<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PersonPage</name>
    <message>
        <source>Scan it now…</source>
        <translation>Scannez-le…</translation>
    </message>
    <message>
        <source>Scan a badge made before</source>
        <translation>Scanner un badge déjà fait</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>First name and name, as the journal tells it</source>
        <translation>Prénom et nom, tels que le journal les dit</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Each may do what the one before may, and more.</source>
        <translation>Chacun peut ce que peut le précédent, et davantage.</translation>
    </message>
    <message>
        <source>receives, inspects, issues credit notes</source>
        <translation>reçoit, contrôle, émet les avoirs</translation>
    </message>
    <message>
        <source>also approves exceptions, cancels, keeps the catalogue</source>
        <translation>approuve aussi les exceptions, annule, tient le catalogue</translation>
    </message>
    <message>
        <source>also changes settings, restores, manages people</source>
        <translation>change aussi les réglages, restaure, gère les personnes</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>4 to 12 figures. Neither 1234 nor 0000. Empty: the present one stays.</source>
        <translation>4 à 12 chiffres, ni 1234 ni 0000. Vide : le code actuel reste.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nouveau code PIN</translation>
    </message>
    <message>
        <source>New PIN, again</source>
        <translation>Nouveau code PIN, encore</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>It says who somebody is, and is worth nothing without the PIN.</source>
        <translation>Il dit qui l&apos;on est, et ne vaut rien sans le code PIN.</translation>
    </message>
    <message>
        <source>New badge: print its label</source>
        <translation>Nouveau badge : imprimer l&apos;étiquette</translation>
    </message>
    <message>
        <source>Take the badge away</source>
        <translation>Retirer le badge</translation>
    </message>
    <message>
        <source>Has a badge.</source>
        <translation>A un badge.</translation>
    </message>
    <message>
        <source>Has no badge: signs in by name.</source>
        <translation>N&apos;a pas de badge : se connecte par son nom.</translation>
    </message>
    <message>
        <source>Save first: a badge is made for somebody on file.</source>
        <translation>Enregistrez d&apos;abord : un badge se fait pour quelqu&apos;un d&apos;enregistré.</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>Il faut un nom</translation>
    </message>
</context>
</TS>
