"""Quarantine records come back as they were stored, are found by all that was read, and end once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import peewee
import pytest

from receiving_app.data.database import Store
from receiving_app.domain.quarantine import BoxCode, QuarantineCause, QuarantineOutcome, QuarantineRecord
from receiving_app.domain.scans import Kind
from tests.builders import RMA
from tests.data.stores import NOW, a_quarantine_record, reading, writing

FULL = QuarantineRecord(
    number="",
    cause=QuarantineCause.SEVERAL_BOXES,
    operator="Sam",
    bench="2",
    at=NOW,
    rma=RMA,
    note="boîte abîmée",
    place="Q3",
    carrier="UPS",
    customer="Télécom Œuvre d'Ouest",
    codes=(BoxCode(Kind.SERIAL, "20EZ2F", "20ez2f\\x1d"), BoxCode(Kind.UNKNOWN, "?", "?")),
    boxes=2,
    split_from="Q-2026-000009",
)


def _stored(store: Store, *records: QuarantineRecord) -> list[QuarantineRecord]:
    with writing(store) as uow:
        stored = [uow.quarantine.add(one) for one in records]
        uow.commit()
    return stored


def test_numbers_follow_one_another_within_the_year_of_paris(store: Store) -> None:
    record = a_quarantine_record()
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    stored = _stored(store, record, record, replace(record, at=new_year, rma=RMA))
    assert [one.number for one in stored] == ["Q-2026-000001", "Q-2026-000002", "Q-2027-000001"]
    with reading(store) as uow:
        assert uow.quarantine.open_records(10) == tuple(reversed(stored))
        assert uow.quarantine.open_records(1) == (stored[2],)
        assert uow.quarantine.about(RMA) == (stored[2],)
        assert uow.returns.counters(date(2026, 12, 31)).quarantined == 3


def test_all_of_a_record_comes_back_and_what_changes_replaces_it(store: Store) -> None:
    (stored,) = _stored(store, FULL)
    changed = replace(stored, place="Q1", codes=stored.codes[1:], boxes=3)
    with writing(store) as uow:
        assert uow.quarantine.get(stored.number) == replace(FULL, number=stored.number)
        uow.quarantine.save(changed)
        uow.commit()
    with reading(store) as uow:
        assert uow.quarantine.get(stored.number) == changed
        assert uow.quarantine.get("Q-2026-000099") is None


@pytest.mark.parametrize("text", ["q-2026-000001", "20ez", RMA.lower(), "oeuvre", "TELECOM"])
def test_a_record_is_found_by_number_code_return_and_customer(store: Store, text: str) -> None:
    stored, _other = _stored(store, FULL, a_quarantine_record())
    with reading(store) as uow:
        assert uow.quarantine.find(text, 5) == (stored,)
        assert uow.quarantine.find("nothing of it", 5) == ()


def test_what_is_still_there_is_found_before_what_left(store: Store) -> None:
    first, second = _stored(store, a_quarantine_record(), a_quarantine_record())
    ended = second.ended(QuarantineOutcome.MATCHED, RMA, "Sam", NOW)
    with writing(store) as uow:
        uow.quarantine.save(ended)
        uow.commit()
    with reading(store) as uow:
        assert uow.quarantine.find("RAW", 5) == (first, ended)
        assert uow.quarantine.holding(["RAW", "OTHER"]) == (first,)
        assert uow.quarantine.open_records(5) == (first,)
        assert uow.returns.counters(date(2026, 11, 23)).quarantined == 1


def test_the_database_lets_goods_leave_quarantine_once_and_keeps_every_record(store: Store) -> None:
    (stored,) = _stored(store, FULL)
    ended = stored.ended(QuarantineOutcome.GIVEN_BACK, "", "Sam", NOW)
    with writing(store) as uow:
        uow.quarantine.save(ended)
        uow.commit()
    with writing(store) as uow, pytest.raises(peewee.IntegrityError, match="goods leave quarantine once"):
        uow.quarantine.save(replace(ended, outcome=QuarantineOutcome.MATCHED, ended_as=RMA))
    with reading(store) as uow:
        assert uow.quarantine.get(stored.number) == ended
    with pytest.raises(peewee.IntegrityError, match="kept"):
        store.database.execute_sql("DELETE FROM quarantine")
