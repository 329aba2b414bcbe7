"""The label of a manufacturer batch, scanned: the batch in a line, and its screen to work with it."""

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


def _sent() -> ReturnCase:
    line = a_line(serials=serials(), manufacturer_ticket="4711", support_ticket="TK-1", fault="no sound")
    return a_case(line, reason=Reason.DEFECTIVE)


def test_a_batch_label_leads_to_its_batch(
    home_screen: Callable[..., tuple[HomeScreen, FakeBench]], qtbot: QtBot
) -> None:
    screen, bench = home_screen(_sent())
    scan(bench, RMA)
    read_serial(bench, RMA, 1, serials()[0])
    confirm_all_present(bench, RMA, condition=Condition.USED)
    conclude(bench, RMA)
    answer = scan(bench, batch_list(bench)[0].number)

    with qtbot.waitSignal(screen.return_opened, timeout=10_000) as opened:
        screen.show_answer(answer)

    assert opened.args == [answer]
    said = AnswerWords(in_language("en")).of_answer(answer)
    assert (said.text, said.detail) == ("Batch B-2026-000001 · Grandstream", "units: 1, open")


def test_the_back_command_leads_from_an_answer_to_the_scan(
    home_screen: Callable[..., tuple[HomeScreen, FakeBench]],
) -> None:
    screen, bench = home_screen(_sent())
    screen.show_answer(scan(bench, "NOWHERE-1"))
    assert named(screen, ActionButton, "quarantine").isVisible()
    assert screen.run_command("BACK")
    assert not named(screen, ActionButton, "quarantine").isVisible()
