<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PhotoPanel</name>
    <message>
        <source>Photos of the parcel</source>
        <translation>Photos du colis</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Depuis un fichier…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédente</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>Strike out…</source>
        <translation>Barrer…</translation>
    </message>
    <message>
        <source>Outer label</source>
        <translation>Étiquette extérieure</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Emballage</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Dégât</translation>
    </message>
    <message>
        <source>Blurred or dark</source>
        <translation>Floue ou sombre</translation>
    </message>
    <message>
        <source>Of another parcel</source>
        <translation>D&apos;un autre colis</translation>
    </message>
    <message>
        <source>Taken by mistake</source>
        <translation>Prise par erreur</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Prendre la photo</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>What does it show?</source>
        <translation>Que montre-t-elle ?</translation>
    </message>
    <message>
        <source>Hold the parcel before the camera, and touch what it shows.</source>
        <translation>Tenez le colis devant la caméra et touchez ce qu&apos;elle montre.</translation>
    </message>
    <message>
        <source>Drop a picture on the window, paste one, or choose a file.</source>
        <translation>Déposez une image sur la fenêtre, collez-en une, ou choisissez un fichier.</translation>
    </message>
    <message>
        <source>struck out by {operator}: {reason}</source>
        <translation>barrée par {operator} : {reason}</translation>
    </message>
</context>
</TS>
