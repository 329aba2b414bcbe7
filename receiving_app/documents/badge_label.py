"""Somebody's badge: their name, large, over bars that say who they are."""

from dataclasses import dataclass, replace

from receiving_app.documents.barcode_vectors import LABEL_DOT, BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.labels import LABEL_SIZE, draw_snapped
from receiving_app.documents.layout import BLACK, MM, WHITE, Sheet, Style, fit
from receiving_app.documents.printable import printable_text
from receiving_app.domain.printouts_people import BadgeLabel

_EDGE = 2.5 * MM
_INSET = 2 * MM
_TITLE = Style(BOLD, 13, 14, WHITE)
_NAME = Style(BOLD, 26, 27, BLACK)
_SMALL = Style(size=8.2, leading=10, colour=BLACK)
_LEAST = 11.0
_WIDTH = LABEL_SIZE[0] - 2 * _EDGE


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
        sheet.box(_EDGE, 2 * MM, _WIDTH, 8 * MM, BLACK)
        title = words("badge_label.title").upper()
        sheet.text(_EDGE + _INSET, 7.7 * MM, title, _TITLE)
        room = _WIDTH - 2 * _INSET - _TITLE.width(title) - 3 * MM
        style = _TITLE.fitted(label.company, room, 7)
        sheet.right(LABEL_SIZE[0] - _EDGE - _INSET, 7.7 * MM, fit(label.company, room, style), style)
        style = _NAME.fitted(label.name, _WIDTH, _LEAST)
        sheet.text(_EDGE, 21 * MM, fit(label.name, _WIDTH, style), style)
        bars = BarcodeVectors.of(label.text, "badge")
        module = bars.snapped_width(LABEL_SIZE[0], LABEL_DOT, 3)
        left = (LABEL_SIZE[0] - bars.modules * module) / 2
        draw_snapped(sheet, bars, module, (left, 25 * MM, 17 * MM))
        sheet.text(_EDGE, 46.5 * MM, fit(words("badge_label.note"), _WIDTH, _SMALL), _SMALL)
        sheet.next_page()
