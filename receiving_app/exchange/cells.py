"""Cells to values: French and English ways of writing dates, amounts, countries and identifiers.

Each function takes a stripped text and gives the value or raises ``CellProblem``; the frequent ones
remember what they parsed, since the same customers, days and references come again and again.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from receiving_app.domain.errors import InvalidAmount, InvalidCheckCharacter, InvalidIdentifier
from receiving_app.domain.identifiers import (
    Gtin,
    Identifier,
    InvoiceNumber,
    MacAddress,
    SerialNumber,
    Siren,
    Siret,
    Sku,
    TrackingNumber,
    VatNumber,
    parse_rma,
)
from receiving_app.domain.inspection import MAX_QUANTITY
from receiving_app.domain.money import MAX_PRICE, unit_price
from receiving_app.domain.vocabulary import Reason
from receiving_app.exchange.columns import folded
from receiving_app.exchange.countries import country_code
from receiving_app.services.import_rows import Refusal

EARLIEST = date(2000, 1, 1)
LATEST = date(2099, 12, 31)
UNDECODABLE = "\ufffd"
LIST_SEPARATOR = "|"
USUAL_UNIT = "pièce"
_CACHED = 8192

_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}([.,]\d{1,15})?", re.ASCII)
# 1.234,56 and 1,234.56: both marks, so that the last one is the decimal mark beyond doubt.
_GROUPED_FRENCH = re.compile(r"-?\d{1,3}(\.\d{3})+,\d+", re.ASCII)
_GROUPED_ENGLISH = re.compile(r"-?\d{1,3}(,\d{3})+\.\d+", re.ASCII)
_SPACED = re.compile(r"-?\d{1,3}( \d{3})+([.,]\d+)?", re.ASCII)
_WHOLE = re.compile(r"(-?\d{1,12})([.,]0{1,2})?", re.ASCII)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_SCHEME = re.compile(r"[0-9A-Z]{2,4}", re.ASCII)
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd\ud800-\udfff{_DIRECTION}]")
# UTF-8 read as Windows-1252 ("SociÃ©tÃ©"): a row pasted from another file; punctuation stays allowed.
_READ_TWICE = re.compile("Ã[\u00a1-\u00bfˆ‰Š€‡œžŸ]|Å[“’]|â€")
_IS_DIRECTION = re.compile(f"[{_DIRECTION}]")

_REASONS = {
    folded(word): reason
    for reason, words in {
        Reason.ORDER_ERROR: ("erreur de commande", "erreur commande", "order error"),
        Reason.DELIVERY_ERROR: ("erreur de livraison", "erreur livraison", "delivery error"),
        Reason.DEFECTIVE: ("défectueux", "défectueuse", "produit défectueux", "defective"),
    }.items()
    for word in words
}
_LANGUAGES = {
    "": "fr",
    "fr": "fr",
    "francais": "fr",
    "french": "fr",
    "en": "en",
    "anglais": "en",
    "english": "en",
}
_PIECES = frozenset(
    ("", "piece", "pieces", "pce", "pces", "pc", "pcs", "unite", "unites", "unit", "units", "u")
)


class CellProblem(Exception):
    """A cell that cannot be taken: why, and with which facts."""

    def __init__(self, code: Refusal, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts or {}


# --- characters -----------------------------------------------------------------------------


def unusual(text: str) -> bool:
    """Tell whether a text needs ``check_characters``; most rows do not, and this is quick."""
    return not text.isprintable() or UNDECODABLE in text or _READ_TWICE.search(text) is not None


def check_characters(text: str) -> None:
    """Refuse what can neither be stored nor printed; letters of every script are fine.

    Raises:
        CellProblem: naming the character: control, writing-direction control, or undecodable.
    """
    if _READ_TWICE.search(text):
        raise CellProblem(Refusal.UNREADABLE_CHARACTER)
    found = _FORBIDDEN.search(text)
    if found is None:
        return
    character = found.group()
    named = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
    if character == UNDECODABLE or "\ud800" <= character <= "\udfff":
        raise CellProblem(Refusal.UNREADABLE_CHARACTER)
    code = Refusal.DIRECTION_CHARACTER if _IS_DIRECTION.match(character) else Refusal.CONTROL_CHARACTER
    raise CellProblem(code, {"character": named})


def short(text: str, most: int) -> str:
    """Return a text of at most so many characters."""
    if len(text) > most:
        raise CellProblem(Refusal.TEXT_TOO_LONG, {"length": len(text), "most": most})
    return text


# --- days and numbers -----------------------------------------------------------------------


@lru_cache(maxsize=_CACHED)
def day(text: str) -> date:
    """Return a day written dd/mm/yyyy or yyyy-mm-dd (a time after it is dropped), 2000 to 2099."""
    bare = _TIME.sub("", text)
    if match := _DAY_FIRST.fullmatch(bare):
        numbers = match.group(3, 2, 1)
    elif match := _ISO.fullmatch(bare):
        numbers = match.group(1, 2, 3)
    else:
        raise CellProblem(Refusal.NOT_A_DATE)
    try:
        value = date(*map(int, numbers))
    except ValueError:
        raise CellProblem(Refusal.NOT_A_DATE) from None
    if not EARLIEST <= value <= LATEST:
        raise CellProblem(Refusal.DATE_OUT_OF_RANGE, {"least": EARLIEST, "most": LATEST})
    return value


@lru_cache(maxsize=_CACHED)
def decimal(text: str) -> Decimal:
    """Return a number with decimal comma or point, thousands in spaces, with or without €."""
    bare = _SPACES.sub(" ", text.removesuffix("€").removesuffix("EUR")).strip()
    if _SPACED.fullmatch(bare):
        bare = bare.replace(" ", "")
    if _GROUPED_FRENCH.fullmatch(bare):
        bare = bare.replace(".", "")
    elif _GROUPED_ENGLISH.fullmatch(bare):
        bare = bare.replace(",", "")
    if not _NUMBER.fullmatch(bare):
        raise CellProblem(Refusal.NOT_AN_AMOUNT)
    return Decimal(bare.replace(",", "."))


def price(text: str) -> Decimal:
    """Return a unit price excluding VAT: 0 to 9 999 999.999999 EUR, up to 6 decimals."""
    try:
        return unit_price(decimal(text))
    except InvalidAmount:
        raise CellProblem(Refusal.AMOUNT_OUT_OF_RANGE, {"most": MAX_PRICE}) from None


def rate(text: str) -> Decimal:
    """Return a VAT rate in per cent, without zeros at its end."""
    value = decimal(text.removesuffix("%").rstrip())
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()


@lru_cache(maxsize=_CACHED)
def whole(text: str, least: int = 1, most: int = MAX_QUANTITY) -> int:
    """Return a whole number; ``3,00`` is one too."""
    bare = _SPACES.sub(" ", text)
    if _SPACED.fullmatch(bare):
        bare = bare.replace(" ", "")
    match = _WHOLE.fullmatch(bare)
    if match is None:
        raise CellProblem(Refusal.NOT_A_WHOLE_NUMBER, {"least": least, "most": most})
    value = int(match.group(1))
    if not least <= value <= most:
        raise CellProblem(Refusal.NUMBER_OUT_OF_RANGE, {"least": least, "most": most})
    return value


# --- words ----------------------------------------------------------------------------------


@lru_cache(maxsize=_CACHED)
def reason(text: str) -> Reason:
    """Return the reason of a return, named in French or English."""
    found = _REASONS.get(folded(text))
    if found is None:
        raise CellProblem(Refusal.UNKNOWN_REASON)
    return found


@lru_cache(maxsize=_CACHED)
def country(text: str) -> str:
    """Return the ISO code of a country."""
    code = country_code(text)
    if not code:
        raise CellProblem(Refusal.UNKNOWN_COUNTRY)
    return code


def language(text: str) -> str:
    """Return ``fr`` or ``en``; French where nothing is said."""
    found = _LANGUAGES.get(folded(text)) if folded(text) or not text else None
    if found is None:
        raise CellProblem(Refusal.UNKNOWN_LANGUAGE)
    return found


@lru_cache(maxsize=256)
def unit(text: str) -> str:
    """Return the unit: ``pièce`` however it is abbreviated, any other one as written."""
    return USUAL_UNIT if folded(text) in _PIECES and (folded(text) or not text) else short(text, 20)


def email(text: str) -> str:
    """Return an e-mail address."""
    if not _EMAIL.fullmatch(short(text, 254)):
        raise CellProblem(Refusal.INVALID_EMAIL)
    return text


def scheme(text: str) -> str:
    """Return the scheme of an electronic address (EAS code), such as ``0225``."""
    upper = text.upper()
    if not _SCHEME.fullmatch(upper):
        raise CellProblem(Refusal.INVALID_IDENTIFIER, {"kind": "address_scheme"})
    return upper


# --- identifiers ----------------------------------------------------------------------------


def _refused(error: InvalidIdentifier) -> CellProblem:
    bad_check = isinstance(error, InvalidCheckCharacter)
    code = Refusal.INVALID_CHECK_CHARACTER if bad_check else Refusal.INVALID_IDENTIFIER
    return CellProblem(code, {"kind": error.kind})


def _identified(kind: type[Identifier], text: str) -> str:
    try:
        return kind(text).text
    except InvalidIdentifier as error:
        raise _refused(error) from None


def rma(text: str, patterns: tuple[str, ...]) -> str:
    """Return the canonical RMA number, ours or of a configured pattern."""
    try:
        return parse_rma(text, patterns)
    except InvalidIdentifier as error:
        raise _refused(error) from None


def serial(text: str) -> str:
    """Return the canonical serial number."""
    return _identified(SerialNumber, text)


def mac(text: str) -> str:
    """Return the canonical MAC address."""
    return _identified(MacAddress, text)


def _remembered(kind: type[Identifier]) -> Callable[[str], str]:
    @lru_cache(maxsize=_CACHED)
    def parse(text: str) -> str:
        return _identified(kind, text)

    return parse


sku = _remembered(Sku)
invoice = _remembered(InvoiceNumber)
tracking = _remembered(TrackingNumber)
siren = _remembered(Siren)
siret = _remembered(Siret)
vat_number = _remembered(VatNumber)
gtin = _remembered(Gtin)


def each(text: str, parse: Callable[[str], str]) -> tuple[str, ...]:
    """Return the parts of a list separated by ``|``.

    Raises:
        CellProblem: an empty place (serials and MACs go in pairs, by place), or a part twice.
    """
    if not text:
        return ()
    parts = [part.strip() for part in text.split(LIST_SEPARATOR)]
    if not all(parts):
        raise CellProblem(Refusal.GAP_IN_LIST)
    values = tuple(map(parse, parts))
    if len(set(values)) != len(values):
        raise CellProblem(Refusal.TWICE_IN_LIST)
    return values
