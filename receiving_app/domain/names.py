"""Names that people type: of themselves, and of their benches."""

from receiving_app.domain.errors import InvalidText


def tidied(text: str, what: str, longest: int) -> str:
    """Return a name as stored, its spaces tidied.

    Args:
        text: as typed.
        what: the kind of name, as the refusal calls it.
        longest: its most characters.

    Raises:
        InvalidText: it is empty, too long, or has characters that are not printed.
    """
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise InvalidText(what, "empty" if not name else "unprintable")
    if len(name) > longest:
        raise InvalidText(what, "too_long")
    return name
