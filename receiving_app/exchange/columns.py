"""The columns of the files we import, under the headers that people give them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from receiving_app.services.import_rows import Columns, Kind

# field → headers: the first is the one we would write ourselves.
_RETURNS: Mapping[str, tuple[str, ...]] = {
    "rma": ("numero_rma", "n° rma", "no rma", "rma", "numéro de retour", "rma number", "return number"),
    "reason": ("motif", "motif de retour", "reason", "return reason"),
    "opened_on": ("ouvert_le", "date d'ouverture", "opened on", "opening date"),
    "expires_on": ("expire_le", "date d'expiration", "valable jusqu'au", "expires on", "expiry date"),
    "customer_code": ("code_client", "numéro client", "n° client", "customer code", "customer number"),
    "customer_name": ("client", "nom du client", "nom client", "raison sociale", "customer", "customer name"),
    "street": ("adresse", "rue", "address", "street"),
    "postcode": ("code_postal", "cp", "postcode", "postal code", "zip"),
    "city": ("ville", "city", "town"),
    "country": ("pays", "code pays", "country", "country code"),
    "siren": ("siren", "n° siren", "numéro siren"),
    "siret": ("siret", "n° siret", "numéro siret"),
    "vat_number": (
        "tva_intracom",
        "tva intracommunautaire",
        "numéro de tva",
        "n° tva",
        "numéro de tva intracommunautaire",
        "vat number",
    ),
    "email": ("courriel", "e-mail", "mail", "adresse e-mail", "email address"),
    "electronic_address": ("adresse_electronique", "electronic address"),
    "address_scheme": ("schema_adresse", "schéma d'adresse", "address scheme"),
    "language": ("langue", "language"),
    "invoice": ("facture", "numéro de facture", "n° facture", "invoice", "invoice number"),
    "invoiced_on": ("date_facture", "date de facture", "invoice date"),
    "invoice_line": ("ligne_facture", "ligne de facture", "invoice line"),
    "delivered_on": ("date_livraison", "date de livraison", "delivery date"),
    "delivered_to": ("pays_livraison", "pays de livraison", "delivery country"),
    "sku": ("reference", "référence article", "ref", "article", "sku", "product reference"),
    "quantity_invoiced": ("quantite_facturee", "qté facturée", "invoiced quantity", "quantity invoiced"),
    "quantity_announced": ("quantite_annoncee", "qté annoncée", "announced quantity", "quantity announced"),
    "unit": ("unite", "unit"),
    "unit_price": ("prix_unitaire_ht", "prix unitaire", "pu ht", "unit price", "net unit price"),
    "vat_rate": ("taux_tva", "taux de tva", "vat rate"),
    "received_sku": ("reference_recue", "référence reçue", "received reference", "received sku"),
    "received_quantity": ("quantite_recue", "qté reçue", "received quantity", "quantity received"),
    "serials": ("numeros_serie", "numéros de série", "numéro de série", "serial numbers", "serials"),
    "macs": ("adresses_mac", "adresse mac", "mac", "mac addresses", "mac address"),
    "fault": ("panne_declaree", "panne", "declared fault", "fault"),
    "support_ticket": ("ticket_support", "support ticket"),
    "manufacturer_ticket": ("ticket_fabricant", "manufacturer ticket"),
    "tracking": ("numero_suivi", "numéro de suivi", "suivi", "tracking number", "tracking"),
    "carrier_delivered_on": ("livre_le", "carrier delivered on", "delivered by carrier on"),
}
RETURN_FIELDS = tuple(_RETURNS)
"""The fields of a row of returns, by the names that the parsers know them by."""

_CATALOGUE: Mapping[str, tuple[str, ...]] = {
    "sku": ("reference", "référence article", "ref", "sku", "product reference"),
    "manufacturer": ("fabricant", "marque", "manufacturer", "brand"),
    "name": ("designation", "désignation", "libellé", "name", "product name"),
    "gtin": ("gtin", "ean", "code-barres", "gencod"),
    "family": ("famille", "family"),
    "warranty_months": ("garantie_mois", "garantie (mois)", "warranty months"),
    "item_fr": ("accessoire_fr", "accessoire", "accessory fr", "accessory (french)"),
    "item_en": ("accessoire_en", "accessory en", "accessory", "accessory (english)"),
    "level": ("niveau", "level"),
    "quantity": ("quantite", "qté", "quantity"),
    "replacement_price": ("prix_remplacement_ht", "prix de remplacement", "replacement price"),
}
_REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    Kind.RETURNS: (
        "rma",
        "reason",
        "opened_on",
        "expires_on",
        "customer_name",
        "country",
        "invoice",
        "invoiced_on",
        "invoice_line",
        "sku",
        "quantity_invoiced",
        "quantity_announced",
        "unit_price",
        "vat_rate",
    ),
    Kind.CATALOGUE: ("sku", "manufacturer", "name"),
}
_TABLES: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {Kind.RETURNS: _RETURNS, Kind.CATALOGUE: _CATALOGUE}

# What a file of refused rows has after the original's columns; ignored when it is imported again.
ADDED_COLUMNS = ("ligne", "colonne", "valeur", "motif")
_FEWEST_KNOWN = 3


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text as headers and words are compared: no case, accents, spaces or punctuation.

    >>> folded("N° de série")
    'ndeserie'
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return re.sub(r"[^0-9a-z]", "", plain)


# The field's own name is one of its headers: programs that write JSON use it.
_BY_HEADER: Mapping[Kind, Mapping[str, str]] = {
    kind: {folded(alias): name for name, aliases in table.items() for alias in (name, *aliases)}
    for kind, table in _TABLES.items()
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file's columns are understood.

    Attributes:
        ignored: headers of columns that mean nothing to us.
        missing: standard headers of the required columns that are absent.
        twice: headers that name a field another column already names.
    """

    kind: Kind
    columns: Columns
    ignored: tuple[str, ...]
    missing: tuple[str, ...]
    twice: tuple[str, ...]


def standard_headers(kind: Kind) -> dict[str, str]:
    """Return every field of a kind of file with the header that we write, in order."""
    return {name: aliases[0] for name, aliases in _TABLES[kind].items()}


def recognised(headers: Sequence[str]) -> int:
    """Return how many headers are known for one kind of file; 0 where they are too few to tell."""
    known = max(len(_known(kind, headers)) for kind in Kind)
    return known if known >= _FEWEST_KNOWN else 0


def layout(headers: Sequence[str]) -> Layout:
    """Understand a header line: the kind of file by its headers, and where each field is."""
    own = tuple(headers)
    if tuple(map(folded, own[-len(ADDED_COLUMNS) :])) == ADDED_COLUMNS:
        own = own[: -len(ADDED_COLUMNS)]
    kind = max(Kind, key=lambda kind: len(_known(kind, own)))
    names = [_BY_HEADER[kind].get(folded(header)) for header in own]
    places: dict[str, int] = {}
    ignored, twice = [], []
    for place, name in enumerate(names):
        if name is None:
            ignored.append(own[place])
        elif name in places:
            twice.append(own[place])
        else:
            places[name] = place
    table = _TABLES[kind]
    missing = tuple(table[name][0] for name in _REQUIRED[kind] if name not in places)
    return Layout(
        kind,
        Columns(own, places, standard_headers(kind)),
        tuple(filter(None, ignored)),
        missing,
        tuple(twice),
    )


def _known(kind: Kind, headers: Sequence[str]) -> set[str]:
    found = (_BY_HEADER[kind].get(folded(header)) for header in headers)
    return {name for name in found if name}
