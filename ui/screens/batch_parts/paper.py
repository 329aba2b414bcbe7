"""What a screen has printed or written to a file, each in a lane of its own."""

import errno
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.services.equipment import equipment
from receiving_app.services.sending_ports import Printer
from ui.courier import PRINTING, SystemPrinter
from ui.operations import Operation
from ui.screens.screen import Screen

Make = Callable[[], bytes]


class Paper(QObject):
    """Prints and saves for a screen, says so, and offers to try again.

    Args:
        screen: for which it works.
        printer: where it prints; by default the system's.

    Signals:
        printed: something was sent to a printer; carries its title.
        saved: a file was written; carries its path.
    """

    printed = Signal(str)
    saved = Signal(object)

    def __init__(self, screen: Screen, printer: Printer | None = None) -> None:
        super().__init__(screen)
        self._screen = screen
        self._printer = printer or SystemPrinter()

    def send(self, make: Make, title: str, *, label: bool = False) -> None:
        """Print on a printer of this bench: that of the labels, or that of the documents."""

        def say(name: str) -> None:
            self._screen.say("ok", self.tr("{title} sent to {printer}").format(title=title, printer=name))
            self.printed.emit(title)

        work = partial(self.print_now, make, title, label=label)
        again = partial(self._screen.refuse_and_offer, partial(self.send, make, title, label=label))
        Operation(self._screen, work, say, again, lane=PRINTING).start()

    def save(self, make: Make, path: Path) -> None:
        """Write to a file, in place of one that the operator chose to replace."""

        def work() -> Path:
            write_whole(make, path)
            return path

        again = partial(self._screen.refuse_and_offer, partial(self.save, make, path))
        Operation(self._screen, work, self._on_saved, again, lane=PRINTING).start()

    def print_now(self, make: Make, title: str, *, label: bool = False) -> str:
        """Print, in the thread of the caller, and return the printer's name.

        Raises:
            DomainError: what is printed cannot be made, or the printer does not take it.
        """
        printers = equipment(self._screen.bench).printers
        name = printers.of_labels if label else printers.documents
        return self._printer.send(name, make(), title, label=label)

    def _on_saved(self, path: Path) -> None:
        self._screen.say("ok", self.tr("Saved: {path}").format(path=path))
        self.saved.emit(path)


def write_whole(make: Make, path: Path, *, make_folder: bool = False) -> None:
    """Write a file whole or not at all: one that it replaces stays until this one is complete.

    Args:
        make: returns its bytes.
        path: of the file.
        make_folder: make the folder that it is in, where there is none.

    Raises:
        UnwritableFile: the disk is full, or the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        made = make()
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(made)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        problem = "full" if error.errno == errno.ENOSPC else "unwritable"
        raise UnwritableFile(str(path), problem) from error
