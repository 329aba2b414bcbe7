<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>OptionsPage</name>
    <message>
        <source>Scanner on a serial port</source>
        <translation>Douchette sur port série</translation>
    </message>
    <message>
        <source>Read besides the keyboard. Unplugged, it is found again by itself.</source>
        <translation>Lue en plus du clavier. Débranchée, elle est retrouvée toute seule.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Speed (baud)</source>
        <translation>Vitesse (bauds)</translation>
    </message>
    <message>
        <source>End of a code</source>
        <translation>Fin d&apos;un code</translation>
    </message>
    <message>
        <source>Look for ports again</source>
        <translation>Chercher les ports de nouveau</translation>
    </message>
    <message>
        <source>Raise the first only if scans end up in fields; calibration is the better way.</source>
        <translation>N&apos;augmentez le premier que si des lectures arrivent dans les champs ; l&apos;étalonnage est préférable.</translation>
    </message>
    <message>
        <source>Longest time between two keys of a scan (ms)</source>
        <translation>Temps maximal entre deux touches d&apos;une lecture (ms)</translation>
    </message>
    <message>
        <source>The same label counts once within (ms), at every bench</source>
        <translation>La même étiquette compte une fois pendant (ms), à tous les postes</translation>
    </message>
    <message>
        <source>Scans and sounds</source>
        <translation>Lectures et sons</translation>
    </message>
    <message>
        <source>Sounds of this bench</source>
        <translation>Sons de ce poste</translation>
    </message>
    <message>
        <source>Try the sounds</source>
        <translation>Essayer les sons</translation>
    </message>
    <message>
        <source>Present supervisor code</source>
        <translation>Code responsable actuel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Already done</source>
        <translation>Déjà fait</translation>
    </message>
    <message>
        <source>Attention: look at the screen</source>
        <translation>Attention : regardez l&apos;écran</translation>
    </message>
    <message>
        <source>No sounds on this computer: colour, icon and words say the same.</source>
        <translation>Pas de sons sur cet ordinateur : couleur, icône et mots disent la même chose.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>{port} (not there now)</source>
        <translation>{port} (absent en ce moment)</translation>
    </message>
    <message>
        <source>CR, LF or both</source>
        <translation>CR, LF ou les deux</translation>
    </message>
    <message>
        <source>A silence</source>
        <translation>Un silence</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activés</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivés</translation>
    </message>
    <message>
        <source>The serial scanner is ready.</source>
        <translation>La douchette série est prête.</translation>
    </message>
    <message>
        <source>The serial scanner does not answer: it is looked for until it is back.</source>
        <translation>La douchette série ne répond pas : elle est cherchée jusqu&apos;à son retour.</translation>
    </message>
    <message>
        <source>No serial scanner is read.</source>
        <translation>Aucune douchette série n&apos;est lue.</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation>Un nombre entier de {least} à {most}</translation>
    </message>
</context>
</TS>
