<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PlaybookPage</name>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Portal (address)</source>
        <translation>Portail (adresse)</translation>
    </message>
    <message>
        <source>From (empty: today)</source>
        <translation>Du (vide : aujourd&apos;hui)</translation>
    </message>
    <message>
        <source>Until (empty: no end)</source>
        <translation>Au (vide : sans fin)</translation>
    </message>
    <message>
        <source>Instruction in French</source>
        <translation>Consigne en français</translation>
    </message>
    <message>
        <source>Instruction in English</source>
        <translation>Consigne en anglais</translation>
    </message>
    <message>
        <source>Ticket written as</source>
        <translation>Forme du ticket</translation>
    </message>
    <message>
        <source># is a digit, @ a letter, * one or more of both; all else is itself. For example AB-##### for AB-12345; empty: any ticket</source>
        <translation># est un chiffre, @ une lettre, * un ou plusieurs des deux ; tout autre signe est lui-même. Par exemple AB-##### pour AB-12345 ; vide : tout ticket</translation>
    </message>
    <message>
        <source>Through us, in a batch</source>
        <translation>Par nous, en lot</translation>
    </message>
    <message>
        <source>Direct to the manufacturer</source>
        <translation>En direct chez le fabricant</translation>
    </message>
    <message>
        <source>The manufacturer&apos;s ticket</source>
        <translation>Le ticket du fabricant</translation>
    </message>
    <message>
        <source>Our support&apos;s ticket</source>
        <translation>Le ticket de notre support</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Who handles it</source>
        <translation>Qui s&apos;en charge</translation>
    </message>
    <message>
        <source>Ticket needed</source>
        <translation>Ticket exigé</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Procédure</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Saving makes a new version. Returns opened before its first day keep the version of then.</source>
        <translation>Enregistrer crée une nouvelle version. Les retours ouverts avant son premier jour gardent la version d&apos;alors.</translation>
    </message>
    <message>
        <source>Every other</source>
        <translation>Tous les autres</translation>
    </message>
    <message>
        <source>Not a day; write it as 31/12/2026</source>
        <translation>Pas une date ; écrivez 31/12/2026</translation>
    </message>
</context>
</TS>
