<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CompanyPage</name>
    <message>
        <source>Company name</source>
        <translation>Nom de la société</translation>
    </message>
    <message>
        <source>Legal form</source>
        <translation>Forme juridique</translation>
    </message>
    <message>
        <source>Share capital</source>
        <translation>Capital social</translation>
    </message>
    <message>
        <source>RCS town</source>
        <translation>Ville du RCS</translation>
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
        <source>SIRET</source>
        <translation>SIRET</translation>
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
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Settlement terms, in French</source>
        <translation>Règlement de l&apos;avoir, en français</translation>
    </message>
    <message>
        <source>Settlement terms, in English</source>
        <translation>Règlement de l&apos;avoir, en anglais</translation>
    </message>
    <message>
        <source>VAT paid on debits</source>
        <translation>TVA d&apos;après les débits</translation>
    </message>
    <message>
        <source>Choose a logo…</source>
        <translation>Choisir un logo…</translation>
    </message>
    <message>
        <source>Remove the logo</source>
        <translation>Retirer le logo</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>As registered: each credit note carries these mentions.</source>
        <translation>Telle qu&apos;au registre : chaque avoir porte ces mentions.</translation>
    </message>
    <message>
        <source>Registered office</source>
        <translation>Siège</translation>
    </message>
    <message>
        <source>Legal numbers</source>
        <translation>Numéros légaux</translation>
    </message>
    <message>
        <source>Checked as they are typed: a wrong digit is noticed at once.</source>
        <translation>Vérifiés à la saisie : un chiffre faux se voit tout de suite.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Where a customer who has a question finds you.</source>
        <translation>Où vous joindre pour un client qui a une question.</translation>
    </message>
    <message>
        <source>On the credit note</source>
        <translation>Sur l&apos;avoir</translation>
    </message>
    <message>
        <source>In the customer&apos;s language, under the total.</source>
        <translation>Dans la langue du client, sous le total.</translation>
    </message>
    <message>
        <source>Two letters, such as FR</source>
        <translation>Deux lettres, comme FR</translation>
    </message>
    <message>
        <source>Not a PNG or JPEG picture of at most 1 MB</source>
        <translation>Ce n&apos;est pas une image PNG ou JPEG de 1 Mo au plus</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Images (*.png *.jpg *.jpeg)</translation>
    </message>
</context>
</TS>
