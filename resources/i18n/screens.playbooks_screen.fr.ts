<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PlaybooksScreen</name>
    <message>
        <source>Say for each manufacturer who handles its defective products, and what that needs.</source>
        <translation>Dire pour chaque fabricant qui traite ses appareils défectueux, et ce qu&apos;il faut pour cela.</translation>
    </message>
    <message>
        <source>Manufacturers&apos; procedures</source>
        <translation>Procédures fabricants</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Copy the portal</source>
        <translation>Copier le portail</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Every other</source>
        <translation>Tous les autres</translation>
    </message>
    <message>
        <source>through us</source>
        <translation>par nous</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>en direct</translation>
    </message>
    <message>
        <source>Copied: {portal}</source>
        <translation>Copié : {portal}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
</context>
</TS>
