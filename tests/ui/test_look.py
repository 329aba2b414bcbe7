"""Theme, text size and language under the open window: at once, kept, and nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.own_choices import TEXT_SIZES
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY, SAMPLE_SUPERVISOR_CODE
from receiving_app.services.company import load_profile
from receiving_app.services.equipment import equipment
from receiving_app.services.settings import change_settings, load_settings
from tests.samples import put_company
from tests.ui.bench.driving import named, press, until
from ui.app import App
from ui.theme import active, apply_theme


@pytest.fixture
def context(tmp_path: Path) -> AppContext:
    put_company(tmp_path)
    return open_context(Options(data_dir=str(tmp_path), today=SAMPLE_DAY))


# A machine's file as somebody left it who edited it by hand.
EDITED = 'theme = "pink"\ntext_size = 125\nlabel_printer = ["Zebra"]\n'


@pytest.fixture
def edited(tmp_path: Path) -> None:
    (tmp_path / "bench.toml").write_text(EDITED, "utf-8")


@pytest.fixture
def bench(context: AppContext, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    app = App(context, qapp)
    with qtbot.waitActive(app.window):
        app.window.show()
        app.window.activateWindow()
    yield app
    app.window.close()
    app.shut_down()
    apply_theme(qapp, "light")


def test_the_text_size_goes_up_by_steps_and_back_and_what_is_typed_stays(
    bench: App, context: AppContext, qtbot: QtBot
) -> None:
    field = named(bench.home, QLineEdit, "scan")
    field.setText("RMA-2026-00")
    for size in (*TEXT_SIZES[1:], TEXT_SIZES[-1]):
        press(bench.window, "Ctrl++")
        assert active().scale == size / 100
    press(bench.window, "Ctrl+-")
    assert active().scale == 1.75
    press(bench.window, "Ctrl+0")
    assert active().scale == 1.0
    press(bench.window, "Ctrl+-")
    assert active().scale == 1.0
    assert (bench.window.current(), field.text()) == ("home", "RMA-2026-00")
    press(bench.window, "Ctrl++")
    until(qtbot, lambda: equipment(context.bench).look.text_size == 125)


def test_a_theme_chosen_in_the_menu_is_kept_with_the_text_size(
    bench: App, context: AppContext, qtbot: QtBot
) -> None:
    press(bench.window, "Ctrl++")
    named_action = bench.window.findChild(QAction, "action_theme_high_contrast")
    assert isinstance(named_action, QAction)
    named_action.trigger()
    assert (active().name, active().scale) == ("high_contrast", 1.25)
    until(qtbot, lambda: equipment(context.bench).look.theme == "high_contrast")
    assert equipment(context.bench).look.text_size == 125


def test_the_language_of_the_menu_is_kept(bench: App, context: AppContext, qtbot: QtBot) -> None:
    press(bench.window, "Ctrl+L")
    until(qtbot, lambda: equipment(context.bench).look.language == "en")


def test_settings_open_meanwhile_follow_and_lose_nothing(
    bench: App, context: AppContext, qtbot: QtBot
) -> None:
    bench.window.show_screen("settings")
    screen = bench.window.screen_named("settings")
    number = named(screen, QLineEdit, "firstNumber")
    until(qtbot, lambda: bool(number.text()))
    number.setText("7")
    press(bench.window, "Ctrl++")
    size = named(screen, QComboBox, "textSize")
    until(qtbot, lambda: size.currentData() == "125")
    assert number.text() == "7"


def test_a_bench_whose_choices_cannot_be_read_starts_all_the_same_and_says_which(
    edited: None, bench: App
) -> None:
    (said,) = [message for message in bench.window.messages() if "plus être lu" in message.text]
    assert (said.kind, said.action) == ("attention", "")
    assert "thème, imprimante des étiquettes" in said.text
    assert "bench.toml.unreadable" in said.next_step
    assert active().scale == 1.25


def test_a_look_saved_in_the_settings_is_this_bench_s_and_in_force_at_once(
    bench: App, context: AppContext, qtbot: QtBot
) -> None:
    before = load_profile(context.bench)
    seen = load_settings(context.bench)
    look = replace(seen.equipment.look, theme="dark", language="en")
    wanted = replace(seen, equipment=replace(seen.equipment, look=look))
    bench.use_settings(change_settings(context.bench, wanted, SAMPLE_SUPERVISOR_CODE, seen=seen))
    assert (active().name, bench.language) == ("dark", "en")
    assert load_profile(context.bench) == before
    bench.use_language("fr")
