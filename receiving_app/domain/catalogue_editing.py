"""Changing products and their checklists without changing what units were inspected against."""

import re
from collections.abc import Collection
from dataclasses import replace

from receiving_app.domain.catalogue import REVISION, ChecklistItem, Product
from receiving_app.domain.catalogue_errors import InvalidEntry
from receiving_app.domain.folding import folded
from receiving_app.domain.identifiers import Gtin, Sku

LONGEST_NAME = 120
MOST_ITEMS = 40
MOST_MONTHS = 240
_KEY_LENGTH = 30


def revised(known: Product | None, wanted: Product) -> Product:
    """Return the product as wanted, with what it replaces kept among its former accessories.

    An accessory whose level, quantity or price changes goes on under a new key, so that units counted
    with the former one keep its facts; a new name alone is a correction and holds for all. The same
    product wanted again changes nothing.

    Args:
        known: the product on file; None for a new one.
        wanted: its facts and checklist from now on; its ``former`` is not looked at.
    """
    if known is None:
        return replace(wanted, former=())
    former = {item.key: item for item in known.former}
    current = {item.root: item for item in known.checklist}
    checklist = []
    for item in wanted.checklist:
        before = current.pop(item.root, None)
        if before is None or not _same_facts(before, item):
            if before is not None:
                former[before.key] = before
            key = _next_key(item.root, (*former, *(one.key for one in known.checklist)))
            checklist.append(replace(item, key=key))
        else:
            checklist.append(replace(item, key=before.key))
    former |= {item.key: item for item in current.values()}
    return replace(wanted, checklist=tuple(checklist), former=tuple(former.values()))


def _same_facts(one: ChecklistItem, other: ChecklistItem) -> bool:
    return replace(one, key="", name=other.name) == replace(other, key="")


def _next_key(root: str, taken: Collection[str]) -> str:
    revisions = [int(key.partition(REVISION)[2] or 1) for key in taken if key.partition(REVISION)[0] == root]
    return f"{root}{REVISION}{max(revisions) + 1}" if revisions else root


def item_key(name: str, taken: Collection[str]) -> str:
    """Return a stable key for a new accessory, made of its name: ``Câble réseau`` → ``cable-reseau``.

    Args:
        name: in the language it was entered in.
        taken: roots of the product's other accessories, former ones included.
    """
    stem = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:_KEY_LENGTH] or "item"
    numbered = (stem if count == 1 else f"{stem}-{count}" for count in range(1, MOST_ITEMS + len(taken) + 2))
    return next(key for key in numbered if key not in taken)


def copied(source: Product, sku: str, name: str) -> Product:
    """Return a new product like another one: its maker, family, warranty and checklist."""
    items = tuple(replace(item, key=item.root) for item in source.checklist)
    return replace(source, sku=sku, name=name, gtin="", checklist=items, former=(), retired=False)


def checked(product: Product) -> Product:
    """Return the product with its texts trimmed and its identifiers in their canonical form.

    Raises:
        InvalidEntry: a name is missing or too long, the warranty absurd, an accessory there twice.
        InvalidIdentifier: the reference or the barcode is none.
    """
    sku = Sku(product.sku).text
    for what, text in (("manufacturer", product.manufacturer), ("name", product.name)):
        _check_text(sku, what, text)
    if len(product.family.strip()) > LONGEST_NAME:
        raise InvalidEntry(sku, "family", "too_long")
    if not 0 <= product.warranty_months <= MOST_MONTHS:
        raise InvalidEntry(sku, "warranty_months", "out_of_range")
    _check_items(sku, product.checklist)
    return replace(
        product,
        sku=sku,
        manufacturer=product.manufacturer.strip(),
        name=product.name.strip(),
        family=product.family.strip(),
        gtin=Gtin(product.gtin).text if product.gtin.strip() else "",
    )


def _check_items(sku: str, items: tuple[ChecklistItem, ...]) -> None:
    if len(items) > MOST_ITEMS:
        raise InvalidEntry(sku, "checklist", "too_many")
    names: set[str] = set()
    for item in items:
        _check_text(sku, "item_fr", item.name.fr)
        if len(item.name.en.strip()) > LONGEST_NAME:
            raise InvalidEntry(sku, "item_en", "too_long")
        name = folded(item.name.fr)
        if name in names:
            raise InvalidEntry(sku, "item_fr", "twice")
        names.add(name)


def _check_text(entry: str, what: str, text: str) -> None:
    if not text.strip():
        raise InvalidEntry(entry, what, "missing")
    if len(text.strip()) > LONGEST_NAME:
        raise InvalidEntry(entry, what, "too_long")
