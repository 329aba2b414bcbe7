"""People at the real window: badge and PIN, the lock, somebody else who takes over, a supervisor's approval."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.commands import BADGE_PREFIX, barcode_text
from receiving_app.domain.people import Person, Role
from receiving_app.domain.scans import RawScan
from receiving_app.services.people import add_person, make_first_administrator, set_badge, sign_out
from tests.e2e.conftest import open_data
from tests.e2e.hands import Keys
from tests.ui.bench.driving import named, press, scan_into, touch, type_line, type_text, until
from ui.app import App
from ui.overlays.sign_in import SignInOverlay
from ui.signing_in import SigningIn
from ui.tokens import TOUCH_TARGET
from ui.widgets.action_button import WITHOUT_KEY, ActionButton
from ui.widgets.approval_panel import ApprovalPanel

pytestmark = pytest.mark.e2e

USUAL, OTHER = "RMA-2026-004101-Z", "RMA-2026-004110-Z"
ADMINISTRATOR, SUPERVISOR, OPERATOR = "Claire Moreau", "Nadia Ferrand", "Sam Okoye"
PINS = {ADMINISTRATOR: "4071", SUPERVISOR: "592381460742", OPERATOR: "8146"}


def _badge(name: str) -> str:
    return barcode_text(f"P{len(name)}", name.encode().ljust(32), BADGE_PREFIX)


@pytest.fixture
def staffed(samples: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    """The window over the samples, where three people sign in."""
    context = open_data(samples)
    people: list[Person] = [make_first_administrator(context.bench, ADMINISTRATOR, PINS[ADMINISTRATOR])]
    for name, role in ((SUPERVISOR, Role.SUPERVISOR), (OPERATOR, Role.OPERATOR)):
        people.append(add_person(context.bench, name, role, PINS[name]))
    for person in people:
        set_badge(context.bench, person.number, _badge(person.name))
    sign_out(context.bench)
    app = App(context, qapp)
    with qtbot.waitActive(app.window):
        app.window.show()
        app.window.activateWindow()
    yield app
    app.window.close()
    app.shut_down()


def _reads(button: ActionButton, words: str) -> bool:
    return button.accessibleName() == words and not button.is_clipped()


def _signing_in(app: App) -> SigningIn:
    assert app.signing_in is not None
    return app.signing_in


def _overlay(app: App) -> SignInOverlay:
    return named(app.window, SignInOverlay, "signIn")


def _sign_in(app: App, qtbot: QtBot, name: str) -> None:
    """Scan a badge and type the PIN."""
    scan_into(app.window, _badge(name))
    pin = named(_overlay(app), QLineEdit, "signInPin")
    until(qtbot, pin.isEnabled)
    until(qtbot, pin.hasFocus)
    type_line(pin, PINS[name])
    until(qtbot, _signing_in(app).is_open)


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _who(app: App) -> str:
    return named(app.window, ActionButton, "switchPerson").text()


def _readable(app: App) -> str:
    """Return all that can be read in the window, by eye or screen reader."""
    shown = [one for one in app.window.findChildren(QWidget) if one.isVisible()]
    texts = [one.text() for one in shown if isinstance(one, QLabel)]
    texts += [one.displayText() for one in shown if isinstance(one, QLineEdit)]
    return "\n".join([*texts, *(f"{one.accessibleName()} {one.accessibleDescription()}" for one in shown)])


def test_nobody_works_before_badge_and_pin_and_then_their_name_is_on_each_act(
    staffed: App, qtbot: QtBot
) -> None:
    assert not _signing_in(staffed).is_open()
    scan_into(staffed.window, USUAL)
    said = named(_overlay(staffed), QWidget, "signInSaid")
    until(qtbot, said.isVisible)
    press(staffed.window, "Ctrl+K")
    assert staffed.scans.desk.history() == ()
    assert staffed.window.current() == "home"

    _sign_in(staffed, qtbot, OPERATOR)

    assert OPERATOR in _who(staffed)
    keys = Keys(staffed, qtbot)
    keys.open(USUAL)
    with staffed.context.bench.reading() as uow:
        acts = {entry.operator for entry in uow.journal.of_return(USUAL)}
    assert acts == {OPERATOR}


def test_the_locked_window_shows_nothing_and_gives_the_work_back_to_whoever_takes_over(
    staffed: App, qtbot: QtBot
) -> None:
    _sign_in(staffed, qtbot, OPERATOR)
    keys = Keys(staffed, qtbot)
    keys.open(USUAL)
    field = named(staffed.return_screen, QLineEdit, "returnScan")
    field.setFocus()
    type_text(field, "RMA-20")
    customer = keys.case().customer.name
    assert customer in _readable(staffed)

    with qtbot.waitSignal(_signing_in(staffed).locked, timeout=20_000):
        press(staffed.window, "Ctrl+Shift+L")

    assert customer not in _readable(staffed)
    assert USUAL not in _readable(staffed)
    for key in ("F6", "F12", "Ctrl+K", "F3"):
        press(staffed.window, key)
    scan_into(staffed.window, OTHER)
    assert keys.case().units[0].condition is None
    assert staffed.window.current() == "return"

    _sign_in(staffed, qtbot, SUPERVISOR)

    assert SUPERVISOR in _who(staffed)
    assert (staffed.return_screen.rma(), field.text()) == (USUAL, "RMA-20")
    assert field.hasFocus()


def test_one_touch_locks_the_bench_and_another_takes_over_by_badge_from_any_screen(
    staffed: App, qtbot: QtBot
) -> None:
    _sign_in(staffed, qtbot, OPERATOR)
    lock, who = (named(staffed.window, ActionButton, name) for name in ("lockBench", "switchPerson"))
    for language, words in (("en", "Lock this bench"), ("fr", "Verrouiller ce poste")):
        staffed.use_language(language)
        # The header finds the room for longer words with the next turn of the event loop.
        until(qtbot, partial(_reads, lock, words))
        assert min(lock.width(), lock.height(), who.height()) >= TOUCH_TARGET
        assert (lock.isVisible(), who.fold()) == (True, WITHOUT_KEY)

    with qtbot.waitSignal(_signing_in(staffed).locked, timeout=20_000):
        touch(qtbot, lock)
    assert not lock.isVisible()
    _sign_in(staffed, qtbot, OPERATOR)

    for screen in ("search", "credit_notes", "settings", "people", "home"):
        staffed.window.show_screen(screen)
        scan_into(staffed.window, _badge(SUPERVISOR))
        until(qtbot, named(_overlay(staffed), QLineEdit, "signInPin").hasFocus)
        press(staffed.window, "Esc")
        assert OPERATOR in _who(staffed)
    _sign_in(staffed, qtbot, SUPERVISOR)
    assert SUPERVISOR in _who(staffed)


def test_a_badge_scanned_at_work_offers_its_owner_to_take_over_and_escape_goes_on(
    staffed: App, qtbot: QtBot, samples: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _sign_in(staffed, qtbot, OPERATOR)
    scan_into(staffed.window, _badge(SUPERVISOR))
    until(qtbot, _overlay(staffed).isVisible)
    until(qtbot, named(_overlay(staffed), QLineEdit, "signInPin").hasFocus)
    press(staffed.window, "Esc")
    assert _signing_in(staffed).is_open()
    assert OPERATOR in _who(staffed)

    scan_into(staffed.window, _badge(SUPERVISOR))
    until(qtbot, _overlay(staffed).isVisible)
    until(qtbot, named(_overlay(staffed), QLineEdit, "signInPin").hasFocus)
    # The PIN as a barcode, as the wedge gives it.
    staffed.scans.wedge.scanned.emit(RawScan(PINS[SUPERVISOR]))
    until(qtbot, _signing_in(staffed).is_open)
    assert SUPERVISOR in _who(staffed)
    secrets = (PINS[SUPERVISOR], _badge(SUPERVISOR))
    for secret in secrets:
        assert secret not in caplog.text
        assert not [file.name for file in samples.rglob("*") if secret.encode() in _bytes(file)]


def test_a_supervisor_approves_one_act_with_badge_and_pin_and_the_operator_stays(
    staffed: App, qtbot: QtBot
) -> None:
    _sign_in(staffed, qtbot, OPERATOR)
    keys = Keys(staffed, qtbot)
    keys.open(USUAL)
    keys.do("all_as_new")
    keys.until_step("Émettez l'avoir")
    keys.do("other_decision")
    keys.do("waive_fee")
    panel = staffed.return_screen.findChild(ApprovalPanel)
    assert isinstance(panel, ApprovalPanel)

    scan_into(staffed.window, _badge(SUPERVISOR))
    until(qtbot, lambda: named(panel, QLineEdit, "approvalName").text() == SUPERVISOR)
    type_text(named(panel, QLineEdit, "approvalCode"), PINS[SUPERVISOR])
    touch(qtbot, named(panel, ActionButton, "approvalReason_1"))
    touch(qtbot, named(panel, ActionButton, "approvalConfirm"))

    until(qtbot, lambda: keys.case().waiver is not None)
    with staffed.context.bench.reading() as uow:
        last = uow.journal.of_return(USUAL)[-1]
    assert (last.operator, last.approved_by) == (OPERATOR, SUPERVISOR)
    assert OPERATOR in _who(staffed)
