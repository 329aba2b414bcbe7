<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SigningIn</name>
    <message>
        <source>Lock this bench</source>
        <translation>Verrouiller ce poste</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Changer mon code PIN</translation>
    </message>
    <message>
        <source>The bench is locked: scan your badge first.</source>
        <translation>Le poste est verrouillé : scannez d&apos;abord votre badge.</translation>
    </message>
    <message>
        <source>{name} is working here already</source>
        <translation>{name} travaille déjà ici</translation>
    </message>
    <message>
        <source>Bench {bench} · {name}</source>
        <translation>Poste {bench} · {name}</translation>
    </message>
    <message>
        <source>{who}. Somebody else takes over</source>
        <translation>{who}. Changer de personne</translation>
    </message>
    <message>
        <source>Your PIN is changed</source>
        <translation>Votre code PIN est changé</translation>
    </message>
    <message>
        <source>For reading only. The right {right}: {roles}.</source>
        <translation>À consulter seulement. Pour {right} : {roles}.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
</context>
</TS>
