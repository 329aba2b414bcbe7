"""The label of goods in quarantine: where they stand, why, and bars that find their record again."""

from dataclasses import dataclass, replace

from receiving_app.documents.barcode_vectors import LABEL_DOT, BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.labels import LABEL_SIZE, draw_snapped
from receiving_app.documents.layout import BLACK, MM, WHITE, Sheet, Style, fit
from receiving_app.documents.printable import printable_text
from receiving_app.domain.printouts import QuarantineLabel

_EDGE = 2.5 * MM
_INSET = 2 * MM
_TITLE = Style(BOLD, 15, 16, WHITE)
_PLACE = Style(BOLD, 19, 20, WHITE)
_NUMBER = Style(BOLD, 26, 27, BLACK)
_CAUSE = Style(BOLD, 11, 12, BLACK)
_SMALL = Style(size=8.2, leading=10, colour=BLACK)
_NAME = Style(BOLD, 8.5, 10, BLACK)
_RIGHT = LABEL_SIZE[0] - _EDGE
_WIDTH = LABEL_SIZE[0] - 2 * _EDGE


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
        self._band(sheet)
        self._what(sheet)
        bars = BarcodeVectors.of(self.label.number, "number")
        module = bars.snapped_width(LABEL_SIZE[0], LABEL_DOT, 3)
        left = (LABEL_SIZE[0] - bars.modules * module) / 2
        draw_snapped(sheet, bars, module, (left, 37 * MM, 11 * MM))
        sheet.next_page()

    def _band(self, sheet: Sheet) -> None:
        sheet.box(_EDGE, 2 * MM, _WIDTH, 9 * MM, BLACK)
        title = self.words("quarantine_label.title").upper()
        sheet.text(_EDGE + _INSET, 8.4 * MM, title, _TITLE)
        room = _WIDTH - 2 * _INSET - _TITLE.width(title) - 3 * MM
        style = _PLACE.fitted(self.label.place, room, 9)
        sheet.right(_RIGHT - _INSET, 8.9 * MM, fit(self.label.place, room, style), style)

    def _what(self, sheet: Sheet) -> None:
        label, words = self.label, self.words
        sheet.text(_EDGE, 20.4 * MM, label.number, _NUMBER)
        since = words("quarantine_label.since", day=label.since)
        sheet.right(_RIGHT, 16.6 * MM, since, _SMALL)
        if label.boxes > 1:
            sheet.right(_RIGHT, 20.4 * MM, words("quarantine_label.boxes", boxes=label.boxes), _NAME)
        cause = words.wording.term("quarantine_cause", label.cause)
        cause = cause[:1].upper() + cause[1:]
        style = _CAUSE.fitted(cause, _WIDTH, 8)
        sheet.text(_EDGE, 26.2 * MM, fit(cause, _WIDTH, style), style)
        sheet.text(_EDGE, 30.6 * MM, fit(label.customer, _WIDTH, _NAME), _NAME)
        told = [f"{label.carrier} {label.tracking}".strip()]
        if label.rma:
            told.append(words("quarantine_label.belongs", rma=label.rma))
        line = " · ".join(filter(None, told))
        sheet.text(_EDGE, 34.6 * MM, fit(line, _WIDTH, _SMALL), _SMALL)
