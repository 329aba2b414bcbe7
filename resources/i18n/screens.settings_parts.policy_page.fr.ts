<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PolicyPage</name>
    <message>
        <source>Inspection</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>What the operator must scan, and what is deducted.</source>
        <translation>Ce que l&apos;opérateur doit scanner, et ce qui est déduit.</translation>
    </message>
    <message>
        <source>Imports and scans</source>
        <translation>Imports et lectures</translation>
    </message>
    <message>
        <source>Which RMA numbers are recognised, and which VAT rates are accepted.</source>
        <translation>Les numéros RMA reconnus et les taux de TVA acceptés.</translation>
    </message>
    <message>
        <source>Numbers of the documents</source>
        <translation>Numéros des documents</translation>
    </message>
    <message>
        <source>Fixed once the first one of a series is issued: no series has a gap.</source>
        <translation>Figés dès le premier document d&apos;une série : aucune série n&apos;a de trou.</translation>
    </message>
    <message>
        <source>Deduct missing accessories</source>
        <translation>Déduire les accessoires manquants</translation>
    </message>
    <message>
        <source>at their list price</source>
        <translation>à leur prix de remplacement</translation>
    </message>
    <message>
        <source>Serial number must be scanned above (€ excl. VAT)</source>
        <translation>Numéro de série à scanner au-dessus de (€ HT)</translation>
    </message>
    <message>
        <source>French VAT rates (%), separated by ;</source>
        <translation>Taux de TVA français (%), séparés par ;</translation>
    </message>
    <message>
        <source>Other RMA numbers (regular expressions, separated by ;)</source>
        <translation>Autres numéros RMA (expressions régulières, séparées par ;)</translation>
    </message>
    <message>
        <source>Prefix of credit-note numbers</source>
        <translation>Préfixe des numéros d&apos;avoir</translation>
    </message>
    <message>
        <source>First number of the series</source>
        <translation>Premier numéro de la série</translation>
    </message>
    <message>
        <source>Prefix of cancellations</source>
        <translation>Préfixe des annulations</translation>
    </message>
    <message>
        <source>Prefix of fee statements</source>
        <translation>Préfixe des relevés de frais</translation>
    </message>
    <message>
        <source>The restocking fee and VAT</source>
        <translation>Les frais de re-stockage et la TVA</translation>
    </message>
    <message>
        <source>To be decided with the accountant. Documents already issued stay as they are.</source>
        <translation>À décider avec le comptable. Les documents déjà émis restent ce qu&apos;ils sont.</translation>
    </message>
    <message>
        <source>Deducted from the credit</source>
        <translation>Déduits de l&apos;avoir</translation>
    </message>
    <message>
        <source>Part of the price is kept: the credit note is lower, and so is its VAT.</source>
        <translation>Une part du prix est gardée : l&apos;avoir est plus faible, et sa TVA aussi.</translation>
    </message>
    <message>
        <source>Due on a statement of its own</source>
        <translation>Dus sur un relevé à part</translation>
    </message>
    <message>
        <source>A compensation outside the scope of VAT: the credit note is whole, and the fee is due beside it.</source>
        <translation>Une indemnité hors du champ de la TVA : l&apos;avoir est entier, et les frais sont dus à côté.</translation>
    </message>
    <message>
        <source>Quarantine and holds</source>
        <translation>Quarantaine et attentes</translation>
    </message>
    <message>
        <source>Chosen by touch when a parcel cannot be received; several are separated by ;</source>
        <translation>À toucher quand un colis ne peut pas être reçu ; séparez par ;</translation>
    </message>
    <message>
        <source>Shelves of the quarantine, the usual one first</source>
        <translation>Étagères de la quarantaine, l&apos;habituelle d&apos;abord</translation>
    </message>
    <message>
        <source>Carriers</source>
        <translation>Transporteurs</translation>
    </message>
    <message>
        <source>Days within which an answer is expected</source>
        <translation>Jours dans lesquels une réponse est attendue</translation>
    </message>
    <message>
        <source>People in the journal</source>
        <translation>Personnes dans le journal</translation>
    </message>
    <message>
        <source>After this time names and free texts are erased from the journal. Its acts stay and can still be proved; documents are kept whole for ten years.</source>
        <translation>Passé ce délai, les noms et les textes libres sont effacés du journal. Ses gestes restent, et leur preuve aussi ; les documents sont gardés entiers dix ans.</translation>
    </message>
    <message>
        <source>Months for which they are kept, at least (0: for ever)</source>
        <translation>Mois pendant lesquels ils sont gardés, au moins (0 : pour toujours)</translation>
    </message>
    <message>
        <source>Manufacturer batches</source>
        <translation>Lots fabricants</translation>
    </message>
    <message>
        <source>Used when a batch is closed; another day can be chosen there.</source>
        <translation>À la fermeture d&apos;un lot ; une autre date peut y être choisie.</translation>
    </message>
    <message>
        <source>Days that a manufacturer is given to answer</source>
        <translation>Délai de réponse du fabricant, en jours</translation>
    </message>
    <message>
        <source>Folder of the CSV files of closed batches</source>
        <translation>Dossier des fichiers CSV des lots fermés</translation>
    </message>
    <message>
        <source>Left empty, the folder “lots” beside the data.</source>
        <translation>Vide : le dossier « lots », à côté des données.</translation>
    </message>
    <message>
        <source>Late payment, on the credit note</source>
        <translation>Retard de paiement, sur l&apos;avoir</translation>
    </message>
    <message>
        <source>Left empty, what the law says is printed, as shown under each field.</source>
        <translation>Laissé vide, le texte de la loi est imprimé, tel qu&apos;il apparaît sous le champ.</translation>
    </message>
    <message>
        <source>Recovery costs, in French</source>
        <translation>Frais de recouvrement, en français</translation>
    </message>
    <message>
        <source>Recovery costs, in English</source>
        <translation>Frais de recouvrement, en anglais</translation>
    </message>
    <message>
        <source>Late payment interest, in French</source>
        <translation>Pénalités de retard, en français</translation>
    </message>
    <message>
        <source>Late payment interest, in English</source>
        <translation>Pénalités de retard, en anglais</translation>
    </message>
    <message>
        <source>Discount for early payment, in French</source>
        <translation>Escompte pour paiement anticipé, en français</translation>
    </message>
    <message>
        <source>Discount for early payment, in English</source>
        <translation>Escompte pour paiement anticipé, en anglais</translation>
    </message>
    <message>
        <source>Started, therefore fixed; last number issued: {numbers}</source>
        <translation>Commencées, donc figées ; dernier numéro émis : {numbers}</translation>
    </message>
    <message>
        <source>One shelf or more, such as Q1 ; Q2</source>
        <translation>Au moins une étagère, comme Q1 ; Q2</translation>
    </message>
    <message>
        <source>A number of days from 1 to 365</source>
        <translation>Un nombre de jours de 1 à 365</translation>
    </message>
    <message>
        <source>0, or a number of months from {least} to {most}</source>
        <translation>0, ou un nombre de mois de {least} à {most}</translation>
    </message>
    <message>
        <source>One rate or more, above 0 and below 100, such as 20 ; 5.5</source>
        <translation>Un taux ou plusieurs, entre 0 et 100, comme 20 ; 5,5</translation>
    </message>
    <message>
        <source>“{text}” is not a regular expression</source>
        <translation>« {text} » n&apos;est pas une expression régulière</translation>
    </message>
    <message>
        <source>Letters, digits and + - _ / only, at most 20</source>
        <translation>Lettres, chiffres et + - _ / seulement, 20 au plus</translation>
    </message>
    <message>
        <source>A whole number from 1 to 999 999</source>
        <translation>Un nombre entier de 1 à 999 999</translation>
    </message>
</context>
</TS>
