<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>CatalogueScreen</name>
    <message>
        <source>Edit products: warranty, accessories to check, replacement prices.</source>
        <translation>Modifier les articles : garantie, accessoires à vérifier, prix de remplacement.</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>No product found</source>
        <translation>Aucun article trouvé</translation>
    </message>
    <message>
        <source>Try less of it, or look at the others.</source>
        <translation>Essayez une partie du texte, ou regardez les autres.</translation>
    </message>
    <message>
        <source>Reference, manufacturer or name</source>
        <translation>Référence, fabricant ou nom</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En service</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retirés</translation>
    </message>
    <message>
        <source>Which products are listed</source>
        <translation>Quels articles sont affichés</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Export the checklist…</source>
        <translation>Exporter les accessoires…</translation>
    </message>
    <message>
        <source>Accessory in French</source>
        <translation>Accessoire en français</translation>
    </message>
    <message>
        <source>Accessory in English</source>
        <translation>Accessoire en anglais</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Replacement €</source>
        <translation>Remplacement €</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Remettre en service</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>{sku} is not saved yet</source>
        <translation>{sku} n&apos;est pas encore enregistré</translation>
    </message>
    <message>
        <source>Save it, or give it up with Escape.</source>
        <translation>Enregistrez, ou abandonnez avec Échap.</translation>
    </message>
    <message>
        <source>{sku} saved</source>
        <translation>{sku} enregistré</translation>
    </message>
</context>
</TS>
