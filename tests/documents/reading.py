"""Reads a PDF back the way its readers do: as text, as a picture, as objects."""

import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter


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


def as_printed(pdf: bytes, page: int = 0) -> Iterator[tuple[str, Image.Image]]:
    """Yield a page as a label printer makes it (203 dpi), then as worn or badly printed ones look."""
    yield "203 dpi", picture(pdf, page, 203)
    coarse = picture(pdf, page, 150)
    for radius in (0.6, 0.8, 1.0):
        yield f"150 dpi, blur {radius}", coarse.filter(ImageFilter.GaussianBlur(radius))


def scanned(pdf: bytes) -> dict[str, list[str]]:
    """Return what is read from all pages, top to bottom, for each way of printing."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = len(document)
    read: dict[str, list[str]] = {}
    for page in range(pages):
        for way, image in as_printed(pdf, page):
            found = sorted(zxingcpp.read_barcodes(image), key=lambda one: one.position.top_left.y)
            read.setdefault(way, []).extend(one.text for one in found)
    return read


def texts_beyond_their_page(pdf: bytes) -> list[str]:
    """Return the texts that leave their page or overlap another one."""
    found = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            width, height = page.get_size()
            texts = page.get_textpage()
            boxes = [texts.get_rect(number) for number in range(texts.count_rects())]
            for box in boxes:
                inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
                if not inside or any(_overlap(box, other) for other in boxes if other is not box):
                    found.append(texts.get_text_bounded(*box))
    return found


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return each page's width and height in whole millimetres."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [(round(w / 72 * 25.4), round(h / 72 * 25.4)) for w, h in (p.get_size() for p in document)]


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
