"""The documents of a period as a folder: byte for byte, with an index that can be trusted and opened."""

import csv
import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.domain.errors import Interrupted
from receiving_app.domain.export_errors import NothingIssued
from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.domain.period import Period
from receiving_app.exchange.period_folder import COLUMNS, INDEX, export_period, file_name
from receiving_app.services.ports import Bench
from receiving_app.services.reprint import stored_credit_note
from receiving_app.services.sending_ports import Reporting
from tests.builders import TODAY
from tests.exchange.exporting import credit, every_kind

NOVEMBER = Period.month_of(TODAY)


def index_of(folder: Path) -> list[dict[str, str]]:
    with (folder / INDEX).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_every_document_is_there_byte_for_byte_with_its_hash_and_its_place_in_the_chain(
    bench: Bench, store: SqliteStore, tmp_path: Path
) -> None:
    every_kind(bench, store)
    done = export_period(bench, NOVEMBER, tmp_path / "novembre")
    rows = index_of(done.path)
    assert tuple(rows[0]) == COLUMNS
    assert [row["numero"] for row in rows] == [
        *("AV-2026-000001", "AV-2026-000002", "AN-2026-000001"),
        *("AV-2026-000003", "RD-2026-000001"),
    ]
    assert done.documents == len(rows)
    named = {row[name] for row in rows for name in ("fichier", "fichier_xml")} - {""}
    assert {path.name for path in done.path.iterdir()} == {INDEX} | named
    for row in rows:
        stored = stored_credit_note(bench, row["numero"])
        assert (done.path / row["fichier"]).read_bytes() == stored.pdf
        assert row["sha256"] == hashlib.sha256(stored.pdf).hexdigest()
        # A statement outside the scope of VAT is no e-invoice.
        assert bool(row["fichier_xml"]) == row["numero"].startswith("A")
        if row["fichier_xml"]:
            assert (done.path / row["fichier_xml"]).read_bytes() == stored.xml
            assert row["sha256_xml"] == hashlib.sha256(stored.xml).hexdigest()
        assert row["empreinte"].replace(" ", "") == row["chaine"][:16]
    assert [row["chaine_precedente"] for row in rows[1:]] == [row["chaine"] for row in rows[:-1]]
    first = rows[0]
    amounts = [first[name] for name in ("date", "total_ht", "tva", "total_ttc", "code_client")]
    assert amounts == ["2026-11-23", "76,07", "15,21", "91,28", "C1"]


def test_no_cell_of_the_index_is_a_formula(bench: Bench, store: SqliteStore, tmp_path: Path) -> None:
    every_kind(bench, store)
    rows = index_of(export_period(bench, NOVEMBER, tmp_path / "novembre").path)
    assert rows[1]["client"].startswith("'=HYPERLINK")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_a_folder_that_holds_something_is_never_touched_and_an_empty_one_is_filled(
    bench: Bench, store: SqliteStore, tmp_path: Path
) -> None:
    credit(bench, store, 1)
    kept, empty, taken = tmp_path / "kept", tmp_path / "empty", tmp_path / "taken"
    kept.mkdir()
    (kept / "mine.txt").write_text("mine")
    empty.mkdir()
    taken.write_text("a file")
    for place in (kept, taken):
        with pytest.raises(UnwritableFile) as refused:
            export_period(bench, NOVEMBER, place)
        assert refused.value.problem == "exists"
    assert [path.name for path in kept.iterdir()] == ["mine.txt"]
    assert export_period(bench, NOVEMBER, empty).documents == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "kept", "taken"]


def test_a_disk_that_fills_up_leaves_nothing_and_is_said(
    bench: Bench, store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    credit(bench, store, 1)
    credit(bench, store, 2)
    real, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableFile) as refused:
        export_period(bench, NOVEMBER, tmp_path / "novembre")
    assert refused.value.problem == "full"
    assert list(tmp_path.iterdir()) == []


def test_stopping_leaves_nothing(bench: Bench, store: SqliteStore, tmp_path: Path) -> None:
    credit(bench, store, 1)
    credit(bench, store, 2)
    seen: list[int] = []
    stop = Reporting(lambda done, _total: seen.append(done), lambda: bool(seen))
    with pytest.raises(Interrupted):
        export_period(bench, NOVEMBER, tmp_path / "novembre", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_period_without_documents_makes_no_folder(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(NothingIssued):
        export_period(bench, Period(date(2026, 1, 1), date(2026, 1, 31)), tmp_path / "janvier")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(bench: Bench, store: SqliteStore, tmp_path: Path) -> None:
    credit(bench, store, 1)
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableFile) as refused:
        export_period(bench, NOVEMBER, tmp_path / "file" / "novembre")
    assert refused.value.problem in ("unwritable", "exists")


def test_two_documents_never_share_a_file(
    bench: Bench, store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    credit(bench, store, 1)
    credit(bench, store, 2)
    monkeypatch.setattr("receiving_app.exchange.period_folder.file_name", lambda _number, _suffix: "same.pdf")
    with pytest.raises(UnwritableFile) as refused:
        export_period(bench, NOVEMBER, tmp_path / "novembre")
    assert refused.value.problem == "exists"
    assert list(tmp_path.iterdir()) == []


def test_a_series_with_a_slash_still_gives_a_file_name() -> None:
    assert file_name("AV/B-2026-000001") == "AV_B-2026-000001.pdf"
