"""A database of an earlier version comes over whole: same documents, same acts, now chained."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.domain.batches import Batch
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.holds import HoldCause
from receiving_app.domain.people import SignInMode
from receiving_app.domain.people_errors import SignInRefused
from receiving_app.domain.sending import Channel, Delivery, DeliveryState
from receiving_app.domain.shortage import answer_in_force
from receiving_app.domain.undoing import NothingToUndo
from receiving_app.domain.vocabulary import Choice, Condition, Reason
from receiving_app.sample_data import playbooks
from receiving_app.services.decide import waive_fee, withdraw_waiver
from receiving_app.services.inspect_unit import confirm_all_present, count_unit, read_serial, record_condition
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.match_parcel import match, take_back_match
from receiving_app.services.people import make_first_administrator, sign_in_mode
from receiving_app.services.ports import Approval
from receiving_app.services.quarantine import find_quarantined
from receiving_app.services.scan import scan
from receiving_app.services.shortage import answer_shortage
from receiving_app.services.undo import undo
from tests.builders import BARE_SKU, PRODUCTS, RMA, TODAY, a_case, a_line, an_approval, serials
from tests.data.stores import FILES, NOW, a_bench_on, issue, reading, rma, writing
from tests.data.tampering import rows_of, unguarded

V1 = Path(__file__).parents[1] / "fixtures" / "schema" / "v1.sqlite3"
KEPT = ("number", "series", "sequence", "rma", "customer", "issued_on", "issued_at", "net", "gross")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A version 1 file: three credit notes of two returns, one of them printed, eleven acts."""
    return Path(shutil.copy(V1, tmp_path / "reception.sqlite3"))


@pytest.fixture
def upgraded(old: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore.open(old)) as store:
        yield store


def test_what_was_on_file_comes_over_unchanged(old: Path, upgraded: SqliteStore) -> None:
    with closing(sqlite3.connect(V1)) as before, closing(sqlite3.connect(old)) as after:
        columns = ", ".join((*KEPT, "snapshot_sha256", "pdf_sha256", "snapshot", "pdf"))
        issued = before.execute(f"SELECT {columns} FROM credit_notes ORDER BY rowid").fetchall()
        assert len(issued) == 3
        assert after.execute(f"SELECT {columns} FROM documents ORDER BY position").fetchall() == issued
        acts = before.execute("SELECT * FROM journal ORDER BY id").fetchall()
        assert len(acts) == 11
        stored = "SELECT id, at, operator, bench, act, rma, facts, approved_by FROM journal ORDER BY id"
        assert after.execute(stored).fetchall() == acts
        for table in ("credit_note_lines", "credit_note_fees", "print_jobs", "inspected_units"):
            kept = rows_of(before, table, "1, 2")
            assert [
                {name: row[name] for name in of}
                for row, of in zip(rows_of(after, table, "1, 2"), kept, strict=True)
            ] == kept


def test_the_chains_are_built_over_what_is_on_file_and_verify_finds_nothing(upgraded: SqliteStore) -> None:
    assert list(check(upgraded)) == []
    with reading(upgraded) as uow:
        assert uow.credit_notes.head().count == 3
        assert uow.credit_notes.get("AV-2026-000002") is not None


def test_numbers_prints_and_the_chain_go_on(upgraded: SqliteStore) -> None:
    with reading(upgraded) as uow:
        case = uow.returns.get(rma(8))
        assert case is not None
        assert [row.printed for row in uow.credit_notes.of_return(RMA)] == [1, 0]
    assert issue(upgraded, case, day=TODAY) == "AV-2026-000004"
    assert list(check(upgraded)) == []


def test_references_hold_after_the_table_was_built_anew(upgraded: SqliteStore) -> None:
    with closing(sqlite3.connect(upgraded.path)) as connection:
        connection.execute("PRAGMA foreign_keys = 1")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("INSERT INTO print_jobs VALUES (9, 'AV-2026-000009', 'Brother', '2026')")
    assert upgraded.database.pragma("foreign_keys") == 1


def test_what_was_wrong_before_the_upgrade_stays_visible(old: Path) -> None:
    with unguarded(old) as connection:
        connection.execute("UPDATE credit_notes SET pdf = x'00' WHERE sequence = 2")
        connection.execute("DELETE FROM journal WHERE id = 5")
    with closing(SqliteStore.open(old)) as store:
        found = {(problem.kind, problem.subject) for problem in check(store)}
        with reading(store) as uow, pytest.raises(NotADatabase, match="AV-2026-000002"):
            uow.credit_notes.get("AV-2026-000002")
    assert found == {("hash", "AV-2026-000002"), ("chain", "journal 5")}


def test_documents_of_before_have_no_xml_and_those_of_now_have_theirs(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v3.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        with reading(store) as uow:
            case = uow.returns.get(rma(8))
        assert case is not None
        number = issue(store, case, day=TODAY)
        with reading(store) as uow:
            before, now = uow.credit_notes.get("AV-2026-000003"), uow.credit_notes.get(number)
        assert before is not None
        assert now is not None
        assert (before.xml, now.xml) == (b"", FILES.xml)
        assert list(check(store)) == []
        compared = [problem.subject for problem in check(store, lambda *_files: ["compared"])]
    assert compared == [number]


def test_what_was_issued_before_there_were_deliveries_can_be_sent_now(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v4.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        with writing(store) as uow:
            document = uow.credit_notes.get("AV-2026-000004")
            assert document is not None
            waiting = Delivery(
                *(0, "AV-2026-000004", Channel.DEPOSIT, "", "1", DeliveryState.WAITING, NOW, NOW, "Sam"),
                next_at=NOW,
            )
            uow.outgoing.add(waiting)
            uow.commit()
        assert (document.xml, document.printed) == (FILES.xml, 1)
        assert list(check(store)) == []
        with reading(store) as uow:
            assert uow.outgoing.next_due(Channel.DEPOSIT, "1", NOW) == replace(waiting, id=1)


def test_what_was_under_way_before_acts_could_be_taken_back_goes_on(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v5.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        bench = a_bench_on(store)
        with pytest.raises(NothingToUndo):
            undo(bench, rma(77))
        record_condition(bench, rma(77), 1, Condition.DAMAGED)
        assert undo(bench, rma(77)).sheet.case.unit(1).condition is Condition.USED
        with pytest.raises(NothingToUndo):
            undo(bench, rma(77))
        assert list(check(store)) == []


def test_parcels_in_quarantine_keep_their_code_and_get_a_reason(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v6.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        with reading(store) as uow:
            records = uow.quarantine.open_records(9)[::-1]
            held = uow.returns.get(rma(41))
        assert list(check(store)) == []
    assert [(one.number[-1], one.cause.value, one.raw, one.rma) for one in records] == [
        ("1", "unreadable", "RMA-2026-OO41", ""),
        ("2", "unknown", "ILLISIBLE", ""),
        ("3", "cancelled", RMA, RMA),
        ("4", "unknown", "12", ""),
    ]
    assert records[1].note == "carton écrasé"
    assert held is not None
    assert held.hold is not None
    assert (held.hold.cause, held.hold.kind, held.hold.due_on) == ("attend le client", HoldCause.OTHER, None)


def test_a_return_cancelled_before_no_longer_holds_up_a_later_credit(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v7.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        with reading(store) as uow:
            case = uow.returns.get(rma(2))
        assert case is not None
        assert issue(store, case, quantity=2) == "AV-2026-000001"
        assert list(check(store)) == []


def test_products_and_playbooks_come_over_as_they_were_and_units_gather_from_now_on(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v8.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        with writing(store) as uow:
            known = uow.catalogue.products(PRODUCTS)
            books = uow.catalogue.playbooks()
            uow.batches.save(Batch(uow.batches.next_number(2026), "Grandstream", TODAY))
            uow.commit()
        assert known == PRODUCTS
        assert books == playbooks()
        assert list(check(store)) == []


def test_acts_of_before_cite_nothing_and_those_of_now_what_they_go_by(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v9.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        assert list(check(store)) == []
        conclude(a_bench_on(store), rma(7))
        with reading(store) as uow:
            before, now = (uow.journal.of_return(number)[-1] for number in (RMA, rma(7)))
        assert list(check(store)) == []
    assert (before.act, now.act) == ("concluded", "concluded")
    assert "rules" not in before.facts
    assert "rules" in now.facts


def test_goods_that_were_matched_before_stay_so_and_those_of_now_can_be_taken_back(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v11.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        bench = a_bench_on(store)
        with pytest.raises(NothingToUndo):
            take_back_match(bench, "Q-2026-000001")
        match(bench, "Q-2026-000002", rma(8))
        assert take_back_match(bench, "Q-2026-000002").is_open
        assert [one.number for one in find_quarantined(bench, "raw label")] == ["Q-2026-000002"]
        assert list(check(store)) == []


def test_a_bench_with_a_supervisor_code_goes_on_with_it_until_there_is_an_administrator(
    tmp_path: Path,
) -> None:
    old = Path(shutil.copy(V1.with_name("v12.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        bench = a_bench_on(store)
        assert sign_in_mode(bench) is SignInMode.NONE
        withdraw_waiver(bench, RMA)
        waive_fee(bench, RMA, an_approval())
        make_first_administrator(bench, "Ana", "2749")
        assert sign_in_mode(bench) is SignInMode.PEOPLE
        withdraw_waiver(bench, RMA)
        with pytest.raises(SignInRefused):
            waive_fee(bench, RMA, an_approval())
        assert waive_fee(bench, RMA, Approval("ana", "2749", "geste")).case.waiver is not None
        assert list(check(store)) == []


def test_decisions_of_now_keep_what_they_went_by_and_what_was_said_of_the_rest(tmp_path: Path) -> None:
    old = Path(shutil.copy(V1.with_name("v15.sqlite3"), tmp_path / "reception.sqlite3"))
    defective, short = rma(901), rma(902)
    phone = a_line(
        serials=serials(1, 901), manufacturer_ticket="4711", support_ticket="TK-1", invoice="FA-901"
    )
    cases = (
        a_case(phone, rma=defective, reason=Reason.DEFECTIVE),
        a_case(a_line("1.95", 5, sku=BARE_SKU, invoice="FA-902"), rma=short),
    )
    with closing(SqliteStore.open(old)) as store:
        bench = a_bench_on(store)
        with writing(store) as uow:
            uow.returns.add_many(cases)
            uow.commit()
        scan(bench, defective)
        read_serial(bench, defective, 1, serials(1, 901)[0])
        confirm_all_present(bench, defective, condition=Condition.USED)
        conclude(bench, defective)
        scan(bench, short)
        count_unit(bench, short, 1, 2)
        answer_shortage(bench, short, Choice.LOST_IN_TRANSPORT)
        with reading(store) as uow:
            before, decided, waiting = (uow.returns.get(number) for number in (RMA, defective, short))
        assert list(check(store)) == []
    assert before is not None
    assert {unit.basis for unit in before.units} == {None}
    assert decided is not None
    basis = decided.unit(1).basis
    assert basis is not None
    assert (basis.warranty_months, basis.playbook_version) == (24, 1)
    assert waiting is not None
    said = answer_in_force(waiting)
    assert said is not None
    assert (said.choice, said.missing) == (Choice.LOST_IN_TRANSPORT, 3)
