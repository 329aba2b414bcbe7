"""What the rows of one return must agree on in a file, however far apart they stand.

A return has one customer, one reason and the same days on all its rows, and each of its lines comes
once. The first row that is accepted says it; a later one that differs is refused.
"""

from collections.abc import Sequence

from receiving_app.services.import_rows import ImportedRow, Refusal, RefusedRow, RepeatedRow
from receiving_app.services.ports import Scratch

Checked = ImportedRow | RepeatedRow | RefusedRow

# What must be the same in all rows of one return, beside customer and reason.
_SHARED = ("customer_name", "opened_on", "expires_on", "tracking", "carrier_delivered_on")
_NOTHING = "0"


def line_key(row: ImportedRow) -> str:
    """Return the key of a row: return, invoice, invoice line."""
    # No identifier holds a line end.
    return f"{row.rma}\n{row.line.invoice}\n{row.line.invoice_line}"


class FileChecks:
    """Holds the rows of one file against one another, some at a time.

    Args:
        scratch: where what was met is remembered, for as long as the file is read.
    """

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch

    def check(self, rows: Sequence[ImportedRow]) -> list[Checked]:
        """Return each row, or it as refused or repeated in the light of those before it."""
        recall = self._scratch.recall
        met = _Met(
            recall("return", {row.rma for row in rows}),
            recall("line", {line_key(row) for row in rows}),
        )
        checked = [met.check(row) for row in rows]
        self._scratch.remember("return", met.returns.new)
        self._scratch.remember("line", met.lines.new)
        return checked


class _Notes:
    """Notes recalled, and those made since."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known
        self.new: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self._known.get(key) or self.new.get(key)

    def keep_first(self, key: str, note: str) -> None:
        if key not in self._known:
            self.new.setdefault(key, note)


class _Met:
    """What was met so far, as far as a few rows need it."""

    def __init__(self, returns: dict[str, str], lines: dict[str, str]) -> None:
        self.returns, self.lines = _Notes(returns), _Notes(lines)

    def check(self, row: ImportedRow) -> Checked:
        key, shared, line = line_key(row), _shared(row), str(hash(row.line))
        known = self.lines.get(key)
        refused = self._other_return(row, shared)
        if refused is None and known not in (None, line):
            facts = {"rma": row.rma, "invoice": row.line.invoice, "invoice_line": row.line.invoice_line}
            refused = row.source.refused("invoice_line", Refusal.DUPLICATE, facts)
        refused = refused or self._differing(row, shared)
        if refused is not None:
            return refused
        if known is not None:
            return RepeatedRow(row.source.line)
        self.returns.keep_first(row.rma, " ".join(shared))
        self.lines.keep_first(key, line)
        return row

    def _other_return(self, row: ImportedRow, shared: Sequence[str]) -> RefusedRow | None:
        """Refuse a row that is another customer's, or has another reason."""
        first = self.returns.get(row.rma)
        if first is None:
            return None
        code, siren, reason, *_ = first.split(" ")
        if code != shared[0] or (siren != _NOTHING and shared[1] not in (_NOTHING, siren)):
            return row.source.refused("customer_name", Refusal.OTHER_CUSTOMER, {"rma": row.rma})
        if reason != shared[2]:
            return row.source.refused("reason", Refusal.OTHER_REASON, {"rma": row.rma})
        return None

    def _differing(self, row: ImportedRow, shared: Sequence[str]) -> RefusedRow | None:
        """Refuse a row that gives its return another address, day or tracking number."""
        first = self.returns.get(row.rma)
        if first is None:
            return None
        pairs = zip(_SHARED, first.split(" ")[3:], shared[3:], strict=True)
        name = next((name for name, before, now in pairs if before != now), "")
        return row.source.refused(name, Refusal.DIFFERS_IN_RETURN, {"rma": row.rma}) if name else None


def _shared(row: ImportedRow) -> tuple[str, ...]:
    """Return what rows of one return share, each as a short text: equal values, equal texts.

    Other values have the same text by chance only, once in 2⁶⁴.
    """
    customer = row.customer
    values = (
        customer.code or customer.name.casefold(),
        customer.siren,
        row.reason,
        customer,
        row.opened_on,
        row.expires_on,
        row.tracking,
        row.carrier_delivered_on,
    )
    return tuple(str(hash(value)) if value else _NOTHING for value in values)
