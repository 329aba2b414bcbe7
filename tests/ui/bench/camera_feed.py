"""A camera that shows what a test holds before it, and pictures of nothing in particular."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QColor, QImage


def a_picture(colour: str = "red") -> QImage:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def a_file(folder: Path, name: str = "carton.png") -> Path:
    path = folder / name
    a_picture().save(str(path))
    return path


class FakeFeed:
    """The frames of a camera."""

    def __init__(self) -> None:
        self.running = False
        self.show: Callable[[Callable[[], QImage]], None] = lambda _frame: None
        self.lost: Callable[[], None] = lambda: None

    def start(self, show: Callable[[Callable[[], QImage]], None], lost: Callable[[], None]) -> None:
        self.running, self.show, self.lost = True, show, lost

    def stop(self) -> None:
        self.running = False
