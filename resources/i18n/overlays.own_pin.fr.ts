<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>OwnPinCard</name>
    <message>
        <source>Change my PIN</source>
        <translation>Changer mon code PIN</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <translation>Code PIN actuel</translation>
    </message>
    <message>
        <source>New PIN, 4 to 12 figures</source>
        <translation>Nouveau code PIN, 4 à 12 chiffres</translation>
    </message>
    <message>
        <source>New PIN, again</source>
        <translation>Nouveau code PIN, encore</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The two new PINs differ</source>
        <translation>Les deux nouveaux codes PIN diffèrent</translation>
    </message>
</context>
</TS>
