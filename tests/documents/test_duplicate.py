"""DUPLICATA: a marked copy of what was issued."""

from io import BytesIO

import pikepdf
import pytest

from receiving_app.documents.credit_note_pdf import render
from receiving_app.documents.duplicate import mark
from tests.documents.reading import barcodes, fonts, page_texts
from tests.documents.snapshots import RMA, many_lines, missing_cable


@pytest.mark.parametrize(("language", "word"), [("fr", "DUPLICATA"), ("en", "DUPLICATE")])
def test_every_page_of_the_copy_is_marked(language: str, word: str) -> None:
    issued = render(many_lines(60, language=language), b"")
    copies = page_texts(mark(issued, language))
    originals = page_texts(issued)
    assert len(copies) == len(originals) > 1
    for copy, original in zip(copies, originals, strict=True):
        assert word in copy
        assert word not in original
        assert copy.startswith(original.strip())


def test_the_issued_content_stays_in_the_copy_byte_for_byte() -> None:
    issued = render(many_lines(30), b"")
    with pikepdf.open(BytesIO(issued)) as original, pikepdf.open(BytesIO(mark(issued, "fr"))) as copy:
        for before, after in zip(original.pages, copy.pages, strict=True):
            streams = [after.Contents] if isinstance(after.Contents, pikepdf.Stream) else list(after.Contents)
            assert before.Contents.read_bytes() in [stream.read_bytes() for stream in streams]
        assert copy.pdf_version == original.pdf_version
        assert copy.docinfo["/Title"] == original.docinfo["/Title"]


def test_the_same_bytes_give_the_same_copy() -> None:
    issued = render(missing_cable(), b"")
    assert mark(issued, "fr") == mark(issued, "fr") != issued


def test_the_copy_embeds_its_fonts_and_its_barcode_still_reads() -> None:
    copy = mark(render(missing_cable(specimen=True), b""), "fr")
    assert all(font.Embedded for font in fonts(copy))
    assert barcodes(copy) == [RMA]
