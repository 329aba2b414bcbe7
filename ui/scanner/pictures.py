"""Barcodes in pictures: photos dropped on the window or pasted into it, and frames of a camera.

Everything here takes its time and runs off the main thread.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from receiving_app.domain.scan_errors import NoCodeInPicture, PictureTooLarge, UnreadablePicture
from receiving_app.domain.scans import RawScan, Source

if TYPE_CHECKING:
    from zxingcpp import Barcode

MEGABYTE = 1_000_000
MOST_MEGABYTES = 50
# More pixels show no bar that fewer do not, and take seconds to search.
_LONGEST_SIDE = 4_000
_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".heif"})


def is_picture(path: Path) -> bool:
    """Tell whether a file calls itself a picture; whether it is one is told when it is read."""
    return path.suffix.lower() in _SUFFIXES


def picture_in(data: QMimeData | None) -> Path | QImage | None:
    """Return the picture that was dropped or pasted: a file, or an image; None where there is none."""
    if data is None:  # what some systems give for an empty clipboard
        return None
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    pictures = [path for path in files if is_picture(path)]
    if pictures:
        return pictures[0]
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    return None if image.isNull() else image


def codes_in_file(path: Path) -> tuple[RawScan, ...]:
    """Return the codes of a picture in a file, from top to bottom.

    Raises:
        PictureTooLarge: it has more than 50 MB.
        UnreadablePicture: it is none, or broken.
        NoCodeInPicture: there is no barcode in it.
    """
    try:
        size = path.stat().st_size
        if size > MOST_MEGABYTES * MEGABYTE:
            raise PictureTooLarge(path.name, -(-size // MEGABYTE), MOST_MEGABYTES)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadablePicture(path.name) from error
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if max(_sides(reader.size())) > _LONGEST_SIDE:
        whole = QSize(_LONGEST_SIDE, _LONGEST_SIDE)
        reader.setScaledSize(reader.size().scaled(whole, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UnreadablePicture(path.name)
    return codes_in_image(image, path.name)


def codes_in_image(image: QImage, name: str) -> tuple[RawScan, ...]:
    """Return the codes of an image, from top to bottom.

    Raises:
        NoCodeInPicture: there is no barcode in it.
    """
    codes = _codes(_searched(image))
    if not codes:
        raise NoCodeInPicture(name)
    return codes


def codes_in_frame(image: QImage) -> tuple[RawScan, ...]:
    """Return the codes of one frame of a camera; none is usual."""
    return _codes(_searched(image))


def _sides(size: QSize) -> tuple[int, int]:
    return size.width(), size.height()


def _searched(image: QImage) -> QImage:
    if max(_sides(image.size())) > _LONGEST_SIDE:
        image = image.scaled(
            _LONGEST_SIDE,
            _LONGEST_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if image.hasAlphaChannel():  # a black code on nothing would become black on black
        ground = QImage(image.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)
        _paint_over(ground, image)
        image = ground
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _paint_over(ground: QImage, image: QImage) -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()


def _codes(image: QImage) -> tuple[RawScan, ...]:
    """Return each code once."""
    zxing = import_module("zxingcpp")  # at the first picture: nothing else needs it
    plain = zxing.TextMode.Plain
    found = zxing.read_barcodes(image, text_mode=plain)
    if not found:
        # One threshold for the whole picture finds faint print that the usual way takes for noise.
        found = zxing.read_barcodes(image, text_mode=plain, binarizer=zxing.Binarizer.GlobalHistogram)
    return tuple(dict.fromkeys(_scans(found, zxing.ContentType.GS1)))


def _scans(found: "list[Barcode]", gs1: object) -> Iterator[RawScan]:
    for code in sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x)):
        if code.valid and code.text:
            # Told as a scanner tells it that is set to: GS1 then counts without guessing.
            prefix = code.symbology_identifier if code.content_type == gs1 else ""
            yield RawScan(prefix + code.text, Source.CAMERA, symbology=str(code.format))
