"""The frame: screens made when first shown, messages under the header, what is ready, language, keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from receiving_app.domain.return_errors import UnknownReturn
from tests.builders import a_bench
from tests.fakes import FakeBench
from tests.ui.bench.driving import press
from tests.ui.clipping import clipped
from ui.main_window import MainWindow
from ui.screens.screen import Screen
from ui.theme import apply_theme
from ui.tokens import TOUCH_TARGET
from ui.widgets.action_button import ICON_ONLY, ActionButton
from ui.widgets.message_bar import Message
from ui.widgets.status_mark import StatusMark
from ui.window_menu import NavItem


class Page(Screen):
    """A screen that counts how often it is shown and given its words."""

    def __init__(self, bench: FakeBench) -> None:
        self.shown = self.translated = 0
        super().__init__(bench, "en")

    def on_shown(self) -> None:
        self.shown += 1

    def retranslate(self) -> None:
        self.translated += 1


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, made: list[str]) -> MainWindow:
    bench = a_bench()

    def make(name: str) -> Callable[[], Page]:
        def page() -> Page:
            made.append(name)
            return Page(bench)

        return page

    items = (
        NavItem("home", "home", "F2", make("home")),
        NavItem("search", "search", "F3", make("search")),
        NavItem("return", "package", "", make("return"), in_header=False),
    )
    frame = MainWindow(bench, items)
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    frame.begin()
    return frame


@pytest.fixture
def large_texts(qapp: QApplication) -> Iterator[Callable[[float], object]]:
    yield lambda scale: apply_theme(qapp, "light", scale)
    apply_theme(qapp, "light")


def test_a_screen_is_made_when_first_shown_and_kept(window: MainWindow, made: list[str]) -> None:
    assert made == []
    for name in ("home", "return", "home"):
        window.show_screen(name)
        assert window.current() == name
    assert made == ["home", "return"]
    assert len(window.screens()) == 2


def test_a_screen_is_told_each_time_it_is_shown(window: MainWindow) -> None:
    for name in ("home", "search", "home"):
        window.show_screen(name)
    home = window.screen_named("home")
    assert isinstance(home, Page)
    assert home.shown == 2


def test_its_key_shows_a_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.show_screen("home")
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.current() == "search"


def test_its_button_shows_a_screen_and_there_is_none_for_those_that_need_a_return(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.mouseClick(window.findChild(ActionButton, "nav_search"), Qt.MouseButton.LeftButton)
    assert window.current() == "search"
    assert window.findChild(ActionButton, "nav_return") is None


def test_what_a_screen_says_is_shown_under_the_header(window: MainWindow) -> None:
    screen = window.screen_named("home")
    screen.say("ok", "Enregistré")
    screen.refuse(UnknownReturn("RMA-1"))
    said = window.messages()
    assert said[1] == Message("ok", "Enregistré")
    assert said[0].kind == "refused"
    assert "RMA-1" in said[0].text
    window.clear_messages()
    assert window.messages() == ()


def test_a_screen_can_ask_for_another(window: MainWindow) -> None:
    window.show_screen("home")
    window.screen_named("home").screen_requested.emit("search")
    assert window.current() == "search"


def test_what_is_ready_is_shown_and_what_is_unknown_is_not(window: MainWindow) -> None:
    printer = window.findChild(StatusMark, "status_printer")
    assert window.findChild(StatusMark, "status_database").is_ready()
    assert not printer.isVisible()
    window.set_status("printer", ready=False)
    assert printer.isVisible()
    assert printer.accessibleName() == "Printer not ready"


def test_every_screen_gets_its_words_in_another_language(window: MainWindow) -> None:
    home = window.screen_named("home")
    assert isinstance(home, Page)
    before = home.translated
    window.use_language("fr")
    assert home.translated > before
    assert home.wording.term("reason", "order_error") != ""


@pytest.mark.parametrize(
    ("action", "asked"), [("theme_dark", "dark"), ("theme_high_contrast", "high_contrast")]
)
def test_the_menu_asks_for_a_theme(qtbot: QtBot, window: MainWindow, action: str, asked: str) -> None:
    with qtbot.waitSignal(window.theme_requested) as wished:
        window.findChild(QAction, f"action_{action}").trigger()
    assert wished.args == [asked]


def test_the_menu_asks_for_the_other_language(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.language_requested) as wished:
        window.findChild(QAction, "action_language").trigger()
    assert wished.args == ["fr"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_opens_by_its_button(qtbot: QtBot, qapp: QApplication, window: MainWindow) -> None:
    qtbot.mouseClick(window.findChild(ActionButton, "menu"), Qt.MouseButton.LeftButton)
    menu = qapp.activePopupWidget()
    assert menu is not None
    menu.close()


@pytest.mark.parametrize(("keys", "step"), [("Ctrl++", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)])
def test_keys_ask_for_larger_smaller_or_usual_texts(
    qtbot: QtBot, window: MainWindow, keys: str, step: int
) -> None:
    with qtbot.waitSignal(window.text_size_requested) as wished:
        press(window, keys)
    assert wished.args == [step]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_the_header_folds_names_away_and_never_letters(
    qapp: QApplication, window: MainWindow, large_texts: Callable[[float], object], scale: float, width: int
) -> None:
    large_texts(scale)
    window.resize(width, 768)
    qapp.processEvents()
    assert window.width() == width
    assert clipped(window) == []
    buttons = window.findChildren(ActionButton)
    assert all(button.toolTip() for button in buttons if button.fold() == ICON_ONLY)
    assert len({button.fold() for button in buttons}) == 1


def test_a_screen_that_has_no_room_scrolls(qtbot: QtBot, window: MainWindow) -> None:
    window.show_screen("home")
    screen = window.screen_named("home")
    tall = QLabel("\n".join("line" for _ in range(60)), screen)
    QVBoxLayout(screen).addWidget(tall)
    qtbot.waitUntil(lambda: screen.height() > window.height())
    assert tall.height() >= tall.sizeHint().height()
    tall.setText("line")
    qtbot.waitUntil(lambda: screen.height() < window.height())


def test_closing_is_told(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


def test_the_header_is_touched_and_read_out_easily(window: MainWindow) -> None:
    buttons = window.findChildren(ActionButton)
    assert len(buttons) == 3
    assert min(button.height() for button in buttons) >= TOUCH_TARGET
    assert not any(button.is_clipped() for button in buttons)
    assert all(QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) for button in buttons)
