"""An archive holds a period whole, and whatever is changed in its folder is found and named."""

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from receiving_app.domain.archive import Flaw, Manifest, index_of, line_of
from receiving_app.domain.chain import Head, link_hash
from receiving_app.domain.export_errors import InvalidPeriod
from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.exchange.archive import check_archive, write_archive
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.export_archive import export_archive
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from tests.builders import TODAY, a_bench, a_case, an_approval
from tests.data.stores import a_numbered_case, a_real_bench, make_store, reading, rma
from tests.fakes import FixedClock
from tests.services.issuing import inspect, issued

EARLIER, LATER = date(2026, 11, 20), date(2026, 11, 25)
NUMBERS = ["AV-2026-000002", "AN-2026-000001", "AV-2026-000003"]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A bench where documents were issued on three days: one, then three, then one."""
    with closing(make_store(tmp_path_factory.mktemp("archive"))) as store:
        cases = [a_numbered_case(number) for number in (1, 2, 3)]
        made = a_real_bench(store, *cases)
        for day, number in ((EARLIER, 1), (TODAY, 2)):
            _issue(replace(made, clock=FixedClock(day)), rma(number))
        cancel_and_reissue(made, "AV-2026-000002", an_approval())
        conclude(made, rma(2))
        _issue(replace(made, clock=FixedClock(LATER)), rma(3))
        yield made


def _issue(bench: Bench, number: str) -> None:
    inspect(bench, number)
    conclude(bench, number)


@pytest.fixture(scope="module")
def sound(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the middle day."""
    folder = tmp_path_factory.mktemp("sound") / "2026"
    write_archive(bench, folder, TODAY, TODAY)
    return folder


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "copy"))


def found(folder: Path) -> list[tuple[str, str]]:
    return [(flaw.kind, flaw.subject) for flaw in check_archive(folder)]


def links(folder: Path, name: str = "documents.jsonl") -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def resealed(folder: Path, **changes: object) -> None:
    """Write the manifest anew over the files as they are, with a right seal."""
    manifest = Manifest.of((folder / "manifest.json").read_bytes())
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in manifest.files}
    made = replace(manifest, files=files, **changes)  # type: ignore[arg-type]  # by field name
    (folder / "manifest.json").write_bytes(made.content())


# --- what an archive holds ------------------------------------------------------------------


def test_a_period_is_archived_whole_and_nothing_besides(sound: Path, bench: Bench) -> None:
    assert list(check_archive(sound)) == []
    rows = links(sound)
    assert [row["number"] for row in rows] == NUMBERS
    with bench.reading() as uow:
        for row in rows:
            stored = uow.credit_notes.get(str(row["number"]))
            assert stored is not None
            name = f"{row['position']:06}_{row['number']}"
            assert (sound / "documents" / f"{name}.pdf").read_bytes() == stored.pdf
            assert row["pdf_sha256"] == stored.pdf_sha256
            assert (sound / "documents" / f"{name}.json").is_file()
    acts = links(sound, "journal.jsonl")
    assert [act["id"] for act in acts] == list(
        range(int(str(acts[0]["id"])), len(acts) + int(str(acts[0]["id"])))
    )
    assert {str(act["at"])[:10] for act in acts} == {"2026-11-23"}
    assert "main.py verify --archive" in (sound / "LISEZMOI.txt").read_text(encoding="utf-8")


def test_the_index_opens_in_a_spreadsheet(sound: Path) -> None:
    with (sound / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["number"] for row in rows] == NUMBERS
    assert all((sound / row["pdf"]).is_file() and len(row["pdf_sha256"]) == 64 for row in rows)


def test_a_customer_called_like_a_formula_is_text_in_the_index() -> None:
    assert b";'=1+1;" in index_of([{"position": 1, "number": "AV/1", "customer": "=1+1"}])


def test_periods_follow_one_another_and_an_empty_one_is_sound(bench: Bench, tmp_path: Path) -> None:
    write_archive(bench, tmp_path / "all", EARLIER, LATER)
    assert len(links(tmp_path / "all")) == 5
    done = write_archive(bench, tmp_path / "none", date(2025, 1, 1), date(2025, 12, 31))
    assert (done.documents, done.acts) == (0, 0)
    assert list(check_archive(tmp_path / "all")) == list(check_archive(tmp_path / "none")) == []
    manifest = Manifest.of((tmp_path / "all" / "manifest.json").read_bytes())
    assert manifest.documents.before == Head()
    assert manifest.documents.end == manifest.documents.head


def test_the_export_is_journalled_with_its_seal(bench: Bench, tmp_path: Path) -> None:
    done = write_archive(bench, tmp_path / "one", TODAY, TODAY)
    with bench.reading() as uow:
        act = uow.journal.of_return("")[-1]
    assert act.act == "archive_exported"
    assert act.facts == {"from": "2026-11-23", "to": "2026-11-23", "documents": 3, "seal": done.seal}
    assert json.loads((tmp_path / "one" / "manifest.json").read_text(encoding="utf-8"))["seal"] == done.seal


def test_an_archive_is_never_mixed_with_other_files(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(UnwritableFile):
            write_archive(bench, folder, TODAY, TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_period_that_ends_before_it_begins_is_refused(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(InvalidPeriod):
        write_archive(bench, tmp_path / "x", LATER, EARLIER)


def test_the_service_says_what_it_wrote_in_the_order_it_did() -> None:
    fake = a_bench(a_case())
    issued(fake)
    names: list[str] = []

    def write(name: str, chunks: object) -> str:
        assert b"".join(chunks)  # type: ignore[arg-type]  # an iterable of bytes
        names.append(name)
        return "0" * 64

    done = export_archive(fake, TODAY, TODAY, write)

    assert (done.documents, done.acts) == (1, 3)
    assert names[-1] == "manifest.json"
    assert fake.acts[-1] == "archive_exported"


# --- what is found --------------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_any_byte_changed_in_any_file_is_found_and_the_file_named(copy: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(path for path in copy.rglob("*") if path.is_file())))
    content = path.read_bytes()
    at = data.draw(st.integers(0, len(content) - 1))
    path.write_bytes(content[:at] + bytes([content[at] ^ data.draw(st.integers(1, 255))]) + content[at + 1 :])
    try:
        subjects = {subject for _, subject in found(copy)}
        assert path.relative_to(copy).as_posix() in subjects
    finally:
        path.write_bytes(content)


def test_any_file_removed_or_added_or_cut_short_is_named(copy: Path) -> None:
    for path in sorted(path for path in copy.rglob("*") if path.is_file()):
        content, name = path.read_bytes(), path.relative_to(copy).as_posix()
        path.unlink()
        assert name in {subject for _, subject in found(copy)}
        path.write_bytes(content[:-1])
        assert name in {subject for _, subject in found(copy)}
        path.write_bytes(content)
    (copy / "documents" / "extra.pdf").write_bytes(b"%PDF")
    assert found(copy) == [("file", "documents/extra.pdf")]


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"[" * 100_000, b'{"from":1}', b"\xff"])
def test_what_is_no_manifest_is_said_to_be_none(copy: Path, content: bytes) -> None:
    (copy / "manifest.json").write_bytes(content)
    assert found(copy) == [("manifest", "manifest.json")]


def test_a_file_that_cannot_be_read_is_named(copy: Path) -> None:
    (copy / "LISEZMOI.txt").unlink()
    (copy / "LISEZMOI.txt").symlink_to(copy / "nowhere")
    assert found(copy) == [("file", "LISEZMOI.txt")]


# A forger who seals the archive anew is still met by what its files say of one another.


def _forged(copy: Path, name: str, rows: list[dict[str, object]]) -> list[tuple[str, str]]:
    (copy / name).write_bytes(b"".join(map(line_of, rows)))  # type: ignore[arg-type]  # rows of JSON
    resealed(copy)
    return found(copy)


def test_a_document_left_out_breaks_chain_index_and_numbers(copy: Path) -> None:
    rows = links(copy)
    gone = rows.pop(0)
    assert ("chain", f"document {gone['position']}") in _forged(copy, "documents.jsonl", rows)
    assert ("index", "index.csv") in found(copy)


def test_an_act_left_out_or_changed_is_named(copy: Path) -> None:
    rows = links(copy, "journal.jsonl")
    last = rows[-1]
    rows[1] = {**rows[1], "operator": "Personne"}
    assert ("chain", f"journal {rows[1]['id']}") in _forged(copy, "journal.jsonl", rows)
    assert ("chain", f"journal {last['id']}") in _forged(copy, "journal.jsonl", rows[:-1])


def test_a_document_whose_file_is_another_is_named(copy: Path) -> None:
    pdf = next((copy / "documents").glob("*AN-2026-000001.pdf"))
    pdf.write_bytes(b"%PDF forged")
    resealed(copy)
    assert found(copy) == [("hash", "AN-2026-000001")]


def test_a_gap_in_a_series_is_named(copy: Path) -> None:
    rows = links(copy)
    rows[2] = {**rows[2], "sequence": 5}
    rows[2]["hash"] = link_hash(rows[2])  # type: ignore[arg-type]  # a row of JSON
    assert {("gap", "AV-2026-000003"), ("gap", "AV-2026-000004")} <= set(
        _forged(copy, "documents.jsonl", rows)
    )


@pytest.mark.parametrize("line", ["[]", "{}", "nonsense", '{"id":"1"}', "[" * 100_000])
def test_links_that_are_none_are_said_to_be_unreadable(copy: Path, line: str) -> None:
    (copy / "journal.jsonl").write_text(line, encoding="utf-8")
    resealed(copy)
    assert found(copy) == [("chain", "documents.jsonl, journal.jsonl")]


def test_a_position_of_any_size_is_reported_and_never_counted_to(copy: Path) -> None:
    rows = links(copy, "journal.jsonl")
    rows[-1] = {**rows[-1], "id": 10**15}
    assert ("chain", f"journal {10**15}") in _forged(copy, "journal.jsonl", rows)


def test_flaws_carry_the_facts_for_the_report(copy: Path) -> None:
    (copy / "index.csv").unlink()
    assert Flaw("file", "index.csv", "missing") in list(check_archive(copy))


def test_an_empty_database_has_nothing_to_archive(tmp_path: Path) -> None:
    with closing(make_store(tmp_path / "fresh")) as store, reading(store) as uow:
        assert uow.credit_notes.links(TODAY, TODAY) == ()
        assert uow.credit_notes.bodies("AV-2026-000001") == {}
        assert list(uow.journal.links(TODAY, TODAY)) == []
