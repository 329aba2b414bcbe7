"""Every figure of a credit note's XML, read back, so that it can be held against the snapshot."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Self

from lxml import etree

from receiving_app.documents.cii import NAMESPACES, Element
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.einvoicing import cited, type_code
from receiving_app.domain.money import ZERO

Key = tuple[str, Decimal]
"""VAT category and rate."""

_TRADE = "rsm:SupplyChainTradeTransaction"
_SETTLEMENT = f"{_TRADE}/ram:ApplicableHeaderTradeSettlement"
_TOTALS = f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"


class UnreadableXml(ValueError):
    """The XML is damaged, or lacks a figure."""


@dataclass(frozen=True, slots=True)
class LineFigures:
    """One line: quantity, unit price and amount before VAT."""

    quantity: Decimal
    price: Decimal
    net: Decimal
    key: Key


@dataclass(frozen=True, slots=True)
class AllowanceFigures:
    """One amount taken off; ``charge`` when the XML adds it instead."""

    amount: Decimal
    percent: Decimal | None
    base: Decimal | None
    key: Key
    charge: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What a credit note says in numbers and dates, EUR; ``off`` is the total taken off."""

    type_code: str
    number: str
    issued_on: date
    lines: tuple[LineFigures, ...]
    allowances: tuple[AllowanceFigures, ...]
    vat: tuple[tuple[Key, Decimal, Decimal], ...]
    goods: Decimal
    off: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    due: Decimal
    cited: tuple[tuple[str, date], ...]

    @classmethod
    def of_note(cls, note: CreditNote) -> Self:
        """Return the figures of a snapshot."""
        return cls(
            type_code(note),
            note.number,
            note.issued_on,
            tuple(
                LineFigures(Decimal(x.quantity), x.unit_price, x.net, (x.category.value, x.rate))
                for x in note.lines
            ),
            tuple(
                AllowanceFigures(x.amount, x.percent, x.base, (x.category.value, x.rate))
                for x in note.allowances
            ),
            tuple(((x.category.value, x.rate), x.base, x.vat) for x in note.vat),
            note.goods,
            sum((x.amount for x in note.allowances), ZERO),
            note.net,
            note.tax,
            note.gross,
            note.gross,
            cited(note),
        )

    @classmethod
    def of_xml(cls, root: Element) -> Self:
        """Read the figures.

        Raises:
            UnreadableXml: one is missing or no figure.
        """
        head, totals = _one(root, "rsm:ExchangedDocument"), _one(root, _TOTALS)
        return cls(
            _text(head, "ram:TypeCode"),
            _text(head, "ram:ID"),
            _day(head, "ram:IssueDateTime/udt:DateTimeString"),
            tuple(map(_line, _all(root, f"{_TRADE}/ram:IncludedSupplyChainTradeLineItem"))),
            tuple(map(_allowance, _all(root, f"{_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge"))),
            tuple(_vat(row) for row in _all(root, f"{_SETTLEMENT}/ram:ApplicableTradeTax")),
            _amount(totals, "ram:LineTotalAmount"),
            _optional(totals, "ram:AllowanceTotalAmount") or ZERO,
            _amount(totals, "ram:TaxBasisTotalAmount"),
            _amount(totals, "ram:TaxTotalAmount"),
            _amount(totals, "ram:GrandTotalAmount"),
            _amount(totals, "ram:DuePayableAmount"),
            tuple(_cited(each) for each in _all(root, f"{_SETTLEMENT}/ram:InvoiceReferencedDocument")),
        )

    def differences(self, other: "Figures") -> Iterator[str]:
        """Name the figures that are not the same in both."""
        for field in fields(self):
            if getattr(self, field.name) != getattr(other, field.name):
                yield field.name


def parse(xml: bytes) -> Element:
    """Parse the XML; nothing outside it is ever fetched.

    Raises:
        UnreadableXml: it is damaged.
    """
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise UnreadableXml(str(error)) from error


def _line(item: Element) -> LineFigures:
    return LineFigures(
        _amount(item, "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"),
        _amount(item, "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount"),
        _amount(
            item,
            "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation"
            "/ram:LineTotalAmount",
        ),
        _key(_one(item, "ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax")),
    )


def _allowance(element: Element) -> AllowanceFigures:
    return AllowanceFigures(
        _amount(element, "ram:ActualAmount"),
        _optional(element, "ram:CalculationPercent"),
        _optional(element, "ram:BasisAmount"),
        _key(_one(element, "ram:CategoryTradeTax")),
        _text(element, "ram:ChargeIndicator/udt:Indicator") != "false",
    )


def _vat(row: Element) -> tuple[Key, Decimal, Decimal]:
    return _key(row), _amount(row, "ram:BasisAmount"), _amount(row, "ram:CalculatedAmount")


def _cited(element: Element) -> tuple[str, date]:
    day = _day(element, "ram:FormattedIssueDateTime/qdt:DateTimeString")
    return _text(element, "ram:IssuerAssignedID"), day


def _key(tax: Element) -> Key:
    return _text(tax, "ram:CategoryCode"), _amount(tax, "ram:RateApplicablePercent")


def _all(parent: Element, path: str) -> list[Element]:
    """Return what a path leads to; step by step, which takes a third of the time of lxml's own paths."""
    found = [parent]
    for tag in _steps(path):
        found = [child for one in found for child in one.iterchildren(tag)]
    return found


@cache
def _steps(path: str) -> tuple[str, ...]:
    parts = (step.split(":") for step in path.split("/"))
    return tuple(f"{{{NAMESPACES[prefix]}}}{name}" for prefix, name in parts)


def _one(parent: Element, path: str) -> Element:
    found = _all(parent, path)
    if not found:
        raise UnreadableXml(path)
    return found[0]


def _text(parent: Element, path: str) -> str:
    return _one(parent, path).text or ""


def _amount(parent: Element, path: str) -> Decimal:
    try:
        return Decimal(_text(parent, path))
    except InvalidOperation as error:
        raise UnreadableXml(path) from error


def _optional(parent: Element, path: str) -> Decimal | None:
    return _amount(parent, path) if _all(parent, path) else None


def _day(parent: Element, path: str) -> date:
    try:
        return datetime.strptime(_text(parent, path), "%Y%m%d").date()  # noqa: DTZ007 (a day, no instant)
    except ValueError as error:
        raise UnreadableXml(path) from error
