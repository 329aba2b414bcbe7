"""A picture made fit to be kept: upright, bounded, and telling nothing but what it shows."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from receiving_app.domain.photo_errors import PhotoTooManyPixels, UnreadablePhoto
from receiving_app.domain.photos import PreparedPhoto

MOST_MEGAPIXELS = 80
"""Of the largest pictures that telephones take; Pillow itself warns a little above."""

_LONGEST_SIDE = 2_000
_THUMBNAIL = 240
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
# What Pillow raises for a file that begins well and is cut or corrupt, whatever its format.
_BROKEN = (OSError, SyntaxError, ValueError, IndexError, TypeError, OverflowError, MemoryError)


def prepare_photo(content: bytes, name: str) -> PreparedPhoto:
    """Return a picture as it is kept, with its thumbnail: written anew, so without its metadata.

    Args:
        content: of the file, in any format that cameras and telephones write.
        name: of the file, for refusals.

    Raises:
        PhotoTooManyPixels: it has more than 80 megapixels.
        UnreadablePhoto: it is no picture, or is broken.
    """
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            _check_pixels(picture.size, name)
            # A JPEG is unpacked at a fraction of its size at once.
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            upright = _flattened(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoTooManyPixels(name, 2 * MOST_MEGAPIXELS, MOST_MEGAPIXELS) from None
    except UnidentifiedImageError:
        raise UnreadablePhoto(name) from None
    except _BROKEN:
        raise UnreadablePhoto(name) from None
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    small = upright.copy()
    small.thumbnail((_THUMBNAIL, _THUMBNAIL), Image.Resampling.LANCZOS)
    return PreparedPhoto(_jpeg(upright, 85), _jpeg(small, 80), *upright.size)


def _check_pixels(size: tuple[int, int], name: str) -> None:
    megapixels = -(-size[0] * size[1] // 1_000_000)
    if megapixels > MOST_MEGAPIXELS:
        raise PhotoTooManyPixels(name, megapixels, MOST_MEGAPIXELS)


def _flattened(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    buffer = BytesIO()
    # A bare copy: what stands beside the pixels would be written again.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    bare.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()
