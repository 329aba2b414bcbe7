"""What goes with a return from the bench: the customer's slip and the unit's label, printed at one key."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.services.reception_slip import Papers, keep_papers, reception_slip
from ui.operations import BACKGROUND, Operation
from ui.screens.return_parts.sheets import ReturnSheets
from ui.screens.return_parts.view import ReturnView
from ui.widgets.action_button import ActionButton

if TYPE_CHECKING:
    from ui.screens.return_parts.papers_panel import PapersPanel
    from ui.screens.screen import Screen

PRINTING = "printing"
PrintPaper = Callable[[Papers, str], object]


class ReturnPapers(QObject):
    """Makes, shows, prints and saves the slip and the label of the unit looked at.

    Args:
        button: prints both.
        sheets: where they are shown.
        screen: the return screen.

    Attributes:
        printing: each prints one of the papers, in order; takes all of them and their title.
    """

    def __init__(self, button: ActionButton, sheets: ReturnSheets, screen: "Screen") -> None:
        super().__init__(screen)
        self._screen = screen
        self._sheets = sheets
        self._panel: PapersPanel | None = None
        self._view: ReturnView | None = None
        self._papers: tuple[Papers, str] | None = None
        self.printing: tuple[PrintPaper, ...] = (print_slip, print_label)
        button.clicked.connect(self._on_print_clicked)
        screen.add_action("papers", "Ctrl+F12", button=button, command="SLIP")
        self._look = screen.add_action(
            "see_slip", "Ctrl+F6", self._on_look_requested, possible=self._possible
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts of what has no button."""
        self._look.setText(self.tr("See the reception slip"))

    def look_at(self, view: ReturnView) -> None:
        """Act on this return and unit from now on."""
        self._view = view

    def _possible(self) -> bool:
        return self._view is not None

    @Slot()
    def _on_print_clicked(self) -> None:
        if self._view is None:
            return
        rma, unit = self._view.sheet.case.rma, self._view.unit
        call = partial(keep_papers, self._screen.bench, rma, unit)
        Operation(self, call, partial(self._on_kept, rma), self._screen.refuse, key="papers").start()

    def _on_kept(self, rma: str, papers: Papers) -> None:
        self._show(papers, rma)
        self._print(papers, rma, self.printing)

    @Slot()
    def _on_look_requested(self) -> None:
        if self._view is not None:
            rma = self._view.sheet.case.rma
            call = partial(reception_slip, self._screen.bench, rma)
            shown = partial(self._on_slip_made, rma)
            Operation(self, call, shown, self._screen.refuse, key="papers").start()

    def _on_slip_made(self, rma: str, slip: bytes) -> None:
        self._show(Papers(slip, b""), rma)

    def _show(self, papers: Papers, rma: str) -> None:
        if self._view is None or self._view.sheet.case.rma != rma:
            return
        if self._panel is None:
            from ui.screens.return_parts.papers_panel import PapersPanel

            self._panel = PapersPanel()
            self._panel.cancelled.connect(self._sheets.close)
            self._panel.print_requested.connect(self._on_panel_print_requested)
            self._panel.save_requested.connect(self._on_save_requested)
        self._papers = (papers, rma)
        self._sheets.show_over_page("papers", self._panel)
        self._panel.show_papers(papers, rma)

    @Slot()
    def _on_panel_print_requested(self) -> None:
        if self._papers is not None and self._papers[0].label:
            self._print(*self._papers, self.printing)
        else:  # looked at only: what is printed is kept first
            self._on_print_clicked()

    def _print(self, papers: Papers, rma: str, left: tuple[PrintPaper, ...]) -> None:
        """Print what is left of the papers; what came out is not printed again because the next did not."""
        if not left:
            self._screen.say("ok", self.tr("Reception slip and label printed"))
            return

        def go_on(_done: object) -> None:
            self._print(papers, rma, left[1:])

        again = partial(self._screen.refuse_and_offer, partial(self._print, papers, rma, left))
        Operation(self, partial(left[0], papers, rma), go_on, again, lane=PRINTING).start()

    @Slot(bytes)
    def _on_save_requested(self, pdf: bytes) -> None:
        rma = self._papers[1] if self._papers is not None else ""
        suggested = self.tr("reception-{rma}.pdf").format(rma=rma)
        chosen, _filter = QFileDialog.getSaveFileName(
            self._screen, self.tr("Save as…"), suggested, "PDF (*.pdf)"
        )
        if chosen:
            self.save(pdf, Path(chosen))

    def save(self, pdf: bytes, path: Path) -> None:
        """Save a PDF as a file."""
        said = self.tr("Saved: {path}").format(path=path)
        call = partial(_write, pdf, path)
        Operation(
            self, call, lambda _done: self._screen.say("ok", said), self._screen.refuse, lane=BACKGROUND
        ).start()


def print_slip(papers: Papers, title: str) -> None:
    """Print the slip on the printer of documents.

    Raises:
        PrintRefused: the printer is not there, or does not take it.
    """
    from ui.courier import SystemPrinter

    SystemPrinter().send(papers.printers.documents, papers.slip, title)


def print_label(papers: Papers, title: str) -> None:
    """Print the label on the printer of labels.

    Raises:
        PrintRefused: the printer is not there, or does not take it.
    """
    from ui.courier import SystemPrinter

    SystemPrinter().send(papers.printers.of_labels, papers.label, title, label=True)


def _write(pdf: bytes, path: Path) -> None:
    try:
        path.write_bytes(pdf)
    except OSError as error:
        raise UnwritableFile(str(path), "unwritable") from error
