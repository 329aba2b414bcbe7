"""Files put into the watched folder: taken when whole, imported, moved beside their reports; nothing is lost."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from receiving_app.domain.errors import DomainError, Interrupted
from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.exchange import watched_folder
from receiving_app.exchange.importer import FileImport, import_file
from receiving_app.exchange.watched_folder import DONE, REPORT, WatchedFolder
from receiving_app.services.import_rows import ImportReport, Kind
from receiving_app.services.ports import Bench
from receiving_app.services.watched_files import FolderLook
from tests.exchange.files import OTHER_RMA, RMA, a_row, returns_file, write

GONE = "gone"


class Imports:
    """Imports into a real database, and counts; ``failure`` is raised instead where one is set."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.files: list[str] = []
        self.failure: DomainError | None = None

    def __call__(self, path: Path) -> ImportReport:
        self.files.append(path.name)
        if self.failure is not None:
            raise self.failure
        return import_file(self.bench, path, FileImport(lambda row: row.code, path.parent / "elsewhere"))


@pytest.fixture
def imports(bench: Bench) -> Imports:
    return Imports(bench)


@pytest.fixture
def watched(folder: Path, imports: Imports) -> WatchedFolder:
    return WatchedFolder(folder, imports, _described)


def _described(name: str, outcome: ImportReport | DomainError) -> str:
    return f"{name}: {outcome.code if isinstance(outcome, DomainError) else outcome.rows}"


def twice(watched: WatchedFolder) -> FolderLook:
    watched.look()
    return watched.look()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.exists() else []


def known(bench: Bench, rma: str = RMA) -> bool:
    with bench.reading() as uow:
        return uow.returns.get(rma) is not None


def test_a_file_is_taken_at_the_second_look_and_moved_beside_its_report(
    watched: WatchedFolder, folder: Path, bench: Bench
) -> None:
    returns_file(folder, a_row())
    first = watched.look()
    assert (first.taken, first.waiting) == ((), ("retours.csv",))
    assert not known(bench)
    (taken,) = watched.look().taken
    assert known(bench)
    assert taken.place == folder / "importes" / "retours.csv"
    assert names(folder) == []
    assert names(folder / "importes") == ["retours.csv", "retours.csv.rapport.txt"]
    report = (folder / "importes" / "retours.csv.rapport.txt").read_text("utf-8-sig")
    assert report == "retours.csv: 1"
    assert watched.look() == FolderLook()


def test_a_file_that_grows_is_left_until_it_stops(
    watched: WatchedFolder, folder: Path, imports: Imports
) -> None:
    whole = returns_file(folder, a_row(), a_row(numero_rma=OTHER_RMA)).read_bytes()
    path = folder / "retours.csv"
    for end in (0, 0, 100, 400, len(whole)):
        path.write_bytes(whole[:end])
        assert watched.look().waiting == ("retours.csv",)
    assert imports.files == []
    assert len(watched.look().taken) == 1


def test_a_file_that_another_program_holds_is_left(watched: WatchedFolder, folder: Path) -> None:
    path = returns_file(folder, a_row())
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert twice(watched).waiting == ("retours.csv",)
    assert len(watched.look().taken) == 1


def test_a_file_that_is_none_of_ours_goes_to_the_refused_ones_with_its_reason(
    watched: WatchedFolder, folder: Path
) -> None:
    (folder / "autre.csv").write_text("a;b\n1;2\n")
    (taken,) = twice(watched).taken
    assert taken.report is None
    assert names(folder / "refuses") == ["autre.csv", "autre.csv.rapport.txt"]
    assert taken.text == "autre.csv: unreadable_file"


def test_refused_rows_lie_beside_the_file_and_are_not_taken_for_a_new_one(
    watched: WatchedFolder, folder: Path, bench: Bench
) -> None:
    returns_file(folder, a_row(), a_row(numero_rma=OTHER_RMA, motif="?"))
    twice(watched)
    assert names(folder / "importes") == ["retours.csv", "retours.csv.rapport.txt", "retours.refuses.csv"]
    assert twice(watched) == FolderLook()
    assert known(bench)


def test_what_is_unfinished_foreign_or_a_link_is_not_looked_at(watched: WatchedFolder, folder: Path) -> None:
    for name in (".retours.csv", "~$retours.xlsx", "notes.pdf", "a.csv.part", "x.refuses.csv"):
        (folder / name).write_text("x")
    (folder / "dossier.csv").mkdir()
    (folder / "lien.csv").symlink_to(folder / "notes.pdf")
    assert twice(watched) == FolderLook()


def test_the_same_name_again_takes_nobodys_place(watched: WatchedFolder, folder: Path) -> None:
    for _ in range(3):
        returns_file(folder, a_row())
        twice(watched)
    assert [name for name in names(folder / "importes") if name.endswith(".csv")] == [
        "retours (2).csv",
        "retours (3).csv",
        "retours.csv",
    ]


def test_the_oldest_file_comes_first(watched: WatchedFolder, folder: Path, imports: Imports) -> None:
    for second, name in ((20, "a.csv"), (10, "b.csv")):
        os.utime(write(folder / name, a_row()), (second, second))
    twice(watched)
    assert imports.files == ["b.csv", "a.csv"]


def test_a_folder_that_is_away_is_said_and_taken_up_when_it_is_back(
    watched: WatchedFolder, folder: Path
) -> None:
    returns_file(folder, a_row())
    watched.look()
    folder.rename(folder.with_name(GONE))
    found = watched.look()
    assert isinstance(found.problem, UnreadableFile)
    assert found.problem.problem == "missing"
    folder.with_name(GONE).rename(folder)
    assert len(watched.look().taken) == 1
    watched.folder = folder / "importes" / "retours.csv"
    found = watched.look()
    assert found.problem is not None
    assert found.problem.data()["problem"] == "not_a_folder"


@pytest.mark.parametrize(
    ("number", "problem"), [(errno.ENOSPC, "full"), (errno.EACCES, "unwritable"), (errno.EROFS, "unwritable")]
)
def test_where_nothing_can_be_written_the_file_stays_and_only_its_move_is_tried_again(
    watched: WatchedFolder,
    folder: Path,
    imports: Imports,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    problem: str,
) -> None:
    returns_file(folder, a_row())

    def refuse(_path: Path, _content: bytes) -> None:
        raise OSError(number, "refused")

    with monkeypatch.context() as broken:
        broken.setattr(watched_folder, "write_durably", refuse)
        found = twice(watched)
        assert found.problem is not None
        assert found.problem.data()["problem"] == problem
        assert found.waiting == ("retours.csv",)
        watched.look()
    assert names(folder) == ["retours.csv"]
    assert len(watched.look().taken) == 1
    assert imports.files == ["retours.csv"]


def test_a_program_that_died_before_the_move_imports_again_and_changes_nothing(
    watched: WatchedFolder, folder: Path, imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    returns_file(folder, a_row())

    rename = Path.rename

    def die(path: Path, target: Path) -> Path:
        if target != path:
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", die)
        watched.look()
        with pytest.raises(KeyboardInterrupt):
            watched.look()
    (taken,) = twice(WatchedFolder(folder, imports, _described)).taken
    assert taken.report is not None
    assert (taken.report.created, taken.report.unchanged) == (0, 1)
    assert names(folder / "importes") == ["retours.csv", "retours.csv.rapport.txt"]


@pytest.mark.parametrize("failure", [UnreadableFile("x", "unreadable"), Interrupted()])
def test_what_passes_leaves_the_file_and_those_behind_it(
    watched: WatchedFolder, folder: Path, imports: Imports, failure: DomainError
) -> None:
    write(folder / "a.csv", a_row())
    write(folder / "b.csv", a_row(numero_rma=OTHER_RMA))
    imports.failure = failure
    found = twice(watched)
    assert found.problem is failure
    assert found.waiting == ("a.csv", "b.csv")
    imports.failure = None
    assert [one.name for one in watched.look().taken] == ["a.csv", "b.csv"]


def test_an_import_that_was_stopped_half_way_is_no_report(folder: Path) -> None:
    returns_file(folder, a_row())
    stopped: Callable[[Path], ImportReport] = lambda path: ImportReport(  # noqa: E731
        Kind.RETURNS, path.name, cancelled=True
    )
    found = twice(WatchedFolder(folder, stopped, _described))
    assert isinstance(found.problem, Interrupted)
    assert names(folder) == ["retours.csv"]


@pytest.mark.parametrize("imported", [True, False])
def test_a_file_that_another_bench_takes_meanwhile_is_taken_once_and_is_no_alarm(
    folder: Path, imports: Imports, imported: bool
) -> None:
    """Each bench of a server looks into the folder that the settings name."""
    other = WatchedFolder(folder, imports, _described)

    def as_the_other_does(path: Path) -> ImportReport:
        report = imports(path)
        other.look()
        if imported:
            return report
        raise UnreadableFile(str(path), "missing")

    watched = WatchedFolder(folder, as_the_other_does, _described)
    returns_file(folder, a_row())
    other.look()
    watched.look()
    assert watched.look() == FolderLook()
    assert {path.name for path in (folder / DONE).iterdir()} == {"retours.csv", f"retours.csv{REPORT}"}


def test_nothing_is_begun_while_the_program_closes(watched: WatchedFolder, folder: Path) -> None:
    returns_file(folder, a_row())
    watched.look()
    assert watched.look(lambda: True).waiting == ("retours.csv",)
