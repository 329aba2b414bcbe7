"""GS1: element strings, GTINs and SSCCs, read by biip; imported at the first symbol that may be one.

biip alone takes ``10LOT7`` or fifty 2s for GS1. What is accepted here carries an identifier with a
check digit (AI 00, 01 or 02), or the prefix by which scanners tell the symbology.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from receiving_app.domain.scans import Kind, Part, Proof

if TYPE_CHECKING:
    from collections.abc import Iterable

    from biip.gs1_element_strings import GS1ElementString

GS = "\x1d"
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_GS1_AIM = frozenset({"]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1"})
# A dead key may have swallowed the bracket: believed only before a checked identifier.
_HALF_AIM = re.compile(r"(?:C1|e0|d2|Q3)(?=0[0-2]\d{14})")
_CHECKED = re.compile(r"0[0-2]\)?\d{14}")
_TEXT = re.compile(r"[\x1d\x20-\x7e]+")
_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_SSCC_LENGTH = 18
_KINDS = {"00": Kind.SSCC, "01": Kind.GTIN, "02": Kind.GTIN, "21": Kind.SERIAL, "10": Kind.BATCH}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What a text is, without the layout that led to it."""

    kind: Kind
    value: str
    proof: Proof
    parts: tuple[Part, ...] = ()


def without_aim(text: str) -> str:
    """Return a text without the symbology prefix ``]cm`` that a scanner may put before it."""
    return text[3:] if _AIM.match(text) else text


def elements(text: str) -> Iterator[Found]:
    """Yield what a GS1 element string holds: one finding, its other identifiers as parts."""
    if len(text) > _LONGEST or not _TEXT.fullmatch(text):
        return
    told = text[:3] in _GS1_AIM
    body = text[3:] if told else _HALF_AIM.sub("", without_aim(text), count=1)
    body = body.replace("<GS>", GS).strip(GS)
    if not told and not _CHECKED.search(body):
        return
    parts = tuple(_parts(body))
    checked = any(kind in {Kind.GTIN, Kind.SSCC} for kind in (part.kind for part in parts))
    if parts and (told or checked):
        yield Found(parts[0].kind, parts[0].value, Proof.CHECK if checked else Proof.SHAPE, parts[1:])


def digital_link(text: str) -> Iterator[Found]:
    """Yield what a GS1 Digital Link holds, as ``https://id.gs1.org/01/06947554001234/21/ABC``."""
    if not re.search(r"/0[01]/\d{14}", text, re.ASCII):
        return
    biip = import_module("biip")
    try:
        link = biip.parse(text).gs1_digital_link_uri
    except (biip.BiipException, ValueError):
        return
    parts = tuple(_kept(link.element_strings)) if link else ()
    if parts:
        yield Found(parts[0].kind, parts[0].value, Proof.CHECK, parts[1:])


def number(text: str) -> Iterator[Found]:
    """Yield the GTIN or SSCC that a row of digits is, if its check digit agrees."""
    if not (text.isascii() and text.isdigit()):
        return
    if len(text) in _GTIN_LENGTHS and check_digit(text[:-1]) == text[-1]:
        yield Found(Kind.GTIN, text, Proof.CHECK)
    elif len(text) == _SSCC_LENGTH and check_digit(text[:-1]) == text[-1]:
        yield Found(Kind.SSCC, text, Proof.CHECK)


def check_digit(digits: str) -> str:
    """Return GS1's check digit: weights 3 and 1 from the right, modulo 10."""
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def _parts(body: str) -> Iterator[Part]:
    biip = import_module("biip")
    messages = import_module("biip.gs1_messages")
    try:
        if body.startswith("("):
            message = messages.GS1Message.parse_hri(body)
        else:
            message = messages.GS1Message.parse(body)
    except (biip.BiipException, ValueError):
        return
    yield from _kept(message.element_strings)


def _kept(elements: "Iterable[GS1ElementString]") -> Iterator[Part]:
    """Yield the identifiers we know, checked ones first; none where a check digit disagrees."""
    found = [(element.ai.ai, element.value) for element in elements if element.ai.ai in _KINDS]
    if any(check_digit(value[:-1]) != value[-1] for ai, value in found if ai in {"00", "01", "02"}):
        return
    order = ("01", "02", "00", "21", "10")
    for ai, value in sorted(found, key=lambda one: order.index(one[0])):
        yield Part(_KINDS[ai], value)
