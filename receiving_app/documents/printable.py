"""Text that can be printed: checked against the fonts before anything is drawn.

A missing glyph is silent in a PDF: the file is valid and shows a box (CREDIT_NOTE, PDF/A point 3).
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from receiving_app.documents.fonts import drawable
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.debit_statement import DebitStatement

T = TypeVar("T")
Snapshot = TypeVar("Snapshot", CreditNote, DebitStatement)

_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "seller": (
        "name",
        "legal_form",
        "share_capital",
        "registry",
        "street",
        "postcode",
        "city",
        "country",
        "siren",
        "siret",
        "vat_number",
        "email",
        "phone",
    ),
    "buyer": ("code", "name", "street", "postcode", "city", "country", "siren", "vat_number"),
}
_ROWS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    # Of a credit note, then of a debit statement.
    "lines": ("line", ("sku", "name", "invoice", "unit", "serials", "rule", "text")),
    "allowances": ("allowance", ("reason", "rule")),
    "vat": ("vat", ("exemption_code", "exemption_reason")),
    "fees": ("fee", ("rule", "text", "waiver_reason")),
    "checks": ("check", ("item", "level")),
}
_TEXTS = ("number", "rma", "reason", "notes", "settlement", "late_terms", "delivered_to")
_SEVERAL_LINES = frozenset({"notes", "settlement", "delivered_to"})
_SHOWN = 10


def printable(note: Snapshot) -> Snapshot:
    """Return the snapshot with every printed text in NFC.

    U+202F becomes U+00A0, which the PDF holds as a plain space: an amount can then be searched
    for as it is typed.

    Raises:
        UnprintableCharacters: naming the first field that holds characters the fonts lack, or
            control, bidirectional and combining ones; ``where`` is as ``buyer_name``.
    """
    changes: dict[str, Any] = {}
    for section, names in _SECTIONS.items():
        changes[section] = _record(getattr(note, section), section, names)
    for rows, (where, names) in _ROWS.items():
        if hasattr(note, rows):
            changes[rows] = tuple(_record(row, where, names) for row in getattr(note, rows))
    for name in _TEXTS:
        if hasattr(note, name):
            changes[name] = _value(getattr(note, name), name)
    return replace(note, **changes)


def printable_text(text: str, where: str) -> str:
    """Return one text in NFC.

    Raises:
        UnprintableCharacters: it holds characters that are not drawn.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = text.replace("\u202f", "\u00a0")
    refused = set(text) - drawable()
    if where in _SEVERAL_LINES:
        refused.discard("\n")
    if refused:
        raise UnprintableCharacters(where, " ".join(_named(c) for c in sorted(refused)[:_SHOWN]))
    return text


def _record(record: T, where: str, names: tuple[str, ...]) -> T:
    changes: dict[str, object] = {}
    for name in names:
        old = getattr(record, name, "")
        new = _value(old, f"{where}_{name}")
        if new != old:
            changes[name] = new
    return replace(record, **changes) if changes else record  # type: ignore[type-var]  # a dataclass by _SECTIONS and _ROWS


def _value(value: str | tuple[str, ...], where: str) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(printable_text(text, where) for text in value)
    return printable_text(value, where)


def _named(character: str) -> str:
    """Return the character where it shows, its code point always."""
    code = f"U+{ord(character):04X}"
    return f"{character} {code}" if character.isprintable() and not character.isspace() else code
