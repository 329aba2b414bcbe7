"""The band that answers scans: over the header, in nobody's way, the same in colour, icon and words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.scanner.feedback import Feedback
from ui.sounds import Sound
from ui.theme import active, apply_theme
from ui.widgets.feedback_band import FeedbackBand

LONG = "Le retour RMA-2026-004101-Z a déjà été reçu le 23/11/2026 14:02 par Nadia au poste 2"
GROUNDS = {
    Sound.ACCEPTED: "success",
    Sound.ATTENTION: "warning",
    Sound.REFUSED: "danger",
    Sound.ALREADY_DONE: "accent",
}


class Window(QWidget):
    """A header with a button, and a field that has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.header = QWidget(self)
        self.header.setFixedHeight(56)
        self.button = QPushButton("Home", self.header)
        self.field = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.field)
        self.resize(1366, 768)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    return made


@pytest.fixture
def band(window: Window) -> FeedbackBand:
    return FeedbackBand(window.header)


def test_it_lies_exactly_over_the_header_and_follows_it(window: Window, band: FeedbackBand) -> None:
    band.show_feedback(Feedback(Sound.ACCEPTED, "RMA-2026-004101-Z received"))
    for size in ((1366, 768), (1920, 1080)):
        window.resize(*size)
        window.layout().activate()
        assert band.geometry() == window.header.geometry()


def test_it_takes_neither_focus_nor_touches(window: Window, band: FeedbackBand, qtbot: QtBot) -> None:
    clicks: list[bool] = []
    window.button.clicked.connect(lambda: clicks.append(True))
    band.show_feedback(Feedback(Sound.REFUSED, "Unknown"))
    assert band.isVisible()
    assert window.field.hasFocus()
    assert window.childAt(window.button.mapTo(window, QPoint(5, 5))) is window.button
    qtbot.mouseClick(window.button, Qt.MouseButton.LeftButton)
    assert clicks == [True]


@pytest.mark.parametrize("sound", Sound)
def test_each_sound_has_its_colour_and_its_words_for_a_screen_reader(
    band: FeedbackBand, sound: Sound
) -> None:
    band.show_feedback(Feedback(sound, "20EZ2F960063: read", "GRP2614"))
    edge = band.grab().toImage().pixelColor(2, 2)
    assert edge == QColor(active().colour(GROUNDS[sound]))
    assert band.accessibleName() == "20EZ2F960063: read GRP2614"


def test_long_words_become_smaller_and_are_still_whole(band: FeedbackBand) -> None:
    band.show_feedback(
        Feedback(Sound.ALREADY_DONE, LONG, "Si c'est un autre colis, choisissez « Nouveau colis ».")
    )
    assert not band.is_clipped()
    band.show_feedback(Feedback(Sound.REFUSED, "0" * 4_096))
    assert band.is_clipped()  # shortened in the middle: what matters stands at both ends
    assert not band.grab().isNull()


def test_in_large_texts_it_is_as_tall_as_its_two_lines(
    qapp: QApplication, window: Window, band: FeedbackBand
) -> None:
    apply_theme(qapp, "light", 2)
    try:
        band.show_feedback(Feedback(Sound.ACCEPTED, "20EZ2F960063: read", "GRP2614"))
        assert band.height() > window.header.height()
        assert not band.is_clipped()
        band.show_feedback(Feedback(Sound.ACCEPTED, "20EZ2F960063: read"))
        assert band.geometry() == window.header.geometry()
    finally:
        apply_theme(qapp, "light")


def test_the_next_one_takes_its_place(band: FeedbackBand) -> None:
    first, second = Feedback(Sound.REFUSED, "Unknown"), Feedback(Sound.ACCEPTED, "Read")
    assert band.feedback() is None
    band.show_feedback(first)
    band.show_feedback(second)
    assert band.feedback() is second


def test_it_goes_by_itself(band: FeedbackBand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.widgets.feedback_band.STAYS_MS", dict.fromkeys(Sound, 10))
    band.show_feedback(Feedback(Sound.ACCEPTED, "Read"))
    qtbot.waitUntil(band.isHidden, timeout=4_000)
