<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CameraPage</name>
    <message>
        <source>A photo can also be dropped anywhere on the window, or pasted with Ctrl+V. Take it straight, sharp and close: the label fills the picture.</source>
        <translation>Une photo peut aussi être déposée n&apos;importe où sur la fenêtre, ou collée avec Ctrl+V. Prenez-la droite, nette et de près : l&apos;étiquette remplit l&apos;image.</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choisir une image…</translation>
    </message>
    <message>
        <source>Stop the camera</source>
        <translation>Arrêter la caméra</translation>
    </message>
    <message>
        <source>Start the camera</source>
        <translation>Démarrer la caméra</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Ce que voit la caméra</translation>
    </message>
    <message>
        <source>Pictures and scanners work all the same.</source>
        <translation>Les images et les douchettes fonctionnent quand même.</translation>
    </message>
    <message>
        <source>No camera can be used on this system</source>
        <translation>Aucune caméra utilisable sur cet ordinateur</translation>
    </message>
    <message>
        <source>The camera went away: plug it in, or close the program that uses it</source>
        <translation>La caméra a disparu : branchez-la, ou fermez le programme qui l&apos;utilise</translation>
    </message>
    <message>
        <source>Hold the label before the camera</source>
        <translation>Tenez l&apos;étiquette devant la caméra</translation>
    </message>
    <message>
        <source>For labels that no scanner reads</source>
        <translation>Pour les étiquettes qu&apos;aucune douchette ne lit</translation>
    </message>
</context>
</TS>
