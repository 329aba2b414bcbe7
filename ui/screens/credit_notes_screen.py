"""The credit notes: the documents as issued; preview, save, print, send on, cancel and do again."""

import errno
import importlib
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.domain.sending import Delivery
from receiving_app.services.cancel_and_reissue import Reopened
from receiving_app.services.credit_note_ports import CreditNoteRow, StoredCreditNote
from receiving_app.services.deliveries import queue_deposit, queue_email
from receiving_app.services.ports import Bench
from receiving_app.services.reprint import IssuedDocument, issued_document, latest_credit_notes
from ui.operations import Operation
from ui.screens.credit_note_parts.cancelling import NoteCancelling
from ui.screens.credit_note_parts.note_columns import icon_of, kind_words, note_columns
from ui.screens.list_screen import Listing, ListScreen
from ui.theme import active
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.placing import beside, column, line

# Narrower, in units that grow with the text, list and document stand under one another.
_SIDE_BY_SIDE_FROM = 1000


class CreditNotesScreen(ListScreen):
    """Lists the issued documents and shows the one chosen, from its stored bytes.

    Signals:
        return_chosen: the return of a document is to be opened; carries its number.
        print_requested: a document is to be printed; carries its number.
        sending_requested: something was queued that is to be carried out now.
        reopened: a credit note was taken back; carries the ``CaseSheet`` to correct and to issue.
    """

    return_chosen = Signal(str)
    print_requested = Signal(str)
    sending_requested = Signal()
    reopened = Signal(object)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent, Listing("creditNotes", "avoirs", "receipt-euro"))
        self._shown: StoredCreditNote | None = None
        self._row: CreditNoteRow | None = None
        self._cancelling = NoteCancelling(bench, self)
        self._wanted = ""
        self._all: tuple[CreditNoteRow, ...] = ()
        self._viewer: Any = None
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        self._filter = QLineEdit(self)
        self._filter.setObjectName("noteFilter")
        self._filter.setClearButtonEnabled(True)
        for wide in (self._title, self._filter):
            wide.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._print = self._button("print", "printer", "accent")
        self._save = self._button("saveAs", "file-download")
        self._cancel = self._button("cancelNote", "arrow-back-up")
        self._mark = Chip(self)
        self._mark.setObjectName("documentState")
        self._open = self._button("openReturn", "package")
        self._deposit = self._button("deposit", "upload")
        self._email = self._button("email", "arrow-forward")
        self._sendings = self._button("showSendings", "truck-delivery")
        self._export = self._button("showExport", "archive")
        self._empty = EmptyState("receipt-euro", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._buttons(enabled=False)

    def _build_layout(self) -> None:
        head = line(self._title, self._sendings, self._export, self._open)
        narrow = line(self._filter, self._export_list)
        left = column(head, narrow, (self._table, 1), (self._none, 1))
        acts = line(self._print, self._save, self._deposit, self._email, self._cancel, self._mark)
        self._halves = beside((left, 7), (column(acts, (self._pages, 1)), 4))
        self._lay_out((self._halves, 1))

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._render_rows)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._table.choose_by_arrows()
        self._print.clicked.connect(self.print_shown)
        self._save.clicked.connect(self._on_save_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._cancelling.reopened.connect(self._on_cancelling_reopened)
        self._cancelling.refused.connect(self.refuse)
        self._cancelling.closed.connect(self._table.setFocus)
        self._deposit.clicked.connect(self._on_deposit_clicked)
        self._email.clicked.connect(self._on_email_clicked)
        self._sendings.clicked.connect(lambda: self.screen_requested.emit("sending"))
        self._export.clicked.connect(lambda: self.screen_requested.emit("export"))
        self.add_action("print", "Ctrl+P", button=self._print)
        self.add_action("save_as", "Ctrl+S", button=self._save)
        self.add_action("open_return", "Ctrl+Return", button=self._open)
        self.add_action("cancel_and_reissue", "Ctrl+R", button=self._cancel)
        self.add_action("deposit", button=self._deposit)
        self.add_action("email", button=self._email)

    # --- public -----------------------------------------------------------------------------

    @Slot(str)
    def show_note(self, number: str) -> None:
        """Show a document by its number."""
        self._wanted = number
        call = partial(issued_document, self.bench, number)
        Operation(self, call, self._show, self.refuse, key="note").start()

    def shown(self) -> str:
        """Return the number of the document shown, or empty."""
        return self._shown.note.number if self._shown else ""

    @Slot()
    def print_shown(self) -> None:
        """Ask for a print of the document shown; a second one is a marked copy."""
        if self._shown is not None:
            self.print_requested.emit(self._shown.note.number)

    @Slot()
    def refresh(self) -> None:
        """Read the list again, as when a document came out of the printer."""
        call = partial(latest_credit_notes, self.bench)
        Operation(self, call, self._list, self.refuse, key="list").start()

    def save_shown(self, path: Path) -> None:
        """Write the stored bytes of the document shown to a file."""
        if self._shown is None:
            return
        try:
            path.write_bytes(self._shown.pdf)
        except OSError as error:
            problem = "full" if error.errno == errno.ENOSPC else "unwritable"
            self.refuse_and_offer(self._on_save_clicked, UnwritableFile(str(path), problem))
            return
        self.say("ok", self.tr("Saved: {path}").format(path=path))

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("See, print and save the credit notes as they were issued.")

    def retranslate(self) -> None:
        """Set every text."""
        self._name(self.tr("Credit notes"))
        self._filter.setPlaceholderText(self.tr("Part of a number, of a return or of a name"))
        self._filter.setAccessibleName(self.tr("Narrow the list"))
        self._print.setText(self.tr("Print"))
        self._save.setText(self.tr("Save as…"))
        self._open.setText(self.tr("Open the return"))
        self._cancel.setText(self.tr("Cancel and do again…"))
        self._show_mark()
        self._deposit.setText(self.tr("Deposit"))
        self._deposit.setToolTip(self.tr("In the folder of the approved platform"))
        self._email.setText(self.tr("E-mail"))
        self._email.setToolTip(self.tr("A courtesy copy to the customer"))
        self._sendings.setText(self.tr("Sendings"))
        self._export.setText(self.tr("Export a period"))
        self._empty.show_words(
            self.tr("No document shown"), self.tr("Choose a credit note to see it as it was issued.")
        )
        self._say_why_none()
        self._rows.set_columns(note_columns(self.wording))

    # --- events -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the list above the document where there is not room for both side by side."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Place them anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= active().px(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(direction)

    # --- slots ------------------------------------------------------------------------------

    def _buttons(self, *, enabled: bool) -> None:
        for button in (self._print, self._save, self._open):
            button.setEnabled(enabled)
        shown = self._shown if enabled else None
        self._deposit.setEnabled(shown is not None and bool(shown.xml))
        self._email.setEnabled(shown is not None and bool(shown.note.buyer.email))
        self._cancel.setEnabled(self._row is not None and self._row.is_credit_in_force)

    def _show_mark(self) -> None:
        """Say what the document shown is, where it is no usual credit note."""
        row = self._row
        self._mark.setVisible(row is not None and not row.is_credit_in_force)
        if row is not None:
            kind = "refused" if row.cancelled_by else "attention" if row.cancels else "info"
            self._mark.show_word(kind_words(row, self.wording), icon_of(row), kind)

    def _list(self, rows: tuple[CreditNoteRow, ...]) -> None:
        self._all = rows
        self._render_rows()
        # One that was asked for meanwhile comes first.
        if rows and not self._wanted:
            self.show_note(rows[0].number)

    @Slot()
    def _render_rows(self) -> None:
        part = self._filter.text().strip().casefold()
        rows = [row for row in self._all if part in f"{row.number} {row.rma} {row.customer}".casefold()]
        self._fill(rows, lambda row: row.number == self.shown(), or_first=False)
        self._say_why_none()

    def _say_why_none(self) -> None:
        if self._all:
            text = self.tr("Try less of it: part of a number, of a return or of a name.")
            self._none.show_words(self.tr("No credit note matches"), text)
        else:
            text = self.tr("Each one issued at the bench is kept here, as it was printed.")
            self._none.show_words(self.tr("No credit note yet"), text)

    def _select_shown(self) -> None:
        numbers = [row.number for row in self._rows.rows() if isinstance(row, CreditNoteRow)]
        if self.shown() in numbers:
            self._table.selectRow(numbers.index(self.shown()))

    @Slot(object)
    def _on_table_row_chosen(self, row: CreditNoteRow) -> None:
        self.show_note(row.number)

    def _show(self, document: IssuedDocument) -> None:
        stored = document.stored
        self._shown, self._row = stored, document.row
        if self._viewer is None:
            # QtPdf is imported with the first document: the window starts without it.
            self._viewer = importlib.import_module("ui.widgets.pdf_view").PdfView(self)
            self._pages.addWidget(self._viewer)
            self._order_tabs()
        self._viewer.show_pdf(stored.pdf, stored.note.number)
        self._select_shown()
        self._pages.setCurrentWidget(self._viewer)
        self._buttons(enabled=True)
        self._show_mark()

    @Slot()
    def _on_deposit_clicked(self) -> None:
        if self._shown is not None:
            call = partial(queue_deposit, self.bench, self._shown.note.number)
            Operation(self, call, self._on_queued, self.refuse).start()

    @Slot()
    def _on_email_clicked(self) -> None:
        if self._shown is not None:
            note = self._shown.note
            call = partial(queue_email, self.bench, note.number, note.buyer.email)
            Operation(self, call, self._on_queued, self.refuse).start()

    def _on_queued(self, delivery: Delivery) -> None:
        way = self.wording.term("channel", delivery.channel)
        text = self.tr("{number}: {way} is under way").format(number=delivery.document, way=way)
        self.say("info", text, self.tr("“Sendings” shows how it goes."))
        self.sending_requested.emit()

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._shown is None:
            return
        suggested = f"{self._shown.note.number.replace('/', '-')}.pdf"
        chosen, _filter = QFileDialog.getSaveFileName(self, self._save.text(), suggested, "PDF (*.pdf)")
        if chosen:
            self.save_shown(Path(chosen))

    @Slot()
    def _on_open_clicked(self) -> None:
        if self._shown is not None:
            self.return_chosen.emit(self._shown.note.rma)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._shown is not None:
            self._cancelling.ask(self._shown.note.number)

    @Slot(object)
    def _on_cancelling_reopened(self, reopened: Reopened) -> None:
        self._wanted = ""
        self.refresh()
        self.reopened.emit(reopened.sheet)
        self.sending_requested.emit()
        self.message_requested.emit(self._cancelling.message(reopened))
