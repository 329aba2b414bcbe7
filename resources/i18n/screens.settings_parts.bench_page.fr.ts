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
        <source>Name of this bench</source>
        <translation>Nom de ce poste</translation>
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
