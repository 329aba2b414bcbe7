<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ForgettingPanel</name>
    <message>
        <source>Forget the name {name}?</source>
        <translation>Oublier le nom {name} ?</translation>
    </message>
    <message>
        <source>“n° {number}” stands in the list of people from then on. The journal keeps the name as long as the settings say. This cannot be undone.</source>
        <translation>« n° {number} » figurera désormais dans la liste des personnes. Le journal garde le nom aussi longtemps que les réglages le disent. C&apos;est définitif.</translation>
    </message>
    <message>
        <source>Forget the name for good</source>
        <translation>Oublier ce nom définitivement</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
</context>
</TS>
