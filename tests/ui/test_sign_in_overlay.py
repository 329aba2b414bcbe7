"""The sign-in over the window: whom it asks, what it says of a refusal, and that all of it fits."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench.driving import named, press, touch, type_line, until
from tests.ui.clipping import clipped, out_of_reach, too_small, unnamed
from ui.overlays.sign_in import Candidate, Entry, SignInOverlay
from ui.theme import apply_theme
from ui.translation import Translation
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.verdict_banner import VerdictBanner

NADIA, SAM = Candidate("Nadia Ferrand", "responsable"), Candidate("Sam Okoye", "opérateur")


class Time:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def overlay(qtbot: QtBot, time: Time) -> SignInOverlay:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    made = SignInOverlay(window, time)
    made.ask("2", (NADIA, SAM))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def _pin(overlay: SignInOverlay) -> QLineEdit:
    return named(overlay, QLineEdit, "signInPin")


def _said(overlay: SignInOverlay) -> VerdictBanner:
    return named(overlay, VerdictBanner, "signInSaid")


def _choose(overlay: SignInOverlay, qtbot: QtBot, number: int) -> None:
    touch(qtbot, named(overlay, BigToggle, f"signInName_{number}"))


def test_a_name_is_touched_and_the_pin_typed(overlay: SignInOverlay, qtbot: QtBot) -> None:
    assert not _pin(overlay).isEnabled()
    _choose(overlay, qtbot, 1)
    assert _pin(overlay).hasFocus()
    with qtbot.waitSignal(overlay.entered) as entered:
        type_line(_pin(overlay), "8146")
    assert entered.args == [Entry("Sam Okoye", "8146")]
    assert "8146" not in repr(entered.args[0])
    assert _pin(overlay).text() == ""


def test_only_one_pin_is_looked_at_at_a_time(overlay: SignInOverlay, qtbot: QtBot) -> None:
    _choose(overlay, qtbot, 1)
    type_line(_pin(overlay), "8146")
    assert not _pin(overlay).isEnabled()
    with qtbot.assertNotEmitted(overlay.entered):
        overlay.take_pin("8146")
    assert _pin(overlay).text() == ""


def test_a_pin_may_be_scanned_once_it_is_known_whose_it_is(overlay: SignInOverlay, qtbot: QtBot) -> None:
    assert not overlay.take_pin("8146")
    overlay.choose(SAM)
    with qtbot.waitSignal(overlay.entered) as entered:
        assert overlay.take_pin("8146")
    assert entered.args == [Entry("Sam Okoye", "8146")]


def test_a_refusal_says_how_long_to_wait_and_takes_no_pin_meanwhile(
    overlay: SignInOverlay, qtbot: QtBot, time: Time
) -> None:
    _choose(overlay, qtbot, 1)
    overlay.refuse("Wrong PIN.", 80)
    assert (_said(overlay).text(), _said(overlay).detail()) == ("Wrong PIN.", "Next try in 1 min 20 s")
    assert not _pin(overlay).isEnabled()
    assert not overlay.take_pin("8146")

    time.now += 75
    until(qtbot, lambda: _said(overlay).detail() == "Next try in 5 s")
    time.now += 5
    until(qtbot, _pin(overlay).isEnabled)
    assert not _said(overlay).isVisible()
    assert _pin(overlay).hasFocus()


def test_whoever_is_chosen_next_does_not_wait_for_the_one_before(
    overlay: SignInOverlay, qtbot: QtBot
) -> None:
    _choose(overlay, qtbot, 1)
    overlay.refuse("Wrong PIN.", 80)
    _choose(overlay, qtbot, 0)
    assert _pin(overlay).isEnabled()
    assert not _said(overlay).isVisible()


def test_escape_goes_back_only_to_somebodys_work(overlay: SignInOverlay, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(overlay.given_up):
        press(overlay, "Esc")
    overlay.ask("2", (NADIA, SAM), "Sam Okoye")
    assert "Sam Okoye" in named(overlay, ActionButton, "signInBack").text()
    with qtbot.waitSignal(overlay.given_up):
        press(overlay, "Esc")


def test_it_covers_the_window_in_every_size(overlay: SignInOverlay) -> None:
    window = overlay.window()
    assert overlay.geometry() == window.rect()
    window.resize(1920, 1080)
    QApplication.processEvents()
    assert overlay.geometry() == window.rect()


@pytest.fixture
def use_look(qapp: QApplication) -> Callable[[str, str, float], None]:
    translation = Translation(qapp)

    def use(language: str, theme: str, scale: float) -> None:
        translation.use(language)
        apply_theme(qapp, theme, scale)

    yield use
    translation.use("en")
    apply_theme(qapp, "light")


@pytest.mark.parametrize(
    ("language", "theme", "scale"), [("fr", "light", 1.0), ("en", "high_contrast", 1.0), ("fr", "light", 2.0)]
)
def test_everything_fits_and_can_be_touched(
    overlay: SignInOverlay,
    use_look: Callable[[str, str, float], None],
    language: str,
    theme: str,
    scale: float,
) -> None:
    use_look(language, theme, scale)
    overlay.ask("2", (NADIA, SAM, Candidate("Jean-Baptiste de La Rochefoucauld", "opérateur")), "Sam Okoye")
    overlay.choose(NADIA)
    overlay.refuse("Le nom, le badge ou le code PIN n'est pas le bon.", 80)
    window = overlay.window()
    assert (clipped(window), out_of_reach(window), unnamed(window), too_small(window)) == ([], [], [], [])
    overlay.close_cover()
