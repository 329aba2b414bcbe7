"""The guided set-up: each step is stored when it is left, can be skipped, and is resumed where it was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.people import Role, SignInMode
from receiving_app.domain.profile import Profile, SetupStep
from receiving_app.domain.sending_errors import NoPrinterChosen
from receiving_app.options import Options
from receiving_app.resources import resource_path
from receiving_app.services.company import load_profile
from receiving_app.services.people import sign_in_mode
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.clipping import clipped, overflowing, too_small, unnamed
from tests.ui.screens.conftest import CONTENT, Open, printer_into
from ui.operations import Lanes
from ui.screens.setup_screen import SetupScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.message_bar import Message

COMPANY = {
    "name": "Distri VoIP SAS",
    "legal_form": "SAS",
    "registry": "Nanterre",
    "street": "10 rue du Port",
    "postcode": "92000",
    "city": "Nanterre",
    "siren": "732829320",
    "vat_number": "FR44732829320",
}


@pytest.fixture
def fresh(tmp_path: Path, lanes: Lanes) -> Iterator[AppContext]:
    """A new installation, as the window finds it at its first start."""
    context = open_context(Options(str(tmp_path)))
    context.install_defaults()
    yield context
    # What still runs would find no database.
    assert lanes.drain(20.0)
    context.close()


def _made(context: AppContext, **options: object) -> SetupScreen:
    return SetupScreen(context.bench, context.import_file, context.install_example, "en", **options)  # type: ignore[arg-type]  the printer of a test


def _opened(
    context: AppContext,
    open_screen: Open,
    qtbot: QtBot,
    step: SetupStep = SetupStep.COMPANY,
    **options: object,
) -> SetupScreen:
    screen = _made(context, **options)
    open_screen(screen)
    first = (*load_profile(context.bench).setup.left, SetupStep.COMPANY)[0]
    until(qtbot, lambda: screen.step() is first and named(screen, ActionButton, "setupNext").isEnabled())
    if screen.step() is not step:
        touch(qtbot, named(screen, BigToggle, f"step_{step}"))
    return screen


def _write(qtbot: QtBot, screen: SetupScreen, name: str, text: str) -> None:
    line = named(screen, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    press(screen, "Tab")


def _profile(context: AppContext) -> Profile:
    return load_profile(context.bench)


def _said(screen: SetupScreen) -> list[Message]:
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    return said


def test_a_new_installation_has_every_step_left(fresh: AppContext) -> None:
    assert _profile(fresh).setup.left == tuple(SetupStep)


def test_a_step_is_stored_when_it_is_left_and_the_next_one_is_shown(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot)
    for name, text in COMPANY.items():
        _write(qtbot, screen, f"seller_{name}", text)
    press(screen, "F12")
    until(qtbot, lambda: screen.step() is SetupStep.NUMBERS)
    stored = _profile(fresh)
    assert stored.seller.name == COMPANY["name"]
    assert stored.seller.missing() == ()
    assert stored.setup.is_done(SetupStep.COMPANY)
    assert "done" in named(screen, BigToggle, "step_company").accessibleName()


def test_what_is_wrong_is_marked_and_nothing_is_stored(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot)
    said = _said(screen)
    _write(qtbot, screen, "seller_siren", "732829321")
    press(screen, "F12")
    assert [message.kind for message in said] == ["refused"]
    assert screen.step() is SetupStep.COMPANY
    assert _profile(fresh).setup.left == tuple(SetupStep)


def test_a_skipped_step_is_said_to_be_skipped_and_can_be_done_later(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot)
    press(screen, "F10")
    until(qtbot, lambda: screen.step() is SetupStep.NUMBERS)
    assert _profile(fresh).setup.skipped == (SetupStep.COMPANY,)
    toggle = named(screen, BigToggle, "step_company")
    assert "skipped" in toggle.accessibleName()
    touch(qtbot, toggle)
    _write(qtbot, screen, "seller_name", "Distri VoIP SAS")
    press(screen, "F12")
    until(qtbot, lambda: _profile(fresh).setup.is_done(SetupStep.COMPANY))


def test_the_set_up_goes_on_where_it_was_left(fresh: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    first = _opened(fresh, open_screen, qtbot)
    for expected in (SetupStep.NUMBERS, SetupStep.FEES):
        press(first, "F12")
        until(qtbot, lambda step=expected: first.step() is step)
    again = _opened(fresh, open_screen, qtbot, SetupStep.FEES)
    assert again.step() is SetupStep.FEES


def test_the_first_number_is_shown_as_it_will_be_printed(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot, SetupStep.NUMBERS)
    _write(qtbot, screen, "seriesPrefix", "AVR")
    _write(qtbot, screen, "firstNumber", "418")
    year = fresh.bench.clock.today().year
    assert f"AVR-{year}-000418" in " ".join(label.text() for label in screen.findChildren(QLabel))


def test_later_leads_to_the_bench_and_leaves_every_step_left(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot)
    with qtbot.waitSignal(screen.finished):
        press(screen, "Escape")
    assert _profile(fresh).setup.left == tuple(SetupStep)


def test_once_each_step_is_done_or_skipped_the_set_up_is_over(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot, SetupStep.PEOPLE)
    touch(qtbot, named(screen, BigToggle, "signIn_none"))
    for following in tuple(SetupStep)[1:]:
        press(screen, "F12" if following is SetupStep.COMPANY else "F10")
        until(qtbot, lambda step=following: screen.step() is step)
    with qtbot.waitSignal(screen.finished):
        press(screen, "F12")
    assert _profile(fresh).setup.left == ()
    assert _profile(fresh).setup.is_done(SetupStep.DATA)


def test_whether_people_sign_in_is_decided_and_not_skipped(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot, SetupStep.PEOPLE)
    said = _said(screen)
    assert not named(screen, ActionButton, "setupSkip").isVisible()
    press(screen, "F12")
    assert [message.kind for message in said] == ["refused"]

    touch(qtbot, named(screen, BigToggle, "signIn_none"))
    press(screen, "F12")
    until(qtbot, lambda: screen.step() is SetupStep.COMPANY)
    assert _profile(fresh).no_sign_in
    assert sign_in_mode(fresh.bench) is SignInMode.NONE


def test_the_first_start_makes_the_administrator_who_is_signed_in_at_once(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot, SetupStep.PEOPLE)
    touch(qtbot, named(screen, BigToggle, "signIn_people"))
    for name, text in (("firstName", "Claire Moreau"), ("firstPin", "4071"), ("firstPinAgain", "4072")):
        _write(qtbot, screen, name, text)
    press(screen, "F12")
    assert screen.step() is SetupStep.PEOPLE

    _write(qtbot, screen, "firstPinAgain", "4071")
    with qtbot.waitSignal(screen.first_made, timeout=20_000) as made:
        press(screen, "F12")
    until(qtbot, lambda: screen.step() is SetupStep.COMPANY)
    assert (made.args[0].name, made.args[0].role) == ("Claire Moreau", Role.ADMINISTRATOR)
    assert sign_in_mode(fresh.bench) is SignInMode.PEOPLE
    assert _profile(fresh).setup.is_done(SetupStep.PEOPLE)
    assert [line.text() for line in screen.findChildren(QLineEdit) if line.text() == "4071"] == []


def test_the_code_set_in_one_step_is_asked_for_in_the_next(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot, SetupStep.BENCH)
    _write(qtbot, screen, "newCode", "7531")
    _write(qtbot, screen, "newCodeAgain", "7531")
    press(screen, "F12")
    until(qtbot, lambda: bool(_profile(fresh).supervisor_hash) and screen.step() is SetupStep.DATA)
    said = _said(screen)
    code = named(screen, QLineEdit, "setupCode")
    assert code.isVisible()
    code.clear()
    press(screen, "F12")
    until(qtbot, lambda: bool(said))
    assert said[0].kind == "refused"
    qtbot.keyClicks(code, "7531")
    with qtbot.waitSignal(screen.finished):
        press(screen, "F12")


def test_a_file_is_imported_in_the_last_step(
    fresh: AppContext, open_screen: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = resource_path("catalogue", "catalogue.csv")
    screen = _opened(fresh, open_screen, qtbot, SetupStep.DATA)
    said = _said(screen)
    monkeypatch.setattr(
        "ui.screens.import_screen.QFileDialog.getOpenFileName", lambda *_rest: (str(catalogue), "")
    )
    press(screen, "Ctrl+O")
    until(qtbot, lambda: bool(said))
    assert said[0].kind == "ok"


def test_the_example_company_is_installed_and_ends_the_set_up(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot)
    with qtbot.waitSignal(screen.finished, timeout=20_000):
        touch(qtbot, named(screen, ActionButton, "trySample"))
    assert _profile(fresh).sample
    assert _profile(fresh).setup.left == ()
    with fresh.bench.reading() as uow:
        assert uow.returns.get("RMA-2026-004101-Z") is not None


def test_the_example_is_not_offered_once_a_company_is_stored(
    fresh: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(fresh, open_screen, qtbot)
    assert named(screen, ActionButton, "trySample").isVisible()
    _write(qtbot, screen, "seller_name", "Distri VoIP SAS")
    press(screen, "F12")
    until(qtbot, lambda: screen.step() is SetupStep.NUMBERS)
    assert not named(screen, ActionButton, "trySample").isVisible()


def test_a_test_page_is_printed_on_the_printer_chosen(
    fresh: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.printing.default_printer", lambda chosen: chosen or "Bench printer")
    paper = tmp_path / "page.pdf"
    screen = _opened(
        fresh, open_screen, qtbot, SetupStep.BENCH, printer_factory=lambda _name: printer_into(paper)
    )
    said = _said(screen)
    press(screen, "Ctrl+P")
    until(qtbot, lambda: bool(said))
    assert (said[0].kind, "Bench printer" in said[0].text) == ("ok", True)
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_printer_that_is_missing_is_refused_in_words(
    fresh: AppContext, open_screen: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_chosen: str) -> str:
        raise NoPrinterChosen

    monkeypatch.setattr("ui.printing.default_printer", missing)
    screen = _opened(fresh, open_screen, qtbot, SetupStep.BENCH)
    said = _said(screen)
    press(screen, "Ctrl+P")
    until(qtbot, lambda: bool(said))
    assert (said[0].kind, "no printer is chosen" in said[0].text) == ("refused", True)
    assert "Settings" in said[0].next_step


@pytest.mark.parametrize("step", list(SetupStep))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_step_fits_and_can_be_touched(
    fresh: AppContext,
    open_screen: Open,
    qtbot: QtBot,
    use_language: Callable[[str], None],
    step: SetupStep,
    language: str,
) -> None:
    use_language(language)
    screen = _opened(fresh, open_screen, qtbot, step)
    screen.set_language(language)
    assert screen.step() is step
    assert screen.size().toTuple() == CONTENT
    assert clipped(screen) == []
    assert overflowing(screen) == []
    assert unnamed(screen) == []
    assert too_small(screen) == []
