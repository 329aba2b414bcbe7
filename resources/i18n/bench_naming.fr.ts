<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BenchNaming</name>
    <message>
        <source>Name this bench</source>
        <translation>Nommer ce poste</translation>
    </message>
    <message>
        <source>Another bench works under the name “{wanted}”: this one is “{name}”.</source>
        <translation>Un autre poste travaille sous le nom « {wanted} » : celui-ci s&apos;appelle « {name} ».</translation>
    </message>
    <message>
        <source>Give it a name that people know it by: it says who has a return in hand.</source>
        <translation>Donnez-lui un nom que chacun reconnaît : il dit qui a un retour en main.</translation>
    </message>
    <message>
        <source>This bench is “{name}” from now on</source>
        <translation>Ce poste s&apos;appelle désormais « {name} »</translation>
    </message>
</context>
</TS>
