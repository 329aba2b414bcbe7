"""Send a PDF to a printer, page by page at the printer's resolution.

QtPrintSupport and QtPdf are imported by this module, so screens import it when they first need it.
Rendering takes longer than a frame: callers do it in the background lane, which Qt allows for printers.
"""

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from receiving_app.domain.errors import PrintRefused

RESOLUTION = 300


def printer_names() -> tuple[str, ...]:
    """Return the names of the system's printers."""
    return tuple(QPrinterInfo.availablePrinterNames())


def default_printer(chosen: str) -> str:
    """Return the chosen printer, present or not, else the system's default.

    Raises:
        PrintRefused: none was chosen and the system has none.
    """
    # A chosen printer that is away is never replaced: the customer's document would come out elsewhere.
    name = chosen or QPrinterInfo.defaultPrinterName()
    if not name:
        raise PrintRefused("—", "none")
    return name


def make_printer(name: str) -> QPrinter:
    """Return the printer of a name, set to A4 without margins.

    Raises:
        PrintRefused: there is no such printer.
    """
    if name not in printer_names():
        raise PrintRefused(name, "missing")
    printer = QPrinter(QPrinterInfo.printerInfo(name))
    set_page(printer)
    return printer


def set_page(printer: QPrinter) -> None:
    """Set a printer to A4, full page, at a resolution that keeps barcodes sharp."""
    printer.setResolution(RESOLUTION)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )


def print_pdf(pdf: bytes, printer: QPrinter, title: str) -> None:
    """Print every page of a document.

    Raises:
        PrintRefused: the document cannot be read or the printer does not take it.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setDocName(title)
    painter = QPainter()
    if document.pageCount() == 0 or not painter.begin(printer):
        raise PrintRefused(printer.printerName(), "not_accepted")
    try:
        _paint_pages(document, painter, printer)
    finally:
        painter.end()
        document.close()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrintRefused(printer.printerName(), "not_accepted")


def _paint_pages(document: QPdfDocument, painter: QPainter, printer: QPrinter) -> None:
    size: QSize = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    for number in range(document.pageCount()):
        if number and not printer.newPage():
            raise PrintRefused(printer.printerName(), "not_accepted")
        painter.drawImage(0, 0, document.render(number, size))
