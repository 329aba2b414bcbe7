"""What goes with a batch that was closed: packing list, label, and its file; said once, as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from receiving_app.domain.batches import Batch
from receiving_app.domain.errors import DomainError
from receiving_app.services.batches import batch_label, packing_list
from receiving_app.services.list_export import csv_list
from ui.courier import PRINTING
from ui.operations import Operation
from ui.screens.batch_parts.batch_columns import exported
from ui.screens.batch_parts.paper import Paper, write_whole
from ui.screens.screen import Screen
from ui.widgets.message_bar import Message


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the things to do: its name on the screen, and what does it and tells where it went."""

    name: str
    work: Callable[[], str]


@dataclass(slots=True)
class _Run:
    """What is being done for one batch, and how it went so far."""

    batch: Batch
    left: int
    went: list[str] = field(default_factory=list)
    failed: list[tuple[_Part, DomainError]] = field(default_factory=list)


class BatchPapers(QObject):
    """Prints and writes what goes with a batch, each in a lane of its own.

    The batch is closed whatever becomes of it: what failed is named, and done again at one touch.

    Args:
        screen: which says how it went.
        paper: prints and writes.
        own_folder: where files go unless the settings name a folder.

    Signals:
        sent_off: everything was printed and written; carries the file's path.
    """

    sent_off = Signal(object)

    def __init__(self, screen: Screen, paper: Paper, own_folder: Path) -> None:
        super().__init__(screen)
        self._screen = screen
        self._paper = paper
        self._own_folder = own_folder

    def send_off(self, batch: Batch, folder: str) -> None:
        """Print the packing list and the label of a batch, and write its file.

        Args:
            batch: that was just closed.
            folder: of the settings; empty for the program's own.
        """
        bench = self._screen.bench
        path = (Path(folder).expanduser() if folder else self._own_folder) / f"{batch.number}.csv"
        title = self.tr("Packing list {number}").format(number=batch.number)
        label_title = self.tr("Label {number}").format(number=batch.number)
        columns, rows = exported(self._screen.wording, batch)

        def write() -> str:
            write_whole(partial(csv_list, columns, rows), path, make_folder=True)
            return str(path)

        listed, labelled = (
            partial(packing_list, bench, batch.number),
            partial(batch_label, bench, batch.number),
        )
        send = self._paper.print_now
        parts = (
            _Part(self.tr("packing list"), partial(send, listed, title)),
            _Part(self.tr("label"), partial(send, labelled, label_title, label=True)),
            _Part(self.tr("CSV file"), write),
        )
        self._do(batch, path, parts)

    def _do(self, batch: Batch, path: Path, parts: Sequence[_Part]) -> None:
        run = _Run(batch, len(parts))
        for part in parts:
            done, failed = partial(self._on_done, run, path, part), partial(self._on_failed, run, path, part)
            Operation(self._screen, part.work, done, failed, lane=PRINTING).start()

    def _on_done(self, run: _Run, path: Path, part: _Part, where: str) -> None:
        run.went.append(self.tr("{what}: {where}").format(what=part.name, where=where))
        self._answered(run, path)

    def _on_failed(self, run: _Run, path: Path, part: _Part, error: DomainError) -> None:
        run.failed.append((part, error))
        self._answered(run, path)

    def _answered(self, run: _Run, path: Path) -> None:
        run.left -= 1
        if run.left:
            return
        due_on = run.batch.due_on
        day = self._screen.wording.moment(due_on) if due_on is not None else ""
        facts = {"number": run.batch.number, "day": day}
        closed = self.tr("Batch {number} closed, answer expected by {day}").format(**facts)
        if not run.failed:
            self._screen.say("ok", closed, " · ".join(run.went))
            self.sent_off.emit(path)
            return
        self._say_failed(run, path, closed)

    def _say_failed(self, run: _Run, path: Path, closed: str) -> None:
        words = self._screen.wording
        named = ", ".join(part.name for part, _ in run.failed)
        reasons = dict.fromkeys(words.error(error).what for _, error in run.failed)
        text = self.tr("{closed}. Still to do: {what}").format(closed=closed, what=named)
        again = partial(self._do, run.batch, path, [part for part, _ in run.failed])
        told = " ".join((*reasons, " · ".join(run.went))).strip()
        said = Message("attention", text, told, self.tr("Try again"), again)
        self._screen.message_requested.emit(said)
