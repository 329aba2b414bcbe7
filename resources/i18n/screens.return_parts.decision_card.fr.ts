<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>DecisionCard</name>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Other decision…</source>
        <translation>Autre décision…</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>Numéro de ticket</translation>
    </message>
    <message>
        <source>rule {name}</source>
        <translation>règle {name}</translation>
    </message>
    <message>
        <source>See the credit note</source>
        <translation>Voir l&apos;avoir</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l&apos;adresse</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Adresse copiée</translation>
    </message>
    <message>
        <source>Fee limited to the price: {amount} not charged</source>
        <translation>Frais limités au prix : {amount} non retenus</translation>
    </message>
    <message>
        <source>Fee waived: {amount}</source>
        <translation>Frais offerts : {amount}</translation>
    </message>
    <message>
        <source>Charge the fee again</source>
        <translation>Remettre les frais</translation>
    </message>
    <message>
        <source>Waive the fee</source>
        <translation>Offrir les frais</translation>
    </message>
    <message>
        <source>touch again to withdraw</source>
        <translation>toucher pour retirer</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>responsable</translation>
    </message>
</context>
</TS>
