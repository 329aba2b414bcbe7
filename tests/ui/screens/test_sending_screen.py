"""The sendings: what waits, failed or is done, and what a person can do about each."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.sending import Channel, Delivery, Sending, Unable
from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.deliveries import fail, finish, queue_deposit, queue_print, take_next
from receiving_app.services.reprint import latest_credit_notes
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.sending_screen import SendingScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState


def rows(screen: SendingScreen) -> list[list[str]]:
    model = named(screen, DataTable, "deliveries").model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]


def enabled(screen: SendingScreen) -> set[str]:
    names = ("tryAgain", "markDeposited", "giveUp")
    return {name for name in names if named(screen, ActionButton, name).isEnabled()}


def failed_deposit(context: AppContext) -> Delivery:
    """Leave a deposit that failed, and a print that was done."""
    save_profile(
        context.bench, replace(load_profile(context.bench), sending=Sending(deposit_folder="/depot"))
    )
    number = latest_credit_notes(context.bench)[0].number
    queue_print(context.bench, number)
    printed = take_next(context.bench, Channel.PRINT)
    assert printed is not None
    finish(context.bench, replace(printed, target="Bureau"), "printed")
    queue_deposit(context.bench, number)
    taken = take_next(context.bench, Channel.DEPOSIT)
    assert taken is not None
    return fail(context.bench, taken, DeliveryFailed("exists", "/depot/x.pdf", final=True))


@pytest.fixture
def screen(busy: AppContext, open_screen: Open) -> SendingScreen:
    failed_deposit(busy)
    made = SendingScreen(busy.bench, "en")
    open_screen(made)
    return made


def choose(screen: SendingScreen, which: str) -> None:
    box = named(screen, ChoiceBox, "whichDeliveries")
    box.setCurrentIndex(box.findData(which))
    box.activated.emit(box.currentIndex())


def test_without_sendings_the_screen_says_so(context: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    made = SendingScreen(context.bench, "en")
    open_screen(made)
    empty = made.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    until(qtbot, empty.isVisible)
    assert enabled(made) == set()


def test_what_is_not_done_is_listed_first_with_why(screen: SendingScreen, qtbot: QtBot) -> None:
    until(qtbot, lambda: len(rows(screen)) == 1)
    assert rows(screen)[0][1:3] == ["Deposit", "Failed"]
    assert "another file of this name is there /depot/x.pdf" in rows(screen)[0][5]
    assert enabled(screen) == {"tryAgain", "markDeposited", "giveUp"}


def test_all_of_them_or_one_way_are_listed_on_request(screen: SendingScreen, qtbot: QtBot) -> None:
    choose(screen, "all")
    until(qtbot, lambda: [row[1] for row in rows(screen)] == ["Deposit", "Printing"])
    assert rows(screen)[1][2:] == ["Done", rows(screen)[1][3], "opérateur", "Bureau"]
    press(named(screen, DataTable, "deliveries"), "Down")
    press(named(screen, DataTable, "deliveries"), "Return")
    until(qtbot, lambda: enabled(screen) == set())
    choose(screen, "email")
    until(qtbot, lambda: rows(screen) == [])


@pytest.mark.parametrize(
    ("button", "state", "left"),
    [("tryAgain", "Waiting", 1), ("markDeposited", "Done", 0), ("giveUp", "Given up", 0)],
)
def test_a_failed_one_is_tried_again_marked_or_given_up(
    screen: SendingScreen, qtbot: QtBot, button: str, state: str, left: int
) -> None:
    until(qtbot, lambda: len(rows(screen)) == 1)
    with qtbot.waitSignal(screen.sending_requested):
        touch(qtbot, named(screen, ActionButton, button))
    until(qtbot, lambda: len(rows(screen)) == left)
    choose(screen, "deposit")
    until(qtbot, lambda: [row[2] for row in rows(screen)] == [state])


def test_what_changed_meanwhile_is_refused_in_words_and_shown(
    screen: SendingScreen, busy: AppContext, qtbot: QtBot
) -> None:
    until(qtbot, lambda: len(rows(screen)) == 1)
    from receiving_app.services.deliveries import mark_deposited

    mark_deposited(busy.bench, 2)
    with qtbot.waitSignal(screen.message_requested) as said:
        touch(qtbot, named(screen, ActionButton, "giveUp"))
    assert said.args[0].kind == "refused"
    until(qtbot, lambda: rows(screen) == [])


def test_what_waits_for_a_bench_that_can_says_so_and_since_when(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    save_profile(busy.bench, replace(load_profile(busy.bench), sending=Sending(deposit_folder="/depot")))
    number = latest_credit_notes(busy.bench)[0].number
    waiting = queue_deposit(busy.bench, number)
    made = SendingScreen(busy.bench, "en")
    made.show_unable((Unable(waiting, "no_folder", "/depot"),))
    open_screen(made)
    until(qtbot, lambda: len(rows(made)) == 1)
    assert rows(made)[0][3] == made.wording.moment(waiting.queued_at)
    assert rows(made)[0][5] == "For a bench that can; not this one: the folder is not there /depot"
    made.show_unable(())
    until(qtbot, lambda: rows(made)[0][5] == "")


def test_a_print_of_another_bench_says_whose_it_is(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    there = busy.at("Lou", "7").bench
    number = latest_credit_notes(busy.bench)[0].number
    for at in (there, there, busy.bench):
        queue_print(at, number)
    printed = take_next(there, Channel.PRINT)
    assert printed is not None
    finish(there, replace(printed, target="Bureau"), "printed")
    made = SendingScreen(busy.bench, "en")
    open_screen(made)
    choose(made, "all")
    until(qtbot, lambda: [row[5] for row in rows(made)] == ["", "For the printer of bench 7", "Bureau"])


def test_the_next_attempt_is_told(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    save_profile(busy.bench, replace(load_profile(busy.bench), sending=Sending(deposit_folder="/depot")))
    queue_deposit(busy.bench, latest_credit_notes(busy.bench)[0].number)
    taken = take_next(busy.bench, Channel.DEPOSIT)
    assert taken is not None
    fail(busy.bench, taken, DeliveryFailed("no_folder", "/depot"))
    made = SendingScreen(busy.bench, "en")
    open_screen(made)
    until(qtbot, lambda: len(rows(made)) == 1)
    assert rows(made)[0][5].startswith("Next try 23 Nov 2026")
    assert rows(made)[0][5].endswith("the folder is not there /depot")
