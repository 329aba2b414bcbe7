<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SendingPage</name>
    <message>
        <source>Printing</source>
        <translation>Impression</translation>
    </message>
    <message>
        <source>On the printer chosen under “This bench”. Off, F12 asks for each print.</source>
        <translation>Sur l&apos;imprimante choisie sous « Ce poste ». Sans cela, F12 demande chaque impression.</translation>
    </message>
    <message>
        <source>Deposit for the approved platform</source>
        <translation>Dépôt pour la plateforme agréée</translation>
    </message>
    <message>
        <source>Each e-invoice is written there once, whole, with its state in “Sendings”. Empty: none.</source>
        <translation>Chaque facture électronique y est écrite une fois, entière, avec son état dans « Envois ». Vide : pas de dépôt.</translation>
    </message>
    <message>
        <source>Courtesy e-mail to the customer</source>
        <translation>Courriel de courtoisie au client</translation>
    </message>
    <message>
        <source>To the address of the return, in the customer&apos;s language; the legal channel is the platform.</source>
        <translation>À l&apos;adresse du retour, dans la langue du client ; le canal légal est la plateforme.</translation>
    </message>
    <message>
        <source>Print after issue</source>
        <translation>Imprimer après émission</translation>
    </message>
    <message>
        <source>without asking</source>
        <translation>sans demander</translation>
    </message>
    <message>
        <source>Send a copy by e-mail</source>
        <translation>Envoyer une copie par courriel</translation>
    </message>
    <message>
        <source>once the server below is set</source>
        <translation>une fois le serveur ci-dessous réglé</translation>
    </message>
    <message>
        <source>Copies (the first is the original)</source>
        <translation>Exemplaires (le premier est l&apos;original)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Choisir le dossier…</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Serveur de messagerie</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Protection of the connection</source>
        <translation>Protection de la connexion</translation>
    </message>
    <message>
        <source>User (empty: the server asks for none)</source>
        <translation>Utilisateur (vide : le serveur n&apos;en demande pas)</translation>
    </message>
    <message>
        <source>New password (kept in the system&apos;s keyring)</source>
        <translation>Nouveau mot de passe (gardé dans le trousseau du système)</translation>
    </message>
    <message>
        <source>Address of the sender</source>
        <translation>Adresse de l&apos;expéditeur</translation>
    </message>
    <message>
        <source>Send a test message to the company</source>
        <translation>Envoyer un message d&apos;essai à la société</translation>
    </message>
    <message>
        <source>STARTTLS (usually port 587)</source>
        <translation>STARTTLS (port 587 d&apos;habitude)</translation>
    </message>
    <message>
        <source>TLS from the start (usually port 465)</source>
        <translation>TLS dès le début (port 465 d&apos;habitude)</translation>
    </message>
    <message>
        <source>None (this machine only)</source>
        <translation>Aucune (cette machine seulement)</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation>Un nombre entier de {least} à {most}</translation>
    </message>
</context>
</TS>
