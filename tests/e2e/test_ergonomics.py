"""What the five standard cases cost at the bench, in scans, keys and touches, and how long the program takes.

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
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.vocabulary import Decision, Status
from receiving_app.services.commands import command_sheet
from tests.e2e.hands import Finger, Hands, Keys
from tests.ui.bench.driving import named, scan_into, until
from tests.ui.screens.conftest import printer_into
from ui.app import App
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
