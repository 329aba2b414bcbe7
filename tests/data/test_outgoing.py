"""Deliveries on file: as they were stored, in the order in which they are due, and never taken away."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import peewee
import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.sending import LEASE, Channel, Delivery, DeliveryState
from receiving_app.domain.sending_errors import DeliveryFailed
from tests.builders import TODAY
from tests.data.stores import NOW, a_numbered_case, issue, make_store, put, put_to, reading, writing
from tests.data.tampering import unguarded

OFF = DeliveryFailed("connection", "gone")


@pytest.fixture
def number(store: Store) -> str:
    case = a_numbered_case(1)
    put(store, case)
    return issue(store, case, day=TODAY)


def queued(store: Store, number: str, channel: Channel, bench: str = "2", minutes: int = 0) -> Delivery:
    due = NOW + timedelta(minutes=minutes)
    waiting = Delivery(
        *(0, number, channel, "a@example.org", bench, DeliveryState.WAITING, NOW, NOW, "Sam"), next_at=due
    )
    with writing(store) as uow:
        stored = uow.outgoing.add(waiting)
        uow.commit()
    return stored


def saved(store: Store, delivery: Delivery) -> Delivery:
    with writing(store) as uow:
        uow.outgoing.save(delivery)
        uow.commit()
    return delivery


def test_a_delivery_comes_back_as_it_was_stored(store: Store, number: str) -> None:
    first = queued(store, number, Channel.EMAIL)
    failed = saved(store, replace(first.taken(NOW).failed(NOW, OFF), evidence="<1@x>"))
    with reading(store) as uow:
        assert uow.outgoing.get(first.id) == failed
        assert uow.outgoing.get(99) is None
        assert uow.outgoing.of_document(number) == (failed,)
        assert uow.outgoing.of_document("AV-2026-000009") == ()


def test_the_first_due_of_a_channel_is_next_and_prints_are_for_their_bench(store: Store, number: str) -> None:
    queued(store, number, Channel.EMAIL, minutes=5)
    second = queued(store, number, Channel.EMAIL)
    other = queued(store, number, Channel.PRINT, bench="7")
    own = queued(store, number, Channel.PRINT)
    with reading(store) as uow:
        assert uow.outgoing.next_due(Channel.EMAIL, "2", NOW) == second
        assert uow.outgoing.next_due(Channel.PRINT, "2", NOW) == own
        assert uow.outgoing.next_due(Channel.PRINT, "7", NOW) == other
        assert uow.outgoing.next_due(Channel.DEPOSIT, "2", NOW) is None
        assert uow.outgoing.next_due(Channel.EMAIL, "2", NOW - timedelta(seconds=1)) is None


def test_what_was_given_up_half_way_is_due_again_after_its_lease(store: Store, number: str) -> None:
    taken = saved(store, queued(store, number, Channel.DEPOSIT).taken(NOW))
    with reading(store) as uow:
        assert uow.outgoing.next_due(Channel.DEPOSIT, "2", NOW + LEASE - timedelta(seconds=1)) is None
        assert uow.outgoing.next_due(Channel.DEPOSIT, "2", NOW + LEASE) == taken


def test_lists_tell_the_newest_first_by_channel_and_what_is_left(store: Store, number: str) -> None:
    made = [queued(store, number, channel) for channel in (Channel.PRINT, Channel.EMAIL, Channel.DEPOSIT)]
    done = saved(store, made[1].taken(NOW).done(NOW, "Sam"))
    failed = saved(store, made[0].taken(NOW).failed(NOW, OFF))
    with reading(store) as uow:
        assert uow.outgoing.listed(Channel, 9) == (made[2], done, failed)
        assert uow.outgoing.listed(Channel, 1) == (made[2],)
        assert uow.outgoing.listed([Channel.EMAIL], 9) == (done,)
        assert uow.outgoing.listed(Channel, 9, unfinished=True) == (made[2], failed)
        assert uow.outgoing.unfinished_prints("2") == (failed,)
        assert uow.outgoing.unfinished_prints("7") == ()


def test_a_bench_that_is_named_anew_takes_along_what_it_still_has_to_print(store: Store, number: str) -> None:
    made = [queued(store, number, Channel.PRINT) for _ in range(4)]
    done = saved(store, made[0].taken(NOW).done(NOW, "Sam"))
    failed = saved(store, made[1].taken(NOW).failed(NOW, OFF))
    cut_off = saved(store, made[2].taken(NOW))
    others = queued(store, number, Channel.PRINT, bench="7"), queued(store, number, Channel.EMAIL)
    with writing(store) as uow:
        uow.outgoing.take_prints_along("2", "Quai")
        uow.commit()
    with reading(store) as uow:
        known = uow.outgoing.of_document(number)
    moved = (replace(one, bench="Quai") for one in (failed, cut_off, made[3]))
    assert known == (done, *moved, *others)


def test_an_original_that_was_handed_over_is_known(store: Store, number: str) -> None:
    first = queued(store, number, Channel.PRINT)
    with reading(store) as uow:
        assert not uow.outgoing.original_handed_over(number)
    saved(store, replace(first.taken(NOW), evidence="original"))
    with reading(store) as uow:
        assert uow.outgoing.original_handed_over(number)


def test_the_database_refuses_a_second_deposit_and_a_delivery_that_goes_away(
    store: Store, number: str
) -> None:
    queued(store, number, Channel.DEPOSIT)
    with pytest.raises(peewee.IntegrityError, match=r"(?i)unique"):
        queued(store, number, Channel.DEPOSIT)
    for statement, why in (
        ("DELETE FROM deliveries", "kept"),
        ("UPDATE deliveries SET channel = 'email'", "state only"),
        ("UPDATE deliveries SET state = 'failed', next_at = NULL", "CHECK"),
        ("UPDATE deliveries SET next_at = NULL", "CHECK"),
        (
            "INSERT INTO deliveries SELECT 9, 'AV-2026-000009', 'print', '', '', 'cancelled', '', '', '', '', '', 0, NULL, ''",
            "FOREIGN",
        ),
    ):
        with pytest.raises(peewee.IntegrityError, match=f"(?i){why}"):
            put_to(store, statement)


def test_verify_holds_deliveries_against_documents_and_prints(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    case = a_numbered_case(1)
    put(store, case)
    number = issue(store, case, day=TODAY)
    with reading(store) as uow:
        document = uow.credit_notes.get(number)
    assert document is not None
    deposit = queued(store, number, Channel.DEPOSIT).taken(NOW)
    saved(store, replace(deposit, evidence=document.pdf_sha256).done(NOW, "Sam"))
    printed = saved(store, queued(store, number, Channel.PRINT).taken(NOW).done(NOW, "Sam"))
    with writing(store) as uow:
        uow.credit_notes.record_print(number, "Bureau", NOW)
        uow.commit()
    assert list(check(store)) == []
    store.close()
    path = Path(store.path)
    for statement, told in (
        (f"UPDATE deliveries SET evidence = '{'0' * 64}' WHERE id = {deposit.id}", "another file"),
        ("DELETE FROM print_jobs", "1 printed, 0 recorded"),
        (f"UPDATE deliveries SET changed_at = 'x' WHERE id = {printed.id}", "changed_at"),
    ):
        copy = path.with_name("copy.sqlite3")
        copy.write_bytes(path.read_bytes())
        with unguarded(copy) as connection:
            connection.execute(statement)
        with closing(SqliteStore.open(copy)) as opened:
            found = [(problem.kind, problem.subject) for problem in check(opened)]
            details = [problem.detail for problem in check(opened)]
        assert found == [("delivery", number)]
        assert told in details[0]
