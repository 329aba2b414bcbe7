"""Reads a PDF back the way its readers do: as text, as a picture, as objects."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image


def page_texts(pdf: bytes) -> list[str]:
    """Return each page's text with runs of white space made one space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def whole_text(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def picture(pdf: bytes, page: int = 0, dpi: int = 200) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[page].render(scale=dpi / 72).to_pil()
        return image.convert("RGB")
    finally:
        document.close()


def barcodes(pdf: bytes) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture(pdf))]


def fonts(pdf: bytes) -> list[pikepdf.Dictionary]:
    """Return every font object of the file, those of overlays included."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            pikepdf.Dictionary(
                BaseFont=str(entry.BaseFont), Embedded="/FontFile2" in entry.get("/FontDescriptor", {})
            )
            for entry in document.objects
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font"
        ]
