"""Import the catalogue: products with their checklists, each as the file has it as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from receiving_app.domain.catalogue import ChecklistItem, Product
from receiving_app.domain.catalogue_editing import revised
from receiving_app.domain.people import Right
from receiving_app.services.catalogue_ports import Catalogue
from receiving_app.services.import_returns import record_import
from receiving_app.services.import_rows import (
    ImportedItem,
    ImportOptions,
    ImportReport,
    Kind,
    Refusal,
    RefusedRow,
    SourceRow,
    Tally,
)
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs

MOST_ROWS = 200_000
"""Rows of one catalogue: its products are put together in memory, since a product's accessories may
stand anywhere in the file."""

CHUNK = 40
"""Products per transaction."""
_ROWS_BETWEEN_PROGRESS = 1000
_FACTS = ("manufacturer", "name", "family", "gtin", "warranty_months")


@dataclass(slots=True)
class _Gathered:
    """A product while its rows are put together."""

    product: Product
    source: SourceRow
    items: dict[str, ChecklistItem] = field(default_factory=dict)

    def complete(self) -> Product:
        """Return the product with its checklist, in the file's order."""
        return replace(self.product, checklist=tuple(self.items.values()))


@needs(Right.EDIT_CATALOGUE)
def import_catalogue(
    bench: Bench, source: Iterable[ImportedItem | RefusedRow], options: ImportOptions
) -> ImportReport:
    """Import the rows of a catalogue: all read first, then stored in short transactions.

    Args:
        bench: where it happens.
        source: valid and refused rows in the file's order.
        options: how to import; cancelling while the file is read stores nothing.

    Raises:
        DomainError: the file or the database gave up.
    """
    tally = Tally(Kind.CATALOGUE, options)
    gathered = _gather(source, tally, options)
    products = iter(gathered)
    while not tally.cancelled and (chunk := list(islice(products, CHUNK))):
        if options.cancelled():
            tally.cancelled = True
            break
        _store(bench, chunk, tally, dry_run=options.dry_run)
    report = tally.report()
    if not options.dry_run:
        record_import(bench, report)
    return report


def _gather(
    source: Iterable[ImportedItem | RefusedRow], tally: Tally, options: ImportOptions
) -> Sequence[_Gathered]:
    found: dict[str, _Gathered] = {}
    gtins: dict[str, str] = {}
    for row in source:
        tally.rows += 1
        if tally.rows % _ROWS_BETWEEN_PROGRESS == 0:
            options.progress(tally.rows)
            if options.cancelled():
                tally.cancelled = True
                return ()
        if isinstance(row, RefusedRow):
            tally.refuse(row)
        elif tally.rows > MOST_ROWS:
            tally.refuse(row.source.refused("sku", Refusal.TOO_MANY_ROWS, {"most": MOST_ROWS}))
        else:
            _join(row, found, gtins, tally)
    options.progress(tally.rows)
    return tuple(found.values())


def _join(row: ImportedItem, found: dict[str, _Gathered], gtins: dict[str, str], tally: Tally) -> None:
    product = row.product
    facts: dict[str, object] = {"sku": product.sku}
    owner = gtins.setdefault(product.gtin, product.sku) if product.gtin else product.sku
    if owner != product.sku:
        tally.refuse(row.source.refused("gtin", Refusal.GTIN_TAKEN, {"sku": owner}))
        return
    known = found.setdefault(product.sku, _Gathered(product, row.source))
    differing = next((n for n in _FACTS if getattr(known.product, n) != getattr(product, n)), "")
    if differing:
        tally.refuse(row.source.refused(differing, Refusal.DIFFERS_IN_PRODUCT, facts))
    elif row.item is None:
        tally.repeated += known.source is not row.source
    elif known.items.setdefault(row.item.key, row.item) != row.item:
        tally.refuse(row.source.refused("item_fr", Refusal.ITEM_TWICE, facts))
    elif known.items[row.item.key] is not row.item:
        tally.repeated += 1


def _store(bench: Bench, chunk: Sequence[_Gathered], tally: Tally, *, dry_run: bool) -> None:
    with bench.reading() if dry_run else bench.writing() as uow:
        catalogue = uow.catalogue
        known = catalogue.products(one.product.sku for one in chunk)
        accepted = list(_with_own_gtin(catalogue, chunk, tally))
        for product in accepted:
            before = known.get(product.sku)
            # An import says nothing of what was retired here, and removes nothing units were counted with.
            kept = replace(product, retired=before.retired) if before else product
            stored = revised(before, kept)
            if before is None:
                tally.created += 1
            elif before == stored:
                tally.unchanged += 1
                continue
            else:
                tally.updated += 1
            if not dry_run:
                catalogue.put(stored)
        if not dry_run:
            uow.commit()


def _with_own_gtin(catalogue: Catalogue, chunk: Sequence[_Gathered], tally: Tally) -> Iterator[Product]:
    """Pass on the products whose GTIN is no other product's on file."""
    for one in chunk:
        owner = catalogue.by_gtin(one.product.gtin) if one.product.gtin else None
        if owner is not None and owner.sku != one.product.sku:
            tally.refuse(one.source.refused("gtin", Refusal.GTIN_TAKEN, {"sku": owner.sku}))
        else:
            yield one.complete()
