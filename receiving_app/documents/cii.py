"""Elements of a CII (UN/CEFACT Cross Industry Invoice) document: names, dates, amounts."""

from datetime import date
from decimal import Decimal

from lxml import etree

RSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
QDT = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"
UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
NAMESPACES = {"rsm": RSM, "ram": RAM, "qdt": QDT, "udt": UDT}
EURO = "EUR"
_DAY = "102"

Element = etree._Element  # noqa: SLF001 (the only name lxml gives to what it returns)


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Append an element of the RAM namespace and return it."""
    element = etree.SubElement(parent, f"{{{RAM}}}{name}", attributes)
    if text:
        element.text = text
    return element


def add_if(parent: Element, name: str, text: str, **attributes: str) -> None:
    """Append an element unless its text is blank: no rule allows a blank one."""
    if text.strip():
        add(parent, name, text, **attributes)


def add_path(parent: Element, *names: str) -> Element:
    """Append nested elements and return the innermost."""
    for name in names:
        parent = add(parent, name)
    return parent


def add_day(parent: Element, name: str, day: date, namespace: str = UDT) -> None:
    """Append a date, as ``20261123``."""
    text = etree.SubElement(add(parent, name), f"{{{namespace}}}DateTimeString", format=_DAY)
    text.text = f"{day:%Y%m%d}"


def add_amount(parent: Element, name: str, value: Decimal, **attributes: str) -> None:
    """Append an amount in EUR with its cents."""
    add(parent, name, f"{value:.2f}", **attributes)


def add_number(parent: Element, name: str, value: Decimal) -> None:
    """Append a price, rate or percentage with the decimals it has."""
    add(parent, name, f"{value.normalize():f}")
