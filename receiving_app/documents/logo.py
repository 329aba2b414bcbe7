"""The seller's logo: checked, flattened on white, and small enough to print fast."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from receiving_app.domain.credit_note_errors import UnusableLogo

MAX_BYTES = 5_000_000
MAX_PIXELS = 25_000_000
# 200 dpi in the box of 55 × 18 mm where it is printed.
_STORED = (433, 142)


@lru_cache(maxsize=4)
def prepared_logo(data: bytes) -> ImageReader:
    """Return the picture ready to draw, in RGB without transparency.

    Flattened on white: CMYK and transparency would both need more of the file's readers.

    Args:
        data: a PNG or JPEG file, at most 5 MB and 25 million pixels.

    Raises:
        UnusableLogo: it is not such a picture; ``problem`` is ``too_large``, ``not_png_or_jpeg``
            or ``damaged``.
    """
    if len(data) > MAX_BYTES:
        raise UnusableLogo("too_large")
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise UnusableLogo("too_large")
            return ImageReader(_flattened(picture))
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnusableLogo("not_png_or_jpeg") from None
    except (OSError, SyntaxError, ValueError):
        # What Pillow raises for a file that begins well and is cut or corrupt.
        raise UnusableLogo("damaged") from None


def _flattened(picture: Image.Image) -> Image.Image:
    picture.load()
    clear = picture.convert("RGBA")
    clear.thumbnail(_STORED, Image.Resampling.LANCZOS)
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper
