<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SelfTestPage</name>
    <message>
        <source>Test codes</source>
        <translation>Codes d&apos;essai</translation>
    </message>
    <message>
        <source>They are on the calibration sheet, in any order.</source>
        <translation>Ils sont sur la feuille d&apos;étalonnage ; l&apos;ordre est libre.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>{code} is no code of the sheet</source>
        <translation>{code} n&apos;est pas un code de la feuille</translation>
    </message>
    <message>
        <source>Scan one of the test codes.</source>
        <translation>Scannez un des codes d&apos;essai.</translation>
    </message>
    <message>
        <source>The scanner reads every test code right</source>
        <translation>La douchette lit bien tous les codes d&apos;essai</translation>
    </message>
    <message>
        <source>Scan it once more. If it stays so, calibrate the scanner.</source>
        <translation>Scannez-le encore une fois. Si cela persiste, étalonnez la douchette.</translation>
    </message>
    <message>
        <source>A code was read otherwise</source>
        <translation>Un code a été lu autrement</translation>
    </message>
    <message>
        <source>{right} of {all} read right</source>
        <translation>{right} sur {all} bien lus</translation>
    </message>
    <message>
        <source>Scan each test code of the sheet</source>
        <translation>Scannez chaque code d&apos;essai de la feuille</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Pas encore lu</translation>
    </message>
    <message>
        <source>Read right</source>
        <translation>Bien lu</translation>
    </message>
    <message>
        <source>Read as: {code}</source>
        <translation>Lu comme : {code}</translation>
    </message>
</context>
</TS>
