<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>FeesPage</name>
    <message>
        <source>For order errors only. The first rule that matches is charged, once per return, on the invoiced price.</source>
        <translation>Pour les erreurs de commande seulement. La première règle qui convient s&apos;applique, une fois par retour, sur le prix facturé.</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Ajouter une règle</translation>
    </message>
    <message>
        <source>A number of days</source>
        <translation>Un nombre de jours</translation>
    </message>
</context>
<context>
    <name>_RuleEditor</name>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Name in French</source>
        <translation>Nom en français</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Nom en anglais</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Pour cent</translation>
    </message>
    <message>
        <source>Minimum €</source>
        <translation>Minimum €</translation>
    </message>
    <message>
        <source>Maximum €</source>
        <translation>Maximum €</translation>
    </message>
    <message>
        <source>Flat €</source>
        <translation>Forfait €</translation>
    </message>
    <message>
        <source>Only manufacturer</source>
        <translation>Seulement le fabricant</translation>
    </message>
    <message>
        <source>Only family</source>
        <translation>Seulement la famille</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>À partir du jour</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Jusqu&apos;au jour</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>{rule} — on {base}: {fee}</source>
        <translation>{rule} — sur {base} : {fee}</translation>
    </message>
    <message>
        <source>Correct the figures marked.</source>
        <translation>Corrigez les chiffres signalés.</translation>
    </message>
    <message>
        <source>Complete or not</source>
        <translation>Complet ou non</translation>
    </message>
    <message>
        <source>Complete only</source>
        <translation>Complet seulement</translation>
    </message>
    <message>
        <source>Incomplete only</source>
        <translation>Incomplet seulement</translation>
    </message>
</context>
</TS>
