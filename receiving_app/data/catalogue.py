"""Products with their checklists, and the manufacturers' playbooks."""

import json
from collections.abc import Iterable, Sequence

from receiving_app.data.mappers import item_rows, playbook_row, playbooks_of, product_of, product_row
from receiving_app.data.session import Row, Session
from receiving_app.data.tables import among, columns, compiled, inserting
from receiving_app.data.tables_catalogue import Accessory, CatalogueProduct, ManufacturerPlaybook
from receiving_app.domain.catalogue import Playbook, Product
from receiving_app.domain.folding import words_match

_PRODUCTS = compiled(CatalogueProduct.select(*columns(CatalogueProduct)).where(among(CatalogueProduct.sku)))
_ITEMS = compiled(
    Accessory.select(*columns(Accessory))
    .where(among(Accessory.sku))
    .order_by(Accessory.sku, Accessory.position)
)
_NAMES = "SELECT sku, manufacturer, name FROM products ORDER BY sku"
_SKU_BY_GTIN = "SELECT sku FROM products WHERE gtin IN (?, ?, ?, ?) AND gtin <> '' ORDER BY sku LIMIT 1"
_INSERT_PRODUCT = inserting(CatalogueProduct)
_UPDATE_PRODUCT = (
    "UPDATE products SET manufacturer = ?, name = ?, family = ?, gtin = ?, warranty_months = ?, retired = ? "
    "WHERE sku = ?"
)
_INSERT_ITEM = inserting(Accessory)
_DELETE_ITEMS = "DELETE FROM checklist_items WHERE sku = ?"
_PLAYBOOKS = compiled(
    ManufacturerPlaybook.select(*columns(ManufacturerPlaybook)).order_by(ManufacturerPlaybook.position)
)
_INSERT_PLAYBOOK = inserting(ManufacturerPlaybook)
_DELETE_PLAYBOOKS = "DELETE FROM playbooks"


class SqlCatalogue:
    """The ``Catalogue`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def products(self, skus: Iterable[str]) -> dict[str, Product]:
        """Return the products known among these references."""
        wanted = json.dumps(sorted(set(skus)))
        rows = self._session.rows(_PRODUCTS, wanted)
        if not rows:
            return {}
        items: dict[str, list[Row]] = {}
        for row in self._session.rows(_ITEMS, wanted):
            items.setdefault(row[0], []).append(row)
        return {row[0]: product_of(row, tuple(items.get(row[0], ()))) for row in rows}

    def find(self, text: str, limit: int) -> tuple[Product, ...]:
        """Return the products whose reference, maker or name has words that begin like these."""
        names = self._session.rows(_NAMES)
        found = [sku for sku, maker, name in names if words_match(text, f"{sku} {maker} {name}")][:limit]
        products = self.products(found)
        return tuple(products[sku] for sku in found)

    def by_gtin(self, gtin: str) -> Product | None:
        """Return the product of a GTIN, written with or without its leading zeros."""
        digits = gtin.lstrip("0")
        if not digits:
            return None
        sku = self._session.value(_SKU_BY_GTIN, *(digits.zfill(length) for length in (8, 12, 13, 14)))
        return self.products([sku])[sku] if sku else None

    def put(self, product: Product) -> bool:
        """Store a product with its checklist; tell whether anything changed."""
        known = self.products([product.sku]).get(product.sku)
        if known == product:
            return False
        if known is None:
            self._session.write(_INSERT_PRODUCT, product_row(product))
        else:
            sku, *facts = product_row(product)
            self._session.write(_UPDATE_PRODUCT, (*facts, sku))
            self._session.write(_DELETE_ITEMS, (sku,))
        self._session.write_many(_INSERT_ITEM, item_rows(product))
        return True

    def playbooks(self) -> tuple[Playbook, ...]:
        """Return every playbook, in the order given."""
        return playbooks_of(tuple(self._session.rows(_PLAYBOOKS)))

    def put_playbooks(self, playbooks: Sequence[Playbook]) -> None:
        """Replace the playbooks."""
        self._session.write(_DELETE_PLAYBOOKS)
        rows = [playbook_row(position, book) for position, book in enumerate(playbooks)]
        self._session.write_many(_INSERT_PLAYBOOK, rows)
