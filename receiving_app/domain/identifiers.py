"""Identifiers as values: a text either is one, in its canonical form, or is refused.

``RmaNumber("rma2026004101z")`` gives ``RMA-2026-004101-Z``; anything else raises
``InvalidIdentifier`` naming the text, so that no unchecked code travels further.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import ClassVar, Self

from receiving_app.domain.errors import InvalidCheckCharacter, InvalidIdentifier

_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad]")
_LONGEST = 80


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """Base of the identifiers: ``text`` is canonical, ``str()`` gives it.

    Raises:
        InvalidIdentifier: the text is not one of this kind.
    """

    text: str
    kind: ClassVar[str] = "identifier"

    def __post_init__(self) -> None:
        """Replace the text by its canonical form, or refuse it."""
        raw = self.text
        if not 0 < len(raw.strip()) <= _LONGEST:
            raise InvalidIdentifier(self.kind, raw[:_LONGEST])
        object.__setattr__(self, "text", self._canonical(_DASHES.sub("-", raw.strip())))

    def __str__(self) -> str:
        """Return the canonical text."""
        return self.text

    @classmethod
    def _canonical(cls, text: str) -> str:
        if not re.fullmatch(r"[\x21-\x7e\u00c0-\u017f]+", text):
            raise InvalidIdentifier(cls.kind, text)
        return text


def _check_character(body: str) -> str:
    # python-stdnum brings the network and documentation modules along: not before the first number.
    return str(import_module("stdnum.iso7064.mod_37_36").calc_check_digit(body))


class RmaNumber(Identifier):
    """Number of a return authorisation (policy P6).

    Ours is ``RMA-YYYY-NNNNNN-C``; C is ISO 7064 MOD 37,36 over the letters and digits before
    it, hyphens left out. It detects every single substituted character.
    """

    kind = "rma"
    _OURS = re.compile(r"RMA-?(\d{4})-?(\d{6})-?([0-9A-Z])", re.ASCII)

    @classmethod
    def _canonical(cls, text: str) -> str:
        match = cls._OURS.fullmatch(text.upper())
        if match is None:
            raise InvalidIdentifier(cls.kind, text)
        year, sequence, check = match.groups()
        if _check_character(f"RMA{year}{sequence}") != check:
            raise InvalidCheckCharacter(cls.kind, text)
        return f"RMA-{year}-{sequence}-{check}"

    @classmethod
    def build(cls, year: int, sequence: int) -> Self:
        """Make the number of this year and sequence (1 to 999 999), with its check character."""
        body = f"RMA{year:04d}{sequence:06d}"
        return cls(body + _check_character(body))

    def transposed(self) -> tuple[str, ...]:
        """Return the other valid numbers that two neighbouring characters changed over lead to.

        The check character catches most of these slips, not all: the few left are asked about.
        """
        body = self.text.replace("-", "")
        found = []
        for place in range(len("RMA"), len(body) - 1):
            pair = body[place + 1] + body[place]
            try:
                found.append(RmaNumber(body[:place] + pair + body[place + 2 :]).text)
            except InvalidIdentifier:
                continue
        return tuple(dict.fromkeys(number for number in found if number != self.text))

    @property
    def year(self) -> int:
        """Year in the number."""
        return int(self.text[4:8])

    @property
    def sequence(self) -> int:
        """Sequence within the year."""
        return int(self.text[9:15])


def parse_rma(text: str, patterns: Iterable[str] = ()) -> str:
    """Return the canonical RMA number: ours, or one matching a configured pattern.

    Args:
        text: what was scanned, typed or imported.
        patterns: regular expressions of other numbers in use, matched whole and in upper case;
            they carry no check character.

    Raises:
        InvalidCheckCharacter: it looks like one of ours and its check character is wrong.
        InvalidIdentifier: it is neither.
    """
    try:
        return RmaNumber(text).text
    except InvalidCheckCharacter:
        raise
    except InvalidIdentifier:
        candidate = _DASHES.sub("-", text.strip()).upper()
        if len(candidate) <= _LONGEST and any(
            re.fullmatch(pattern, candidate, re.ASCII) for pattern in patterns
        ):
            return candidate
        raise


class SerialNumber(Identifier):
    """Serial number of a unit: 4 to 40 letters, digits and ``-./_``, in upper case."""

    kind = "serial"

    @classmethod
    def _canonical(cls, text: str) -> str:
        upper = text.upper()
        if not re.fullmatch(r"[0-9A-Z](?:[0-9A-Z./_-]{2,38})[0-9A-Z]", upper):
            raise InvalidIdentifier(cls.kind, text)
        return upper


class MacAddress(Identifier):
    """MAC address, canonical as ``C0:74:AD:25:33:D9``; separators may be ``:``, ``-``, ``.`` or none."""

    kind = "mac"

    @classmethod
    def _canonical(cls, text: str) -> str:
        digits = re.sub(r"[:.\s-]", "", text.upper())
        if not re.fullmatch(r"[0-9A-F]{12}", digits):
            raise InvalidIdentifier(cls.kind, text)
        return ":".join(digits[i : i + 2] for i in range(0, 12, 2))


class Sku(Identifier):
    """Reference of a product: up to 40 letters, digits and ``- . / _ + #``, in upper case."""

    kind = "sku"

    @classmethod
    def _canonical(cls, text: str) -> str:
        upper = text.upper()
        if not re.fullmatch(r"[0-9A-Z][0-9A-Z./_+#-]{0,39}", upper):
            raise InvalidIdentifier(cls.kind, text)
        return upper


class InvoiceNumber(Identifier):
    """Number of the invoice, as the sales software prints it; up to 35 characters."""

    kind = "invoice"

    @classmethod
    def _canonical(cls, text: str) -> str:
        if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z ./_+-]{0,34}", text):
            raise InvalidIdentifier(cls.kind, text)
        return text


class TrackingNumber(Identifier):
    """Carrier's tracking number: 6 to 40 letters and digits, in upper case (policy P5)."""

    kind = "tracking"

    @classmethod
    def _canonical(cls, text: str) -> str:
        compact = re.sub(r"[\s-]", "", text.upper())
        if not re.fullmatch(r"[0-9A-Z]{6,40}", compact):
            raise InvalidIdentifier(cls.kind, text)
        return compact


class _Stdnum(Identifier):
    """An official number that python-stdnum checks; its module is imported at the first one."""

    _module: ClassVar[str]

    @classmethod
    def _canonical(cls, text: str) -> str:
        stdnum = import_module("stdnum.exceptions")
        try:
            return str(import_module(cls._module).validate(text))
        except stdnum.InvalidChecksum:
            raise InvalidCheckCharacter(cls.kind, text) from None
        except stdnum.ValidationError:
            raise InvalidIdentifier(cls.kind, text) from None


class Gtin(_Stdnum):
    """GTIN of 8, 12, 13 or 14 digits with its check digit."""

    kind = "gtin"
    _module = "stdnum.ean"


class Siren(_Stdnum):
    """French company number: 9 digits with a Luhn key."""

    kind = "siren"
    _module = "stdnum.fr.siren"


def is_siren(text: str) -> bool:
    """Tell whether a text is a French company number, spaces allowed."""
    return bool(import_module("stdnum.fr.siren").is_valid(text))


class Siret(_Stdnum):
    """French establishment number: 14 digits with a Luhn key (La Poste's exception included)."""

    kind = "siret"
    _module = "stdnum.fr.siret"


class VatNumber(_Stdnum):
    """VAT number of an EU country with its check digits, as ``FR04999810005``."""

    kind = "vat_number"
    _module = "stdnum.eu.vat"

    @property
    def country(self) -> str:
        """ISO code of the country that gave it (Greece's ``EL`` is ``GR``)."""
        return {"EL": "GR"}.get(self.text[:2], self.text[:2])
