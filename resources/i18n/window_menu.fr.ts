<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>WindowMenu</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Avoirs</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Open a return</source>
        <translation>Ouvrir un retour</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Manufacturer batches</source>
        <translation>Lots fabricants</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Manufacturers&apos; procedures</source>
        <translation>Procédures fabricants</translation>
    </message>
    <message>
        <source>Sendings</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Export a period</source>
        <translation>Exporter une période</translation>
    </message>
    <message>
        <source>Backups and restoring</source>
        <translation>Sauvegardes et restauration</translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation>Base partagée</translation>
    </message>
    <message>
        <source>Barcode scanner</source>
        <translation>Douchette</translation>
    </message>
    <message>
        <source>People and rights</source>
        <translation>Personnes et droits</translation>
    </message>
    <message>
        <source>Guided set-up</source>
        <translation>Mise en route guidée</translation>
    </message>
    <message>
        <source>Every action, return, customer, product…</source>
        <translation>Toutes les actions, retours, clients, produits…</translation>
    </message>
    <message>
        <source>Help on this screen</source>
        <translation>Aide sur cet écran</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>Derniers scans</translation>
    </message>
    <message>
        <source>Sounds on</source>
        <translation>Activer les sons</translation>
    </message>
    <message>
        <source>Sounds off</source>
        <translation>Couper les sons</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Thème du système</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>High contrast theme</source>
        <translation>Thème à fort contraste</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Agrandir le texte</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Réduire le texte</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Taille de texte normale</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
</TS>
