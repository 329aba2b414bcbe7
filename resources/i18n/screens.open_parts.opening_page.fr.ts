<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>OpeningPage</name>
    <message>
        <source>Known customer: name or code</source>
        <translation>Client connu : nom ou code</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Choose one of before, or fill in a new one: checked as an import is.</source>
        <translation>Choisissez-en un d&apos;avant, ou saisissez-en un nouveau : contrôlé comme un import.</translation>
    </message>
    <message>
        <source>Reason and validity</source>
        <translation>Motif et validité</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Ligne {number}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Customer code</source>
        <translation>Code client</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country (two letters)</source>
        <translation>Pays (deux lettres)</translation>
    </message>
    <message>
        <source>SIREN</source>
        <translation>SIREN</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Numéro de TVA</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Language of the documents (fr or en)</source>
        <translation>Langue des documents (fr ou en)</translation>
    </message>
    <message>
        <source>Accepted until (dd/mm/yyyy)</source>
        <translation>Accepté jusqu&apos;au (jj/mm/aaaa)</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Serial numbers announced</source>
        <translation>Numéros de série annoncés</translation>
    </message>
    <message>
        <source>Quantity returned</source>
        <translation>Quantité retournée</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>Numéro de facture</translation>
    </message>
    <message>
        <source>Invoice line</source>
        <translation>Ligne de facture</translation>
    </message>
    <message>
        <source>Invoice date (dd/mm/yyyy)</source>
        <translation>Date de facture (jj/mm/aaaa)</translation>
    </message>
    <message>
        <source>Quantity invoiced</source>
        <translation>Quantité facturée</translation>
    </message>
    <message>
        <source>Unit price excl. VAT, invoiced</source>
        <translation>Prix unitaire HT facturé</translation>
    </message>
    <message>
        <source>VAT rate (%)</source>
        <translation>Taux de TVA (%)</translation>
    </message>
    <message>
        <source>Fault declared</source>
        <translation>Panne déclarée</translation>
    </message>
</context>
</TS>
