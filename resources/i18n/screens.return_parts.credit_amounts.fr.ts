<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CreditAmounts</name>
    <message>
        <source>Otherwise: {amount} (fee apart, outside VAT)</source>
        <translation>Autrement : {amount} (frais à part, hors TVA)</translation>
    </message>
    <message>
        <source>Otherwise: {amount} (fee deducted)</source>
        <translation>Autrement : {amount} (frais déduits)</translation>
    </message>
    <message>
        <source>Invoiced price excl. VAT</source>
        <translation>Prix facturé HT</translation>
    </message>
    <message>
        <source>{name} missing</source>
        <translation>{name} manquant</translation>
    </message>
    <message>
        <source>Total excl. VAT</source>
        <translation>Total HT</translation>
    </message>
    <message>
        <source>To credit incl. VAT</source>
        <translation>À créditer TTC</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Fee {rule} due, outside VAT</source>
        <translation>Frais {rule} dus, hors TVA</translation>
    </message>
    <message>
        <source>Restocking fee {rule}</source>
        <translation>Frais de re-stockage {rule}</translation>
    </message>
    <message>
        <source>VAT {rate}</source>
        <translation>TVA {rate}</translation>
    </message>
    <message>
        <source>VAT exempt ({category})</source>
        <translation>TVA exonérée ({category})</translation>
    </message>
    <message>
        <source>Credited incl. VAT</source>
        <translation>Crédité TTC</translation>
    </message>
</context>
</TS>
