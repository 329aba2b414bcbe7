"""Tracking numbers by their form; whether one is on file only the database tells.

Check digits: UPS' published algorithm for 1Z numbers; UPU standard S10; the waybill's modulo 7 of DHL
Express; GLS' parcel number guide; DPD and Chronopost (ISO 7064 MOD 37,36 over the label's barcode).
"""

import re
from collections.abc import Iterator
from importlib import import_module

from receiving_app.domain.scans import Kind, Proof
from receiving_app.scanning.symbols import Found

_UPS = re.compile(r"1Z[0-9A-Z]{15}\d", re.ASCII)
_S10 = re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}", re.ASCII)
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
# "%", seven of the postcode, the parcel's fourteen digits, service, country; perhaps a check character.
_DPD = re.compile(r"%[0-9A-Z]{7}(\d{14})\d{6}([0-9A-Z]?)", re.ASCII)
_DHL = re.compile(r"JJD\d{12,20}|JVGL\d{8,18}", re.ASCII)
_FORMS = (
    re.compile(r"\d[A-Z]\d{11}", re.ASCII),  # Colissimo
    re.compile(r"[A-Z]{2}\d{13}", re.ASCII),  # Chronopost
)
_DHL_WAYBILL = re.compile(r"\d{10}", re.ASCII)
_GLS = re.compile(r"\d{12}", re.ASCII)


def tracking(text: str) -> Iterator[Found]:
    """Yield the tracking number that a text in capitals is by its form."""
    compact = text.replace(" ", "")
    label = _DPD.fullmatch(compact)
    if label:
        yield from _dpd(compact, label)
    elif _UPS.fullmatch(compact):
        if ups_check_digit(compact[2:-1]) == compact[-1]:
            yield Found(Kind.TRACKING, compact, Proof.CHECK)
    elif _S10.fullmatch(compact):
        if s10_check_digit(compact[2:10]) == compact[10]:
            yield Found(Kind.TRACKING, compact, Proof.CHECK)
    elif _DHL.fullmatch(compact):
        yield Found(Kind.TRACKING, compact, Proof.SHAPE)
    elif any(form.fullmatch(compact) for form in _FORMS) or _digits(compact):
        yield Found(Kind.TRACKING, compact, Proof.FORM)


def ups_check_digit(body: str) -> str:
    """Return the check digit of the fifteen characters after ``1Z``."""
    values = (int(one) if one.isdigit() else (ord(one) - ord("?")) % 10 for one in body)
    total = sum(value * (1, 2)[place % 2] for place, value in enumerate(values))
    return str(-total % 10)


def s10_check_digit(serial: str) -> str:
    """Return the check digit of the eight digits of a UPU S10 number."""
    total = sum(int(digit) * weight for digit, weight in zip(serial, _S10_WEIGHTS, strict=True))
    return {10: "0", 11: "5"}.get(11 - total % 11, str(11 - total % 11))


def _dpd(text: str, label: re.Match[str]) -> Iterator[Found]:
    """Yield the parcel number of a DPD or Chronopost label, whose check character must agree if there."""
    if not label[2]:
        yield Found(Kind.TRACKING, label[1], Proof.SHAPE)
    elif import_module("stdnum.iso7064.mod_37_36").calc_check_digit(text[1:-1]) == label[2]:
        yield Found(Kind.TRACKING, label[1], Proof.CHECK)


def _digits(text: str) -> bool:
    """Tell whether digits alone are a DHL waybill or a GLS parcel number by their check digit."""
    if _DHL_WAYBILL.fullmatch(text):
        return int(text[:-1]) % 7 == int(text[-1])
    if _GLS.fullmatch(text):
        total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(text[:-1])))
        return str(-(total + 1) % 10) == text[-1]
    return False
