<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BackupsScreen</name>
    <message>
        <source>See the backups, make one, and put one back in the place of the database.</source>
        <translation>Voir les sauvegardes, en faire une, et en remettre une à la place de la base.</translation>
    </message>
    <message>
        <source>Backups and restoring</source>
        <translation>Sauvegardes et restauration</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Restore the one chosen…</source>
        <translation>Restaurer celle choisie…</translation>
    </message>
    <message>
        <source>Restore another file…</source>
        <translation>Restaurer un autre fichier…</translation>
    </message>
    <message>
        <source>What restoring would change</source>
        <translation>Ce que la restauration changerait</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Pas encore de sauvegarde</translation>
    </message>
    <message>
        <source>Verified backups are listed here, the newest first.</source>
        <translation>Les sauvegardes vérifiées sont listées ici, la plus récente d&apos;abord.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Faite</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} Mo</translation>
    </message>
    <message>
        <source>Nothing would be lost</source>
        <translation>Rien ne serait perdu</translation>
    </message>
    <message>
        <source>Restoring would lose what follows</source>
        <translation>Restaurer ferait perdre ce qui suit</translation>
    </message>
    <message>
        <source>The backup is being verified and compared…</source>
        <translation>La sauvegarde est vérifiée et comparée…</translation>
    </message>
    <message>
        <source>Restore {file}</source>
        <translation>Restaurer {file}</translation>
    </message>
</context>
</TS>
