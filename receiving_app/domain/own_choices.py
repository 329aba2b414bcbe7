"""What was chosen at one machine, and counts there alone.

The names of printers are a machine's own queues, a folder is on its disk, and the look of a screen is for
whoever stands before it. So none of them is the company's, which the benches of one database share.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

LANGUAGES = ("fr", "en")
THEMES = ("system", "light", "dark", "high_contrast")
# Per cent of the usual size.
TEXT_SIZES = (100, 125, 150, 175, 200)
MOTIONS = ("system", "reduced")


@dataclass(frozen=True, slots=True)
class OwnChoices:
    """What was chosen at one machine; None where nothing was, and the company's settings count.

    Attributes:
        language: of the screens, one of ``LANGUAGES``; the house's papers have the company's.
        theme: one of ``THEMES``.
        text_size: one of ``TEXT_SIZES``.
        motion: one of ``MOTIONS``.
        document_printer: name in the system; empty for the system's default.
        label_printer: name in the system; empty for none.
        watched_folder: path of the folder whose files are imported by themselves; empty for none.
    """

    language: str | None = None
    theme: str | None = None
    text_size: int | None = None
    motion: str | None = None
    document_printer: str | None = None
    label_printer: str | None = None
    watched_folder: str | None = None

    def texts(self) -> dict[str, str]:
        """Return what was chosen by its name, to be kept as text."""
        named = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: str(value) for name, value in named if value is not None}


CHOICES = tuple(one.name for one in fields(OwnChoices))
_ALLOWED: Mapping[str, Mapping[str, object]] = {
    "language": {one: one for one in LANGUAGES},
    "theme": {one: one for one in THEMES},
    "text_size": {str(one): one for one in TEXT_SIZES},
    "motion": {one: one for one in MOTIONS},
}


def read_choices(kept: Mapping[str, object]) -> tuple[OwnChoices, tuple[str, ...]]:
    """Return what was chosen, and the names of what cannot be read: that counts as not chosen.

    Args:
        kept: values by their names, as they were kept or as somebody wrote them by hand.
    """
    chosen: dict[str, Any] = {}
    lost = []
    for name in CHOICES:
        if name not in kept:
            continue
        value = _readable(name, kept[name])
        if value is None:
            lost.append(name)
        else:
            chosen[name] = value
    return OwnChoices(**chosen), tuple(lost)


def _readable(name: str, value: object) -> object:
    if name in _ALLOWED:
        return _ALLOWED[name].get(str(value))
    return value if isinstance(value, str) else None
