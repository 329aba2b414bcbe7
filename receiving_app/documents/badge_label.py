"""Somebody's badge: their name, large, over bars that say who they are."""

from dataclasses import dataclass, replace

from receiving_app.documents.barcode_vectors import BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.label_frame import LABEL_SIZE, SMALL, draw_band, draw_bars, draw_line
from receiving_app.documents.layout import BLACK, MM, Sheet, Style
from receiving_app.documents.printable import printable_text
from receiving_app.domain.printouts_people import BadgeLabel

_NAME = Style(BOLD, 26, 27, BLACK)
_LEAST = 7.0


def render_badge_label(label: BadgeLabel) -> bytes:
    """Render the badge, 100 by 50 mm, for a label printer of 203 dpi.

    Its bars' text stands nowhere in words: who reads it over a shoulder has no badge.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
    """
    clean = replace(
        label,
        name=printable_text(label.name, "person_name"),
        company=printable_text(label.company, "seller_name"),
    )
    words = NoteWords.of(label.language)
    about = About(words("badge_label.name"), label.language, LABEL_SIZE)
    return written(about, _Drawn(clean, words).draw)


@dataclass(frozen=True, slots=True)
class _Drawn:
    label: BadgeLabel
    words: NoteWords

    def draw(self, sheet: Sheet) -> None:
        label, words = self.label, self.words
        draw_band(sheet, label.company, words("badge_label.title").upper(), large_at_right=True)
        draw_line(sheet, 21 * MM, label.name, _NAME, _LEAST)
        draw_bars(sheet, BarcodeVectors.of(label.text, "badge"), (25 * MM, 17 * MM))
        draw_line(sheet, 46.5 * MM, words("badge_label.note"), SMALL, 6)
        sheet.next_page()
