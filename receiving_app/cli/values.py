"""Values on the command line: read, or refused in a word that argparse puts into its one line."""

import argparse
from datetime import date

_FIRST_YEAR, _LAST_YEAR = 2000, 2099  # beyond, deadlines run out of the calendar


def day(text: str) -> date:
    """Read a day like 2026-11-23.

    Raises:
        argparse.ArgumentTypeError: it is none, or out of range.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date like 2026-11-23: {text!r}") from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"not between {_FIRST_YEAR} and {_LAST_YEAR}: {text!r}")
    return found


def count(text: str) -> int:
    """Read a whole number that is not negative.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"not a whole number: {text!r}")
    return int(text)
