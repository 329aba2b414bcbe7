"""The folder that files to import are put into: each is taken once it is complete, and moved beside its report.

A file is complete when neither its size nor its time changed from one look to the next and nobody
holds it. What happens is in an order in which nothing can be lost: import, report, move. A program
that dies in between finds the same file again; importing it twice changes nothing, and then it moves.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from receiving_app.domain.errors import DomainError, Interrupted
from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.exchange.refused_file import SUFFIX as REFUSED_ROWS
from receiving_app.exchange.whole_files import settle, unwritable, write_durably
from receiving_app.services.import_rows import ImportReport
from receiving_app.services.watched_files import FolderLook, Taken

DONE, REFUSED = "importes", "refuses"
REPORT = ".rapport.txt"
KINDS = (".csv", ".txt", ".xlsx", ".json")
# So are the names under which office software and browsers keep what they have not finished.
_UNFINISHED = (".", "~")
# Not the file's fault: it may be read when the share is back.
_PASSING = ("missing", "unreadable")

Import = Callable[[Path], ImportReport]
Describe = Callable[[str, ImportReport | DomainError], str]
_State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Outcome:
    state: _State
    report: ImportReport | None
    text: str


class WatchedFolder:
    """Looks into a folder again and again, remembering from one look to the next.

    Args:
        folder: where files are put.
        import_one: imports a file and reports.
        describe: a file's name and what came of it, in words, for the report beside it.
    """

    def __init__(self, folder: Path, import_one: Import, describe: Describe) -> None:
        self.folder = folder
        self._import = import_one
        self._describe = describe
        self._seen: dict[str, _State] = {}
        # Imported, and not moved yet: only the move is tried again.
        self._outcomes: dict[str, _Outcome] = {}

    def look(self, cancelled: Callable[[], bool] = lambda: False) -> FolderLook:
        """Take the files that are complete, the oldest first; what cannot be done now is left for the next look.

        Args:
            cancelled: asked before each file.
        """
        try:
            with _said(self.folder):
                found = _files(self.folder)
        except DomainError as problem:
            return FolderLook(problem=problem)
        taken: list[Taken] = []
        waiting: list[str] = []
        stopped: DomainError | None = None
        for path, state in found:
            complete = self._seen.get(path.name) == state and state[0] > 0
            if stopped is None and complete and not cancelled() and _is_free(path):
                try:
                    taken.append(self._take(path, state))
                except DomainError as problem:
                    if _taken_elsewhere(path):
                        self._outcomes.pop(path.name, None)
                        continue
                    stopped = problem
                else:
                    continue
            waiting.append(path.name)
        self._seen = {path.name: state for path, state in found}
        return FolderLook(tuple(taken), tuple(waiting), stopped)

    def _take(self, path: Path, state: _State) -> Taken:
        outcome = self._outcomes.get(path.name)
        if outcome is None or outcome.state != state:
            outcome = self._outcomes[path.name] = self._imported(path, state)
        with _said(self.folder):
            place = _moved(path, outcome)
        del self._outcomes[path.name]
        return Taken(path.name, place, outcome.report, outcome.text)

    def _imported(self, path: Path, state: _State) -> _Outcome:
        try:
            report = self._import(path)
        except UnreadableFile as error:
            if error.problem in _PASSING:
                raise
            return _Outcome(state, None, self._describe(path.name, error))
        if report.cancelled:
            raise Interrupted
        return _Outcome(state, report, self._describe(path.name, report))


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    """Say in our terms that the folder is away, full, or may not be changed."""
    try:
        yield
    except FileNotFoundError:
        raise UnreadableFile(str(folder), "missing") from None
    except NotADirectoryError:
        raise UnreadableFile(str(folder), "not_a_folder") from None
    except OSError as error:
        raise unwritable(folder, error) from None


def _files(folder: Path) -> list[tuple[Path, _State]]:
    """Return the files of a kind that we import, the oldest first, each with its size and time."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name.lower()
            ours = name.endswith(KINDS) and not name.startswith(_UNFINISHED)
            # What was refused before is for people to correct, under another name.
            if ours and not name.endswith(REFUSED_ROWS) and entry.is_file(follow_symlinks=False):
                with suppress(FileNotFoundError):
                    about = entry.stat(follow_symlinks=False)
                    found.append((Path(entry.path), (about.st_size, about.st_mtime_ns)))
    return sorted(found, key=lambda one: (one[1][1], one[0].name))


def _is_free(path: Path) -> bool:
    """Tell whether nobody else holds the file, as far as the system says."""
    try:
        with path.open("rb") as stream:
            _lock(stream.fileno())
        # Windows renames nothing that somebody has open, not even to its own name.
        path.rename(path)
    except OSError:
        return False
    return True


def _taken_elsewhere(path: Path) -> bool:
    """Tell that another bench, which looks into the same folder, was quicker: all is done then."""
    return path.parent.is_dir() and not path.exists()


def _lock(descriptor: int) -> None:
    """Take the file for ourselves for a moment, where the system has such a thing.

    Raises:
        OSError: another program has locked it.
    """
    try:
        import fcntl
    except ImportError:  # pragma: no cover  Windows: renaming says it
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(descriptor, fcntl.LOCK_UN)


def _moved(path: Path, outcome: _Outcome) -> Path:
    """Put the report into the folder of what is done or refused, then the file beside it."""
    folder = path.parent / (REFUSED if outcome.report is None else DONE)
    folder.mkdir(exist_ok=True)
    target = _free_name(folder / path.name)
    words = target.with_name(target.name + REPORT)
    hidden = words.with_name(f".{words.name}.part")
    try:
        write_durably(hidden, outcome.text.encode("utf-8-sig"))
        hidden.replace(words)
        _move_refused_rows(path, target, outcome.report)
        path.rename(target)
    except OSError:
        with suppress(OSError):
            hidden.unlink()
        if not target.exists():
            # What it speaks of is not beside it; where another bench was quicker, it is that one's.
            with suppress(OSError):
                words.unlink()
        raise
    settle(folder)
    settle(path.parent)
    return target


def _move_refused_rows(path: Path, target: Path, report: ImportReport | None) -> None:
    rows = Path(report.refused_file) if report is not None and report.refused_file else None
    # Where the folder could not be written, the import put them elsewhere, and they stay there.
    if rows is not None and rows.parent == path.parent and rows.exists():
        rows.replace(target.with_name(target.stem + REFUSED_ROWS))


def _free_name(path: Path) -> Path:
    """Return the path, or the first like it with a number that nothing has yet."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found
