"""The seller's logo on the document."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from receiving_app.documents.credit_note_pdf import render
from receiving_app.domain.credit_note_errors import UnusableLogo
from tests.documents.reading import picture, whole_text
from tests.documents.snapshots import missing_cable


def _logo(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (300, 100)) -> bytes:
    target = BytesIO()
    colour: object = {
        "RGB": (200, 0, 0),
        "RGBA": (200, 0, 0, 255),
        "CMYK": (0, 255, 255, 0),
        "L": 60,
        "P": 3,
    }[mode]
    Image.new(mode, size, colour).save(target, kind)  # type: ignore[arg-type]
    return target.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "L"),
        ("PNG", "P"),
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("JPEG", "L"),
    ],
)
def test_png_and_jpeg_logos_are_drawn_in_rgb(kind: str, mode: str) -> None:
    logo = _logo(kind, mode)
    pdf = render(missing_cable(), logo)
    with pikepdf.open(BytesIO(pdf)) as document:
        images = list(document.pages[0].Resources.XObject.values())
        assert [str(image.ColorSpace) for image in images] == ["/DeviceRGB"]
        assert "/SMask" not in images[0]
    assert picture(pdf, dpi=72).getpixel((60, 50)) != (255, 255, 255)
    assert render(missing_cable(), logo) == pdf


def test_a_transparent_logo_lies_on_white() -> None:
    target = BytesIO()
    Image.new("RGBA", (300, 100), (0, 0, 0, 0)).save(target, "PNG")
    assert picture(render(missing_cable(), target.getvalue()), dpi=72).getpixel((60, 50)) == (255, 255, 255)


@pytest.mark.parametrize("size", [(3000, 20), (20, 3000), (1, 1)])
def test_a_logo_of_odd_proportions_leaves_the_rest_in_place(size: tuple[int, int]) -> None:
    assert "88,28 €" in whole_text(render(missing_cable(), _logo(size=size)))


@pytest.mark.parametrize(
    ("logo", "problem"),
    [
        (b"not a picture", "not_png_or_jpeg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_png_or_jpeg"),
        (_logo("GIF", "P"), "not_png_or_jpeg"),
        (_logo(size=(900, 900))[:300], "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(5_000_000), "too_large"),
        (_logo(mode="L", size=(5001, 5000)), "too_large"),
    ],
    ids=["text", "svg", "gif", "cut", "heavy", "huge"],
)
def test_a_bad_logo_is_refused_with_its_problem(logo: bytes, problem: str) -> None:
    with pytest.raises(UnusableLogo) as refusal:
        render(missing_cable(), logo)
    assert refusal.value.problem == problem
