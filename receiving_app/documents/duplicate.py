"""DUPLICATA: a marked copy of the stored bytes.

The mark is laid over what was issued, and nothing is rendered again: a later version of the
program, another font or another logo cannot change what a reprint shows, and the original's
content stream stays in the copy byte for byte.
"""

from functools import cache
from io import BytesIO
from typing import Literal

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.fonts import BOLD, load_fonts, text_width
from receiving_app.documents.layout import MUTED, PAGE_HEIGHT, PAGE_WIDTH, TOP, new_canvas

_SIZE = 84.0
_GREY = (0.62, 0.62, 0.62)
_OUTLINE: Literal[1] = 1
_NAME = pikepdf.Name("/DuplicateMark")


def mark(pdf: bytes, language: str) -> bytes:
    """Return a copy of the document marked DUPLICATA (DUPLICATE) on every page.

    The same bytes give the same copy.

    Args:
        pdf: the bytes as issued.
        language: ``fr`` or ``en``, the document's own.
    """
    copy = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(_overlay(language))) as overlay:
        form = document.copy_foreign(overlay.pages[0].as_form_xobject())
        for page in document.pages:
            # Page.add_overlay would pick a random name and join the streams.
            page.add_resource(form, pikepdf.Name.XObject, _NAME)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(b"\nQ\nq " + str(_NAME).encode() + b" Do Q\n")
        document.save(copy, deterministic_id=True)
    return copy.getvalue()


@cache
def _overlay(language: str) -> bytes:
    load_fonts()
    words = NoteWords.of(language)
    buffer = BytesIO()
    canvas = new_canvas(buffer, language)
    line = words("duplicate_line")
    canvas.setFillColorRGB(*MUTED)
    canvas.setFont(BOLD, 7.5)
    canvas.drawString((PAGE_WIDTH - text_width(line, BOLD, 7.5)) / 2, PAGE_HEIGHT - TOP + 16, line)
    _large(canvas, words("duplicate"))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _large(canvas: Canvas, word: str) -> None:
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT * 0.40)
    canvas.rotate(45)
    canvas.setStrokeColorRGB(*_GREY)
    canvas.setLineWidth(1.1)
    text = canvas.beginText(-text_width(word, BOLD, _SIZE) / 2, -_SIZE * 0.36)
    text.setFont(BOLD, _SIZE)
    text.setTextRenderMode(_OUTLINE)
    text.textOut(word)
    canvas.drawText(text)
