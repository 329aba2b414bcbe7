"""A TrueType font whose usual characters are cut out and compressed once, not for every document.

reportlab makes a new subset of each font for each document: a third of a page's time. Here subset 0
of every document is the same one, ready to be written; what a document draws besides goes into
further subsets, made for it alone.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFont

# French and its neighbours, and the signs of amounts: 9 kB a weight. ASCII keeps its codes.
_BEYOND_ASCII = "ÀÂÆÇÈÉÊËÎÏÔÖŒÙÛÜàâäæçèéêëîïôöœùûüÿßáíñóúå€·×°²–—−‘’“”«»…"
USUAL = (*[0] * 32, *range(32, 127), *map(ord, _BEYOND_ASCII))
_NO_BREAK_SPACE = 0xA0
_SECOND_SUBSET = 256
_LETTERS = str.maketrans("0123456789", "ABCDEFGHIJ")


class UnusualCharacter(Exception):
    """A text holds a character that is not in subset 0."""


class _Codes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        # No LookupError: str.translate would take it for "leave as it is".
        raise UnusualCharacter(code)


@dataclass(frozen=True, slots=True)
class _Subset:
    """Some characters of the font as a file holds them; ``%d`` are numbers of objects."""

    font: str
    descriptor: str
    unicode: bytes
    outlines: bytes


class _Written(PDFObject):
    """An object of the file that reportlab need not format."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, _document: PDFDocument) -> bytes:
        return self._content


class Typeface(TTFont):
    """A font as reportlab draws with it.

    Attributes:
        usual: what ``str.translate`` needs to write a text as the inside of a PDF string of subset
            0; raises ``UnusualCharacter`` for a text that is not wholly in it.
    """

    usual: Mapping[int, str]

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False)
        codes = {code: in_string(position) for position, code in enumerate(USUAL) if code}
        self.usual = _Codes({**codes, _NO_BREAK_SPACE: " "})

    def splitString(  # noqa: N802 (reportlab's name)
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return a text in pieces of one subset each."""
        self._begin(doc)
        return super().splitString(text, doc, encoding)

    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str:  # noqa: N802 (reportlab's name)
        """Return what a subset is called on the document's pages."""
        self._begin(doc)
        return super().getSubsetInternalName(subset, doc)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 (reportlab's name)
        """Write the font into a document that is complete."""
        subsets = self.state[doc].subsets
        self.state[doc].frozen = 1
        fonts: PDFDictionary = doc.idToObject["BasicFonts"]  # type: ignore[assignment]  # by reportlab's design
        for number, characters in enumerate(subsets):
            name = self.getSubsetInternalName(number, doc)[1:]
            subset = self._subset(number, characters) if number else self._first
            outlines = _add(doc, f"{name} outlines", subset.outlines)
            descriptor = _add(doc, f"{name} descriptor", (subset.descriptor % outlines).encode("ascii"))
            unicode = _add(doc, f"{name} unicode", subset.unicode)
            written = (subset.font % (unicode, descriptor)).encode("ascii")
            fonts.dict[name] = f"{_add(doc, name, written)} 0 R"
        del self.state[doc]

    def _begin(self, doc: PDFDocument) -> None:
        if doc not in self.state:
            state = self.state[doc] = TTFont.State(asciiReadable=0, ttf=self)
            state.subsets = [list(USUAL)]
            state.assignments.update(self._assignments)  # type: ignore[attr-defined]  # the stubs leave it out
            state.nextCode = _SECOND_SUBSET

    @cached_property
    def _assignments(self) -> Mapping[int, int]:
        return {code: position for position, code in enumerate(USUAL) if code}

    @cached_property
    def _first(self) -> _Subset:
        return self._subset(0, USUAL)

    def _subset(self, number: int, characters: Sequence[int]) -> _Subset:
        face = self.face
        base_font = f"{number:06d}".translate(_LETTERS) + "+" + face.name.decode("ascii")
        outlines = face.makeSubset(characters)
        return _Subset(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{base_font}/FirstChar 0/LastChar {len(characters) - 1}"
            f"/Widths{_numbers(map(face.getCharWidth, characters))}/ToUnicode %d 0 R/FontDescriptor %d 0 R>>",
            f"<</Type/FontDescriptor/FontName/{base_font}/Flags {face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC}"
            f"/FontBBox{_numbers(face.bbox)}/ItalicAngle {face.italicAngle:g}/Ascent {face.ascent:g}"
            f"/Descent {face.descent:g}/CapHeight {face.capHeight:g}/StemV {face.stemV:g}"
            f"/MissingWidth {face.defaultWidth:g}/FontFile2 %d 0 R>>",
            _stream(_to_unicode(characters)),
            _stream(outlines, f"/Length1 {len(outlines)}"),
        )


def in_string(code: int) -> str:
    """Return one byte as it is written between the parentheses of a PDF string."""
    character = chr(code)
    if character in "()\\":
        return f"\\{character}"
    return character if character.isascii() and character.isprintable() else f"\\{code:03o}"


def _add(doc: PDFDocument, name: str, content: bytes) -> int:
    """Add an object to the file and return its number."""
    doc.Reference(_Written(content), name)  # type: ignore[no-untyped-call]  # untyped in the stubs
    return doc.idToObjectNumberAndVersion[name][0]


def _to_unicode(characters: Sequence[int]) -> bytes:
    """Return the map by which a text is copied and searched.

    Not reportlab's, which cuts characters beyond U+FFFF and writes blocks of more than the 100
    entries that a map may have.
    """
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters)
        if character
    ]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
        *(f"{len(block)} beginbfchar {' '.join(block)} endbfchar" for block in blocks),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")


def _numbers(values: Iterable[float]) -> str:
    return f"[{' '.join(f'{value:g}' for value in values)}]"


def _stream(content: bytes, entry: str = "") -> bytes:
    compressed = zlib.compress(content, 9)
    head = f"<</Filter/FlateDecode/Length {len(compressed)}{entry}>>\nstream\n"
    return head.encode("ascii") + compressed + b"\nendstream"
