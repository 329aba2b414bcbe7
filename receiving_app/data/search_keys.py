"""Under which forms numbers, names and addresses are filed and looked up."""

import re
from functools import lru_cache
from typing import NamedTuple

from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.folding import folded
from receiving_app.domain.identifiers import MacAddress

AFTER_ANY_TEXT = "\U0010ffff"
"""Sorts after every continuation of a prefix: ``prefix <= x < prefix + AFTER_ANY_TEXT``."""

AFTER_WHOLE_TEXT = "\x01"
"""Sorts after the text itself and before every other: ``text <= x < text + AFTER_WHOLE_TEXT``."""

OUR_SEQUENCE_DIGITS = 6
_LONGEST_SEQUENCE = 15  # fits SQLite's 64-bit integers
_OUR_NUMBER = re.compile(r"RMA-\d{4}-(\d{6})-[0-9A-Z]", re.ASCII)


@lru_cache(maxsize=1024)
def buyer_key(code: str, name: str) -> str:
    """Return under which words a buyer is found: those of the name, then of the code.

    Remembered: an import asks again and again for the same buyers.
    """
    return folded(f"{name} {code}")


def sequence_of(rma: str) -> str:
    """Return the digits of a return's number that people quote: the sequence of ours, else the last ones."""
    ours = _OUR_NUMBER.fullmatch(rma)
    if ours:
        return ours[1]
    groups = re.findall(r"\d+", rma, re.ASCII)
    return groups[-1][-_LONGEST_SEQUENCE:] if groups else "0"


def number_ranges(fragment: str) -> list[tuple[int, int]]:
    """Return the ranges of sequences that begin with these digits, the shortest numbers first.

    ``4101`` begins 4101, 41010 to 41019, …; ``0041`` begins, in six digits, 004100 to 004199.
    """
    digits = fragment.lstrip("0")
    if not digits or len(digits) > _LONGEST_SEQUENCE:
        return []
    padded = len(digits) < len(fragment)
    longest = OUR_SEQUENCE_DIGITS if padded else 2 * OUR_SEQUENCE_DIGITS
    least = int(digits)
    more = range(max(1, longest - len(fragment) + 1))
    return [(least * 10**zeros, (least + 1) * 10**zeros - 1) for zeros in more]


class Inside(NamedTuple):
    """Sequences of six digits that have a fragment at one place: ``least`` to ``least + width``, each ``step`` again."""

    least: int
    step: int
    width: int


def inside_numbers(fragment: str) -> list[Inside]:
    """Return where these digits stand strictly inside six, the places nearest the beginning first.

    ``10`` stands before the last digit in 100 to 109, 1100 to 1109, 2100 to 2109, ….
    """
    digits = len(fragment)
    return [
        Inside(int(fragment) * 10**after, 10 ** (digits + after), 10**after - 1)
        for after in range(OUR_SEQUENCE_DIGITS - digits - 1, 0, -1)
    ]


def number_prefix(text: str) -> str:
    """Return how a canonical number begins that a person began to type, or empty.

    ``rma2026 0041`` and ``2026-0041`` both begin ``RMA-2026-0041``; any other text stands for itself.
    """
    compact = re.sub(r"[\s-]", "", text.upper())
    ours = re.fullmatch(r"(RMA)?(20\d{2})(\d{0,6})([0-9A-Z]?)", compact, re.ASCII)
    if ours is None or not (ours[1] or ours[3]):
        return text.strip().upper()
    prefix = f"RMA-{ours[2]}-{ours[3]}"
    if not ours[4]:
        return prefix
    return f"{prefix}-{ours[4]}" if len(ours[3]) == OUR_SEQUENCE_DIGITS else ""


def mac_prefix(text: str) -> str:
    """Return how a canonical MAC address begins that was written with any separators, or empty."""
    try:
        return MacAddress(text).text
    except InvalidIdentifier:
        digits = re.sub(r"[:.\s-]", "", text.upper())
    if not re.fullmatch(r"[0-9A-F]{6,11}", digits):
        return ""
    return ":".join(digits[i : i + 2] for i in range(0, len(digits), 2))
