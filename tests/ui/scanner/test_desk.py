"""Every scan is answered, one after the other, and said: commands, questions, what waits, what is refused."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.commands import barcode_text
from receiving_app.domain.database_errors import DatabaseLocked
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.people import Person, Role, badge_digest
from receiving_app.domain.profile import Policy
from receiving_app.domain.scans import Meaning, RawScan, Source
from receiving_app.services.commands import command_sheet
from receiving_app.services.scan import Result, ScanAnswer
from tests.builders import RMA, a_bench, a_case, a_line, a_profile, serials
from tests.fakes import FakeBench
from tests.scanning.hosts import typed
from tests.ui.bench.driving import until
from ui.scanner.desk import REMEMBERED, ScanDesk, Stage
from ui.scanner.feedback import Feedback
from ui.sounds import Sound

OTHER = RmaNumber.build(2026, 4102).text
FOREIGN = barcode_text("ISSUE", b"x" * 32)


@dataclass
class Window:
    """A stage that a test sets and reads."""

    open_rma: str = ""
    asked: QWidget | None = None
    possible: bool = True
    takes_all: bool = False
    secret: str = ""
    takes_serial: bool = False
    shown: list[ScanAnswer] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    told: list[Feedback] = field(default_factory=list)
    asked_which: list[tuple[RawScan, ScanAnswer]] = field(default_factory=list)

    def show(self, answer: ScanAnswer) -> bool:
        self.shown.append(answer)
        if answer.sheet is not None:
            self.open_rma = answer.sheet.case.rma
        return self.takes_serial

    def run(self, command: str) -> bool:
        if self.possible:
            self.ran.append(command)
        return self.possible

    def hides(self, raw: RawScan) -> bool:
        hidden = raw.text == self.secret
        self.secret = "" if hidden else self.secret
        return hidden

    def stage(self) -> Stage:
        return Stage(
            takes=lambda _raw: self.takes_all,
            open_rma=lambda: self.open_rma,
            asks=lambda: self.asked,
            show=self.show,
            run=self.run,
            why_not=lambda _command: "the condition is missing",
            hides=self.hides,
        )


@pytest.fixture
def bench() -> FakeBench:
    return a_bench(a_case(a_line(serials=serials())), a_case(a_line(number=1), rma=OTHER))


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def desk(bench: FakeBench, window: Window) -> ScanDesk:
    made = ScanDesk(bench, window.stage(), "en")
    made.told.connect(window.told.append)
    made.choice_needed.connect(lambda raw, answer: window.asked_which.append((raw, answer)))
    return made


def wedge(text: str, layout: str = "us") -> RawScan:
    return RawScan(typed(text, layout), Source.WEDGE)


def command(bench: FakeBench, name: str) -> RawScan:
    codes = [code.text for code in command_sheet(bench, "en").codes]
    return wedge(next(code for code in codes if code.startswith(f"CMD-{name}-")))


def answered(qtbot: QtBot, desk: ScanDesk, count: int) -> None:
    until(qtbot, lambda: len(desk.history()) == count)


def sounds(window: Window) -> list[Sound]:
    return [feedback.sound for feedback in window.told]


# --- answers --------------------------------------------------------------------------------------


def test_a_number_is_shown_said_and_remembered(qtbot: QtBot, desk: ScanDesk, window: Window) -> None:
    desk.take(wedge(RMA, "fr"))
    answered(qtbot, desk, 1)
    assert [answer.result for answer in window.shown] == [Result.RECEIVED]
    assert window.told[0].sound is Sound.ACCEPTED
    assert window.told[0].text == f"{RMA} received"
    past = desk.history()[0]
    assert (past.code, past.meaning, past.result) == (
        typed(RMA, "fr"),
        f"RMA number {RMA}",
        "parcel received",
    )


def test_scans_that_come_at_once_are_answered_in_order_each_knowing_the_one_before(
    qtbot: QtBot, desk: ScanDesk, window: Window, bench: FakeBench
) -> None:
    for raw in (wedge(RMA), wedge(serials()[0]), command(bench, "ISSUE"), wedge(OTHER)):
        desk.take(raw)
    answered(qtbot, desk, 4)
    results = [answer.result for answer in window.shown]
    assert results == [Result.RECEIVED, Result.UNIT_READ, Result.RECEIVED]
    assert window.ran == ["ISSUE"]
    assert set(sounds(window)) == {Sound.ACCEPTED}


def test_a_label_read_twice_in_an_instant_is_one_scan_and_says_nothing(
    qtbot: QtBot, desk: ScanDesk, window: Window, bench: FakeBench
) -> None:
    bench.store.profile = a_profile(policy=Policy(bounce_ms=60_000))
    desk.take(wedge(RMA))
    desk.take(wedge(RMA))
    answered(qtbot, desk, 2)
    assert len(window.told) == 1
    assert desk.history()[0].result == "same label, counted once"


def test_the_screen_shown_may_take_a_scan_for_itself(
    qtbot: QtBot, desk: ScanDesk, window: Window, bench: FakeBench
) -> None:
    window.takes_all = True
    desk.take(wedge(RMA))
    window.takes_all = False
    desk.take(wedge(OTHER))
    answered(qtbot, desk, 1)
    assert bench.acts.count("scanned") == 1


def test_a_code_found_nowhere_that_is_taken_for_the_serial_asks_for_attention(
    qtbot: QtBot, desk: ScanDesk, window: Window
) -> None:
    window.takes_serial = True
    desk.take(wedge("20EX2F960099"))
    answered(qtbot, desk, 1)
    assert window.told == [
        Feedback(
            Sound.ATTENTION,
            "20EX2F960099: recorded as the serial in hand",
            "It was not announced: compare it on the screen.",
        )
    ]


def test_the_last_twenty_are_remembered(qtbot: QtBot, desk: ScanDesk) -> None:
    for number in range(REMEMBERED + 3):
        desk.take(wedge(f"NOBODY-{number:02}"))
    until(qtbot, lambda: bool(desk.history()) and desk.history()[0].code == f"NOBODY-{REMEMBERED + 2}")
    assert len(desk.history()) == REMEMBERED
    assert desk.history()[-1].code == "NOBODY-03"


def test_what_cannot_be_answered_is_said_and_the_next_scan_is_answered(
    qtbot: QtBot, window: Window, bench: FakeBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_arguments: object) -> ScanAnswer:
        raise DatabaseLocked("bench.sqlite3")

    desk = ScanDesk(bench, window.stage(), "en")
    desk.told.connect(window.told.append)
    with monkeypatch.context() as patch:
        patch.setattr("ui.scanner.desk.scan", locked)
        desk.take(wedge(RMA))
        answered(qtbot, desk, 1)
    assert window.told[0].sound is Sound.REFUSED
    assert desk.history()[0].code == RMA
    desk.take(wedge(OTHER))
    answered(qtbot, desk, 2)
    assert window.told[1].sound is Sound.ACCEPTED


# --- commands -------------------------------------------------------------------------------------


def test_a_command_of_ours_is_run_and_what_signs_it_is_shown_nowhere(
    qtbot: QtBot, desk: ScanDesk, window: Window, bench: FakeBench
) -> None:
    raw = command(bench, "ALLOK")
    for layout in ("us", "fr"):
        desk.take(wedge(raw.text, layout))
    answered(qtbot, desk, 2)
    assert window.ran == ["ALLOK", "ALLOK"]
    signature = raw.text.rpartition("-")[2]
    for past in desk.history():
        assert past.code == "CMD-ALLOK-…"
        assert signature not in f"{past.code} {past.meaning} {past.result}"
    assert not any(signature in feedback.text + feedback.detail for feedback in window.told)


def test_a_command_that_is_not_possible_now_says_why(
    qtbot: QtBot, desk: ScanDesk, window: Window, bench: FakeBench
) -> None:
    window.possible = False
    desk.take(command(bench, "ISSUE"))
    answered(qtbot, desk, 1)
    assert window.told[0].sound is Sound.REFUSED
    assert window.told[0].text.startswith("Not possible now: ")
    assert window.told[0].detail == "the condition is missing"


def test_a_strangers_command_is_refused_shown_and_journalled(
    qtbot: QtBot, desk: ScanDesk, window: Window, bench: FakeBench
) -> None:
    command_sheet(bench, "en")
    desk.take(wedge(FOREIGN))
    answered(qtbot, desk, 1)
    assert window.ran == []
    assert sounds(window) == [Sound.REFUSED]
    assert [answer.result for answer in window.shown] == [Result.COMMAND_REFUSED]
    assert bench.store.entries[-1].facts["result"] == Result.COMMAND_REFUSED


# --- what is asked --------------------------------------------------------------------------------


@pytest.fixture
def asked(qtbot: QtBot, window: Window) -> QWidget:
    """Something that is asked on the screen."""
    sheet = QWidget()
    qtbot.addWidget(sheet)
    sheet.show()
    window.asked = sheet
    return sheet


def _close(window: Window, sheet: QWidget) -> None:
    window.asked = None
    sheet.hide()


def test_what_waits_and_may_be_the_secret_that_is_asked_for_since_is_never_answered(
    qtbot: QtBot, desk: ScanDesk, window: Window, asked: QWidget
) -> None:
    for text in ("739158264017", RMA):
        desk.take(wedge(text))
    window.secret = "739158264017"

    _close(window, asked)

    answered(qtbot, desk, 1)
    assert [past.code for past in desk.history()] == [RMA]


def test_scans_wait_while_something_is_asked_and_none_is_lost(
    qtbot: QtBot, desk: ScanDesk, window: Window, asked: QWidget
) -> None:
    desk.take(wedge(RMA))
    desk.take(wedge(OTHER))
    assert sounds(window) == [Sound.ATTENTION] * 2
    assert "2 scans kept" in window.told[1].text
    assert window.shown == []
    _close(window, asked)
    answered(qtbot, desk, 2)
    assert [past.code for past in reversed(desk.history())] == [RMA, OTHER]


def test_the_way_out_of_what_is_asked_is_not_kept_waiting(
    qtbot: QtBot, desk: ScanDesk, window: Window, bench: FakeBench, asked: QWidget
) -> None:
    desk.take(wedge(RMA))
    desk.take(command(bench, "BACK"))
    answered(qtbot, desk, 1)
    assert window.ran == ["BACK"]
    desk.take(command(bench, "ISSUE"))
    assert window.ran == ["BACK"]
    _close(window, asked)
    answered(qtbot, desk, 3)
    assert window.ran == ["BACK", "ISSUE"]
    assert window.open_rma == RMA


def test_what_is_asked_may_also_be_gone_for_good(
    qtbot: QtBot, desk: ScanDesk, window: Window, qapp: QApplication
) -> None:
    sheet = QWidget()
    sheet.show()
    window.asked = sheet
    desk.take(wedge(RMA))
    window.asked = None
    sheet.deleteLater()
    answered(qtbot, desk, 1)
    assert window.open_rma == RMA


# --- questions ------------------------------------------------------------------------------------


def test_a_code_that_can_be_two_things_is_asked_about_and_then_answered(
    qtbot: QtBot, desk: ScanDesk, window: Window
) -> None:
    # A serial on a French host may be another one on a German host.
    raw = wedge("20EZ2F960063")
    desk.take(raw)
    answered(qtbot, desk, 1)
    assert sounds(window) == [Sound.ATTENTION]
    ((asked_raw, answer),) = window.asked_which
    assert asked_raw == raw
    chosen: Meaning = answer.meanings[0]
    window.takes_serial = True
    desk.choose(raw, chosen)
    answered(qtbot, desk, 2)
    best = window.shown[-1].reading.best
    assert best is not None
    assert best.identity == chosen.identity


def test_another_language_is_spoken_from_the_next_scan_on(
    qtbot: QtBot, desk: ScanDesk, window: Window
) -> None:
    desk.use_language("fr")
    desk.take(wedge(RMA))
    answered(qtbot, desk, 1)
    assert desk.history()[0].result == "colis reçu"
    assert desk.words.wording.language == "fr"


def test_a_badge_is_told_with_attention_and_a_forged_one_refused(
    qtbot: QtBot, desk: ScanDesk, window: Window, bench: FakeBench
) -> None:
    bench.store.people = (Person(1, "Sam", Role.OPERATOR, badge_digest("BDG-P001-ABCDEF0123")),)
    desk.take(wedge("BDG-P001-ABCDEF0123"))
    desk.take(wedge("BDG-P001-0123456789"))
    answered(qtbot, desk, 2)
    assert sounds(window) == [Sound.ATTENTION, Sound.REFUSED]
    assert "a badge alone opens and approves nothing" in window.told[0].text
    assert [past.code for past in desk.history()] == ["BDG-P001-…"] * 2
