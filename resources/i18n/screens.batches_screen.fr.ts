<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BatchesScreen</name>
    <message>
        <source>Send defective units to their manufacturers in batches, and record what they answer.</source>
        <translation>Envoyer par lots les appareils défectueux à leurs fabricants, et noter leurs réponses.</translation>
    </message>
    <message>
        <source>Manufacturer batches</source>
        <translation>Lots fabricants</translation>
    </message>
    <message>
        <source>Units of the batch</source>
        <translation>Unités du lot</translation>
    </message>
    <message>
        <source>Open or awaiting an answer</source>
        <translation>Ouverts ou sans réponse</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Which batches are listed</source>
        <translation>Quels lots sont affichés</translation>
    </message>
    <message>
        <source>Close and print…</source>
        <translation>Fermer et imprimer…</translation>
    </message>
    <message>
        <source>Packing list</source>
        <translation>Liste de colisage</translation>
    </message>
    <message>
        <source>Box label</source>
        <translation>Étiquette du carton</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>Rouvrir…</translation>
    </message>
    <message>
        <source>Manufacturer&apos;s answer…</source>
        <translation>Réponse du fabricant…</translation>
    </message>
    <message>
        <source>Take the answer back</source>
        <translation>Retirer la réponse</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>Retirer du lot…</translation>
    </message>
    <message>
        <source>Show the return</source>
        <translation>Voir le retour</translation>
    </message>
    <message>
        <source>No batch</source>
        <translation>Aucun lot</translation>
    </message>
    <message>
        <source>Units decided for their manufacturer gather here by themselves.</source>
        <translation>Les unités à envoyer au fabricant se rassemblent ici d&apos;elles-mêmes.</translation>
    </message>
    <message>
        <source>Packing list {number}</source>
        <translation>Liste de colisage {number}</translation>
    </message>
    <message>
        <source>Label {number}</source>
        <translation>Étiquette {number}</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
</context>
</TS>
