"""``verify`` finds every kind of damage, and nothing on a sound database."""

import os
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import Problem, check
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.inspect_unit import confirm_all_present, count_unit, record_condition
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import scan
from tests.builders import BARE_SKU, RMA, TODAY, a_case, a_line
from tests.data.stores import FILES, NOW, a_note, a_numbered_case, a_real_bench, issue, put, rma, writing
from tests.data.tampering import unguarded

FIRST = "AV-2026-000001"
OTHER = rma(7)


@pytest.fixture
def store(file_store: SqliteStore) -> SqliteStore:
    """A file: what is done to it here is done to a file."""
    return file_store


@pytest.fixture
def worked(store: SqliteStore) -> SqliteStore:
    """A database in which four documents were issued, the first by a whole act at the bench."""
    other = a_numbered_case(7, a_line(announced=9, invoice="FA-7"))
    bench = a_real_bench(store, a_case(a_line(announced=3, sku=BARE_SKU)), other)
    scan(bench, RMA)
    record_condition(bench, RMA, 1, Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, RMA)
    for _ in range(3):
        issue(store, other)
    return store


def _tamper(store: SqliteStore, *statements: str) -> list[tuple[str, str]]:
    """Change the file behind the program's back, as far as it lets itself be changed."""
    connection = sqlite3.connect(store.path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()
    return [(problem.kind, problem.subject) for problem in check(store)]


def test_a_sound_database_has_no_problem(worked: SqliteStore) -> None:
    assert list(check(worked)) == []


def test_a_return_of_several_parcels_and_credit_notes_has_no_problem(store: SqliteStore) -> None:
    bench = a_real_bench(store, a_case(a_line("1.95", 50, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    assert conclude(bench, RMA).note is not None
    receive_another(bench, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    assert conclude(bench, RMA).note is not None
    assert list(check(store)) == []


def test_an_empty_database_has_no_problem(store: SqliteStore) -> None:
    assert list(check(store)) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE inspected_units SET quantity = 9 WHERE credit_note IS NOT NULL", ("unit", FIRST)),
        ("UPDATE inspected_units SET parcel = 9", ("unit", RMA)),
        ("DELETE FROM inspected_units WHERE credit_note IS NOT NULL", ("unit", FIRST)),
        ("DELETE FROM inspected_units", ("status", RMA)),
        (f"UPDATE returns SET status = 'authorised' WHERE rma = '{RMA}'", ("status", RMA)),
        (f"UPDATE returns SET status = 'closed' WHERE rma <> '{RMA}'", ("status", OTHER)),
        ("UPDATE inspected_units SET decision = NULL", ("status", RMA)),
        ("UPDATE inspected_units SET decision = 'hold', credit_note = NULL", ("status", RMA)),
        ("DELETE FROM parcels", ("parcel", RMA)),
        ("UPDATE returns SET arrived_at = '2020-01-01'", ("parcel", RMA)),
        ("UPDATE returns SET sequence = sequence + 1", ("search", RMA)),
        ("UPDATE returns SET customer_name = 'Autre'", ("search", RMA)),
        ("DELETE FROM boards WHERE board = 'on_hold'", ("counter", "on_hold")),
        ("DELETE FROM buyer_words", ("search", "buyer 1")),
        ("UPDATE documents SET issued_at = '2020-01-01T00:00:00+00:00'", ("columns", FIRST)),
        ("UPDATE return_lines SET unit_price = '1'", ("columns", RMA)),
        ("UPDATE return_lines SET invoiced_on = '2020-01-01'", ("columns", RMA)),
        ("DELETE FROM journal WHERE id = 1", ("chain", "journal 1")),
        ("UPDATE documents SET pdf = x'25' WHERE sequence = 1", ("hash", FIRST)),
        ("UPDATE documents SET snapshot = replace(snapshot, 'pièce', 'boîte')", ("hash", FIRST)),
        ("UPDATE documents SET snapshot = '{}' WHERE sequence = 1", ("snapshot", FIRST)),
        ("UPDATE documents SET snapshot = snapshot || ' '", ("snapshot", FIRST)),
        (
            'UPDATE documents SET snapshot = replace(snapshot, \'"net":"\', \'"net":"1\')',
            ("totals", FIRST),
        ),
        ("UPDATE documents SET gross = '1.00' WHERE sequence = 1", ("columns", FIRST)),
        ("UPDATE documents SET customer = 'x' WHERE sequence = 1", ("columns", FIRST)),
        ("UPDATE credit_note_lines SET quantity = 1", ("columns", FIRST)),
        ("UPDATE credit_note_fees SET charged = '0'", ("columns", FIRST)),
        ("DELETE FROM credit_note_fees", ("columns", FIRST)),
        ("DELETE FROM documents WHERE sequence = 1", ("gap", FIRST)),
        ("DELETE FROM documents WHERE sequence = 2", ("gap", "AV-2026-000002")),
        ("DELETE FROM documents WHERE sequence = 4", ("gap", "AV-2026-000004")),
        ("DELETE FROM documents WHERE sequence = 4", ("reference", "credit_note_lines")),
        ("DELETE FROM document_series", ("gap", "AV-2026")),
        ("UPDATE document_series SET last = 3", ("gap", "AV-2026-000004")),
        (
            "UPDATE return_lines SET quantity_invoiced = 2 WHERE invoice = 'FA-7'",
            ("over_credited", "FA-7 / 1"),
        ),
        (
            "UPDATE inspected_units SET credit_note = 'AV-2026-000002' WHERE credit_note IS NOT NULL",
            ("unit", RMA),
        ),
        ("UPDATE inspected_units SET credit_note = 'AV-2026-000099'", ("unit", RMA)),
        ("UPDATE boards SET returns = 5 WHERE board = 'on_hold'", ("counter", "on_hold")),
        ("DROP INDEX returns_sequence", ("schema", "returns_sequence")),
        ("CREATE TABLE extra (x)", ("schema", "extra")),
    ],
)
def test_what_was_changed_behind_the_programs_back_is_found(
    worked: SqliteStore, statement: str, found: tuple[str, str]
) -> None:
    assert found in _tamper(worked, statement)


def test_a_document_that_prints_another_hash_than_the_one_before_is_found(store: SqliteStore) -> None:
    case = a_case(a_line(announced=9))
    put(store, case)
    with writing(store) as uow:
        uow.credit_notes.add(replace(a_note(case, FIRST), chain="f" * 64), case, FILES, NOW)
        uow.commit()
    detail = "the hash printed is not that of the document before"
    assert list(check(store)) == [Problem("chain", FIRST, detail)]


def test_a_protection_that_is_gone_is_found(worked: SqliteStore) -> None:
    connection = sqlite3.connect(worked.path)
    connection.execute("DROP TRIGGER documents_no_update")
    connection.close()
    assert list(check(worked)) == [Problem("schema", "documents_no_update", "missing")]


def test_documents_out_of_the_order_of_their_dates_are_found(store: SqliteStore) -> None:
    case = a_case(a_line(announced=9))
    put(store, case)
    issue(store, case)
    number = issue(store, case, day=TODAY - timedelta(days=1))
    assert [(problem.kind, problem.subject) for problem in check(store)] == [("order", number)]


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_is_reported_and_never_a_crash(worked: SqliteStore, seed: int) -> None:
    path = Path(worked.path)
    worked.close()
    pages = path.stat().st_size // 4096
    with path.open("r+b") as file:
        for page in range(1 + seed % 4, pages, 4):
            file.seek(page * 4096)
            file.write(os.urandom(2048))
    # Some damage hits the schema itself, and then even opening is refused in words.
    problems = list(check(SqliteStore(worked.path, worked.database)))
    assert problems
    assert all(problem.kind and problem.subject and problem.detail for problem in problems)
    worked.close()


def test_files_that_do_not_agree_with_their_document_are_named(store: SqliteStore) -> None:
    case = a_case(a_line(announced=2))
    put(store, case)
    numbers = [issue(store, case), issue(store, case)]
    given: list[tuple[str, bytes, bytes]] = []

    def compare(note: CreditNote, pdf: bytes, xml: bytes) -> list[str]:
        given.append((note.number, pdf, xml))
        if note.number == numbers[0]:
            raise ValueError("no XML at all")
        return ["gross", "BR-CO-15"]

    assert list(check(store, compare)) == [
        Problem("unreadable", numbers[0], "no XML at all"),
        Problem("xml", numbers[1], "gross"),
        Problem("xml", numbers[1], "BR-CO-15"),
    ]
    assert given == [(number, FILES.pdf, FILES.xml) for number in numbers]


def test_a_return_that_can_no_longer_be_read_is_named(store: SqliteStore) -> None:
    put(store, a_numbered_case(1), a_numbered_case(2))
    with unguarded(store.path) as connection:
        connection.execute("UPDATE returns SET opened_on = '2026=11-12' WHERE rma = ?", (rma(2),))
    found = [(problem.kind, problem.subject) for problem in check(store)]
    assert found == [("unreadable", rma(2))]
