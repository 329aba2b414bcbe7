"""What a credit note says, in the customer's language: labels, amounts, places."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from receiving_app.domain.credit_note import NoteLine
from receiving_app.domain.vocabulary import DocumentKind
from receiving_app.wording import Wording, in_language

MOST_DECIMALS = 6
_NO_BREAK = "\u00a0"
_SAID_OTHERWISE = {
    DocumentKind.CANCELLATION: frozenset({"title", "gross", "corrections"}),
    DocumentKind.DEBIT_STATEMENT: frozenset({"title", "total"}),
    DocumentKind.STATEMENT_CANCELLATION: frozenset({"title", "total"}),
}


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The words of ``resources/i18n/document.*.toml`` and the formats that go with them.

    Attributes:
        kind: of the document; what is no credit note calls some things otherwise.
    """

    wording: Wording
    kind: DocumentKind = DocumentKind.CREDIT_NOTE

    @classmethod
    def of(cls, language: str, kind: DocumentKind = DocumentKind.CREDIT_NOTE) -> "NoteWords":
        """Return the words of ``fr`` or ``en`` for a kind of document."""
        return cls(in_language(language), kind)

    def __call__(self, key: str, **facts: object) -> str:
        """Return a text with its facts filled in."""
        if key in _SAID_OTHERWISE.get(self.kind, ()):
            key = f"{self.kind}.{key}"
        if not facts:
            return _label(self.wording, key)
        return _searchable(self.wording.text(f"document.{key}", **facts))

    def money(self, value: Decimal) -> str:
        """Return an amount in EUR, cents always shown; a real minus sign below zero."""
        return _searchable(self.wording.money(value))

    def price(self, value: Decimal) -> str:
        """Return a unit price in EUR with the decimals it has, 2 to 6."""
        text = self.wording.number(value, decimals(value))
        return _searchable(f"{text}{_NO_BREAK}€" if self.wording.language == "fr" else f"€{text}")

    def percent(self, value: Decimal) -> str:
        """Return a rate."""
        return _searchable(self.wording.percent(value))

    def quantity(self, line: NoteLine) -> str:
        """Return the quantity with its unit."""
        count = _searchable(self.wording.number(Decimal(line.quantity), 0))
        return f"{count} {line.unit}".rstrip()

    def day(self, value: date) -> str:
        """Return a date."""
        return _searchable(self.wording.moment(value))

    def country(self, code: str) -> str:
        """Return a country's name; a code without one as it is."""
        return self._term("country", code.upper(), code)

    def reason(self, code: str) -> str:
        """Return why the goods came back; a text that is no known code as it is."""
        return self._term("reason", code, code)

    def level(self, code: str) -> str:
        """Return a checklist level; a text that is no known code as it is."""
        return self._term("level", code, code)

    def _term(self, section: str, code: str, fallback: str) -> str:
        key = f"{section}.{code}"
        found = self(key)
        return fallback if found == f"document.{key}" else found


def decimals(value: Decimal) -> int:
    """Return how many decimals a unit price shows: those it has, 2 at least."""
    exponent = value.normalize().as_tuple().exponent
    return max(2, min(MOST_DECIMALS, -exponent)) if isinstance(exponent, int) else 2


# Bounded: terms are asked for by what an import said.
@lru_cache(maxsize=1024)
def _label(wording: Wording, key: str) -> str:
    return _searchable(wording.text(f"document.{key}"))


def _searchable(text: str) -> str:
    return text.replace("\u202f", _NO_BREAK)
