"""Find in the database what a scan may mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.scans import Kind, Meaning, Proof, Reading
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.return_ports import ReturnRow
from receiving_app.services.scan_answer import Result, ScanAnswer

LONGEST = 200
MANY = 20
MOST_LOOKUPS = 12


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan being answered: where, in which transaction, what it may mean, how it is journalled."""

    bench: Bench
    uow: UnitOfWork
    reading: Reading
    raw: str

    def answer(self, result: Result, **facts: Any) -> ScanAnswer:
        """Make the answer to this scan."""
        return ScanAnswer(result, self.raw, reading=self.reading, **facts)

    def of_kind(self, kind: Kind) -> Meaning | None:
        """Return the meaning of a kind that proves itself by more than the database."""
        return next((one for one in self.reading.meanings if one.kind is kind and one.proof), None)

    @property
    def typed(self) -> str:
        """Return the text as it came, where the database can be asked about it; else empty."""
        text = self.reading.raw.strip()
        return text[:LONGEST] if text.isprintable() else ""

    def values(self) -> Iterator[tuple[Meaning | None, str]]:
        """Yield what to ask the database for, each once: identifiers, those within them, the text itself."""
        seen: set[str] = set()
        for meaning, value in self._all_values():
            if value and value not in seen and len(seen) < MOST_LOOKUPS:
                seen.add(value)
                yield meaning, value

    def _all_values(self) -> Iterator[tuple[Meaning | None, str]]:
        for meaning in self.reading.meanings:
            yield meaning, meaning.value
            for part in meaning.parts:
                yield meaning, part.value
        yield None, self.typed


def cases_of(scanned: Scanned) -> list[tuple[Meaning | None, ReturnCase]]:
    """Return the returns whose number this may be."""
    wanted = {value: meaning for meaning, value in scanned.values()}
    known = scanned.uow.returns.get_many(list(wanted))
    return [(wanted[rma], case) for rma, case in known.items()]


def returns_found(scanned: Scanned) -> list[tuple[Meaning | None, ReturnRow]]:
    """Return the returns of a serial, MAC, tracking or invoice number, each once.

    A credit note of ours finds its return too.
    """
    found: dict[str, tuple[Meaning | None, ReturnRow]] = {}
    for meaning, value in scanned.values():
        for row in scanned.uow.returns.exact(value):
            found.setdefault(row.rma, (meaning, row))
        if meaning is not None and meaning.kind is Kind.INVOICE and not found:
            note = scanned.uow.credit_notes.get(value)
            for row in scanned.uow.returns.find(note.note.rma, 1) if note else ():
                found[row.rma] = (meaning, row)
    return list(found.values())


def quarantine_record(scanned: Scanned) -> QuarantineRecord | None:
    """Return the quarantine record of one of our own labels, else one on whose goods this was read.

    What is in quarantine has not arrived anywhere: it goes before the return that it may belong to.
    """
    label = scanned.of_kind(Kind.QUARANTINE)
    if label is not None:
        return scanned.uow.quarantine.get(label.value)
    values = [value for _, value in scanned.values()]
    return next(iter(scanned.uow.quarantine.holding(values)), None) if values else None


def neighbours(scanned: Scanned) -> tuple[ReturnRow, ...]:
    """Return the returns whose numbers two neighbouring characters, changed over, make of a valid one.

    The check character lets some of these slips pass: they are asked about.
    """
    numbers = [
        near
        for meaning in scanned.reading.meanings
        if meaning.kind is Kind.RMA and meaning.proof is Proof.CHECK
        for near in RmaNumber(meaning.value).transposed()
    ]
    known = scanned.uow.returns.get_many(numbers) if numbers else {}
    return tuple(row for rma in known for row in scanned.uow.returns.find(rma, 1))


def products_of(scanned: Scanned) -> list[tuple[Meaning | None, str]]:
    """Return the references that a GTIN or a text names, if the catalogue knows them."""
    catalogue = scanned.uow.catalogue
    wanted = [(meaning, value) for meaning, value in scanned.values() if value]
    known = catalogue.products([value.upper() for _, value in wanted])
    found = [(meaning, value.upper()) for meaning, value in wanted if value.upper() in known]
    for meaning in scanned.reading.meanings:
        for kind, value in ((meaning.kind, meaning.value), *((one.kind, one.value) for one in meaning.parts)):
            product = catalogue.by_gtin(value) if kind is Kind.GTIN else None
            if product is not None:
                found.append((meaning, product.sku))
    return found


def returns_with_product(scanned: Scanned) -> tuple[ReturnRow, ...]:
    """Return the latest returns of a scanned product; a product alone never receives a parcel."""
    rows: dict[str, ReturnRow] = {}
    for _, sku in products_of(scanned):
        rows |= {row.rma: row for row in scanned.uow.returns.find(sku, MANY)}
    return tuple(rows.values())[:MANY]


def returns_like(scanned: Scanned) -> tuple[ReturnRow, ...]:
    """Return the returns that a text may be part of the number, name or code of."""
    best = scanned.reading.best
    texts = (scanned.typed, best.value if best else "", scanned.reading.misread)
    for text in dict.fromkeys(filter(None, texts)):
        rows = scanned.uow.returns.find(text, MANY)
        if rows:
            return rows
    return ()
