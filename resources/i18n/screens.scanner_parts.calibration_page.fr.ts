<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CalibrationPage</name>
    <message>
        <source>Stored for this bench</source>
        <translation>Enregistré pour ce poste</translation>
    </message>
    <message>
        <source>Every scan goes by this. Calibrate again for another scanner or another computer.</source>
        <translation>Chaque lecture en tient compte. Refaites l&apos;étalonnage pour une autre douchette ou un autre ordinateur.</translation>
    </message>
    <message>
        <source>Forget this scanner</source>
        <translation>Oublier cette douchette</translation>
    </message>
    <message>
        <source>This bench&apos;s scanner is not calibrated yet.</source>
        <translation>La douchette de ce poste n&apos;est pas encore étalonnée.</translation>
    </message>
    <message>
        <source>Calibrated on {moment}.</source>
        <translation>Étalonnée le {moment}.</translation>
    </message>
    <message>
        <source>This code did not come through the keyboard</source>
        <translation>Ce code n&apos;est pas venu par le clavier</translation>
    </message>
    <message>
        <source>Serial ports and pictures need no calibration.</source>
        <translation>Les ports série et les images n&apos;ont pas besoin d&apos;étalonnage.</translation>
    </message>
    <message>
        <source>Scan the calibration code</source>
        <translation>Scannez le code d&apos;étalonnage</translation>
    </message>
    <message>
        <source>It is on the calibration sheet. Then leave the keyboard alone.</source>
        <translation>Il est sur la feuille d&apos;étalonnage. Ensuite, ne touchez pas au clavier.</translation>
    </message>
    <message>
        <source>This was not the calibration code</source>
        <translation>Ce n&apos;était pas le code d&apos;étalonnage</translation>
    </message>
    <message>
        <source>Calibrated. To change:</source>
        <translation>Étalonnée. À changer :</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Étalonnée</translation>
    </message>
</context>
</TS>
