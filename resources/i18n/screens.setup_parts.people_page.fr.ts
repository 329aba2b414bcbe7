<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PeoplePage</name>
    <message>
        <source>Who does what, and who approves</source>
        <translation>Qui fait quoi, et qui approuve</translation>
    </message>
    <message>
        <source>Everybody signs in</source>
        <translation>Chacun se connecte</translation>
    </message>
    <message>
        <source>with badge or name and PIN: each act tells who did it, and supervisors approve with their own.</source>
        <translation>par badge ou nom, et code : chaque acte dit qui l&apos;a fait, et le responsable approuve avec le sien.</translation>
    </message>
    <message>
        <source>One bench, without sign-in</source>
        <translation>Un seul poste, sans connexion</translation>
    </message>
    <message>
        <source>Whoever stands here may do everything; exceptions are approved with one code that all supervisors share. It can be changed later, under People and rights.</source>
        <translation>Qui est là peut tout faire ; les exceptions s&apos;approuvent par un seul code, commun aux responsables. Cela se change plus tard, dans Personnes et droits.</translation>
    </message>
</context>
</TS>
