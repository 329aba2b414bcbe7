"""The document's fonts: registered once, measured, and asked what they can draw."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from receiving_app.documents.typeface import Typeface
from receiving_app.resources import resource_path

# reportlab's fonts keep a reading position and the subset of the document being written.
ONE_AT_A_TIME = Lock()

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"
_MINUS, _EN_DASH = 0x2212, 0x2013
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Text is drawn glyph by glyph: what needs shaping or stacking would come out wrong.
_NEEDS_SHAPING = frozenset({"Mn", "Mc", "Me"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_INDIC = range(0x0900, 0x0E00)
_INDIC_EXTENDED = range(0xA8E0, 0xA900)


@cache
def load_fonts() -> None:
    """Register the fonts with reportlab; later calls cost nothing."""
    # Binary streams: ASCII base 85 makes files a quarter larger and slower to write.
    rl_config.useA85 = 0
    for name in (REGULAR, BOLD):
        font = typeface(name)
        face = font.face
        if _MINUS not in face.charToGlyph:
            # This release has no minus sign: the en dash's outline stands for it, and the text
            # that is copied or searched stays a true minus.
            face.charToGlyph[_MINUS] = face.charToGlyph[_EN_DASH]
            face.charWidths[_MINUS] = face.charWidths[_EN_DASH]
        pdfmetrics.registerFont(font)


@cache
def drawable() -> frozenset[str]:
    """Return the characters that both weights draw, and draw rightly without shaping."""
    load_fonts()
    shared = set(_glyphs(REGULAR)) & set(_glyphs(BOLD))
    return frozenset(character for character in map(chr, shared) if _stands_alone(character))


@cache
def typeface(font: str) -> Typeface:
    """Return one of the fonts."""
    return Typeface(font, str(resource_path("fonts", f"{font}.ttf")))


def text_width(text: str, font: str, size: float) -> float:
    """Return the width of a text in points."""
    return sum(map(character_widths(font).__getitem__, text)) * size / 1000


@cache
def character_widths(font: str) -> Mapping[str, float]:
    """Return the widths of the font's characters, per 1000 of its size."""
    load_fonts()
    return {chr(code): width for code, width in typeface(font).face.charWidths.items()}


def _glyphs(font: str) -> dict[int, int]:
    glyphs: dict[int, int] = typeface(font).face.charToGlyph
    return glyphs


def _stands_alone(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character) not in _INVISIBLE | _NEEDS_SHAPING
        and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT
        and code not in _INDIC
        and code not in _INDIC_EXTENDED
    )
