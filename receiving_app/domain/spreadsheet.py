"""A text as a cell that office software shows and never runs."""

# With the full-width forms, which some spreadsheets take for the same.
_SIGNS = frozenset("=+-@＝＋－＠")


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula: by its first visible character.

    A tab in front counts as well: what follows it lands in a cell of its own when a line is pasted.
    """
    first = next((letter for letter in text if letter.isprintable() and letter != " "), "")
    return first in _SIGNS or text.startswith("\t")


def harmless(text: str) -> str:
    """Return a text as one cell of one line, with an apostrophe before it where a spreadsheet would run it."""
    line = " ".join(text.splitlines())
    return f"'{line}" if looks_like_formula(line) else line
