"""The label of a manufacturer batch, scanned: the batch in a line, and its returns to open."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Condition, Reason
from receiving_app.services.batches import batch_list
from receiving_app.services.inspect_unit import confirm_all_present, read_serial
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan
from receiving_app.wording import in_language
from tests.builders import RMA, a_case, a_line, serials
from tests.fakes import FakeBench
from tests.ui.bench.driving import named
from ui.scanner.feedback import AnswerWords
from ui.screens.home_screen import HomeScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.verdict_banner import VerdictBanner


def _sent() -> ReturnCase:
    line = a_line(serials=serials(), manufacturer_ticket="4711", support_ticket="TK-1", fault="no sound")
    return a_case(line, reason=Reason.DEFECTIVE)


def test_a_batch_label_lists_the_returns_of_its_units(
    home_screen: Callable[..., tuple[HomeScreen, FakeBench]], qtbot: QtBot
) -> None:
    screen, bench = home_screen(_sent())
    scan(bench, RMA)
    read_serial(bench, RMA, 1, serials()[0])
    confirm_all_present(bench, RMA, condition=Condition.USED)
    conclude(bench, RMA)
    answer = scan(bench, batch_list(bench)[0].number)

    screen.show_answer(answer)

    banner = screen.findChild(VerdictBanner)
    assert isinstance(banner, VerdictBanner)
    assert banner.text() == "Batch B-2026-000001 · Grandstream, units: 1, open"
    choices = named(screen, DataTable, "choices")
    assert choices.isVisible()
    assert choices.model().rowCount() == 1
    assert not named(screen, ActionButton, "quarantine").isVisible()
    said = AnswerWords(in_language("en")).of_answer(answer)
    assert (said.text, said.detail) == ("Batch B-2026-000001 · Grandstream", "units: 1, open")
