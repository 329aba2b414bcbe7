<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ServerScreen</name>
    <message>
        <source>Share one database between several benches, on a PostgreSQL server.</source>
        <translation>Partager une même base entre plusieurs postes, sur un serveur PostgreSQL.</translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation>Base partagée</translation>
    </message>
    <message>
        <source>Several benches work on one database where it is on a PostgreSQL server. The administrator of the server makes an empty database and a user for it; the password is kept in this system&apos;s keyring.</source>
        <translation>Plusieurs postes travaillent sur une même base lorsqu&apos;elle est sur un serveur PostgreSQL. L&apos;administrateur du serveur y crée une base vide et un utilisateur ; le mot de passe est gardé dans le trousseau de ce système.</translation>
    </message>
    <message>
        <source>Address of the database</source>
        <translation>Adresse de la base</translation>
    </message>
    <message>
        <source>For example postgresql://reception@server.lan/reception</source>
        <translation>Par exemple postgresql://reception@serveur.lan/reception</translation>
    </message>
    <message>
        <source>Password (empty where the server asks for none)</source>
        <translation>Mot de passe (vide si le serveur n&apos;en demande pas)</translation>
    </message>
    <message>
        <source>Try the connection</source>
        <translation>Essayer la connexion</translation>
    </message>
    <message>
        <source>Move this database there</source>
        <translation>Y déplacer cette base</translation>
    </message>
    <message>
        <source>Use the database there</source>
        <translation>Utiliser la base qui s&apos;y trouve</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Le serveur est interrogé…</translation>
    </message>
    <message>
        <source>This bench works on {place}</source>
        <translation>Ce poste travaille sur {place}</translation>
    </message>
    <message>
        <source>The window closes and comes back on it; this bench&apos;s own file stays as it is.</source>
        <translation>La fenêtre se ferme et revient sur cette base ; le fichier de ce poste reste comme il est.</translation>
    </message>
    <message>
        <source>The window closes, everything is copied, compared row by row and verified in sight, and it comes back there. Until it is compared it can be cancelled. The file is kept aside. Close the program on every other bench first.</source>
        <translation>La fenêtre se ferme, tout est copié, comparé ligne à ligne et vérifié sous vos yeux, puis elle revient sur le serveur. Jusqu&apos;à la fin de la comparaison, on peut annuler. Le fichier est gardé de côté. Fermez d&apos;abord le programme sur tous les autres postes.</translation>
    </message>
    <message>
        <source>It begins with postgresql://</source>
        <translation>Elle commence par postgresql://</translation>
    </message>
    <message>
        <source>Type the address first</source>
        <translation>Saisissez d&apos;abord l&apos;adresse</translation>
    </message>
</context>
</TS>
