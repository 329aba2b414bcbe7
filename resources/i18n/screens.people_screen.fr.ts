<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Say who works here, with which role, PIN and badge; and see who may do what.</source>
        <translation>Dire qui travaille ici, avec quel rôle, quel code et quel badge ; et voir qui peut faire quoi.</translation>
    </message>
    <message>
        <source>People and rights</source>
        <translation>Personnes et droits</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Qui peut faire quoi</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Nouvelle personne</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>Est parti</translation>
    </message>
    <message>
        <source>Forget the name…</source>
        <translation>Oublier le nom…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Begin to sign in</source>
        <translation>Commencer les connexions</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>has left</source>
        <translation>est parti</translation>
    </message>
    <message>
        <source>Nobody signs in at this bench.</source>
        <translation>Personne ne se connecte à ce poste.</translation>
    </message>
    <message>
        <source>Make the administrator, and everybody signs in with badge or name and PIN from then on.</source>
        <translation>Créez l&apos;administrateur : dès lors, chacun se connecte par badge ou nom, et code.</translation>
    </message>
    <message>
        <source>Some fields are not right</source>
        <translation>Des champs sont à corriger</translation>
    </message>
    <message>
        <source>Correct those marked, then save.</source>
        <translation>Corrigez ceux qui sont marqués, puis enregistrez.</translation>
    </message>
    <message>
        <source>Badge of {name}</source>
        <translation>Badge de {name}</translation>
    </message>
    <message>
        <source>{name}: stored</source>
        <translation>{name} : enregistré</translation>
    </message>
</context>
</TS>
