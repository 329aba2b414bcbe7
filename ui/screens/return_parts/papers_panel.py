"""The reception slip and the routing label, as they are printed."""

import importlib

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from receiving_app.services.reception_slip import Papers
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.wrap_row import WrapRow


class PapersPanel(QWidget):
    """Shows the one or the other.

    Signals:
        print_requested: both are to be printed again.
        save_requested: what is shown is to be saved; carries its PDF.
        cancelled: it was looked at.
    """

    print_requested = Signal()
    save_requested = Signal(bytes)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = Papers(b"", b"")
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._slip, self._label = (
            self._button("papersSlip", "receipt-refund"),
            self._button("papersLabel", "barcode"),
        )
        self._print, self._save = (
            self._button("papersPrint", "printer"),
            self._button("papersSave", "file-download"),
        )
        self._close = self._button("papersClose", "x")
        # QtPdf is imported with the first document.
        self._pages = importlib.import_module("ui.widgets.pdf_view").PdfView(self)
        self._pdf = b""
        self._build_layout()
        self._slip.clicked.connect(lambda: self._show(self._papers.slip))
        self._label.clicked.connect(lambda: self._show(self._papers.label))
        self._print.clicked.connect(self.print_requested)
        self._save.clicked.connect(lambda: self.save_requested.emit(self._pdf))
        self._close.clicked.connect(self.cancelled)
        self.retranslate()

    def _button(self, name: str, icon: str) -> ActionButton:
        button = ActionButton("secondary", icon, self, compact=True)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        row = WrapRow(None, active().space("m"))
        for widget in (self._title, self._slip, self._label, self._print, self._save, self._close):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._pages, 1)

    def show_papers(self, papers: Papers, rma: str) -> None:
        """Show the slip first."""
        self._papers, self._rma = papers, rma
        self._show(papers.slip)
        self._close.setFocus()

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._pages.show_pdf(pdf, self._rma)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Reception slip and label"))
        self._slip.setText(self.tr("Slip"))
        self._label.setText(self.tr("Label"))
        self._print.setText(self.tr("Print both"))
        self._save.setText(self.tr("Save…"))
        self._close.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
