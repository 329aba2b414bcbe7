<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SetupScreen</name>
    <message>
        <source>Set up a new installation step by step; what is skipped can be done later.</source>
        <translation>Réglez une nouvelle installation pas à pas ; ce qui est passé pourra être fait plus tard.</translation>
    </message>
    <message>
        <source>One moment: the last step is being stored.</source>
        <translation>Un instant : la dernière étape s&apos;enregistre.</translation>
    </message>
    <message>
        <source>Example data</source>
        <translation>Données d&apos;exemple</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimer une page d&apos;essai</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Supervisor code</source>
        <translation>Code du responsable</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Qui travaille ici</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>La société</translation>
    </message>
    <message>
        <source>Numbers and rules</source>
        <translation>Numéros et règles</translation>
    </message>
    <message>
        <source>Restocking fee</source>
        <translation>Frais de re-stockage</translation>
    </message>
    <message>
        <source>This bench and its printer</source>
        <translation>Ce poste et son imprimante</translation>
    </message>
    <message>
        <source>First import</source>
        <translation>Premier import</translation>
    </message>
    <message>
        <source>Whether people sign in at this bench. It decides who approves exceptions.</source>
        <translation>Si chacun se connecte à ce poste. Cela décide qui approuve les exceptions.</translation>
    </message>
    <message>
        <source>Who issues the credit notes. The law asks for these mentions: without them none is issued.</source>
        <translation>Qui émet les avoirs. La loi exige ces mentions : sans elles, aucun avoir n&apos;est émis.</translation>
    </message>
    <message>
        <source>Where your series of credit notes goes on. The first number is fixed by the first credit note.</source>
        <translation>Où votre série d&apos;avoirs continue. Le premier numéro est fixé par le premier avoir.</translation>
    </message>
    <message>
        <source>What a returned order error costs. The rates are examples to adapt; below each rule, what it charges.</source>
        <translation>Ce que coûte le retour d&apos;une erreur de commande. Les taux sont des exemples à adapter ; sous chaque règle, ce qu&apos;elle retient.</translation>
    </message>
    <message>
        <source>The printer, and the code with which the supervisor approves exceptions at this bench.</source>
        <translation>L&apos;imprimante, et le code avec lequel le responsable approuve les exceptions à ce poste.</translation>
    </message>
    <message>
        <source>The printer, and after how long the bench asks anew who is there.</source>
        <translation>L&apos;imprimante, et après combien de temps le poste redemande qui est là.</translation>
    </message>
    <message>
        <source>The file of authorised returns, and the catalogue with its accessories, from your ticket system.</source>
        <translation>Le fichier des retours autorisés, et le catalogue avec ses accessoires, venus de votre outil de tickets.</translation>
    </message>
    <message>
        <source>To the bench</source>
        <translation>Au poste</translation>
    </message>
    <message>
        <source>Store and go on</source>
        <translation>Enregistrer et continuer</translation>
    </message>
    <message>
        <source>The first credit note will be {number}.</source>
        <translation>Le premier avoir sera {number}.</translation>
    </message>
    <message>
        <source>Some fields are not right</source>
        <translation>Certains champs ne sont pas corrects</translation>
    </message>
    <message>
        <source>Correct those marked.</source>
        <translation>Corrigez ceux qui sont signalés.</translation>
    </message>
    <message>
        <source>Choose whether people sign in</source>
        <translation>Choisissez si chacun se connecte</translation>
    </message>
    <message>
        <source>Fill in what is marked.</source>
        <translation>Complétez ce qui est marqué.</translation>
    </message>
    <message>
        <source>The example company and its returns are ready</source>
        <translation>La société d&apos;exemple et ses retours sont prêts</translation>
    </message>
    <message>
        <source>Scan RMA-2026-004101-Z, for instance. Credit notes are marked SPECIMEN.</source>
        <translation>Scannez par exemple RMA-2026-004101-Z. Les avoirs portent la mention SPECIMEN.</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Page d&apos;essai</translation>
    </message>
    <message>
        <source>Test page sent to {printer}</source>
        <translation>Page d&apos;essai envoyée à {printer}</translation>
    </message>
    <message>
        <source>Scan its barcode, and measure its ruler: 10 cm.</source>
        <translation>Scannez son code-barres, et mesurez sa règle : 10 cm.</translation>
    </message>
</context>
</TS>
