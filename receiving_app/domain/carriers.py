"""Whose parcel a tracking number is, as far as its form tells; else the operator touches the carrier."""

import re

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("UPS", re.compile(r"1Z[0-9A-Z]{16}", re.ASCII)),
    ("DHL", re.compile(r"(JJD|JVGL)\d{8,20}", re.ASCII)),
    ("Colissimo", re.compile(r"\d[A-Z]\d{11}", re.ASCII)),
    ("Chronopost", re.compile(r"[A-Z]{2}\d{13}", re.ASCII)),
    ("La Poste", re.compile(r"[A-Z]{2}\d{9}FR", re.ASCII)),
)


def carrier_of(tracking: str) -> str:
    """Return the carrier's name; empty where the form is nobody's, or several carriers'."""
    return next((name for name, form in _FORMS if form.fullmatch(tracking)), "")
