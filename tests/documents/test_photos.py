"""Pictures as they are kept: upright, bounded, without a word of where they were taken."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from receiving_app.documents.photos import prepare_photo
from receiving_app.domain.photo_errors import PhotoTooManyPixels, UnreadablePhoto


def a_picture(
    size: tuple[int, int] = (60, 40), kind: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    picture = Image.new(mode, size)
    # Red above, blue below: what is up can be told.
    picture.paste(Image.new(mode, (size[0], size[1] // 2), "red"), (0, 0))
    picture.paste(Image.new(mode, (size[0], size[1] - size[1] // 2), "blue"), (0, size[1] // 2))
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def with_positions(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = "SecretPhone"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (47.0, 13.0, 5.0)
    return a_picture(exif=exif, comment=b"at home")


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_a_picture_taken_with_the_telephone_on_its_side_stands_upright() -> None:
    photo = prepare_photo(with_positions(6), "p.jpg")
    assert (photo.width, photo.height) == (40, 60)
    upright = opened(photo.content).convert("RGB")
    # Turned a quarter clockwise: what was above is on the right.
    red, _, blue = upright.getpixel((35, 30))
    assert red > 200
    assert blue < 100


def test_nothing_but_the_picture_is_kept() -> None:
    original = with_positions(6)
    assert b"SecretPhone" in original
    photo = prepare_photo(original, "p.jpg")
    for kept in (photo.content, photo.thumbnail):
        assert b"SecretPhone" not in kept
        assert b"at home" not in kept
        assert not opened(kept).getexif()
        assert opened(kept).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_large_pictures_are_made_smaller_and_the_thumbnail_much_smaller() -> None:
    photo = prepare_photo(a_picture((4_000, 3_000)), "p.jpg")
    assert (photo.width, photo.height) == (2_000, 1_500)
    assert opened(photo.thumbnail).size == (240, 180)
    assert len(photo.thumbnail) < 30_000


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGB"),
        ("WEBP", "RGB"),
        ("BMP", "RGB"),
        ("GIF", "P"),
        ("TIFF", "CMYK"),
        ("JPEG", "CMYK"),
        ("PNG", "L"),
    ],
)
def test_every_usual_format_is_taken(kind: str, mode: str) -> None:
    buffer = BytesIO()
    Image.new(mode, (30, 20)).save(buffer, kind)
    photo = prepare_photo(buffer.getvalue(), "p")
    assert (photo.width, photo.height) == (30, 20)
    assert opened(photo.content).mode == "RGB"


def test_what_is_transparent_becomes_white() -> None:
    buffer = BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(buffer, "PNG")
    assert opened(prepare_photo(buffer.getvalue(), "p.png").content).getpixel((5, 5)) == (255, 255, 255)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert prepare_photo(a_picture(), "a.jpg") == prepare_photo(a_picture(), "b.jpg")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"%PDF-1.7",
        a_picture((400, 300))[:600],
        a_picture((400, 300), "PNG")[:200],
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        a_picture((400, 300), "TIFF")[:900],
        a_picture((400, 300), "WEBP")[:60],
    ],
)
def test_what_is_broken_or_no_picture_is_refused_by_its_name(content: bytes) -> None:
    with pytest.raises(UnreadablePhoto) as refused:
        prepare_photo(content, "p.jpg")
    assert refused.value.name == "p.jpg"


@pytest.mark.parametrize("side", [9_200, 9_600, 40_000])
def test_a_small_file_that_unpacks_to_very_much_is_refused_before_it_does(side: int) -> None:
    content = _black(side)
    assert len(content) < 250_000
    with pytest.raises(PhotoTooManyPixels) as refused:
        prepare_photo(content, "bomb.png")
    assert (refused.value.name, refused.value.most) == ("bomb.png", 80)


def test_such_a_file_is_a_sound_picture() -> None:
    with Image.open(BytesIO(_black(100))) as picture:
        assert (picture.size, picture.mode, picture.getextrema()) == ((100, 100), "1", (0, 0))


def _black(side: int) -> bytes:
    """Return a PNG without a white point, written by hand: Pillow would draw all of it first."""
    packing = zlib.compressobj()
    rows = b"".join(packing.compress(bytes(1 + -(-side // 8))) for _ in range(side)) + packing.flush()
    size = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", size), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
