"""The credit note before it is issued, to be looked at."""

import importlib

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import set_type
from ui.widgets.action_button import ActionButton


class PreviewPanel(QWidget):
    """Shows the pages, and says that they are no document yet.

    Signals:
        cancelled: it was looked at.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._close = ActionButton("secondary", "x", self, compact=True)
        self._close.setObjectName("previewClose")
        self._close.clicked.connect(self.cancelled)
        # QtPdf is imported with the first document.
        self._pages = importlib.import_module("ui.widgets.pdf_view").PdfView(self)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.retranslate()

    def show_pdf(self, pdf: bytes, rma: str) -> None:
        """Show the pages."""
        self._pages.show_pdf(pdf, rma)
        self._close.setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Preview: not issued yet, no number"))
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
