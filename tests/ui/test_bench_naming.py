"""A window says that another bench works under its name, and lets it be named."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import open_context
from receiving_app.domain.scans import ScannerProfile
from receiving_app.installation import OwnBench
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.scanners import change_scanner
from tests.ui.bench.driving import named, press, scan_into, touch, type_line, until
from tests.ui.clipping import clipped, out_of_reach, too_small, unnamed
from ui.actions import BenchAction
from ui.app import App
from ui.overlays.bench_name import BenchNameCard
from ui.widgets.action_button import ActionButton
from ui.widgets.verdict_banner import VerdictBanner

RMA = "RMA-2026-004101-Z"


@pytest.fixture(autouse=True)
def lanes() -> None:
    """Leave the lanes to the window, which starts and drains its own."""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[OwnBench]:
    """Another installation at work on the same file, under the usual name."""
    options = Options(str(tmp_path / "other"), str(tmp_path / "shared.sqlite3"), SAMPLE_DAY)
    with closing(open_context(options)) as context:
        context.install_example()
        bench = OwnBench(context)
        bench.take()
        yield bench
        bench.end()


@pytest.fixture
def app(other: OwnBench, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    assert other.name == "1"
    options = Options(str(tmp_path / "own"), str(tmp_path / "shared.sqlite3"), SAMPLE_DAY, "fr")
    made = App(open_context(options), qapp)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.shut_down()


def _said(app: App) -> list[str]:
    return [message.text for message in app.window.messages()]


def test_the_second_bench_of_a_name_says_so_and_is_named_at_one_touch(app: App, qtbot: QtBot) -> None:
    assert _said(app) == ["Un autre poste travaille sous le nom « 1 » : celui-ci s'appelle « 1-2 »."]
    assert app.window.header.who.text().startswith("Poste 1-2")
    change_scanner(app.context.bench, ScannerProfile(muted=True))

    offer = app.window.messages()[0]
    assert offer.act is not None
    offer.act()
    card = named(app.window, BenchNameCard, "benchNameCard")
    field = named(card, QLineEdit, "benchName")
    until(qtbot, field.hasFocus)
    assert field.text() == "1-2"
    assert (clipped(card), out_of_reach(card), unnamed(card), too_small(card)) == ([], [], [], [])

    type_line(field, "1")
    said = named(card, VerdictBanner, "benchNameSaid")
    until(qtbot, said.isVisible)
    assert clipped(card) == []

    field.clear()
    type_line(field, "Quai 2")
    until(qtbot, card.isHidden)
    assert _said(app) == ["Ce poste s'appelle désormais « Quai 2 »"]
    assert app.window.header.who.text().startswith("Poste Quai 2")
    until(qtbot, lambda: app.scans.profile.muted)

    scan_into(app.window, RMA)
    until(qtbot, lambda: app.return_screen.rma() == RMA)
    with app.context.bench.reading() as uow:
        assert {entry.bench for entry in uow.journal.of_return(RMA)} == {"Quai 2"}


def test_a_window_that_lost_its_name_is_told_with_the_next_act(
    app: App, other: OwnBench, qtbot: QtBot
) -> None:
    with app.context.bench.writing() as uow:
        known = uow.benches.get("1-2")
        assert known is not None
        uow.benches.put(type(known)("1-2", "somebody else", known.heard))
        uow.commit()
    scan_into(app.window, RMA)
    until(qtbot, lambda: app.window.header.who.text().startswith("Poste 1-2-2"))
    until(qtbot, lambda: any("« 1-2-2 »" in text for text in _said(app)))


def test_the_card_is_left_with_nothing_changed(app: App, qtbot: QtBot) -> None:
    acts = [act for act in app.window.bench_actions() if act.objectName() == "action_name_bench"]
    assert [type(act) for act in acts] == [BenchAction]
    acts[0].run()
    card = named(app.window, BenchNameCard, "benchNameCard")
    press(app.window, "Esc")
    until(qtbot, card.isHidden)
    acts[0].run()
    touch(qtbot, named(card, ActionButton, "benchNameClose"))
    until(qtbot, card.isHidden)
    app.use_language("en")
    until(qtbot, lambda: any("works under the name “1”" in text for text in _said(app)))
    acts[0].run()
    assert any(label.text() == "Name this bench" for label in card.findChildren(QLabel))
