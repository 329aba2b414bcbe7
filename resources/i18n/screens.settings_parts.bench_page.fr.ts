<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BenchPage</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>Printer of credit notes</source>
        <translation>Imprimante des avoirs</translation>
    </message>
    <message>
        <source>New supervisor code</source>
        <translation>Nouveau code du responsable</translation>
    </message>
    <message>
        <source>New supervisor code, again</source>
        <translation>Nouveau code du responsable, encore une fois</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Fort contraste</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>How the screens look</source>
        <translation>Aspect des écrans</translation>
    </message>
    <message>
        <source>Ctrl++ and Ctrl+- change the text size at any moment.</source>
        <translation>Ctrl++ et Ctrl+- changent la taille du texte à tout moment.</translation>
    </message>
    <message>
        <source>This bench</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Its name is given in the menu: “Name this bench”.</source>
        <translation>Son nom se donne dans le menu : « Nommer ce poste ».</translation>
    </message>
    <message>
        <source>Files that come by themselves</source>
        <translation>Fichiers qui arrivent d&apos;eux-mêmes</translation>
    </message>
    <message>
        <source>Returns and catalogues put into this folder are imported, then moved beside their report. Empty for none.</source>
        <translation>Les retours et catalogues posés dans ce dossier sont importés, puis rangés à côté de leur rapport. Vide : aucun.</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Supervisor code</source>
        <translation>Code du responsable</translation>
    </message>
    <message>
        <source>Asked for at each approval and each change of the settings. Leave empty to keep it.</source>
        <translation>Demandé à chaque accord et à chaque changement des réglages. Laissez vide pour le garder.</translation>
    </message>
    <message>
        <source>Locks by itself, where people sign in</source>
        <translation>Se verrouille seul, si chacun se connecte</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>After 1 minute</source>
        <translation>Après 1 minute</translation>
    </message>
    <message>
        <source>After {count} minutes</source>
        <translation>Après {count} minutes</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Réduites</translation>
    </message>
    <message>
        <source>At least 4 characters</source>
        <translation>4 caractères au moins</translation>
    </message>
    <message>
        <source>The two codes differ</source>
        <translation>Les deux codes diffèrent</translation>
    </message>
</context>
</TS>
