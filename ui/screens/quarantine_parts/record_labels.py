"""The label of a record: made when its goods get a number, and again when it is asked for."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from receiving_app.services.company import load_profile
from receiving_app.services.ports import Bench
from receiving_app.services.print_labels import quarantine_label
from ui.operations import Operation
from ui.screens.screen import Screen


class RecordLabels(QObject):
    """Makes labels off the main thread.

    Signals:
        made: a label is to be printed; carries its PDF, its title and the printer's name.
    """

    made = Signal(bytes, str, str)

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._screen = screen

    def print(self, number: str, *, asked: bool) -> None:
        """Have the label of a record printed; where no printer is set, that is said to whoever asked for it."""

        def made(label: tuple[bytes, str]) -> None:
            pdf, printer = label
            if printer:
                self.made.emit(pdf, number, printer)
            elif asked:
                why = self.tr("Choose one in Settings, Bench; meanwhile write the number on the parcel.")
                self._screen.say("attention", self.tr("No label printer is set"), why)

        call = partial(_label_and_printer, self._screen.bench, number)
        Operation(self, call, made, self._screen.refuse).start()


def _label_and_printer(bench: Bench, number: str) -> tuple[bytes, str]:
    """Return a record's label, and the printer it goes to; none where none is set."""
    printer = load_profile(bench).printers.labels
    return (quarantine_label(bench, number) if printer else b""), printer
