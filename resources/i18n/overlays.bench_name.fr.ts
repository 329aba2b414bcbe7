<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BenchNameCard</name>
    <message>
        <source>Name this bench</source>
        <translation>Nommer ce poste</translation>
    </message>
    <message>
        <source>It stands in the header and beside every act, and no other bench of this database has it.</source>
        <translation>Il figure dans l&apos;en-tête et à côté de chaque acte ; aucun autre poste de cette base ne le porte.</translation>
    </message>
    <message>
        <source>Name of this bench, at each start from now on</source>
        <translation>Nom de ce poste, à chaque démarrage désormais</translation>
    </message>
    <message>
        <source>Name it so</source>
        <translation>Lui donner ce nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
</TS>
