"""The label of goods in quarantine: where they stand, why, and bars that find their record again."""

from dataclasses import dataclass, replace

from receiving_app.documents.barcode_vectors import BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.label_frame import (
    EDGE,
    LABEL_SIZE,
    RIGHT,
    SMALL,
    draw_band,
    draw_bars,
    draw_line,
)
from receiving_app.documents.layout import BLACK, MM, Sheet, Style
from receiving_app.documents.printable import printable_text
from receiving_app.domain.printouts import QuarantineLabel

_NUMBER = Style(BOLD, 26, 27, BLACK)
_CAUSE = Style(BOLD, 11, 12, BLACK)
_NAME = Style(BOLD, 8.5, 10, BLACK)


def render_quarantine_label(label: QuarantineLabel) -> bytes:
    """Render the label, 100 by 50 mm, for a label printer of 203 dpi.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
    """
    clean = replace(
        label,
        place=printable_text(label.place, "place"),
        customer=printable_text(label.customer, "buyer_name"),
        carrier=printable_text(label.carrier, "carrier"),
        tracking=printable_text(label.tracking, "tracking"),
        rma=printable_text(label.rma, "rma"),
    )
    words = NoteWords.of(label.language)
    about = About(words("quarantine_label.name", number=clean.number), label.language, LABEL_SIZE)
    return written(about, _Drawn(clean, words).draw)


@dataclass(frozen=True, slots=True)
class _Drawn:
    label: QuarantineLabel
    words: NoteWords

    def draw(self, sheet: Sheet) -> None:
        title = self.words("quarantine_label.title").upper()
        draw_band(sheet, self.label.place, title, large_at_right=True)
        self._what(sheet)
        draw_bars(sheet, BarcodeVectors.of(self.label.number, "number"), (37 * MM, 11 * MM))
        sheet.next_page()

    def _what(self, sheet: Sheet) -> None:
        label, words = self.label, self.words
        sheet.text(EDGE, 20.4 * MM, label.number, _NUMBER)
        since = words("quarantine_label.since", day=label.since)
        sheet.right(RIGHT, 16.6 * MM, since, SMALL)
        if label.boxes > 1:
            sheet.right(RIGHT, 20.4 * MM, words("quarantine_label.boxes", boxes=label.boxes), _NAME)
        cause = words.wording.term("quarantine_cause", label.cause)
        cause = cause[:1].upper() + cause[1:]
        draw_line(sheet, 26.2 * MM, cause, _CAUSE, 8)
        draw_line(sheet, 30.6 * MM, label.customer, _NAME)
        told = [f"{label.carrier} {label.tracking}".strip()]
        if label.rma:
            told.append(words("quarantine_label.belongs", rma=label.rma))
        draw_line(sheet, 34.6 * MM, " · ".join(filter(None, told)), SMALL)
