<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AccountingPage</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Where the accounting program enters the credit notes.</source>
        <translation>Où le logiciel comptable enregistre les avoirs.</translation>
    </message>
    <message>
        <source>Customers and what is kept</source>
        <translation>Clients et montants conservés</translation>
    </message>
    <message>
        <source>Each account as its number, then its name: 411000 Clients.</source>
        <translation>Chaque compte : son numéro, puis son libellé, comme 411000 Clients.</translation>
    </message>
    <message>
        <source>Sales taken back, and their VAT</source>
        <translation>Ventes reprises, et leur TVA</translation>
    </message>
    <message>
        <source>By VAT rate, and for sales without VAT.</source>
        <translation>Par taux de TVA, et pour les ventes sans TVA.</translation>
    </message>
    <message>
        <source>Code of the journal</source>
        <translation>Code du journal</translation>
    </message>
    <message>
        <source>Name of the journal</source>
        <translation>Libellé du journal</translation>
    </message>
    <message>
        <source>Customers (collective account)</source>
        <translation>Clients (compte collectif)</translation>
    </message>
    <message>
        <source>Restocking fee</source>
        <translation>Frais de re-stockage</translation>
    </message>
    <message>
        <source>Missing accessories</source>
        <translation>Accessoires manquants</translation>
    </message>
    <message>
        <source>Restocking fee outside the scope of VAT</source>
        <translation>Frais de re-stockage hors champ de la TVA</translation>
    </message>
    <message>
        <source>Other rates of the rules</source>
        <translation>Autres taux des règles</translation>
    </message>
    <message>
        <source>Sales at {rate}</source>
        <translation>Ventes à {rate}</translation>
    </message>
    <message>
        <source>Sales in the EU without VAT</source>
        <translation>Ventes intracommunautaires sans TVA</translation>
    </message>
    <message>
        <source>Exports without VAT</source>
        <translation>Exportations sans TVA</translation>
    </message>
    <message>
        <source>VAT at {rate}</source>
        <translation>TVA à {rate}</translation>
    </message>
    <message>
        <source>A number of three digits or more, then a name, such as 411000 Clients</source>
        <translation>Un numéro d&apos;au moins trois chiffres, puis un libellé, comme 411000 Clients</translation>
    </message>
</context>
</TS>
