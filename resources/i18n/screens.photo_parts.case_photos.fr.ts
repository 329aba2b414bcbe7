<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CasePhotos</name>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Photo of the parcel</source>
        <translation>Photo du colis</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>Il n&apos;y a pas d&apos;image dans le presse-papiers.</translation>
    </message>
    <message>
        <source>No camera can be used: choose a file or paste a picture.</source>
        <translation>Aucune caméra utilisable : choisissez un fichier ou collez une image.</translation>
    </message>
    <message>
        <source>The camera is gone.</source>
        <translation>La caméra n&apos;est plus là.</translation>
    </message>
    <message>
        <source>The photo is kept.</source>
        <translation>La photo est gardée.</translation>
    </message>
</context>
</TS>
