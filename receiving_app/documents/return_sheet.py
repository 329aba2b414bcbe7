"""The customer's return sheet, A4: the policy in short above, the label for the parcel's outside below."""

from dataclasses import replace

from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.labels import A5_LANDSCAPE, rma_label_drawing
from receiving_app.documents.layout import (
    ACCENT,
    HAIRLINE,
    LEFT,
    MM,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    WIDTH,
    Sheet,
    Style,
    fit,
    wrap,
)
from receiving_app.documents.printable import printable_text
from receiving_app.domain.printouts_return import ReturnSheet, SheetArticle

MOST_ARTICLES = 6
_TITLE = Style(BOLD, 19, 23, ACCENT)
_HEADING = Style(BOLD, 11, 15, ACCENT)
_TEXT = Style(size=9.6, leading=13)
_SMALL = Style(size=7.6, leading=10, colour=MUTED)
_STEPS = 3


def render_return_sheet(sheet: ReturnSheet) -> bytes:
    """Render the sheet.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
    """
    clean = replace(sheet, articles=tuple(map(_printable, sheet.articles)))
    label = rma_label_drawing(sheet.label)
    words = NoteWords.of(sheet.label.language)

    def draw(page: Sheet) -> None:
        _draw_policy(page, clean, words)
        label(page.lower_part(A5_LANDSCAPE[1]))

    return written(About(words("return_sheet.name", rma=sheet.label.rma), sheet.label.language), draw)


def _printable(article: SheetArticle) -> SheetArticle:
    return replace(
        article,
        sku=printable_text(article.sku, "line_sku"),
        name=printable_text(article.name, "line_name"),
        serials=tuple(printable_text(serial, "line_serials") for serial in article.serials),
    )


def _draw_policy(page: Sheet, sheet: ReturnSheet, words: NoteWords) -> None:
    label = sheet.label
    title = words("return_sheet.title", rma=printable_text(label.rma, "rma"))
    page.text(LEFT, TOP + 16, title, _TITLE.fitted(title, WIDTH))
    until = words("return_sheet.until", date=words.day(label.expires_on), reason=words.reason(sheet.reason))
    page.text(LEFT, TOP + 32, until, _TEXT)
    y = _heading(page, TOP + 40, words("return_sheet.articles"))
    for article in sheet.articles[:MOST_ARTICLES]:
        page.text(LEFT, y, fit(_article(article), WIDTH, _TEXT), _TEXT)
        y += _TEXT.leading
    if len(sheet.articles) > MOST_ARTICLES:
        page.text(LEFT, y, words("return_sheet.more", count=len(sheet.articles) - MOST_ARTICLES), _TEXT)
        y += _TEXT.leading
    y = _heading(page, y, words("return_sheet.how"))
    steps = [words(f"return_sheet.step_{number}") for number in range(1, _STEPS + 1)]
    for number, text in enumerate([*steps, words(f"return_sheet.reason.{sheet.reason}")], start=1):
        page.text(LEFT, y, f"{number}.", _TEXT)
        y = page.lines(LEFT + 5 * MM, y, wrap(text, WIDTH - 5 * MM, _TEXT), _TEXT) + 2
    cut = PAGE_HEIGHT - A5_LANDSCAPE[1]
    page.rule(0, PAGE_WIDTH, cut, HAIRLINE)
    page.right(RIGHT, cut - 4, words("return_sheet.cut"), _SMALL)


def _heading(page: Sheet, y: float, text: str) -> float:
    page.text(LEFT, y + 16, text, _HEADING)
    page.rule(LEFT, RIGHT, y + 20, ACCENT)
    return y + 34


def _article(article: SheetArticle) -> str:
    name = "" if article.name in ("", article.sku) else f" {article.name}"
    serials = f" · {', '.join(article.serials)}" if article.serials else ""
    return f"{article.quantity} × {article.sku}{name}{serials}"
