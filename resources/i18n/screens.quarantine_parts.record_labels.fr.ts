<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>RecordLabels</name>
    <message>
        <source>Choose one in Settings, This bench; meanwhile write the number on the parcel.</source>
        <translation>Choisissez-la dans Réglages, Ce poste ; en attendant, écrivez le numéro sur le colis.</translation>
    </message>
    <message>
        <source>No label printer is set</source>
        <translation>Aucune imprimante d&apos;étiquettes n&apos;est réglée</translation>
    </message>
    <message>
        <source>Quarantine {number}: shelf {place}</source>
        <translation>Quarantaine {number} : étagère {place}</translation>
    </message>
    <message>
        <source>Stick the label on, then scan tracking number and serials; take its photo.</source>
        <translation>Collez l&apos;étiquette, puis scannez le suivi et les numéros de série ; photographiez-le.</translation>
    </message>
    <message>
        <source>Write the number on the parcel: no label printer is set. Then scan tracking number and serials; take its photo.</source>
        <translation>Écrivez le numéro sur le colis : aucune imprimante d&apos;étiquettes n&apos;est réglée. Puis scannez le suivi et les numéros de série ; photographiez-le.</translation>
    </message>
</context>
</TS>
