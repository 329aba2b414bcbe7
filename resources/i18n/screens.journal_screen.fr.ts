<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>JournalScreen</name>
    <message>
        <source>See who did what, when, where and with whose approval.</source>
        <translation>Voir qui a fait quoi, quand, où, et avec l&apos;accord de qui.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 31 days</source>
        <translation>31 derniers jours</translation>
    </message>
    <message>
        <source>All there is</source>
        <translation>Depuis le début</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>Depuis quand</translation>
    </message>
    <message>
        <source>Without scans</source>
        <translation>Sans les scans</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Avec accord</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Settings and files</source>
        <translation>Réglages et fichiers</translation>
    </message>
    <message>
        <source>People and sign-ins</source>
        <translation>Personnes et connexions</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Which acts</source>
        <translation>Quels gestes</translation>
    </message>
    <message>
        <source>Number, name, text…</source>
        <translation>Numéro, nom, texte…</translation>
    </message>
    <message>
        <source>Text in the acts</source>
        <translation>Texte dans les gestes</translation>
    </message>
    <message>
        <source>Older acts</source>
        <translation>Gestes plus anciens</translation>
    </message>
    <message>
        <source>Open the return</source>
        <translation>Ouvrir le retour</translation>
    </message>
    <message>
        <source>No act found</source>
        <translation>Aucun geste trouvé</translation>
    </message>
    <message>
        <source>Choose a longer time, another kind, or less text.</source>
        <translation>Choisissez une durée plus longue, un autre genre, ou moins de texte.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Accord de</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>{count} {count:act|acts}</source>
        <translation>{count} {count:geste|gestes}</translation>
    </message>
    <message>
        <source>{shown}, and older ones</source>
        <translation>{shown}, et de plus anciens</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Plus de filtres</translation>
    </message>
    <message>
        <source>Fewer filters</source>
        <translation>Moins de filtres</translation>
    </message>
</context>
</TS>
