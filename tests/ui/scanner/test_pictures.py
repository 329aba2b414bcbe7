"""Photos of labels: whole and slanted, several codes, faint, transparent, broken and too large."""

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QMimeData, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from receiving_app.domain.scan_errors import NoCodeInPicture, PictureTooLarge, UnreadablePicture
from receiving_app.domain.scans import Source
from ui.scanner.pictures import codes_in_file, codes_in_frame, codes_in_image, picture_in

RMA = "RMA-2026-004101-Z"
NONE = "nothing.png"


def bars(
    text: str, code: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.Code128, **options: object
) -> QImage:
    drawn = memoryview(
        zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, code, **options), scale=3)
    )
    height, width = drawn.shape or (0, 0)
    return QImage(drawn.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()


def label(*images: QImage, size: tuple[int, int] = (1200, 900), ground: str = "white") -> QImage:
    """Return a photo of codes below one another."""
    photo = QImage(*size, QImage.Format.Format_RGB32)
    photo.fill(QColor(ground))
    painter = QPainter(photo)
    for position, image in enumerate(images):
        painter.drawImage(100 + 20 * position, 80 + 300 * position, image)
    painter.end()
    return photo


@pytest.mark.parametrize("angle", [0, 90, 180, 270, 7])
def test_a_label_is_read_however_it_is_held(angle: int, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    turned = label(bars(RMA)).transformed(
        QTransform().rotate(angle), Qt.TransformationMode.SmoothTransformation
    )
    assert turned.save(str(path), quality=85)
    (scan,) = codes_in_file(path)
    assert (scan.text, scan.source, scan.symbology) == (RMA, Source.CAMERA, "Code 128")


def test_several_codes_come_from_top_to_bottom_and_each_once() -> None:
    photo = label(bars("20EZ2F960063"), bars(RMA), bars("20EZ2F960063"))
    assert [scan.text for scan in codes_in_image(photo, NONE)] == ["20EZ2F960063", RMA]


def test_faint_print_on_grey_is_read() -> None:
    faint = label(bars(RMA)).convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(faint)
    painter.fillRect(QRect(0, 0, 1200, 900), QColor(200, 200, 200, 190))
    painter.end()
    assert codes_in_image(faint, NONE)[0].text == RMA


def test_a_code_on_a_transparent_ground_is_read() -> None:
    code = bars(RMA).convertToFormat(QImage.Format.Format_ARGB32)
    for y in range(code.height()):
        for x in range(code.width()):
            if code.pixelColor(x, y) == QColor("white"):
                code.setPixelColor(x, y, QColor(0, 0, 0, 0))
    assert codes_in_image(code, NONE)[0].text == RMA


def test_a_large_photo_is_read(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    big = label(bars(RMA)).scaled(9_600, 7_200)
    assert big.save(str(path))
    assert codes_in_file(path)[0].text == RMA
    assert codes_in_image(big, NONE)[0].text == RMA


def test_a_gs1_symbol_keeps_its_separators_and_says_what_it_is() -> None:
    elements = "(01)09506000134352(10)AB-1(21)S123"
    symbol = bars(elements, zxingcpp.BarcodeFormat.DataMatrix, gs1=True)
    assert codes_in_image(label(symbol), NONE)[0].text == "]d2010950600013435210AB-1\x1d21S123"


@pytest.mark.qt_log_ignore("Corrupt JPEG data", "JPEG datastream contains no image", extend=True)
@pytest.mark.parametrize("content", [b"", b"not a picture", b"\xff\xd8\xff\xe0 cut", b"%PDF-1.7"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    with pytest.raises(UnreadablePicture) as refused:
        codes_in_file(path)
    assert refused.value.name == "photo.jpg"


def test_a_file_that_went_away_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePicture):
        codes_in_file(tmp_path / "gone.png")


def test_a_picture_of_more_than_fifty_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "photo.tif"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(PictureTooLarge) as refused:
        codes_in_file(path)
    assert (refused.value.megabytes, refused.value.most) == (51, 50)


def test_a_picture_without_a_code_says_so() -> None:
    with pytest.raises(NoCodeInPicture):
        codes_in_image(label(), NONE)
    assert codes_in_frame(label()) == ()


def test_pictures_are_told_from_what_else_is_dropped(tmp_path: Path) -> None:
    data = QMimeData()
    assert picture_in(data) is None
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "returns.csv"))])
    assert picture_in(data) is None
    data.setUrls([QUrl("https://example.org/a.png"), QUrl.fromLocalFile(str(tmp_path / "Photo.JPG"))])
    assert picture_in(data) == tmp_path / "Photo.JPG"
    pasted = QMimeData()
    pasted.setImageData(label(bars(RMA)))
    image = picture_in(pasted)
    assert isinstance(image, QImage)
    assert codes_in_image(image, NONE)[0].text == RMA
