"""What the window does about people: locks by itself, says who may do what, and lets them change their PIN."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import open_context
from receiving_app.domain.people import Role
from receiving_app.domain.scans import RawScan
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.people import (
    add_person,
    make_first_administrator,
    people,
    retire,
    sign_in,
    sign_out,
)
from tests.samples import put_company
from tests.ui.bench.driving import named, press, scan_into, touch, type_line, type_text, until
from tests.ui.clipping import clipped, out_of_reach, too_small, unnamed
from tests.ui.scanner.hands import FakeTime
from ui.app import App
from ui.overlays.sign_in import SignInOverlay
from ui.session_lock import MINUTE_MS
from ui.signing_in import SigningIn
from ui.widgets.action_button import ActionButton
from ui.widgets.verdict_banner import VerdictBanner

CLAIRE, SAM = "Claire Moreau", "Sam Okoye"
PINS = {CLAIRE: "4071", SAM: "814692357064"}


@pytest.fixture(autouse=True)
def lanes() -> None:
    """Leave the lanes to the window, which starts and drains its own."""


@pytest.fixture
def app(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    """The window of the example company, where nobody signs in yet."""
    put_company(tmp_path)
    context = open_context(Options(data_dir=str(tmp_path), today=SAMPLE_DAY))
    made = App(context, qapp)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.shut_down()


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def signing_in(app: App, time: FakeTime, qtbot: QtBot) -> SigningIn:
    """An operator at work, by a clock that the test turns."""
    bench = app.context.bench
    make_first_administrator(bench, CLAIRE, PINS[CLAIRE])
    add_person(bench, SAM, Role.OPERATOR, PINS[SAM])
    sign_out(bench)
    person = sign_in(bench, SAM, PINS[SAM])
    made = app.signing_in = SigningIn(bench, app.window, app.scans, "en", time)
    made.begin(person)
    until(qtbot, app.lanes.idle)
    return made


def test_after_the_minutes_of_the_settings_without_a_key_or_a_scan_the_window_locks(
    app: App, signing_in: SigningIn, time: FakeTime, qtbot: QtBot
) -> None:
    time.pass_ms(9 * MINUTE_MS)
    press(app.window, "F3")
    time.pass_ms(9 * MINUTE_MS)
    scan_into(app.window, "RMA-2026-004101-Z")
    until(qtbot, lambda: bool(app.scans.desk.history()))
    time.pass_ms(9 * MINUTE_MS)
    assert signing_in.is_open()

    with qtbot.waitSignal(signing_in.locked, timeout=20_000):
        time.pass_ms(2 * MINUTE_MS)
    assert not signing_in.is_open()
    assert app.context.bench.actor.person == 0
    until(qtbot, named(app.window, QLineEdit, "signInPin").hasFocus)
    type_line(named(app.window, QLineEdit, "signInPin"), PINS[SAM])
    until(qtbot, signing_in.is_open)


def test_a_window_asks_who_works_there_once_people_sign_in_at_another_bench(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    with closing(open_context(Options(data_dir=str(tmp_path), today=SAMPLE_DAY))) as other:
        make_first_administrator(other.bench, CLAIRE, PINS[CLAIRE])
    assert app.signing_in is None

    scan_into(app.window, "RMA-2026-004101-Z")

    until(qtbot, lambda: app.signing_in is not None and not app.signing_in.is_open())
    named(app.window, SignInOverlay, "signIn")


def test_whoever_was_taken_off_the_list_works_no_longer(
    app: App, signing_in: SigningIn, tmp_path: Path, qtbot: QtBot
) -> None:
    with closing(open_context(Options(data_dir=str(tmp_path), today=SAMPLE_DAY))) as other:
        sign_in(other.bench, CLAIRE, PINS[CLAIRE])
        retire(other.bench, next(one.number for one in people(other.bench) if one.name == SAM))

    scan_into(app.window, "RMA-2026-004101-Z")

    until(qtbot, lambda: not signing_in.is_open())


def test_a_screen_says_at_once_what_somebody_may_not_do_on_it_and_who_may(
    app: App, signing_in: SigningIn, qtbot: QtBot
) -> None:
    app.window.show_screen("settings")
    said = [message.text for message in app.window.messages()]
    assert len(said) == 1
    assert "administrator" in said[0]
    assert "supervisor" not in said[0]

    app.window.show_screen("import")
    assert app.window.messages() == ()


@pytest.mark.usefixtures("signing_in")
def test_whoever_works_here_changes_their_own_pin_and_a_scanned_one_stays_unknown(
    app: App, qtbot: QtBot
) -> None:
    action = next(one for one in app.window.bench_actions() if one.objectName() == "action_own_pin")
    action.run()
    card = named(app.window, QWidget, "ownPinCard")
    present, new, again = (named(card, QLineEdit, name) for name in ("ownPin", "ownNewPin", "ownNewPinAgain"))
    assert (clipped(card), out_of_reach(card), unnamed(card), too_small(card)) == ([], [], [], [])
    until(qtbot, present.hasFocus)
    app.scans.wedge.scanned.emit(RawScan(PINS[SAM]))
    until(qtbot, new.hasFocus)
    for figure in "7302":
        touch(qtbot, named(card, ActionButton, f"key_{figure}"))
    touch(qtbot, named(card, ActionButton, "key_enter"))
    assert again.hasFocus()
    type_line(again, "7303")
    said = named(card, VerdictBanner, "ownPinSaid")
    assert said.isVisible()

    new.clear()
    again.clear()
    new.setFocus()
    type_line(new, "1234")
    type_line(again, "1234")
    until(qtbot, present.hasFocus)
    assert present.text() == ""

    for field, text in ((present, PINS[SAM]), (new, "7302"), (again, "7302")):
        field.setFocus()
        type_text(field, text)
    touch(qtbot, named(card, ActionButton, "ownPinSave"))
    until(qtbot, card.isHidden)
    assert sign_in(app.context.bench, SAM, "7302").name == SAM
    assert app.scans.desk.history() == ()
