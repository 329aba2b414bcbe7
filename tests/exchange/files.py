"""CSV files to import, built from what a test is about; everything not named is ordinary."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.exchange.importer import ImportSource, read
from receiving_app.services.import_rows import ImportedItem, ImportedRow, RefusedRow

TODAY = date(2026, 11, 23)
FIXTURES = Path(__file__).parents[1] / "fixtures"
RETURNS = FIXTURES / "retours_autorises.csv"
CATALOGUE = FIXTURES / "catalogue.csv"
RMA = RmaNumber.build(2026, 4101).text
OTHER_RMA = RmaNumber.build(2026, 4104).text

ORDINARY: dict[str, str] = {
    "numero_rma": RMA,
    "motif": "erreur_commande",
    "ouvert_le": "17/11/2026",
    "expire_le": "17/12/2026",
    "code_client": "C1001",
    "client": "Télécom Ouest SARL",
    "adresse": "12 rue du Port",
    "code_postal": "44000",
    "ville": "Nantes",
    "pays": "FR",
    "siren": "999810005",
    "siret": "99981000500010",
    "tva_intracom": "FR04999810005",
    "courriel": "compta@example.com",
    "adresse_electronique": "999810005",
    "schema_adresse": "0225",
    "langue": "fr",
    "facture": "FA-2026-29432",
    "date_facture": "10/09/2026",
    "ligne_facture": "1",
    "date_livraison": "11/09/2026",
    "pays_livraison": "FR",
    "reference": "GRP2614",
    "quantite_facturee": "2",
    "quantite_annoncee": "2",
    "unite": "pièce",
    "prix_unitaire_ht": "89,50",
    "taux_tva": "20",
    "reference_recue": "",
    "quantite_recue": "",
    "numeros_serie": "20EZ2F960063|20EZ2F960064",
    "adresses_mac": "C0:74:AD:25:33:D9|C0:74:AD:25:33:DA",
    "panne_declaree": "",
    "ticket_support": "",
    "ticket_fabricant": "",
    "numero_suivi": "XY0617671405788",
    "livre_le": "19/11/2026",
}
ITEM: dict[str, str] = {
    "reference": "GRP2614",
    "fabricant": "Grandstream",
    "designation": "Téléphone IP GRP2614",
    "gtin": "6947554001234",
    "famille": "phone",
    "garantie_mois": "24",
    "accessoire_fr": "Combiné",
    "accessoire_en": "Handset",
    "niveau": "indispensable",
    "quantite": "1",
    "prix_remplacement_ht": "12,00",
}
Parsed = ImportedRow | ImportedItem | RefusedRow


def a_row(**changes: str) -> dict[str, str]:
    return {**ORDINARY, **changes}


def quoted(text: str, separator: str) -> str:
    special = any(mark in text for mark in (separator, '"', "\r", "\n"))
    return '"' + text.replace('"', '""') + '"' if special else text


def csv_text(rows: Iterable[Mapping[str, str]], separator: str = ";", end: str = "\r\n") -> str:
    listed = list(rows)
    lines = [listed[0].keys(), *(row.values() for row in listed)]
    return "".join(separator.join(quoted(cell, separator) for cell in line) + end for line in lines)


def write(path: Path, *rows: Mapping[str, str], encoding: str = "utf-8", separator: str = ";") -> Path:
    path.write_bytes(csv_text(rows, separator).encode(encoding))
    return path


def returns_file(folder: Path, *rows: Mapping[str, str], name: str = "retours.csv") -> Path:
    return write(folder / name, *rows)


def opened(path: Path, patterns: tuple[str, ...] = ()) -> ImportSource:
    return read(path, patterns, today=TODAY)


def parsed(path: Path) -> list[Parsed]:
    with opened(path) as source:
        rows = source.return_rows() if source.kind == "returns" else source.catalogue_rows()
        return list(rows)


def valid(path: Path) -> list[ImportedRow]:
    rows = parsed(path)
    assert [row for row in rows if isinstance(row, RefusedRow)] == []
    return [row for row in rows if isinstance(row, ImportedRow)]


def refusals(path: Path) -> list[RefusedRow]:
    return [row for row in parsed(path) if isinstance(row, RefusedRow)]
