"""A document from its first page to its bytes, for everything that is printed besides credit notes."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4

from receiving_app.documents.fonts import ONE_AT_A_TIME, load_fonts
from receiving_app.documents.layout import CREATOR, Sheet, new_canvas


@dataclass(frozen=True, slots=True)
class About:
    """What a document is: its title, its language, and the size of its pages in points."""

    title: str
    language: str
    size: tuple[float, float] = A4


def written(about: About, draw: Callable[[Sheet], None]) -> bytes:
    """Return the document that ``draw`` draws; it ends each page itself.

    The same drawing gives the same bytes. Documents are drawn one at a time, because the fonts are
    shared.
    """
    with ONE_AT_A_TIME:
        load_fonts()
        buffer = BytesIO()
        canvas = new_canvas(buffer, about.language, about.size)
        canvas.setTitle(about.title)
        canvas.setCreator(CREATOR)
        draw(Sheet(canvas, about.size[1]))
        canvas.save()
        return buffer.getvalue()
