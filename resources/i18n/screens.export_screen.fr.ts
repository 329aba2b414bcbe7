<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ExportScreen</name>
    <message>
        <source>Export the documents of a period, or their accounting entries.</source>
        <translation>Exporter les documents d&apos;une période, ou leurs écritures comptables.</translation>
    </message>
    <message>
        <source>Export a period</source>
        <translation>Exporter une période</translation>
    </message>
    <message>
        <source>The documents with an index of their fingerprints, or their entries for the accounting.</source>
        <translation>Les documents avec un index de leurs empreintes, ou leurs écritures pour la comptabilité.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois-ci</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Le mois dernier</translation>
    </message>
    <message>
        <source>Documents and index…</source>
        <translation>Documents et index…</translation>
    </message>
    <message>
        <source>Accounting entries…</source>
        <translation>Écritures comptables…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Not a day; write it as 30/11/2026</source>
        <translation>Ce n&apos;est pas un jour ; écrivez-le 30/11/2026</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exporté</translation>
    </message>
    <message>
        <source>Export cancelled</source>
        <translation>Export annulé</translation>
    </message>
    <message>
        <source>No file was left.</source>
        <translation>Aucun fichier n&apos;a été laissé.</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Dossier où exporter</translation>
    </message>
</context>
</TS>
