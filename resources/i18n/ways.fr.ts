<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Ways</name>
    <message>
        <source>{rma}: received from quarantine</source>
        <translation>{rma} : reçu de la quarantaine</translation>
    </message>
    <message>
        <source>Undo puts the goods back on their shelf.</source>
        <translation>Annuler remet la marchandise sur son étagère.</translation>
    </message>
    <message>
        <source>{code}: added to {number}</source>
        <translation>{code} : ajouté à {number}</translation>
    </message>
    <message>
        <source>Put in quarantine</source>
        <translation>Mettre en quarantaine</translation>
    </message>
    <message>
        <source>{number}: in quarantine, shelf {place}</source>
        <translation>{number} : en quarantaine, étagère {place}</translation>
    </message>
</context>
</TS>
