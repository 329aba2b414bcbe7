"""The keys of command barcodes and the benches' scanners, in a real database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from receiving_app.data.store import Store
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.scans import ScannerProfile
from receiving_app.services.commands import command_sheet, rotate_command_key
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.scan import Result, scan
from tests.builders import an_approval
from tests.data.stores import NOW, a_quarantine_record, a_real_bench, reading, writing

SCANNER = ScannerProfile("fr", True, "~A", "", "~Q", "enter", 12, "^{", datetime(2026, 11, 23, 9, tzinfo=UTC))


def test_a_new_key_retires_the_one_in_use(store: Store) -> None:
    with writing(store) as uow:
        assert uow.command_keys.current() is None
        first = uow.command_keys.replace(b"1" * 32, NOW)
        second = uow.command_keys.replace(b"2" * 32, NOW + timedelta(days=1))
        uow.commit()
    with reading(store) as uow:
        assert uow.command_keys.current() == second
        assert uow.command_keys.retired() == (replace(first, retired_at=NOW + timedelta(days=1)),)
        assert (first.number, second.number) == (1, 2)


def test_two_keys_are_never_in_use(store: Store) -> None:
    with writing(store) as uow:
        uow.command_keys.replace(b"1" * 32, NOW)
        uow.commit()
    with pytest.raises(Exception, match=r"(?i)unique"), writing(store) as uow:
        store.run("INSERT INTO command_keys (secret, created_at) VALUES (?, ?)", (b"2" * 32, NOW.isoformat()))


def test_a_scanner_comes_back_as_it_was_stored_for_its_bench(store: Store) -> None:
    with writing(store) as uow:
        assert uow.scanners.get("2") is None
        uow.scanners.save("2", ScannerProfile())
        uow.scanners.save("2", SCANNER)
        uow.commit()
    with reading(store) as uow:
        assert uow.scanners.get("2") == SCANNER
        assert uow.scanners.get("3") is None


def test_a_damaged_scanner_is_named(store: Store) -> None:
    with writing(store) as uow:
        uow.scanners.save("2", SCANNER)
        store.run("UPDATE scanner_profiles SET settings = '{'")
        with pytest.raises(NotADatabase, match="scanner"):
            uow.scanners.get("2")


def test_a_quarantine_record_is_found_by_its_number(store: Store) -> None:
    with writing(store) as uow:
        stored = uow.quarantine.add(a_quarantine_record())
        assert uow.quarantine.get(stored.number) == stored
        assert uow.quarantine.get("Q-2026-999999") is None


def test_commands_are_signed_and_checked_over_the_real_database(store: Store) -> None:
    bench = a_real_bench(store)
    sheet = command_sheet(bench, "en")

    assert scan(bench, sheet.codes[0].text).command == "ALLOK"
    rotate_command_key(bench, an_approval())
    assert scan(bench, sheet.codes[0].text).result is Result.COMMAND_REFUSED


@pytest.mark.parametrize("text", ["\ud800", "\x00", "'; DROP TABLE returns; --", "é" * 5000, "%_\\"])
def test_whatever_is_scanned_is_journalled_in_the_real_database(store: Store, text: str) -> None:
    bench = a_real_bench(store)

    assert scan(bench, text).result in {Result.UNKNOWN, Result.CHOOSE}
    with reading(store) as uow:
        (entry,) = uow.journal.of_return("")
    assert entry.act == "scanned"
    assert len(str(entry.facts["raw"])) <= 4096


def test_the_last_act_about_a_unit_is_found_by_its_name_or_its_scans_result(store: Store) -> None:
    def entry(act: str, rma: str = "R1", **facts: object) -> JournalEntry:
        return JournalEntry(NOW, "Sam", "2", act, rma, facts)

    with writing(store) as uow:
        for one in (
            entry("counted", unit=1, quantity=4),
            entry("scanned", unit=1, result="unit_counted"),
            entry("scanned", unit=2, result="unit_read"),
            entry("scanned", unit=1, result="unit_read"),
            entry("counted", "R2", unit=1, quantity=9),
            entry("scanned", result="resumed"),
        ):
            uow.journal.add(one)
        last = uow.journal.last_about("R1", 1, ("counted", "unit_counted"))
        assert last is not None
        assert last.facts == {"unit": 1, "result": "unit_counted"}
        assert uow.journal.last_about("R1", 2, ("counted",)) is None
        assert uow.journal.last_about("R3", 1, ("counted",)) is None
