"""Amounts, VAT categories and rounding: the one place where a cent is decided.

Decision rule 8: ``Decimal`` everywhere; unit prices have up to 6 decimals, amounts 2; half-up,
per line; VAT per rate on the rate's total.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from receiving_app.domain.errors import InvalidAmount, InvalidIdentifier, UnsupportedVat
from receiving_app.domain.identifiers import VatNumber

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
MAX_PRICE = Decimal("9999999.999999")

# France and what is France for VAT (Monaco); the overseas departments where VAT applies.
FRANCE = frozenset({"FR", "MC"})
OVERSEAS = frozenset({"GP", "MQ", "RE"})
# The other member states on 2026-01-01; XI is Northern Ireland, in the EU for goods.
OTHER_EU = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
        "XI",
    ]
)
_COUNTRY = re.compile("[A-Z]{2}")
FRENCH_RATES = tuple(Decimal(text) for text in ("20", "10", "5.5", "2.1", "8.5"))


def amount(value: Decimal) -> Decimal:
    """Round to cents, half-up (away from zero on a tie)."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def unit_price(value: Decimal, what: str = "unit_price") -> Decimal:
    """Check a unit price excluding VAT: 0 to 9 999 999.999999 EUR, at most 6 decimals.

    Raises:
        InvalidAmount: negative, too large, too precise, or not a number.
    """
    try:
        exact = value.is_finite() and value == value.quantize(Decimal("0.000001"), rounding=ROUND_DOWN)
    except InvalidOperation:
        exact = False
    if not exact or not 0 <= value <= MAX_PRICE:
        raise InvalidAmount(what, str(value)[:40])
    return value


def line_amount(price: Decimal, quantity: int) -> Decimal:
    """Return price × quantity in cents (half-up per line)."""
    return amount(price * quantity)


def vat_on(base: Decimal, rate: Decimal) -> Decimal:
    """Return the VAT of a rate's total, in cents.

    Args:
        base: sum of the rate's net amounts, EUR.
        rate: per cent, such as 20 or 5.5.
    """
    return amount(base * rate / 100)


def share_pro_rata(total: Decimal, bases: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Share an amount over bases, cents by largest remainder (decision rule 7).

    The parts always add up to ``total``. Ties go to the earlier base. With no positive base the
    whole goes to the first.
    """
    weight = sum(bases, ZERO)
    if weight <= 0:
        return tuple(total if position == 0 else ZERO for position in range(len(bases)))
    exact = [total * base / weight for base in bases]
    parts = [value.quantize(CENT, rounding=ROUND_DOWN) for value in exact]
    cents = int((total - sum(parts, ZERO)) / CENT)
    by_remainder = sorted(range(len(bases)), key=lambda i: (parts[i] - exact[i], i))
    for position in by_remainder[:cents]:
        parts[position] += CENT
    return tuple(parts)


class VatCategory(StrEnum):
    """EN 16931 category of a VAT treatment."""

    STANDARD = "S"
    INTRA_COMMUNITY = "K"
    EXPORT = "G"


@dataclass(frozen=True, slots=True, order=True)
class VatTreatment:
    """A category with its rate in per cent; 0 for K and G."""

    category: VatCategory
    rate: Decimal

    @property
    def exemption_code(self) -> str:
        """VATEX code printed beside an exempt total, empty for S (EN 16931 BT-121)."""
        codes = {
            VatCategory.INTRA_COMMUNITY: "VATEX-EU-IC",
            VatCategory.EXPORT: "VATEX-EU-G",
        }
        return codes.get(self.category, "")


def vat_treatment(
    country: str,
    rate: Decimal,
    vat_number: str = "",
    rates: Iterable[Decimal] = FRENCH_RATES,
) -> VatTreatment:
    """Decide the VAT treatment from country, rate and VAT number (decision rule 9).

    Args:
        country: ISO 3166-1 alpha-2 code of the buyer.
        rate: per cent, as invoiced.
        vat_number: the buyer's VAT number, or empty.
        rates: the French rates in settings, per cent.

    Raises:
        UnsupportedVat: the three do not make a treatment we know.
    """
    french = rate in tuple(rates)
    if country in FRANCE and french:
        return VatTreatment(VatCategory.STANDARD, rate)
    if country in OTHER_EU:
        if french:
            return VatTreatment(VatCategory.STANDARD, rate)
        if rate == 0 and _is_foreign_vat(vat_number):
            return VatTreatment(VatCategory.INTRA_COMMUNITY, ZERO)
    elif country in OVERSEAS and french:
        return VatTreatment(VatCategory.STANDARD, rate)
    elif country not in FRANCE and rate == 0 and _COUNTRY.fullmatch(country):
        return VatTreatment(VatCategory.EXPORT, ZERO)
    raise UnsupportedVat(country, rate, vat_number)


def _is_foreign_vat(text: str) -> bool:
    """Tell whether this is a valid VAT number of a member state other than France."""
    try:
        return VatNumber(text).country not in FRANCE
    except InvalidIdentifier:
        return False
