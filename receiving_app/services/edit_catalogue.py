"""Edit products and their checklists; what units were inspected against stays on file."""

from dataclasses import replace

from receiving_app.domain.catalogue import ChecklistItem, Product
from receiving_app.domain.catalogue_editing import checked, copied, revised
from receiving_app.domain.catalogue_errors import ChangedElsewhere, GtinOfAnotherProduct, UnknownProduct
from receiving_app.domain.identifiers import Sku
from receiving_app.domain.people import Right
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs

LISTED = 300


def product_list(bench: Bench, text: str = "", *, retired: bool = False) -> tuple[Product, ...]:
    """Return the products whose reference, maker or name has words that begin like these.

    Args:
        bench: where it happens.
        text: what was typed; empty for all.
        retired: the retired ones instead of those in use.
    """
    with bench.reading() as uow:
        found = uow.catalogue.find(text, LISTED * 2)
    return tuple(product for product in found if product.retired is retired)[:LISTED]


def one_product(bench: Bench, sku: str) -> Product:
    """Return a product.

    Raises:
        UnknownProduct: the catalogue has no such reference.
    """
    with bench.reading() as uow:
        return _load(uow, sku)


@needs(Right.EDIT_CATALOGUE)
def save_product(bench: Bench, wanted: Product, seen: Product | None) -> Product:
    """Store a product as edited, and return it as it is on file.

    Args:
        bench: where it happens.
        wanted: its facts and checklist from now on.
        seen: the product as it was shown; None for a new one.

    Raises:
        InvalidEntry, InvalidIdentifier: a field cannot be stored.
        GtinOfAnotherProduct: the barcode is another product's.
        ChangedElsewhere: someone else changed it meanwhile, or the reference is taken.
    """
    product = checked(wanted)
    with bench.writing() as uow:
        known = uow.catalogue.products([product.sku]).get(product.sku)
        if known != seen:
            raise ChangedElsewhere(product.sku)
        owner = uow.catalogue.by_gtin(product.gtin) if product.gtin else None
        if owner is not None and owner.sku != product.sku:
            raise GtinOfAnotherProduct(product.gtin, owner.sku)
        stored = revised(known, product)
        if uow.catalogue.put(stored):
            facts = {"sku": product.sku, "before": _facts(known) if known else {}, "after": _facts(stored)}
            record(bench, uow, Act("product_saved", facts))
            uow.commit()
        return stored


@needs(Right.EDIT_CATALOGUE)
def copy_product(bench: Bench, source: str, sku: str, name: str) -> Product:
    """Store a new product like another one: its maker, family, warranty and checklist.

    Raises:
        UnknownProduct: there is no such product to copy from.
        ChangedElsewhere: the new reference is on file already.
        InvalidEntry, InvalidIdentifier: reference or name cannot be stored.
    """
    return save_product(bench, copied(one_product(bench, source), sku, name), None)


@needs(Right.EDIT_CATALOGUE)
def retire_product(bench: Bench, seen: Product, *, retired: bool = True) -> Product:
    """Take a product out of use, or into use again; it stays readable and is recognised in hand.

    Raises:
        ChangedElsewhere: someone else changed it meanwhile.
    """
    return save_product(bench, replace(seen, retired=retired), seen)


def _load(uow: UnitOfWork, sku: str) -> Product:
    reference = Sku(sku).text
    product = uow.catalogue.products([reference]).get(reference)
    if product is None:
        raise UnknownProduct(reference)
    return product


def _facts(product: Product) -> dict[str, object]:
    return {
        "manufacturer": product.manufacturer,
        "name": product.name,
        "family": product.family,
        "gtin": product.gtin,
        "warranty_months": product.warranty_months,
        "retired": product.retired,
        "checklist": [_item_facts(item) for item in product.checklist],
    }


def _item_facts(item: ChecklistItem) -> dict[str, object]:
    return {
        "key": item.key,
        "name": item.name.fr,
        "level": item.level,
        "quantity": item.quantity,
        "price": item.replacement_price,
    }
