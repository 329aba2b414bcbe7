"""Accounting entries in the layout of the French FEC (article A47 A-1 of the Livre des procédures fiscales).

Eighteen columns in the order of the decree of 29 July 2013, separated by tabs, one line for each
movement, the names in the first line; characters of ISO 8859-15; days as YYYYMMDD; a comma before the
cents and nothing between thousands. The name is that of the decree, with the last day of the period.
It holds the entries of the credit notes alone: an accounting program takes it in, it is not the
company's own FEC.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from receiving_app.domain.accounting_entry import Entry, Movement
from receiving_app.domain.period import Period
from receiving_app.exchange.whole_files import write_whole
from receiving_app.services.export_period import accounting_entries, company_siren, record_export
from receiving_app.services.ports import Bench
from receiving_app.services.sending_ports import Reporting

COLUMNS = (
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit"),
    *("EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"),
)
SEPARATOR = "\t"
ENCODING = "iso8859-15"
_LONGEST_LABEL = 200
# What has no base letter to fall back on; a quotation mark would make some programs quote the cell.
_ALIKE = str.maketrans("–—−ŁłĐđıĦħ", "---LlDdiHh") | {ord(mark): "'" for mark in '"“”„«»‘’‚'}


@dataclass(frozen=True, slots=True)
class AccountingExport:
    """What was written: the file, how many entries, and their debits in EUR, which equal their credits."""

    path: Path
    entries: int
    debit: Decimal


def export_accounting(
    bench: Bench, period: Period, folder: Path, reporting: Reporting | None = None
) -> AccountingExport:
    """Write the entries of a period's documents into a file of that folder, whole or not at all.

    Raises:
        UnwritableFile: the file is there already, or the folder is missing or cannot be written.
        SellerIncomplete: the company has no SIREN.
        DomainError: as ``accounting_entries``.
    """
    path = folder / f"{company_siren(bench)}FEC{_day(period.last)}.txt"
    entries = tuple(accounting_entries(bench, period, reporting or Reporting()))
    text = "".join(f"{SEPARATOR.join(cells)}\r\n" for cells in (COLUMNS, *_lines(entries)))
    write_whole(path, text.encode(ENCODING))
    record_export(bench, "accounting", period, len(entries))
    debit = sum((line.debit for entry in entries for line in entry.movements), Decimal("0.00"))
    return AccountingExport(path, len(entries), debit)


def _lines(entries: tuple[Entry, ...]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        for movement in entry.movements:
            yield tuple(plain(cell) for cell in _cells(entry, movement))


def _cells(entry: Entry, movement: Movement) -> tuple[str, ...]:
    day = _day(entry.day)
    return (
        entry.journal,
        entry.journal_label,
        # The documents' own numbers follow one another without a gap, and stay the same in every export.
        entry.document,
        day,
        movement.account.number,
        movement.account.label,
        *movement.auxiliary,
        entry.document,
        day,
        entry.label[:_LONGEST_LABEL],
        _amount(movement.debit),
        _amount(movement.credit),
        "",
        "",
        # Issued is validated: the document cannot change any more.
        day,
        "",
        "",
    )


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _amount(value: Decimal) -> str:
    return f"{value:.2f}".replace(".", ",")


def plain(text: str) -> str:
    """Return a text in one line of the file's characters; what they lack is written with its base letter."""
    spaced = " ".join(text.replace("|", " ").translate(_ALIKE).split())
    return "".join(_kept(character) for character in spaced)


def _kept(character: str) -> str:
    try:
        character.encode(ENCODING)
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        return base or "?"
    return character if character.isprintable() else " "
