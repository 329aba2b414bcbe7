"""The label of a record: made when its goods get a number, and again when it is asked for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.services.equipment import equipment
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

    def print(self, number: str) -> None:
        """Have the label of a record printed again; where no printer is set, that is said."""

        def made(pdf: bytes, printer: str) -> None:
            if printer:
                self.made.emit(pdf, number, printer)
            else:
                why = self.tr("Choose one in Settings, This bench; meanwhile write the number on the parcel.")
                self._screen.say("attention", self.tr("No label printer is set"), why)

        self._make(number, made)

    def print_first(self, record: QuarantineRecord) -> None:
        """Have the label of goods that just got their number printed, and say what is done with them now."""
        said = self.tr("Quarantine {number}: shelf {place}").format(number=record.number, place=record.place)

        def made(pdf: bytes, printer: str) -> None:
            if printer:
                self.made.emit(pdf, record.number, printer)
                why = self.tr("Stick the label on, then scan tracking number and serials; take its photo.")
                self._screen.say("ok", said, why)
            else:
                why = self.tr(
                    "Write the number on the parcel: no label printer is set. Then scan tracking number and "
                    "serials; take its photo."
                )
                self._screen.say("attention", said, why)

        self._make(record.number, made)

    def _make(self, number: str, made: Callable[[bytes, str], None]) -> None:
        call = partial(_label_and_printer, self._screen.bench, number)
        Operation(self, call, lambda label: made(*label), self._screen.refuse).start()


def _label_and_printer(bench: Bench, number: str) -> tuple[bytes, str]:
    """Return a record's label, and the printer it goes to; none where none is set."""
    printer = equipment(bench).printers.labels
    return (quarantine_label(bench, number) if printer else b""), printer
