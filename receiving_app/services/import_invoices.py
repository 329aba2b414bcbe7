"""Rows that contradict another return about what was invoiced (decision rule 6).

Two returns of one invoice line that disagree on quantity, price, rate or day cannot both be right,
and neither can be credited. A row that would make them disagree is refused, naming the other
return. Where that one is on file, a later row of the same file may correct it too, so that only the
whole file can tell: such a row is set aside until then.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from receiving_app.domain.return_parts import ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.services.import_rows import ImportedRow, Refusal, RefusedRow
from receiving_app.services.ports import Scratch, UnitOfWork
from receiving_app.services.return_ports import InvoicedLine

MOST_ASIDE = 1_000
"""Rows set aside at a time; beyond, they are refused at once: memory stays flat."""

# What is the same for all returns of an invoice line: its amounts, and its day, from which fees count.
_FIGURES = ("quantity_invoiced", "unit_price", "vat_rate", "invoiced_on")

InvoiceKey = tuple[str, int]


class Verdict(Enum):
    """What becomes of a row that is not refused."""

    TAKEN = auto()
    SET_ASIDE = auto()


class InvoiceStatements:
    """Holds rows against what other returns say about their invoice lines.

    The first row taken for an invoice line was held against the returns on file; the later ones of
    the file only have to agree with it.

    Args:
        scratch: where what the file said is remembered, for as long as it is read.
    """

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._stated: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._others: dict[InvoiceKey, list[InvoicedLine]] = {}
        self._aside: list[ImportedRow] = []
        self._companions: dict[tuple[object, ...], set[str]] = {}
        self._settling = False

    def look_up(self, uow: UnitOfWork, rows: Sequence[ImportedRow], known: Mapping[str, ReturnCase]) -> None:
        """Look up what these rows are held against; ``known`` are their returns on file."""
        self._stated = self._scratch.recall("invoiced", {_text_key(row) for row in rows})
        keys = {
            row.line.invoice_key
            for row in rows
            if _text_key(row) not in self._stated and _says_something_new(row, known.get(row.rma))
        }
        self._others = {}
        for said in uow.returns.invoiced(keys):
            self._others.setdefault((said.invoice, said.invoice_line), []).append(said)

    def judge(self, row: ImportedRow) -> Verdict | RefusedRow:
        """Tell whether a row may be taken, beside what other returns say."""
        stated = self._stated.get(_text_key(row))
        if stated is not None:
            return self._beside_file(row, stated) or Verdict.TAKEN
        refused = self._beside_returns(row)
        if refused is None:
            self._stated[_text_key(row)] = self._new[_text_key(row)] = _statement(row)
            return Verdict.TAKEN
        if self._settling or len(self._aside) >= MOST_ASIDE:
            return refused
        self._aside.append(row)
        return Verdict.SET_ASIDE

    def remember(self) -> None:
        """Remember what the rows taken since the last time said."""
        self._scratch.remember("invoiced", self._new)
        self._new = {}

    def settle(self) -> Sequence[ImportedRow]:
        """Return the rows set aside, to be judged again, now for good.

        Those that say the same of an invoice line correct it together: they do not contradict what
        is on file of one another.
        """
        self._settling = True
        for row in self._aside:
            self._companions.setdefault(_said(row), set()).add(row.rma)
        return self._aside

    def _beside_file(self, row: ImportedRow, stated: str) -> RefusedRow | None:
        said, line = _read(row, stated)
        name = _difference(row.line, said)
        return _refused(row, name, said, Refusal.CONTRADICTS_ROW, other_line=line) if name else None

    def _beside_returns(self, row: ImportedRow) -> RefusedRow | None:
        companions = self._companions.get(_said(row), {row.rma})
        for other in self._others.get(row.line.invoice_key, ()):
            name = _difference(row.line, other) if other.rma not in companions else ""
            if name:
                code = Refusal.CONTRADICTS_RETURN if other.awaited else Refusal.CONTRADICTS_RECEIVED
                return _refused(row, name, other, code)
        return None


def _difference(one: ReturnLine, other: ReturnLine | InvoicedLine) -> str:
    """Return the first figure that differs, or empty."""
    return next((name for name in _FIGURES if getattr(one, name) != getattr(other, name)), "")


def _says_something_new(row: ImportedRow, known: ReturnCase | None) -> bool:
    lines = known.lines if known else ()
    line = next((one for one in lines if one.invoice_key == row.line.invoice_key), None)
    return line is None or bool(_difference(row.line, line))


def _said(row: ImportedRow) -> tuple[object, ...]:
    return (*row.line.invoice_key, *(getattr(row.line, name) for name in _FIGURES))


def _refused(row: ImportedRow, name: str, said: InvoicedLine, code: Refusal, **facts: object) -> RefusedRow:
    line = {"rma": row.rma, "invoice": said.invoice, "invoice_line": said.invoice_line}
    theirs = {"other": said.rma, "theirs": getattr(said, name)}
    return row.source.refused(name, code, {**line, **theirs, **facts})


# --- what a row said, as a note -------------------------------------------------------------


def _text_key(row: ImportedRow) -> str:
    return f"{row.line.invoice}\n{row.line.invoice_line}"


def _statement(row: ImportedRow) -> str:
    line = row.line
    figures = (line.invoiced_on.isoformat(), line.quantity_invoiced, str(line.unit_price), str(line.vat_rate))
    return json.dumps((row.source.line, row.rma, *figures))


def _read(row: ImportedRow, note: str) -> tuple[InvoicedLine, int]:
    """Return what an earlier row said about the invoice line of this one, and where it stands."""
    number, rma, day, quantity, price, rate = json.loads(note)
    said = InvoicedLine(
        rma,
        *row.line.invoice_key,
        invoiced_on=date.fromisoformat(day),
        quantity_invoiced=quantity,
        unit_price=Decimal(price),
        vat_rate=Decimal(rate),
        awaited=True,
    )
    return said, number
