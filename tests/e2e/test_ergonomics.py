"""What the standard cases cost at the bench, in scans, keys and touches, and how long the program takes.

``docs/ergonomics.md`` says the same figures: a case that gets longer fails here. With ``-s`` the seconds
are printed, for the table there.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.photos import PhotoCase
from receiving_app.domain.quarantine import QuarantineCause, QuarantineRecord
from receiving_app.domain.scans import Kind, RawScan, Source
from receiving_app.domain.vocabulary import Decision, Status
from receiving_app.services.commands import command_sheet
from receiving_app.services.photos import photos_of
from receiving_app.services.quarantine import quarantined
from tests.e2e.hands import Finger, Hands, Keys
from tests.ui.bench.camera_feed import FakeFeed, a_picture
from tests.ui.bench.driving import named, scan_into, until
from tests.ui.screens.conftest import printer_into
from ui.app import App
from ui.screens.quarantine_screen import QuarantineScreen
from ui.widgets.scan_field import ScanField

pytestmark = pytest.mark.e2e

PAGE = Path(__file__).parents[2] / "docs" / "ergonomics.md"
UNKNOWN = "RMA-2026-004999-J"


class CountedKeys(Keys):
    """Counts the keys pressed."""

    count = 0

    def press(self, keys: str) -> None:
        self.count += 1
        super().press(keys)


class CountedFinger(Finger):
    """Counts the touches."""

    count = 0

    def touch(self, control: QWidget) -> None:
        self.count += 1
        super().touch(control)


Counted = CountedKeys | CountedFinger


@dataclass(frozen=True)
class Case:
    """A standard case.

    Attributes:
        name: as the table names it.
        parcel: what is scanned first.
        units: serial numbers scanned before anything else.
        acts: what the operator does, by the names of the acts.
        ends: how to tell that it is over.
    """

    name: str
    parcel: str
    acts: tuple[str, ...]
    ends: Callable[[Hands], bool]
    units: tuple[str, ...] = ()


def _credited(hands: Hands) -> bool:
    return hands.case().status is Status.CLOSED and hands.verdict().kind() == "done"


def _sent(hands: Hands) -> bool:
    return hands.case().units[0].decision is Decision.SEND_TO_MANUFACTURER


def _quarantined(hands: Hands) -> bool:
    with hands.app.home.bench.reading() as uow:
        return uow.returns.counters(hands.app.home.bench.clock.today()).quarantined == 1


# With the sheet of commands alone: what is scanned after the parcel, by the names of the commands.
BY_SCANS = {
    "order error, complete": ("ALLOK", "ISSUE"),
    "missing accessory": ("ALLOK", "MISS2", "ISSUE"),
    "defective, through us": ("ALL", "USED", "ISSUE"),
}

CASES = (
    Case("order error, complete", "RMA-2026-004101-Z", ("all_as_new", "primary"), _credited),
    Case("missing accessory", "RMA-2026-004173-5", ("all_as_new", "item_2", "primary"), _credited),
    Case(
        "delivery error",
        "RMA-2026-004116-N",
        ("all_as_new", "answer_1", "primary"),
        _credited,
        ("UB7A8869047",),
    ),
    Case("defective, through us", "RMA-2026-004257-Y", ("all_present", "condition_used", "primary"), _sent),
    Case("unknown number", UNKNOWN, ("quarantine",), _quarantined),
)


def _documented(case: str, way: str) -> tuple[int, int]:
    """Return the scans and the acts that the page says."""
    row = re.search(
        rf"^\| {re.escape(case)} \| {way} \| (\d+) \| (\d+) \|", PAGE.read_text("utf-8"), re.MULTILINE
    )
    assert row, f"{PAGE.name} has no row for {case}, {way}"
    return int(row[1]), int(row[2])


@pytest.mark.parametrize("way", ["keys", "touches"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_standard_case_costs_what_the_page_says(
    bench: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case, way: str
) -> None:
    monkeypatch.setattr("ui.printing.make_printer", lambda _name: printer_into(tmp_path / "out.pdf"))
    hands: Counted = CountedKeys(bench, qtbot) if way == "keys" else CountedFinger(bench, qtbot)
    start = perf_counter()
    bench.home.submit(case.parcel)
    if case.parcel != UNKNOWN:
        until(qtbot, lambda: bench.return_screen.rma() == case.parcel)
        until(qtbot, lambda: bench.window.current() == "return")
    for serial in case.units:
        before = bench.return_screen.revision()
        named(bench.return_screen, ScanField, "returnScan").submitted.emit(serial)
        until(qtbot, lambda known=before: bench.return_screen.revision() > known)
    for act in case.acts:
        hands.do(act)
    until(qtbot, lambda: case.ends(hands))
    seconds = perf_counter() - start
    sys.stdout.write(f"{case.name} | {way} | {1 + len(case.units)} | {hands.count} | {seconds:.2f} s\n")
    assert (1 + len(case.units), hands.count) == _documented(case.name, way)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in BY_SCANS], ids=lambda case: case.name
)
def test_a_standard_case_is_done_with_the_scanner_alone(bench: App, qtbot: QtBot, case: Case) -> None:
    sheet = command_sheet(bench.home.bench, "fr")
    texts = {code.text.split("-")[1]: code.text for code in sheet.codes}
    hands = CountedKeys(bench, qtbot)
    start = perf_counter()
    scan_into(bench.window, case.parcel)
    until(qtbot, lambda: bench.return_screen.rma() == case.parcel)
    until(qtbot, lambda: bench.window.current() == "return")
    for command in BY_SCANS[case.name]:
        before = bench.return_screen.revision()
        scan_into(bench.window, texts[command])
        until(qtbot, lambda known=before: bench.return_screen.revision() > known)
    until(qtbot, lambda: case.ends(hands))
    scans = 1 + len(BY_SCANS[case.name])
    sys.stdout.write(f"{case.name} | scans | {scans} | 0 | {perf_counter() - start:.2f} s\n")
    assert (scans, hands.count) == _documented(case.name, "scans")


MOST_ACTS = 4
TRACKING, SERIAL = "1Z999AA10123456784", "UB7A8869047"


def _take_in(hands: Counted, cause: str, figure: str) -> None:
    """Give a parcel its number from the home screen."""
    hands.app.window.show_screen("home")
    hands.do("no_number")
    _choose(hands, f"intake_{cause}", figure)


def _choose(hands: Counted, control: str, figure: str) -> None:
    if isinstance(hands, CountedFinger):
        hands.touch(hands.control(control))
    else:
        hands.press(figure)


def _records(hands: Hands) -> tuple[QuarantineRecord, ...]:
    return quarantined(hands.app.home.bench)


def _is_shown(hands: Hands, count: int) -> bool:
    """Tell whether there are so many records, and the newest is looked at."""
    records = _records(hands)
    shown = hands.app.window.findChild(QLabel, "recordNumber")
    return len(records) == count and shown is not None and shown.text() == records[0].number


@pytest.mark.parametrize("way", ["keys", "touches"])
def test_a_parcel_without_a_number_is_taken_in_with_few_acts_and_no_word_typed(
    bench: App, qtbot: QtBot, way: str
) -> None:
    hands: Counted = CountedKeys(bench, qtbot) if way == "keys" else CountedFinger(bench, qtbot)
    start = perf_counter()
    _take_in(hands, "no_number", "1")
    until(qtbot, lambda: _is_shown(hands, 1))
    scans = (TRACKING, SERIAL)
    for code in scans:
        # Of the scanner's own channel: how fast the machine is decides nothing.
        bench.scans.take_codes((RawScan(code, Source.SERIAL),))
        until(qtbot, lambda known=code: known in _records(hands)[0].values(Kind.TRACKING, Kind.SERIAL))
    seconds = perf_counter() - start
    sys.stdout.write(f"no number | {way} | {len(scans)} | {hands.count} | {seconds:.2f} s\n")
    assert (len(scans), hands.count) == _documented("no number", way)
    assert len(scans) + hands.count <= MOST_ACTS
    (record,) = _records(hands)
    assert (record.cause, record.carrier, record.place) == (QuarantineCause.NO_NUMBER, "UPS", "Q1")


def _run_camera(hands: Counted) -> None:
    if isinstance(hands, CountedFinger):
        hands.touch(hands.control("photoCamera"))
    else:
        hands.do("photo")


@pytest.mark.parametrize("way", ["keys", "touches"])
def test_its_label_is_photographed_within_as_many(bench: App, qtbot: QtBot, way: str) -> None:
    hands: Counted = CountedKeys(bench, qtbot) if way == "keys" else CountedFinger(bench, qtbot)
    feed = FakeFeed()
    screen = bench.window.screen_named("quarantine")
    assert isinstance(screen, QuarantineScreen)
    screen.photos.open_feed = lambda: feed
    counts = []
    for number in (1, 2):
        before = hands.count
        _take_in(hands, "no_number", "1")
        until(qtbot, lambda known=number: _is_shown(hands, known))
        hands.do("photo")
        if not feed.running:  # the camera is not in use yet
            _run_camera(hands)
        feed.show(a_picture)
        shown = screen.findChild(QWidget, "photoStep_outer_label")
        assert shown is not None
        until(qtbot, shown.isVisible)
        _choose(hands, "photoStep_outer_label", "1")
        case = PhotoCase.of_quarantine(_records(hands)[0].number)
        until(qtbot, lambda known=case: len(photos_of(bench.home.bench, known)) == 1)
        until(qtbot, bench.lanes.idle)
        counts.append(hands.count - before)
    assert (0, counts[1]) == _documented("no number, photographed", way)
    assert counts[1] <= MOST_ACTS
    assert counts[0] == counts[1] + 1
