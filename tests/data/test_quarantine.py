"""Quarantine records come back as they were stored, are found by all that was read, and end once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import peewee
import pytest

from receiving_app.data.store import Store
from receiving_app.domain.quarantine import BoxCode, QuarantineCause, QuarantineOutcome, QuarantineRecord
from receiving_app.domain.scans import Kind
from receiving_app.services.intake_ports import FoundRecord
from tests.builders import RMA, a_bench, a_case
from tests.data.stores import NOW, a_quarantine_record, at_the_bench, put, reading, writing

FULL = QuarantineRecord(
    number="",
    cause=QuarantineCause.SEVERAL_BOXES,
    operator="Sam",
    bench="2",
    at=NOW,
    rma=RMA,
    note="boîte abîmée",
    place="Étagère palettes",
    carrier="Géodis",
    customer="Télécom Œuvre d'Ouest",
    codes=(
        BoxCode(Kind.SERIAL, "20EZ2F", "20ez2f\\x1d"),
        BoxCode(Kind.MAC, "C0:74:AD:25:33:D9", "c074ad2533d9"),
        BoxCode(Kind.TRACKING, "1Z999AA10123456784", "1Z999AA10123456784"),
        BoxCode(Kind.UNKNOWN, "?", "]C1?"),
    ),
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


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("q-2026-000001", "number"),
        ("1", "number"),
        ("20ez", "serial"),
        ("20ez2f\\x1d", "serial"),
        ("c074ad2533d9", "mac"),
        ("C0-74-AD-25", "mac"),
        ("1z 999 aa1 0123456784", "tracking"),
        ("]C1?", "unknown"),
        (RMA.lower(), "rma"),
        ("oeuvre", "customer"),
        ("TELECOM", "customer"),
        ("etagere", "place"),
        ("geodis", "carrier"),
    ],
)
def test_a_record_is_found_by_whatever_is_known_of_it(store: Store, text: str, matched: str) -> None:
    stored, _other = _stored(store, FULL, replace(a_quarantine_record(), rma=""))
    with reading(store) as uow:
        assert uow.quarantine.find(text, 5) == (FoundRecord(stored, matched),)
        assert uow.quarantine.find("nothing of it", 5) == ()
        assert uow.quarantine.find("?!", 5) == ()


def test_the_fake_finds_as_the_database_does(store: Store) -> None:
    stored = _stored(store, FULL, replace(a_quarantine_record(), rma=""))
    bench = a_bench()
    bench.store.records = tuple(stored)
    for text in ("q-2026", "1", "20EZ", "c074ad", "1z 999", "?", RMA, "ouest", "étagère", "Géodis", "zzz"):
        with reading(store) as uow, bench.reading() as fake:
            assert fake.quarantine.find(text, 5) == uow.quarantine.find(text, 5), text


def test_what_is_still_there_is_found_before_what_left(store: Store) -> None:
    first, second = _stored(store, a_quarantine_record(), a_quarantine_record())
    ended = second.ended(QuarantineOutcome.MATCHED, RMA, "Sam", NOW)
    with writing(store) as uow:
        uow.quarantine.save(ended)
        uow.commit()
    with reading(store) as uow:
        assert [one.record for one in uow.quarantine.find("RAW", 5)] == [first, ended]
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
        store.run("DELETE FROM quarantine")


def test_matched_goods_come_back_as_they_were_and_only_once_their_parcels_left_the_return(
    store: Store,
) -> None:
    put(store, a_case())
    (stored,) = _stored(store, replace(FULL, boxes=1))
    ended = stored.ended(QuarantineOutcome.MATCHED, RMA, "Sam", NOW)
    with writing(store) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        uow.returns.save(at_the_bench(case, stored.at))
        uow.quarantine.save(ended)
        uow.commit()
    with writing(store) as uow, pytest.raises(peewee.IntegrityError, match="still on their return"):
        uow.quarantine.reopen(ended.back_from_return())
    with writing(store) as uow:
        here = uow.returns.get(RMA)
        assert here is not None
        uow.returns.save(replace(case, revision=here.revision))
        uow.quarantine.reopen(ended.back_from_return())
        uow.commit()
    with reading(store) as uow:
        assert uow.quarantine.get(stored.number) == stored


@pytest.mark.parametrize(
    "change",
    [
        "outcome = NULL, ended_as = '', ended_at = NULL, ended_by = '', place = 'Q9'",
        "outcome = NULL, ended_at = NULL",
        "outcome = 'given_back'",
        "note = 'other'",
    ],
)
def test_nothing_else_of_matched_goods_changes(store: Store, change: str) -> None:
    (stored,) = _stored(store, FULL)
    with writing(store) as uow:
        uow.quarantine.save(stored.ended(QuarantineOutcome.MATCHED, RMA, "Sam", NOW))
        uow.commit()
    with pytest.raises(peewee.IntegrityError, match="goods leave quarantine once"):
        store.run(f"UPDATE quarantine SET {change}")
