<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>MonitorPage</name>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Keys as they came</source>
        <translation>Touches comme elles sont arrivées</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>After (ms)</source>
        <translation>Après (ms)</translation>
    </message>
    <message>
        <source>Native code</source>
        <translation>Code natif</translation>
    </message>
    <message>
        <source>Scan any code, or type: every key is shown here</source>
        <translation>Scannez un code ou tapez : chaque touche s&apos;affiche ici</translation>
    </message>
    <message>
        <source>Scans open nothing while this page is shown.</source>
        <translation>Les lectures n&apos;ouvrent rien tant que cette page est affichée.</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Saisie</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>Port série</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>As it came: {code}</source>
        <translation>Arrivé&#xa0;: {code}</translation>
    </message>
    <message>
        <source>Taken for: {kind}</source>
        <translation>Pris pour&#xa0;: {kind}</translation>
    </message>
    <message>
        <source>Keyboard layout: {layout}</source>
        <translation>Disposition du clavier&#xa0;: {layout}</translation>
    </message>
    <message>
        <source>Longest gap: {gap} ms</source>
        <translation>Plus long intervalle&#xa0;: {gap} ms</translation>
    </message>
    <message>
        <source>System: {platform}</source>
        <translation>Système&#xa0;: {platform}</translation>
    </message>
</context>
</TS>
