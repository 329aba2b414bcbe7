<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>BenchPage</name>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>New supervisor code</source>
        <translation>Nouveau code du responsable</translation>
    </message>
    <message>
        <source>New supervisor code, again</source>
        <translation>Nouveau code du responsable, encore une fois</translation>
    </message>
    <message>
        <source>After {count} {count:minute|minutes}</source>
        <translation>Après {count} {count:minute|minutes}</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Fort contraste</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Asked for at each approval and each change of the settings. Leave empty to keep it.</source>
        <translation>Demandé à chaque accord et à chaque changement des réglages. Laissez vide pour le garder.</translation>
    </message>
    <message>
        <source>Locks by itself, where people sign in</source>
        <translation>Se verrouille seul, si chacun se connecte</translation>
    </message>
    <message>
        <source>Language of the screens</source>
        <translation>Langue des écrans</translation>
    </message>
    <message>
        <source>Printer of documents: credit notes, slips, lists</source>
        <translation>Imprimante des documents : avoirs, bons, listes</translation>
    </message>
    <message>
        <source>Printer of labels</source>
        <translation>Imprimante des étiquettes</translation>
    </message>
    <message>
        <source>Language of labels, badges and lists</source>
        <translation>Langue des étiquettes, badges et listes</translation>
    </message>
    <message>
        <source>How the screens of this bench look</source>
        <translation>Les écrans de ce poste</translation>
    </message>
    <message>
        <source>What is chosen here, its printers and its folder are this bench&apos;s own: no other bench is changed. Ctrl++ and Ctrl+- change the text size at any moment.</source>
        <translation>Ces choix, les imprimantes et le dossier ne sont qu&apos;à ce poste : aucun autre n&apos;est changé. Ctrl++ et Ctrl+- changent la taille du texte à tout moment.</translation>
    </message>
    <message>
        <source>Printers of this bench</source>
        <translation>Les imprimantes de ce poste</translation>
    </message>
    <message>
        <source>Without a printer of labels, they come out of the printer of documents, and quarantine numbers are written by hand. The bench&apos;s name is given in the menu: “Name this bench”.</source>
        <translation>Sans imprimante d&apos;étiquettes, elles sortent sur celle des documents, et le numéro de quarantaine s&apos;écrit à la main. Le nom du poste se donne dans le menu : « Nommer ce poste ».</translation>
    </message>
    <message>
        <source>Files that come by themselves to this bench</source>
        <translation>Les fichiers qui arrivent seuls à ce poste</translation>
    </message>
    <message>
        <source>Returns and catalogues put into this folder are imported, then moved beside their report. Empty for none. One bench for one folder is enough: returns are everybody&apos;s.</source>
        <translation>Retours et catalogues déposés dans ce dossier sont importés, puis rangés à côté de leur rapport. Vide : aucun. Un seul poste par dossier suffit : les retours sont à tous.</translation>
    </message>
    <message>
        <source>For every bench</source>
        <translation>Pour tous les postes</translation>
    </message>
    <message>
        <source>This counts at every bench, like all the other pages of the settings. Where nothing was chosen at a bench, its screens speak this language too; documents speak the customer&apos;s.</source>
        <translation>Ces réglages valent à chaque poste, comme toutes les autres pages. Un poste sans choix propre affiche aussi cette langue ; les documents sont dans celle du client.</translation>
    </message>
    <message>
        <source>Supervisor code, for every bench</source>
        <translation>Code du responsable, pour tous les postes</translation>
    </message>
    <message>
        <source>None for labels alone</source>
        <translation>Aucune pour les seules étiquettes</translation>
    </message>
    <message>
        <source>{printer} (not there now)</source>
        <translation>{printer} (absente en ce moment)</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Réduites</translation>
    </message>
    <message>
        <source>At least 4 characters</source>
        <translation>4 caractères au moins</translation>
    </message>
    <message>
        <source>The two codes differ</source>
        <translation>Les deux codes diffèrent</translation>
    </message>
</context>
</TS>
