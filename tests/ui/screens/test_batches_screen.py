"""Manufacturer batches in the window: close and print, answer, take out, open again, export."""

import errno
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.batches import Batch, BatchState, Outcome
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.vocabulary import Condition, Reason, Status
from receiving_app.services.batches import batch_list, open_batch, record_answer
from receiving_app.services.boards import timeline
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.inspect_unit import confirm_all_present, read_serial
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from receiving_app.services.scan import scan
from tests.builders import a_case, a_line, serials
from tests.ui.bench.driving import named, press, touch, type_line, type_text, until
from tests.ui.screens.conftest import Open
from ui.screens.batches_screen import BatchesScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import Message

FIRST = "B-2026-000001"


class Prints:
    """A printer that keeps what it was given."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def send(self, name: str, pdf: bytes, title: str, *, label: bool = False) -> str:
        assert pdf.startswith(b"%PDF")
        self.titles.append(title)
        return name or "Bureau"


def sent_to_manufacturer(bench: Bench, number: int, fault: str = "no sound") -> None:
    line = a_line(
        serials=serials(1, number), manufacturer_ticket="4711", fault=fault, invoice=f"FA-2026-9{number:04d}"
    )
    rma = RmaNumber.build(2026, 800_000 + number).text
    with bench.writing() as uow:
        uow.returns.add(a_case(line, rma=rma, reason=Reason.DEFECTIVE))
        uow.commit()
    scan(bench, rma)
    read_serial(bench, rma, 1, serials(1, number)[0])
    confirm_all_present(bench, rma, condition=Condition.USED)
    conclude(bench, rma)


@pytest.fixture
def prints() -> Prints:
    return Prints()


@pytest.fixture
def screen(
    context: AppContext, open_screen: Open, prints: Prints, tmp_path: Path, qtbot: QtBot
) -> BatchesScreen:
    for number in (1, 2):
        sent_to_manufacturer(context.bench, number, "=HYPERLINK(1)" if number == 2 else "no sound")
    made = BatchesScreen(context.bench, "en", printer=prints, folder=tmp_path / "lots")
    open_screen(made)
    until(qtbot, lambda: len(rows(made, "batchUnits")) == 2)
    return made


def rows(screen: BatchesScreen, table: str) -> list[list[str]]:
    model = named(screen, DataTable, table).model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]


def button(screen: BatchesScreen, name: str) -> ActionButton:
    return named(screen, ActionButton, name)


def ask_closing(screen: BatchesScreen, qtbot: QtBot) -> QLineEdit:
    """Ask to close the batch; return the field of the day by which its manufacturer is to answer."""
    press(screen, "F12")
    until(qtbot, lambda: screen.asks() is not None)
    return named(screen, QLineEdit, "close_due_on")


def close(screen: BatchesScreen, qtbot: QtBot) -> None:
    """Close the batch as it is proposed, and wait for what goes with it."""
    ask_closing(screen, qtbot)
    with qtbot.waitSignal(screen.papers.sent_off, timeout=10_000):
        press(screen, "Return")
    until(qtbot, lambda: rows(screen, "batches")[0][2] == "Sent")


def batch(context: AppContext) -> Batch:
    return open_batch(context.bench, FIRST)


def test_without_batches_the_screen_says_so(context: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    made = BatchesScreen(context.bench, "en")
    open_screen(made)
    empty = made.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    until(qtbot, empty.isVisible)
    assert not button(made, "closeBatch").isEnabled()


def test_closing_a_batch_prints_its_list_and_its_label_and_writes_its_file(
    screen: BatchesScreen, context: AppContext, prints: Prints, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    assert rows(screen, "batches")[0][:4] == [FIRST, "Grandstream", "Open", "0 / 2"]
    close(screen, qtbot)

    assert prints.titles == [f"Packing list {FIRST}", f"Label {FIRST}"]
    sent = batch(context)
    assert sent.state is BatchState.SENT
    assert sent.due_on == context.bench.clock.today() + timedelta(days=30)
    path = tmp_path / "lots" / f"{FIRST}.csv"
    assert [line.split(";")[0] for line in path.read_text("utf-8-sig").splitlines()] == [
        "Batch",
        FIRST,
        FIRST,
    ]
    assert said[-1].kind == "ok"
    assert said[-1].text.startswith(f"Batch {FIRST} closed, answer expected by")
    assert said[-1].next_step == f"packing list: Bureau · label: Bureau · CSV file: {path}"
    assert not button(screen, "takeOut").isEnabled()


def test_the_day_of_the_answer_is_chosen_and_a_day_that_is_none_is_refused_in_words(
    screen: BatchesScreen, context: AppContext, qtbot: QtBot
) -> None:
    field = ask_closing(screen, qtbot)
    today = context.bench.clock.today()
    assert field.text() == f"{today + timedelta(days=30):%d/%m/%Y}"
    touch(qtbot, named(screen, QWidget, "close_2"))
    assert field.text() == f"{today + timedelta(days=14):%d/%m/%Y}"
    field.selectAll()
    type_line(field, "soon")
    until(qtbot, lambda: field.accessibleDescription() == "Not a day; write it as 30/11/2026")
    field.selectAll()
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as refused:
        type_line(field, f"{today - timedelta(days=1):%d/%m/%Y}")
    assert "is not a day by which the manufacturer can answer" in refused.args[0].text
    assert batch(context).state is BatchState.OPEN
    field.selectAll()
    with qtbot.waitSignal(screen.papers.sent_off, timeout=10_000):
        type_line(field, f"{today + timedelta(days=3):%Y-%m-%d}")
    assert batch(context).due_on == today + timedelta(days=3)


def test_a_full_disk_leaves_the_batch_closed_and_its_file_is_asked_again(
    screen: BatchesScreen,
    context: AppContext,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[Message] = []
    screen.message_requested.connect(said.append)

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", full)
        ask_closing(screen, qtbot)
        press(screen, "Return")
        until(qtbot, lambda: bool(said))
    assert (said[-1].kind, said[-1].action) == ("attention", "Try again")
    assert said[-1].text.endswith("Still to do: CSV file")
    assert "disk" in said[-1].next_step
    assert said[-1].next_step.endswith("packing list: Bureau · label: Bureau")
    assert batch(context).state is BatchState.SENT
    assert list((tmp_path / "lots").iterdir()) == []
    assert said[-1].act is not None
    with qtbot.waitSignal(screen.papers.sent_off, timeout=10_000) as done:
        said[-1].act()
    assert done.args == [tmp_path / "lots" / f"{FIRST}.csv"]


def test_the_manufacturer_s_answer_is_touched_and_its_turn_round_shown(
    screen: BatchesScreen, context: AppContext, qtbot: QtBot
) -> None:
    close(screen, qtbot)
    press(screen, "F8")
    until(qtbot, lambda: screen.findChild(QLineEdit, "answer_new_serial") is not None)
    touch(qtbot, named(screen, QWidget, "answer_2"))
    with qtbot.waitSignal(screen.message_requested, timeout=10_000):
        touch(qtbot, named(screen, QWidget, "answer_confirm"))
    assert screen.asks() is not None
    assert batch(context).units[0].answer is None
    named(screen, QLineEdit, "answer_new_serial").setText("20EZ9F990001")
    touch(qtbot, named(screen, QWidget, "answer_confirm"))
    until(qtbot, lambda: any("replaced · 20EZ9F990001" in row[5] for row in rows(screen, "batchUnits")))

    assert rows(screen, "batchUnits")[0][6] == "0 d"
    assert screen.asks() is None
    touch(qtbot, named(screen, QWidget, "takeAnswerBack"))
    until(qtbot, lambda: batch(context).units[0].answer is None)


def test_each_answer_is_given_by_keys_and_told_in_the_history_of_its_return(
    screen: BatchesScreen, context: AppContext, qtbot: QtBot
) -> None:
    close(screen, qtbot)
    rma = rows(screen, "batchUnits")[0][0]
    for position, outcome in enumerate(Outcome, start=1):
        press(screen, "F8")
        until(qtbot, lambda: screen.asks() is not None)
        for _ in range(position - 1):
            press(screen, "Tab")
        press(screen, "Space")
        if outcome is Outcome.REPLACED:
            type_text(named(screen, QLineEdit, "answer_new_serial"), "20EZ9F990001")
        type_line(named(screen, QLineEdit, "answer_note"), f"answer {position}")
        until(
            qtbot, lambda position=position: rows(screen, "batchUnits")[0][5].endswith(f"answer {position}")
        )
        answer = batch(context).units[0].answer
        assert answer is not None
        assert (answer.outcome, answer.new_serial != "") == (outcome, outcome is Outcome.REPLACED)
    assert [row[2:4] for row in rows(screen, "batches")] == [["Sent", "1 / 2"]]
    told = [entry.facts["outcome"] for entry in timeline(context.bench, rma) if entry.act == "batch_answered"]
    assert sorted(map(str, told)) == sorted(Outcome)
    with qtbot.waitSignal(screen.return_chosen, timeout=10_000) as shown:
        press(screen, "Ctrl+R")
    assert shown.args == [rma]


def test_a_unit_taken_out_is_at_the_bench_again(
    screen: BatchesScreen, context: AppContext, qtbot: QtBot
) -> None:
    rma = rows(screen, "batchUnits")[0][0]
    touch(qtbot, named(screen, QWidget, "takeOut"))
    until(qtbot, lambda: screen.findChild(QLineEdit, "reason_reason") is not None)
    named(screen, QLineEdit, "reason_reason").setText("wrong manufacturer")
    touch(qtbot, named(screen, QWidget, "reason_confirm"))
    until(qtbot, lambda: len(rows(screen, "batchUnits")) == 1)

    assert open_sheet(context.bench, rma).case.status is Status.INSPECTING


def test_a_batch_opens_again_until_something_was_answered(
    screen: BatchesScreen, context: AppContext, qtbot: QtBot
) -> None:
    assert not button(screen, "reopenBatch").isEnabled()
    close(screen, qtbot)
    touch(qtbot, named(screen, QWidget, "reopenBatch"))
    until(qtbot, lambda: screen.findChild(QLineEdit, "reason_reason") is not None)
    named(screen, QLineEdit, "reason_reason").setText("carrier did not come")
    touch(qtbot, named(screen, QWidget, "reason_confirm"))
    until(qtbot, lambda: batch(context).state is BatchState.OPEN)


def test_the_exported_file_runs_nothing(screen: BatchesScreen, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "batch.csv"
    with qtbot.waitSignal(screen.paper.saved, timeout=10_000):
        screen.export_to(path)

    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Batch;Return;Article;Serial or MAC;Fault")
    assert "'=HYPERLINK(1)" in lines[2]


def test_a_finished_batch_is_shown_when_its_label_is_scanned(
    screen: BatchesScreen, context: AppContext, qtbot: QtBot
) -> None:
    close(screen, qtbot)
    for unit in batch(context).units:
        record_answer(context.bench, FIRST, unit.key, Outcome.REPAIRED)
    screen.refresh()
    until(qtbot, lambda: rows(screen, "batches") == [])
    screen.show_batch(FIRST)
    until(qtbot, lambda: [row[2:4] for row in rows(screen, "batches")] == [["Done", "2 / 2"]])
    assert [one.number for one in batch_list(context.bench)] == [FIRST]


def test_the_return_of_a_unit_is_one_touch_away(screen: BatchesScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.return_chosen, timeout=10_000) as shown:
        touch(qtbot, named(screen, QWidget, "showReturn"))
    assert shown.args == [rows(screen, "batchUnits")[0][0]]


def test_a_late_batch_says_by_how_much(screen: BatchesScreen, context: AppContext, qtbot: QtBot) -> None:
    close(screen, qtbot)
    late = replace(batch(context), due_on=batch(context).sent_on)
    assert late.due_on is not None
    with context.bench.writing() as uow:
        uow.batches.save(
            replace(late, sent_on=late.due_on.replace(month=9), due_on=late.due_on.replace(month=10))
        )
        uow.commit()
    screen.refresh()
    until(qtbot, lambda: [row[5] for row in rows(screen, "batches")] == ["31 d late"])
