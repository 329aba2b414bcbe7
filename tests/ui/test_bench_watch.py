"""Two benches on one database: a return is looked at, taken over, followed; and the database that goes and comes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.database_errors import DatabaseUnreachable
from receiving_app.domain.vocabulary import Condition
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.claims import leave
from receiving_app.services.inspect_unit import record_condition
from receiving_app.services.ports import Actor, Bench, UnitOfWork
from receiving_app.services.return_ports import ReturnRow
from receiving_app.services.scan import Result, scan
from receiving_app.services.take_over import take_over
from tests.samples import put_awaited
from tests.ui.bench.driving import named, press, scan_into, until
from ui.app import App
from ui.bench_watch import BenchWatch
from ui.models.rows_model import RowsModel
from ui.screens.home_parts.board import RowList
from ui.widgets.message_bar import MessageStrip
from ui.widgets.status_mark import StatusMark

RMA = "RMA-2026-004101-Z"
LEA = Actor("Léa", "3")


class Away:
    """Units of work of a database that can be away, for all or for what writes; looks are counted."""

    def __init__(self, context: AppContext) -> None:
        self._bench = context.bench
        self.gone: frozenset[str] = frozenset()
        self.readings = 0

    def writing(self) -> UnitOfWork:
        return self._unit("writing")

    def reading(self) -> UnitOfWork:
        self.readings += 1
        return self._unit("reading")

    def _unit(self, kind: str) -> UnitOfWork:
        if kind in self.gone:
            raise DatabaseUnreachable("serveur", "no route to host")
        return self._bench.writing() if kind == "writing" else self._bench.reading()


@pytest.fixture
def context(tmp_path: Path) -> AppContext:
    """The samples; the window closes them."""
    put_awaited(tmp_path)
    return open_context(Options(data_dir=str(tmp_path), today=SAMPLE_DAY, operator="Sam", language="fr"))


@pytest.fixture
def away(context: AppContext) -> Away:
    return Away(context)


@pytest.fixture
def quiet(context: AppContext, away: Away, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    """The window of bench 1, which does not look at the others yet."""
    bench = replace(context.bench, writing=away.writing, reading=away.reading)
    made = App(replace(context, bench=bench), qapp)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.shut_down()


@pytest.fixture
def app(quiet: App) -> App:
    """The window of bench 1, which looks at the others."""
    quiet.begin_bench_watch()
    return quiet


@pytest.fixture
def lea(context: AppContext) -> Bench:
    """Another bench on the same database."""
    return replace(context.bench, actor=LEA)


def holder(bench: Bench) -> str:
    with bench.reading() as uow:
        claim = uow.claims.get(RMA)
    return claim.bench if claim else ""


def bar_says(app: App, *parts: str) -> bool:
    bar = app.return_screen.claim.bar
    return bar.isVisible() and all(part in bar.words() for part in parts)


def messages(app: App) -> str:
    return " ".join(f"{one.text} {one.next_step}" for one in app.window.messages())


def show_return(app: App, qtbot: QtBot) -> None:
    scan_into(named(app.window, QLineEdit, "scan"), RMA)
    until(qtbot, lambda: app.window.current() == "return" and app.return_screen.rma() == RMA)


def condition(bench: Bench) -> Condition | None:
    with bench.reading() as uow:
        case = uow.returns.get(RMA)
    assert case is not None
    return case.unit(1).condition


def test_a_return_of_another_bench_is_looked_at_followed_and_taken_over(
    app: App, lea: Bench, qtbot: QtBot
) -> None:
    assert scan(lea, RMA).result is Result.RECEIVED
    show_return(app, qtbot)
    until(qtbot, lambda: bar_says(app, "Léa", "poste 3"))
    press(app.return_screen, "F6")
    until(qtbot, lambda: "Léa" in messages(app))
    assert condition(lea) is None
    record_condition(lea, RMA, 1, Condition.USED)
    until(qtbot, lambda: app.return_screen.revision() == 2)
    until(qtbot, lambda: "modifié par Léa, poste 3" in messages(app))
    press(app.return_screen, "Ctrl+T")
    until(qtbot, lambda: not app.return_screen.claim.bar.isVisible())
    assert holder(lea) == "1"
    press(app.return_screen, "F6")
    until(qtbot, lambda: condition(lea) is Condition.UNUSED_ORIGINAL_PACKAGING)


def test_who_had_a_return_is_told_who_took_it_over_and_keeps_what_is_on_the_screen(
    app: App, lea: Bench, qtbot: QtBot
) -> None:
    show_return(app, qtbot)
    until(qtbot, lambda: holder(lea) == "1")
    press(app.return_screen, "F6")
    until(qtbot, lambda: app.return_screen.revision() == 2)
    take_over(lea, RMA)
    until(qtbot, lambda: bar_says(app, "Léa", "repris"))
    assert app.return_screen.rma() == RMA
    assert named(app.return_screen, QLabel, "rma").isVisible()
    leave(lea)
    until(qtbot, lambda: not app.return_screen.claim.bar.isVisible())


def test_the_boards_show_what_another_bench_received_without_being_asked(
    app: App, lea: Bench, qtbot: QtBot
) -> None:
    def listed() -> set[str]:
        models = [board.model() for board in app.home.findChildren(RowList)]
        rows = [row for model in models if isinstance(model, RowsModel) for row in model.rows()]
        return {row.rma for row in rows if isinstance(row, ReturnRow)}

    until(qtbot, lambda: bool(listed()))
    before = listed()
    scan(lea, RMA)
    until(qtbot, lambda: listed() == before | {RMA})


@pytest.mark.parametrize("gone", [{"reading", "writing"}, {"writing"}], ids=["all", "writing"])
def test_a_database_that_is_away_is_said_and_work_goes_on_by_itself_when_it_is_back(
    app: App, away: Away, lea: Bench, qtbot: QtBot, gone: set[str]
) -> None:
    show_return(app, qtbot)
    mark = named(app.window, StatusMark, "status_database")
    until(qtbot, mark.is_ready)
    away.gone = frozenset(gone)
    press(app.return_screen, "F6")
    until(qtbot, app.lanes.idle)
    until(qtbot, lambda: not mark.is_ready() and "serveur" in messages(app))
    assert app.return_screen.rma() == RMA
    assert app.window.current() == "return"
    away.gone = frozenset()
    until(qtbot, lambda: mark.is_ready() and "répond de nouveau" in messages(app))
    assert condition(lea) is None
    press(app.return_screen, "F6")
    until(qtbot, lambda: condition(lea) is Condition.UNUSED_ORIGINAL_PACKAGING)


def test_an_act_waits_for_a_program_that_holds_the_file_and_is_said_to_wait(
    app: App, context: AppContext, lea: Bench, qtbot: QtBot
) -> None:
    show_return(app, qtbot)
    until(qtbot, app.lanes.idle)
    with closing(sqlite3.connect(context.store.path, isolation_level=None)) as holding:
        holding.execute("BEGIN EXCLUSIVE")
        press(app.return_screen, "F6")
        mark = named(app.window, StatusMark, "status_database")
        until(qtbot, lambda: not mark.is_ready())
        assert app.window.findChildren(MessageStrip)
        holding.execute("ROLLBACK")
    until(qtbot, lambda: condition(lea) is Condition.UNUSED_ORIGINAL_PACKAGING)
    until(qtbot, lambda: mark.is_ready() and not app.window.messages())


def test_a_window_that_is_not_seen_does_not_look_and_one_that_ends_leaves_what_it_has(
    quiet: App, context: AppContext, lea: Bench, qtbot: QtBot
) -> None:
    show_return(quiet, qtbot)
    # What the window itself still reads, when the machine is busy, is not the watch's.
    away = Away(context)
    own = replace(context.bench, writing=away.writing, reading=away.reading)
    watch = BenchWatch(own, quiet.window, quiet.return_screen, quiet.lanes, "fr")
    until(qtbot, quiet.lanes.idle)
    with qtbot.waitSignal(watch.looked, timeout=20_000):
        watch.look()
    assert holder(lea) == "1"
    quiet.window.hide()
    until(qtbot, quiet.lanes.idle)
    readings = away.readings
    watch.look()
    until(qtbot, quiet.lanes.idle)
    # It keeps what is in hand, and reads nothing else.
    assert away.readings == readings + 1
    watch.end()
    until(qtbot, lambda: holder(lea) == "")


def test_what_another_bench_does_waits_for_the_answer_to_what_is_asked(
    app: App, lea: Bench, qtbot: QtBot
) -> None:
    show_return(app, qtbot)
    press(app.return_screen, "F8")
    until(qtbot, lambda: app.return_screen.asks() is not None)
    asked = app.return_screen.asks()
    take_over(lea, RMA)
    record_condition(lea, RMA, 1, Condition.USED)
    until(qtbot, lambda: bar_says(app, "Léa"))
    assert app.return_screen.asks() is asked
    assert app.return_screen.revision() == 1
    press(app.return_screen, "Esc")
    until(qtbot, lambda: app.return_screen.revision() == 2)
