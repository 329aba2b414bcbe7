<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AnswerWords</name>
    <message>
        <source>{code}: recorded as the serial in hand</source>
        <translation>{code} : noté comme numéro de série en main</translation>
    </message>
    <message>
        <source>It was not announced: compare it on the screen.</source>
        <translation>Il n&apos;était pas annoncé : comparez à l&apos;écran.</translation>
    </message>
    <message>
        <source>Not possible now: {act}</source>
        <translation>Impossible pour l&apos;instant : {act}</translation>
    </message>
    <message>
        <source>It is carried out as soon as that is closed.</source>
        <translation>Il sera traité dès qu&apos;elle sera refermée.</translation>
    </message>
    <message>
        <source>{count} {count:scan|scans} kept: first answer what is asked</source>
        <translation>{count} {count:scan gardé|scans gardés} : répondez d&apos;abord à la question</translation>
    </message>
    <message>
        <source>{count} {count:code|codes} in the picture: choose one</source>
        <translation>{count} {count:code|codes} dans l&apos;image : choisissez</translation>
    </message>
    <message>
        <source>{layout}, Caps Lock</source>
        <translation>{layout}, Verr. Maj.</translation>
    </message>
    <message>
        <source>{rma} received</source>
        <translation>{rma} reçu</translation>
    </message>
    <message>
        <source>{rma} resumed</source>
        <translation>{rma} repris</translation>
    </message>
    <message>
        <source>{rma} is on hold</source>
        <translation>{rma} est en attente</translation>
    </message>
    <message>
        <source>{code}: read</source>
        <translation>{code} : lu</translation>
    </message>
    <message>
        <source>Read at {time} by {operator}, bench {bench}.</source>
        <translation>Lu à {time} par {operator}, poste {bench}.</translation>
    </message>
    <message>
        <source>{code}: already read</source>
        <translation>{code} : déjà lu</translation>
    </message>
    <message>
        <source>{count} × {sku}</source>
        <translation>{count} × {sku}</translation>
    </message>
    <message>
        <source>{sku}: the right product</source>
        <translation>{sku} : le bon article</translation>
    </message>
    <message>
        <source>Now scan its serial number.</source>
        <translation>Scannez maintenant son numéro de série.</translation>
    </message>
    <message>
        <source>{sku} is not a product of this return</source>
        <translation>{sku} n&apos;est pas un article de ce retour</translation>
    </message>
    <message>
        <source>Compare it on the screen.</source>
        <translation>Comparez à l&apos;écran.</translation>
    </message>
    <message>
        <source>In quarantine: {number}</source>
        <translation>En quarantaine : {number}</translation>
    </message>
    <message>
        <source>Batch {number} · {manufacturer}</source>
        <translation>Lot {number} · {manufacturer}</translation>
    </message>
    <message>
        <source>units: {count}, {state}</source>
        <translation>unités : {count}, {state}</translation>
    </message>
    <message>
        <source>{code} can be {count} {count:thing|things}: choose one</source>
        <translation>{code} peut être {count} {count:chose|choses} : choisissez</translation>
    </message>
    <message>
        <source>{code}: one return, is it this one?</source>
        <translation>{code} : un retour, est-ce lui ?</translation>
    </message>
    <message>
        <source>{code}: {count} {count:return|returns}, choose one</source>
        <translation>{code} : {count} {count:retour|retours}, choisissez</translation>
    </message>
    <message>
        <source>{code}: unknown</source>
        <translation>{code} : inconnu</translation>
    </message>
    <message>
        <source>The screen shows what can be done.</source>
        <translation>L&apos;écran montre ce qui peut être fait.</translation>
    </message>
</context>
</TS>
