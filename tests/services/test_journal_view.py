"""The journal read a page at a time: what is asked for, the newest first, on a real database."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.data.database import SqliteStore
from receiving_app.services import journal_view
from receiving_app.services.boards import timeline
from receiving_app.services.inspect_unit import record_item
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.journal_view import ActKind, JournalQuery, journal_acts, journal_page
from receiving_app.services.ports import Bench
from receiving_app.services.scan import scan
from receiving_app.services.undo import undo
from receiving_app.wording import in_language
from tests.builders import CABLE, RMA, a_bench, a_case
from tests.data.stores import NOW, a_bench_on, a_real_bench, make_store, writing

ALL = JournalQuery(ActKind.ALL, None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(make_store(tmp_path)) as made:
        yield made


def _acts(store: SqliteStore, *entries: JournalEntry) -> Bench:
    with writing(store) as uow:
        for entry in entries:
            uow.journal.add(entry)
        uow.commit()
    return a_bench_on(store)


def _act(act: str = "counted", days_ago: int = 0, **changes: object) -> JournalEntry:
    entry = JournalEntry(NOW - timedelta(days=days_ago), "Sam", "2", act, RMA)
    return replace(entry, **changes)  # type: ignore[arg-type]  # names of its fields


def _names(bench: Bench, query: JournalQuery) -> list[str]:
    return [entry.act for entry in journal_page(bench, query).entries]


def test_the_newest_act_comes_first(store: SqliteStore) -> None:
    bench = _acts(store, _act("parcel_received"), _act("counted"), _act("concluded"))
    assert _names(bench, ALL) == ["concluded", "counted", "parcel_received"]


def test_an_empty_journal_has_no_page_further_on(store: SqliteStore) -> None:
    page = journal_page(a_bench_on(store), ALL)
    assert (page.entries, page.further) == ((), 0)


def test_todays_work_leaves_out_scans_and_the_days_before(store: SqliteStore) -> None:
    bench = _acts(store, _act("counted", days_ago=2), _act("scanned"), _act("held"))
    assert _names(bench, JournalQuery()) == ["held"]
    assert _names(bench, JournalQuery(days=3)) == ["held", "counted"]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (ActKind.ALL, ["scanned", "profile_saved", "quarantined", "concluded", "fee_waived"]),
        (ActKind.WORK, ["profile_saved", "quarantined", "concluded", "fee_waived"]),
        (ActKind.SCANS, ["scanned"]),
        (ActKind.SETTINGS, ["profile_saved"]),
        (ActKind.QUARANTINE, ["quarantined"]),
        (ActKind.DOCUMENTS, ["concluded"]),
        (ActKind.APPROVED, ["fee_waived"]),
    ],
)
def test_each_kind_shows_its_acts(store: SqliteStore, kind: ActKind, found: list[str]) -> None:
    waived = _act("fee_waived", approved_by="Nadia")
    rest = ("concluded", "quarantined", "profile_saved", "scanned")
    bench = _acts(store, waived, *map(_act, rest))
    assert _names(bench, JournalQuery(kind, None)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"operator": "élo"}, ["held"]),
        ({"approver": "NADIA"}, ["fee_waived"]),
        ({"bench": "7"}, ["counted"]),
        ({"bench": "0"}, []),
        ({"rma": "4102"}, ["answered"]),
        ({"act": "scanned", "kind": ActKind.WORK}, ["scanned"]),
        ({"operator": "sam", "approver": "nadia", "bench": "2"}, ["fee_waived"]),
    ],
)
def test_acts_are_found_by_who_did_them_who_approved_them_where_and_to_which_return(
    store: SqliteStore, asked: dict[str, object], found: list[str]
) -> None:
    bench = _acts(
        store,
        _act("held", operator="Élodie"),
        _act("fee_waived", approved_by="Nadia"),
        _act("counted", bench="7"),
        _act("answered", rma="RMA-2026-004102-Y"),
        _act("scanned"),
    )
    assert _names(bench, replace(ALL, **asked)) == found  # type: ignore[arg-type]  # names of its fields


def test_a_day_is_one_of_paris_where_the_clocks_are_set_back_and_forth_too(store: SqliteStore) -> None:
    at = {
        "29 March, 00:30": datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
        "29 March, 23:30": datetime(2026, 3, 29, 21, 30, tzinfo=UTC),
        "30 March, 00:30": datetime(2026, 3, 29, 22, 30, tzinfo=UTC),
        "25 October, 00:30": datetime(2026, 10, 24, 22, 30, tzinfo=UTC),
        "25 October, 02:30 again": datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        "25 October, 23:30": datetime(2026, 10, 25, 22, 30, tzinfo=UTC),
        "26 October, 00:30": datetime(2026, 10, 25, 23, 30, tzinfo=UTC),
    }
    bench = _acts(store, *(_act(name, at=moment) for name, moment in at.items()))
    for day, count in ((date(2026, 3, 29), 2), (date(2026, 10, 25), 3)):
        found = _names(bench, replace(ALL, since=day, until=day))
        assert [name.split(",")[0] for name in found] == [f"{day:%-d %B}"] * count
    told = [in_language("fr").moment(entry.at)[-5:] for entry in journal_page(bench, ALL).entries]
    assert told == ["00:30", "23:30", "02:30", "00:30", "00:30", "23:30", "00:30"]


def test_an_accessory_is_told_by_its_name_also_where_its_act_was_taken_back(store: SqliteStore) -> None:
    bench = a_real_bench(store, a_case())
    scan(bench, RMA)
    record_item(bench, RMA, 1, CABLE.key, 0)
    undo(bench, RMA)
    with writing(store) as uow:
        uow.journal.add(_act("item_recorded", facts={"unit": 1, "item": "disparu", "pieces": 1}))
        uow.commit()
    for entries in (
        journal_page(bench, ALL).entries[:3],
        tuple(journal_acts(bench, ALL))[:3],
        timeline(bench, RMA)[:-4:-1],
    ):
        gone, undone, recorded = entries
        assert gone.facts["item"] == "disparu"
        assert recorded.facts["item"] == CABLE.name
        assert undone.facts["of"] == {"unit": 1, "item": CABLE.name, "pieces": 0}


@pytest.mark.parametrize("text", ["rma-2026-0", "SAM", "nadia", "carton écrasé", " écrasé "])
def test_a_text_is_found_in_number_names_and_facts(store: SqliteStore, text: str) -> None:
    told = _act("held", facts={"cause": "carton écrasé"}, approved_by="Nadia")
    other = _act("counted", operator="Lou", rma="")
    assert _names(_acts(store, told, other), JournalQuery(ActKind.ALL, None, text)) == ["held"]


def test_a_text_that_looks_like_a_pattern_is_a_text(store: SqliteStore) -> None:
    bench = _acts(store, _act("held", facts={"cause": "50 %"}), _act("counted"))
    assert _names(bench, JournalQuery(ActKind.ALL, None, "%")) == ["held"]
    assert _names(bench, JournalQuery(ActKind.ALL, None, "_")) == []


def test_pages_follow_one_another_without_a_gap_or_a_repeat(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_view, "PAGE_ROWS", 4)
    monkeypatch.setattr(journal_view, "STEP", 3)
    bench = _acts(store, *(_act("counted", facts={"unit": number}) for number in range(11)))
    read: list[object] = []
    further = 0
    while True:
        page = journal_page(bench, ALL, further)
        read += [entry.facts["unit"] for entry in page.entries]
        further = page.further
        if not further:
            break
    assert read == list(reversed(range(11)))


def test_a_page_of_rare_acts_ends_in_time_and_says_where_to_go_on(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_view, "STEP", 2)
    monkeypatch.setattr(journal_view, "MOST_STEPS", 2)
    bench = _acts(store, _act("held"), *(_act() for _ in range(8)))
    query = JournalQuery(ActKind.ALL, None, "held-nowhere")
    first = journal_page(bench, query)
    assert (first.entries, first.further) == ((), 6)
    assert journal_page(bench, query, first.further).further == 2


def test_everything_asked_for_can_be_read_through_and_given_up(store: SqliteStore) -> None:
    bench = _acts(store, *(_act() for _ in range(5)))
    assert len(list(journal_acts(bench, ALL))) == 5
    assert list(journal_acts(bench, ALL, lambda: True)) == []


@given(st.lists(st.sampled_from(["scanned", "counted", "held", "profile_saved"]), max_size=12))
def test_the_fake_reads_as_the_database_does(acts: list[str]) -> None:
    bench = a_bench()
    for act in acts:
        with bench.writing() as uow:
            uow.journal.add(_act(act))
            uow.commit()
    for kind in ActKind:
        expected = [act for act in reversed(acts) if _fits(act, kind)]
        assert _names(bench, JournalQuery(kind, None)) == expected


def _fits(act: str, kind: ActKind) -> bool:
    if kind is ActKind.WORK:
        return act != "scanned"
    named = {ActKind.SCANS: "scanned", ActKind.SETTINGS: "profile_saved"}
    return kind is ActKind.ALL or named.get(kind) == act
