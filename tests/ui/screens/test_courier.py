"""What leaves by itself: printed in order off the main thread, told, tried again, taken up at the next start."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.database_errors import DatabaseLocked
from receiving_app.domain.profile import Printers
from receiving_app.domain.sending import Channel, Delivery, DeliveryState, Sending, Unable
from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.deliveries import (
    delivery_list,
    fail,
    mark_deposited,
    queue_deposit,
    queue_print,
    take_next,
)
from receiving_app.services.reprint import latest_credit_notes, stored_credit_note
from tests.fakes_sending import FakePrinter
from tests.ui.bench.driving import until
from tests.ui.screens.conftest import printer_into
from ui.courier import Courier, SystemPrinter
from ui.widgets.message_bar import Message

Make = Callable[..., tuple[Courier, list[Message]]]


@pytest.fixture
def number(busy: AppContext) -> str:
    return latest_credit_notes(busy.bench)[0].number


@pytest.fixture
def make(busy: AppContext, qtbot: QtBot) -> Iterator[Make]:
    """Make a courier, and the messages that it will have said."""
    made: list[Courier] = []

    def courier(
        printer: object = None, *ways: Callable[[], Delivery | Unable | None]
    ) -> tuple[Courier, list[Message]]:
        one, said = Courier(busy.bench, ways, "en", printer), []  # type: ignore[arg-type]  # a fake of it
        one.message_requested.connect(said.append)
        made.append(one)
        return one, said

    yield courier
    for one in made:
        one.deleteLater()


def states(context: AppContext) -> list[str]:
    return [one.state for one in reversed(delivery_list(context.bench))]


def test_the_original_is_printed_once_and_every_later_copy_is_a_duplicate(
    busy: AppContext, make: Make, number: str, qtbot: QtBot, tmp_path: Path
) -> None:
    save_profile(busy.bench, replace(load_profile(busy.bench), printers=Printers("Bureau")))
    files = (tmp_path / f"{copy}.pdf" for copy in ("original", "copy"))
    courier, said = make(SystemPrinter(lambda _name: printer_into(next(files))))
    # Twice at once: the second must not pass for the original.
    courier.print_copy(number)
    courier.print_copy(number)
    qtbot.waitUntil(lambda: len(said) == len(("original", "copy")), timeout=20_000)
    assert ["DUPLICATA" in message.next_step for message in said] == [False, True]
    assert all("Bureau" in message.text for message in said)
    assert latest_credit_notes(busy.bench)[0].printed == len(said)
    first, second = (pypdfium2.PdfDocument(tmp_path / f"{copy}.pdf") for copy in ("original", "copy"))
    assert len(first) == len(second) > 0
    assert first[0].render().to_pil().tobytes() != second[0].render().to_pil().tobytes()
    first.close()
    second.close()


def test_without_a_printer_the_document_waits_and_is_offered_again(
    busy: AppContext, make: Make, number: str, qtbot: QtBot
) -> None:
    courier, said = make()
    courier.print_original(number)
    until(qtbot, lambda: bool(said))
    assert (said[0].kind, said[0].action) == ("refused", "Try again")
    assert "no printer is chosen on this bench" in said[0].text
    assert states(busy) == ["failed"]
    assert latest_credit_notes(busy.bench)[0].printed == 0


def test_trying_again_prints_all_that_failed(busy: AppContext, make: Make, number: str, qtbot: QtBot) -> None:
    printer = FakePrinter("missing")
    courier, said = make(printer)
    courier.print_copy(number)
    courier.print_copy(number)
    until(qtbot, lambda: states(busy) == ["failed", "failed"] and len(said) == 2)
    printer.problem = ""
    act = said[0].act
    assert act is not None
    with qtbot.waitSignal(courier.printed):
        act()
    until(qtbot, lambda: len(printer.taken) == 2)
    original = stored_credit_note(busy.bench, number).pdf
    assert [pdf == original for _title, pdf in printer.taken] == [True, False]
    until(qtbot, lambda: states(busy) == ["done", "done"])


def test_an_original_asked_for_while_it_is_on_its_way_is_printed_once(
    busy: AppContext, make: Make, number: str, qtbot: QtBot
) -> None:
    printer = FakePrinter()
    courier, said = make(printer)
    queue_print(busy.bench, number)
    courier.print_original(number)
    until(qtbot, lambda: bool(said) and states(busy) == ["done"])
    assert len(printer.taken) == 1


def test_what_the_last_run_left_is_printed_or_told_at_the_start(
    busy: AppContext, make: Make, number: str, qtbot: QtBot
) -> None:
    queue_print(busy.bench, number)
    queue_print(busy.bench, number)
    # The first was under way when the program stopped.
    assert take_next(busy.bench, Channel.PRINT) is not None
    printer = FakePrinter()
    courier, said = make(printer)
    courier.begin()
    until(qtbot, lambda: len(said) == 2)
    assert "stopped while it was printing" in said[0].text
    assert said[1].kind == "ok"
    assert states(busy) == ["failed", "done"]


def test_deposits_and_letters_are_carried_out_one_after_the_other_and_a_reason_is_told_once(
    busy: AppContext, make: Make, number: str, qtbot: QtBot
) -> None:
    save_profile(busy.bench, replace(load_profile(busy.bench), sending=Sending(deposit_folder="/depot")))
    queue_deposit(busy.bench, number)
    taken = take_next(busy.bench, Channel.DEPOSIT)
    assert taken is not None
    away = fail(busy.bench, taken, DeliveryFailed("no_folder", "/depot"))
    given_up = replace(away, state=DeliveryState.FAILED, channel=Channel.EMAIL, reason="recipient")
    done = replace(away, state=DeliveryState.DONE, reason="", detail="")
    answers = [away, away, given_up, done, away, None]
    courier, said = make(None, lambda: answers.pop(0))
    with qtbot.waitSignals([courier.changed] * 5):
        courier.send()
    until(qtbot, lambda: answers == [])
    assert [message.kind for message in said] == ["attention", "refused", "attention"]
    assert "/depot" in said[0].text
    assert "by itself" in said[0].next_step
    assert "waits for you" in said[1].next_step


def test_what_this_bench_cannot_send_is_said_once_and_shown_until_it_can(
    busy: AppContext, make: Make, number: str, qtbot: QtBot
) -> None:
    save_profile(busy.bench, replace(load_profile(busy.bench), sending=Sending(deposit_folder="/depot")))
    waiting = queue_deposit(busy.bench, number)
    unable = Unable(waiting, "no_folder", "/depot")
    later = Unable(replace(waiting, id=99), "no_folder", "/depot")
    other = Unable(waiting, "unwritable", "/depot")
    done = replace(waiting, state=DeliveryState.DONE)
    answers = [unable, later, other, done, None, unable]
    letters: list[None] = []
    courier, said = make(None, lambda: answers.pop(0), lambda: letters.append(None))
    shown: list[tuple[Unable, ...]] = []
    courier.unable_changed.connect(shown.append)
    for wanted in ((unable,), (later,), (other,), (), (unable,)):
        courier.send()
        until(qtbot, lambda wanted=wanted: courier.unable() == wanted)
    assert shown == [(unable,), (later,), (other,), (), (unable,)]
    # Again where it worked in between, and for another reason; a way that is closed closes no other.
    assert [message.kind for message in said] == ["attention"] * 3
    assert "bench cannot deposit documents: the folder is not there (/depot)" in said[0].text
    assert number in said[0].text
    assert said[0].next_step
    until(qtbot, lambda: len(letters) == 5)


def test_whoever_asks_hears_again_what_this_bench_cannot(
    busy: AppContext, make: Make, number: str, qtbot: QtBot
) -> None:
    save_profile(busy.bench, replace(load_profile(busy.bench), sending=Sending(deposit_folder="/depot")))
    unable = Unable(queue_deposit(busy.bench, number), "no_folder", "/depot")
    asked: list[None] = []

    def deposit() -> Unable:
        asked.append(None)
        return unable

    courier, said = make(FakePrinter(), deposit)
    shown: list[tuple[Unable, ...]] = []
    courier.unable_changed.connect(shown.append)
    courier.carry()
    courier.carry()
    until(qtbot, lambda: len(asked) == 2 and len(said) == 1)
    courier.carry_asked()
    until(qtbot, lambda: len(said) == 2)
    assert said[0].text == said[1].text
    assert shown == [(unable,)]


def test_what_a_bench_cannot_do_is_tried_by_itself_only_now_and_then(
    busy: AppContext, make: Make, number: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.courier.LOOK_AGAIN_MS", 10)
    save_profile(busy.bench, replace(load_profile(busy.bench), sending=Sending(deposit_folder="/depot")))
    unable = Unable(queue_deposit(busy.bench, number), "no_folder", "/depot")
    asked: list[str] = []

    def deposit() -> Unable:
        asked.append("deposit")
        return unable

    courier, _said = make(FakePrinter(), deposit, lambda: asked.append("letter"))
    courier.begin()
    until(qtbot, lambda: asked.count("deposit") >= 3)
    assert asked.count("letter") > asked.count("deposit")


def test_what_another_bench_sent_is_no_longer_shown_as_waiting(
    busy: AppContext, make: Make, number: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.courier.LOOK_AGAIN_MS", 10)
    monkeypatch.setattr("ui.courier.LOOKS_WHERE_UNABLE", 1_000_000_000)
    save_profile(busy.bench, replace(load_profile(busy.bench), sending=Sending(deposit_folder="/depot")))
    first, second = (queue_deposit(busy.bench, one.number) for one in latest_credit_notes(busy.bench, 2))
    courier, said = make(FakePrinter(), lambda: Unable(first, "no_folder", "/depot"))
    courier.begin()
    until(qtbot, lambda: [one.delivery for one in courier.unable()] == [first])
    mark_deposited(busy.bench, first.id)
    until(qtbot, lambda: [one.delivery for one in courier.unable()] == [second])
    mark_deposited(busy.bench, second.id)
    until(qtbot, lambda: courier.unable() == ())
    assert len(said) == 1


def test_a_database_that_is_locked_is_said_in_the_language_of_the_screens(make: Make, qtbot: QtBot) -> None:
    def locked() -> Delivery | None:
        raise DatabaseLocked("/data")

    courier, said = make(None, locked)
    courier.use_language("fr")
    courier.carry()
    until(qtbot, lambda: bool(said))
    assert "base" in said[0].text
    assert said[0].kind == "refused"
