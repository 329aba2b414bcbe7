<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Restocking fee</source>
        <translation>Frais de re-stockage</translation>
    </message>
    <message>
        <source>Rules and numbers</source>
        <translation>Règles et numéros</translation>
    </message>
    <message>
        <source>This bench</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Accounting</source>
        <translation>Comptabilité</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Present supervisor code</source>
        <translation>Code actuel du responsable</translation>
    </message>
    <message>
        <source>Example data: credit notes are marked SPECIMEN.</source>
        <translation>Données d&apos;exemple : les avoirs portent la mention SPECIMEN.</translation>
    </message>
    <message>
        <source>Before credit notes can be issued, fill in: {names}</source>
        <translation>Avant d&apos;émettre des avoirs, complétez : {names}</translation>
    </message>
    <message>
        <source>Set the company, the fees, the rules and this bench.</source>
        <translation>Réglez la société, les frais, les règles et ce poste.</translation>
    </message>
    <message>
        <source>Everything needed to issue credit notes is set.</source>
        <translation>Tout est réglé pour émettre des avoirs.</translation>
    </message>
    <message>
        <source>Changes are not saved yet</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Some fields are not right</source>
        <translation>Certains champs ne vont pas</translation>
    </message>
    <message>
        <source>Correct those marked, then save.</source>
        <translation>Corrigez ceux qui sont signalés, puis enregistrez.</translation>
    </message>
    <message>
        <source>Save first: what is tried is what is stored.</source>
        <translation>Enregistrez d&apos;abord : ce qui est essayé est ce qui est enregistré.</translation>
    </message>
    <message>
        <source>The test message is on its way…</source>
        <translation>Le message d&apos;essai est en route…</translation>
    </message>
    <message>
        <source>Settings saved</source>
        <translation>Réglages enregistrés</translation>
    </message>
</context>
</TS>
