"""Shows a PDF from its bytes, with zoom and pages; imported with the first document, as QtPdf is heavy."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QPointF, Qt, Slot
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.wrap_row import WrapRow

ZOOM_STEP = 1.25
ZOOM_RANGE = (0.25, 5.0)
# Less of a page tells nothing.
_LEAST_HEIGHT = 300


class PdfView(QWidget):
    """All pages under one another, as wide as the widget until zoomed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Before the view, so that it goes first: going, it still tells the view, which must be alive.
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._view = QPdfView(self)
        self._view.setObjectName("pdf")
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._pages = QLabel(self)
        self._previous = self._button("pagePrevious", "chevron-left")
        self._next = self._button("pageNext", "chevron-right")
        self._out = self._button("zoomOut", "minus")
        self._in = self._button("zoomIn", "plus")
        self._fit = self._button("fitWidth", "refresh")
        self._build_layout()
        self._connect()
        self.retranslate()

    def _button(self, name: str, icon: str) -> ActionButton:
        button = ActionButton("secondary", icon, self, compact=True)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        bar = WrapRow(spacing=active().space("s"))
        for widget in (self._previous, self._pages, self._next, self._out, self._in, self._fit):
            bar.addWidget(widget)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pages.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._view.setMinimumHeight(_LEAST_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("s"))
        layout.addWidget(self._view, 1)
        layout.addLayout(bar)

    def _connect(self) -> None:
        self._previous.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(+1))
        self._out.clicked.connect(lambda: self._zoom(1 / ZOOM_STEP))
        self._in.clicked.connect(lambda: self._zoom(ZOOM_STEP))
        self._fit.clicked.connect(lambda: self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth))
        self._view.pageNavigator().currentPageChanged.connect(self._render)

    def show_pdf(self, pdf: bytes, name: str = "") -> None:
        """Show a document under its name."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(name)
        self._render()

    def page_count(self) -> int:
        """Return the number of pages shown."""
        return self._document.pageCount()

    def page(self) -> int:
        """Return the page looked at, from 1."""
        return self._view.pageNavigator().currentPage() + 1

    def retranslate(self) -> None:
        """Set every text."""
        self._fit.setText(self.tr("Fit width"))
        for button, text in (
            (self._previous, self.tr("Previous page")),
            (self._next, self.tr("Next page")),
            (self._out, self.tr("Smaller")),
            (self._in, self.tr("Larger")),
            (self._fit, self._fit.text()),
        ):
            button.setAccessibleName(text)
            button.setToolTip(text)
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- acts -------------------------------------------------------------------------------

    @Slot()
    def _render(self) -> None:
        page, count = self.page(), self.page_count()
        self._pages.setText(self.tr("Page {page} of {count}").format(page=page, count=count))
        self._previous.setEnabled(page > 1)
        self._next.setEnabled(page < count)

    def _turn(self, pages: int) -> None:
        navigator = self._view.pageNavigator()
        wanted = navigator.currentPage() + pages
        if 0 <= wanted < self.page_count():
            navigator.jump(wanted, QPointF(), navigator.currentZoom())
            self._render()

    def _zoom(self, factor: float) -> None:
        view = self._view
        if view.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            # What fits the width now is where zooming starts.
            width = self._document.pagePointSize(0).width() * view.logicalDpiX() / 72
            view.setZoomFactor(view.viewport().width() / width if width else 1.0)
            view.setZoomMode(QPdfView.ZoomMode.Custom)
        least, most = ZOOM_RANGE
        view.setZoomFactor(min(most, max(least, view.zoomFactor() * factor)))
