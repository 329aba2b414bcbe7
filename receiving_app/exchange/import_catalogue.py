"""Rows of a catalogue to values: a product, and one accessory of its checklist or none."""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from functools import partial

from receiving_app.domain.catalogue import MOST_PIECES, ChecklistItem, ItemLevel, LocalText, Product
from receiving_app.exchange import cells
from receiving_app.exchange.cells import CellProblem
from receiving_app.exchange.columns import folded
from receiving_app.exchange.csv_source import RawRow
from receiving_app.exchange.fields import Fields, RowRefused, line_refused
from receiving_app.services.import_rows import Columns, ImportedItem, Refusal, RefusedRow, SourceRow

LONGEST_WARRANTY = 240
_ITEM = ("item_fr", "item_en", "level", "quantity", "replacement_price")
_LEVELS = {
    "indispensable": ItemLevel.ESSENTIAL,
    "essentiel": ItemLevel.ESSENTIAL,
    "essential": ItemLevel.ESSENTIAL,
    "attendu": ItemLevel.EXPECTED,
    "expected": ItemLevel.EXPECTED,
}
_warranty = partial(cells.whole, least=0, most=LONGEST_WARRANTY)
_pieces = partial(cells.whole, least=1, most=MOST_PIECES)


class CatalogueParser:
    """Parses the rows of one catalogue file."""

    def __init__(self, columns: Columns) -> None:
        self._fields = Fields(columns)
        self._columns = columns

    def parse(self, raw: RawRow) -> ImportedItem | RefusedRow:
        """Return a row's values, or why it is refused."""
        if raw.problem is not None:
            return line_refused(raw, self._columns)
        row = SourceRow(raw.line, raw.cells, self._columns)
        try:
            self._fields.load(row)
            return ImportedItem(_product(self._fields), _item(self._fields), row)
        except RowRefused as refused:
            return row.refused(refused.name, refused.code, refused.facts)


def rows_of(parser: CatalogueParser, raw_rows: Iterable[RawRow]) -> Iterator[ImportedItem | RefusedRow]:
    """Parse the rows of a file."""
    return map(parser.parse, raw_rows)


def item_key(french: str) -> str:
    """Return the stable key of an accessory: its French name in plain letters.

    >>> item_key("Bloc d'alimentation 12 V")
    'bloc_d_alimentation_12_v'
    """
    plain = unicodedata.normalize("NFKD", french.casefold().replace("œ", "oe"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    slug = re.sub(r"[^0-9a-z]+", "_", letters).strip("_")
    return slug or f"item_{zlib.crc32(french.encode()):08x}"


def _product(take: Fields) -> Product:
    return Product(
        take.required("sku", cells.sku),
        take.required("manufacturer", partial(cells.short, most=100)),
        take.required("name", partial(cells.short, most=200)),
        take.optional("family", partial(cells.short, most=60), ""),
        take.optional("gtin", cells.gtin, ""),
        take.optional("warranty_months", _warranty, 0),
    )


def _item(take: Fields) -> ChecklistItem | None:
    if not any(map(take.raw, _ITEM)):
        return None
    if not take.raw("item_fr"):
        raise RowRefused("item_fr", CellProblem(Refusal.ITEM_WITHOUT_NAME))
    french = take.required("item_fr", partial(cells.short, most=100))
    return ChecklistItem(
        item_key(french),
        LocalText(french, take.optional("item_en", partial(cells.short, most=100), "")),
        take.required("level", _level),
        take.required("quantity", _pieces),
        take.required("replacement_price", cells.price),
    )


def _level(text: str) -> ItemLevel:
    found = _LEVELS.get(folded(text))
    if found is None:
        raise CellProblem(Refusal.UNKNOWN_LEVEL)
    return found
