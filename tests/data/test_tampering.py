"""Whatever single thing is changed in documents or journal, ``verify`` finds it and names it."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from receiving_app.data.cited import LOOKS
from receiving_app.data.credit_notes import sha256
from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import Problem, check
from receiving_app.data.migrations import migrate
from receiving_app.domain.chain import link_hash
from receiving_app.domain.vocabulary import Condition, FeeTreatment
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.erase_personal import erase_before
from receiving_app.services.inspect_unit import record_condition
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.scan import scan
from tests.builders import BARE_SKU, RMA, a_case, a_line, a_profile, an_approval
from tests.data.stores import a_bench_on, a_numbered_case, a_real_bench, issue, make_store, writing
from tests.data.tampering import Row, insert, rows_of, unguarded


@dataclass(frozen=True)
class Table:
    """A table whose rows never change; ``key`` orders them, ``names`` say which one it is."""

    name: str
    key: str
    names: tuple[str, ...]
    prefix: str = ""

    def subjects(self, row: Row) -> set[str]:
        return {f"{self.prefix}{row[name]}" for name in self.names}


TABLES = (
    Table("documents", "position", ("number",)),
    Table("credit_note_lines", "number, position", ("number",)),
    Table("credit_note_fees", "number, position", ("number",)),
    Table("journal", "id", ("id",), "journal "),
    Table("cited_texts", "sha256", ("sha256",)),
    Table("act_persons", "id", ("id",), "journal "),
    Table("erasures", "act", ("act",), "journal "),
)
CHAINED = (TABLES[0], TABLES[3])


def _columns(table: str) -> list[str]:
    with closing(sqlite3.connect(":memory:")) as fresh:
        migrate(fresh.execute, 0)
        return [row[1] for row in fresh.execute(f"PRAGMA table_info({table})")]


EVERY_COLUMN = [(table, column) for table in TABLES for column in _columns(table.name)]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A closed database in which documents were issued and acts recorded."""
    store = make_store(tmp_path_factory.mktemp("sound"))
    other = a_numbered_case(7, a_line(announced=9, invoice="FA-7"))
    bench = a_real_bench(store, a_case(a_line(announced=3, sku=BARE_SKU)), other)
    scan(bench, RMA)
    record_condition(bench, RMA, 1, Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, RMA)
    cancel_and_reissue(bench, "AV-2026-000001", an_approval())
    with writing(store) as uow:
        profile = replace(a_profile(), logo=b"not really a picture")
        policy = replace(profile.policy, fee_treatment=FeeTreatment.SEPARATE)
        uow.profiles.save(replace(profile, policy=policy))
        uow.commit()
    conclude(bench, RMA)
    for _ in range(2):
        issue(store, other)
    for year in (2021, 2023):
        with writing(store) as uow:
            uow.journal.add(JournalEntry(datetime(year, 1, 1, tzinfo=UTC), "Ambroise", "2", "counted"))
            uow.commit()
        assert erase_before(bench, date(year + 1, 1, 1)).acts == 1
    assert list(check(store)) == []
    store.close()
    return Path(store.path)


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path))


def found(path: Path) -> list[Problem]:
    with closing(SqliteStore.open(path)) as store:
        return list(check(store))


def named(path: Path, subjects: set[str]) -> bool:
    return any(problem.subject in subjects for problem in found(path))


def other_than(value: str | int | bytes | None) -> str | int | bytes:
    """Return a value like this one that differs as little as can be."""
    if isinstance(value, int):
        return value + 1_000
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    text = value or ""
    return f"{text[:-1]}{'1' if text.endswith('0') else '0'}"


@dataclass(frozen=True)
class Change:
    """A new value for one column of one row, written without asking anyone."""

    table: Table
    row: Row
    column: str

    def write(self, connection: sqlite3.Connection, value: object, expression: str = "?") -> None:
        keys = [name for name in ("number", "position", "id", "sha256") if name in self.row] or ["act"]
        where = " AND ".join(f"{name} = ?" for name in keys)
        statement = f"UPDATE {self.table.name} SET {self.column} = {expression} WHERE {where}"
        connection.execute(statement, (value, *(self.row[name] for name in keys)))


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN, ids=lambda value: getattr(value, "name", value))
@pytest.mark.parametrize("which", [0, -1], ids=["first", "last"])
def test_a_change_in_any_column_is_found_and_its_row_named(
    copy: Path, table: Table, column: str, which: int
) -> None:
    with unguarded(copy) as connection:
        row = rows_of(connection, table.name, table.key)[which]
        changed = {**row, column: other_than(row[column])}
        Change(table, row, column).write(connection, changed[column])
    assert named(copy, table.subjects(row) | table.subjects(changed))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_any_byte_changed_anywhere_is_found_and_its_row_named(copy: Path, data: st.DataObject) -> None:
    table, column = data.draw(st.sampled_from(EVERY_COLUMN))
    with unguarded(shutil.copy(copy, copy.with_suffix(".tampered"))) as connection:
        row = data.draw(st.sampled_from(rows_of(connection, table.name, table.key)))
        value = row[column]
        assume(isinstance(value, str | bytes) and value)
        raw = value.encode() if isinstance(value, str) else value
        assert isinstance(raw, bytes)
        at = data.draw(st.integers(0, len(raw) - 1))
        flipped = raw[:at] + bytes([raw[at] ^ data.draw(st.integers(1, 255))]) + raw[at + 1 :]
        # As text again where it was text, be it valid UTF-8 or not: what a damaged disk would leave.
        expression = "CAST(? AS TEXT)" if isinstance(value, str) else "?"
        Change(table, row, column).write(connection, flipped, expression)
    # A number that is no text any more is told by its place.
    named_by = table.subjects(row) | {flipped.decode(errors="replace"), f"document {row.get('position')}"}
    assert named(copy.with_suffix(".tampered"), named_by)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("which", [0, 1, -1], ids=["first", "second", "last"])
def test_a_row_removed_is_named_the_last_included(copy: Path, table: Table, which: int) -> None:
    with unguarded(copy) as connection:
        rows = rows_of(connection, table.name, table.key)
        connection.execute(f"DELETE FROM {table.name}")
        insert(connection, table.name, [row for row in rows if row is not rows[which]])
    assert named(copy, table.subjects(rows[which]))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_added_is_named(copy: Path, table: Table) -> None:
    with unguarded(copy) as connection:
        last = rows_of(connection, table.name, table.key)[-1]
        added = {
            name: other_than(v) if name in ("id", "position", "sequence", "act") else v
            for name, v in last.items()
        }
        if table.name == "documents":
            added |= {"number": "AV-2026-000099"}
        if table.name == "cited_texts":
            added |= {"content": "{}", "sha256": sha256(b"{}")}
        insert(connection, table.name, [added])
    assert named(copy, table.subjects(added))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(data=st.data())
def test_rows_that_changed_places_are_named(copy: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(CHAINED))
    with unguarded(shutil.copy(copy, copy.with_suffix(".tampered"))) as connection:
        rows = rows_of(connection, table.name, table.key)
        one, other = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=2, max_size=2, unique=True))
        rows[one][table.key], rows[other][table.key] = rows[other][table.key], rows[one][table.key]
        connection.execute(f"DELETE FROM {table.name}")
        insert(connection, table.name, rows)
    for row in (rows[one], rows[other]):
        assert named(copy.with_suffix(".tampered"), table.subjects(row))


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("UPDATE chain_heads SET count = count + 1 WHERE chain = 'journal'", "journal 10"),
        ("UPDATE chain_heads SET count = count - 1 WHERE chain = 'journal'", "journal 9"),
        ("UPDATE chain_heads SET hash = replace(hash, substr(hash, 1, 1), 'x')", "AV-2026-000004"),
        ("UPDATE chain_heads SET chain = 'other' WHERE chain = 'journal'", "journal"),
        ("DELETE FROM chain_heads WHERE chain = 'documents'", "documents"),
        # Whatever size a number is given, it is reported and never counted to.
        ("UPDATE chain_heads SET count = 1000000000000000 WHERE chain = 'journal'", "journal 10"),
        ("UPDATE journal SET id = 1000000000000000 WHERE id = 5", "journal 1000000000000000"),
        ("UPDATE documents SET sequence = 1000000000000000 WHERE position = 1", "AV-2026-000001"),
        ("UPDATE document_series SET last = 1000000000000000 WHERE series = 'AV-2026'", "AV-2026"),
        ("UPDATE document_series SET first = -1000000000000000 WHERE series = 'AV-2026'", "AV-2026"),
    ],
)
def test_a_head_record_that_was_changed_is_found(copy: Path, statement: str, subject: str) -> None:
    with unguarded(copy) as connection:
        connection.execute(statement)
    assert subject in {problem.subject for problem in found(copy)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.data())
def test_any_byte_of_the_settings_changed_is_found_looks_aside(copy: Path, data: st.DataObject) -> None:
    tampered = Path(shutil.copy(copy, copy.with_suffix(".tampered")))
    with unguarded(tampered) as connection:
        column = data.draw(st.sampled_from(["settings", "logo"]))
        (stored,) = connection.execute(f"SELECT CAST({column} AS BLOB) FROM profile").fetchone()
        at = data.draw(st.integers(0, len(stored) - 1))
        flipped = stored[:at] + bytes([stored[at] ^ data.draw(st.integers(1, 255))]) + stored[at + 1 :]
        assume(column == "logo" or _rules(flipped) != _rules(stored))
        kind = "TEXT" if column == "settings" else "BLOB"
        connection.execute(f"UPDATE profile SET {column} = CAST(? AS {kind})", (flipped,))
    assert {problem.subject for problem in found(tampered)} & {"profile", str(tampered)}


def _rules(settings_text: bytes) -> object:
    """Return what the settings say but for the looks; of what is no JSON, itself."""
    try:
        told = json.loads(settings_text)
    except ValueError:
        return settings_text
    return {name: value for name, value in told.items() if name not in LOOKS}


def test_the_settings_removed_are_missed(copy: Path) -> None:
    with unguarded(copy) as connection:
        connection.execute("DELETE FROM profile")
    assert "profile" in {problem.subject for problem in found(copy)}


def test_how_the_window_looks_is_changed_without_a_trace(copy: Path) -> None:
    with closing(SqliteStore.open(copy)) as store:
        known = load_profile(a_bench_on(store))
        with writing(store) as uow:
            uow.profiles.save(replace(known, language="en", theme="dark", text_size=150, motion="reduced"))
            uow.commit()
        assert list(check(store)) == []


def test_settings_that_are_saved_say_what_they_are(copy: Path) -> None:
    with closing(SqliteStore.open(copy)) as store:
        bench = a_bench_on(store)
        save_profile(bench, replace(load_profile(bench), bench="7"))
        assert list(check(store)) == []


def test_an_act_forged_with_a_right_hash_is_still_found(copy: Path) -> None:
    """An unkeyed chain can be computed anew for the last link; its head then tells."""
    with unguarded(copy) as connection:
        last = rows_of(connection, "journal", "id")[-1]
        forged = {**last, "operator": "Personne"}
        facts = {name: value for name, value in forged.items() if not isinstance(value, bytes)}
        forged["hash"] = link_hash(facts)
        connection.execute("DELETE FROM journal WHERE id = ?", (last["id"],))
        insert(connection, "journal", [forged])
    assert Problem("chain", f"journal {last['id']}", "the head record is not that of the last link") in found(
        copy
    )


def _erase_more(connection: sqlite3.Connection, last: int) -> None:
    """Say that more was erased than was, and erase it."""
    connection.execute("UPDATE erasures SET older_than = '2030' WHERE act = ?", (last,))
    connection.execute("DELETE FROM act_persons WHERE id = 2")


def test_people_erased_without_an_act_are_missed_even_where_the_erasure_was_changed_to_cover_them(
    copy: Path,
) -> None:
    with unguarded(copy) as connection:
        last = rows_of(connection, "erasures", "act")[-1]["act"]
        assert isinstance(last, int)
        _erase_more(connection, last)
    assert {problem.subject for problem in found(copy) if problem.kind == "personal"} == {f"journal {last}"}


def test_the_people_of_two_acts_that_changed_places_are_named(copy: Path) -> None:
    with unguarded(copy) as connection:
        rows = rows_of(connection, "act_persons", "id")
        rows[0]["id"], rows[1]["id"] = rows[1]["id"], rows[0]["id"]
        connection.execute("DELETE FROM act_persons")
        insert(connection, "act_persons", rows)
    named_ones = {problem.subject for problem in found(copy) if problem.kind == "personal"}
    assert named_ones == {f"journal {rows[0]['id']}", f"journal {rows[1]['id']}"}


def test_a_name_put_back_in_the_place_of_one_that_was_erased_is_found(copy: Path) -> None:
    with unguarded(copy) as connection:
        erased = rows_of(connection, "erasures", "act")[0]["act"]
        assert isinstance(erased, int)
        forged = {**rows_of(connection, "act_persons", "id")[0], "id": erased - 1, "operator": "Personne"}
        insert(connection, "act_persons", [forged])
    assert f"journal {erased - 1}" in {problem.subject for problem in found(copy)}
