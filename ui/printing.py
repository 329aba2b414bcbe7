"""Send a PDF to a printer, page by page at the printer's resolution.

QtPrintSupport and PDFium are imported by this module, so screens import it when they first need it.
Rendering takes longer than a frame: callers do it in a lane of their own, which Qt allows for printers.
"""

import pypdfium2
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from receiving_app.domain.sending_errors import NoPrinterChosen, PrintRefused

RESOLUTION = 300
POINTS = 72
BGRX = pypdfium2.raw.FPDFBitmap_BGRx
LABEL_MM = QSizeF(100, 50)
STRIP = 48
"""Height in pixels of what is drawn at once: a few milliseconds."""


def printer_names() -> tuple[str, ...]:
    """Return the names of the system's printers."""
    return tuple(QPrinterInfo.availablePrinterNames())


def default_printer(chosen: str) -> str:
    """Return the chosen printer, present or not, else the system's default.

    Raises:
        NoPrinterChosen: none was chosen, and the system has none.
    """
    # A chosen printer that is away is never replaced: the customer's document would come out elsewhere.
    name = chosen or QPrinterInfo.defaultPrinterName()
    if not name:
        raise NoPrinterChosen
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


def make_label_printer(name: str) -> QPrinter:
    """Return the printer of a name, set to labels of 100 by 50 mm.

    Raises:
        PrintRefused: there is no such printer.
    """
    printer = make_printer(name)
    size = QPageSize(LABEL_MM, QPageSize.Unit.Millimeter, "100x50")
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    return printer


def print_pdf(pdf: bytes, printer: QPrinter, title: str) -> None:
    """Print every page of a document.

    Raises:
        PrintRefused: the document cannot be read or the printer does not take it.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        raise PrintRefused(printer.printerName(), "not_accepted") from None
    printer.setDocName(title)
    painter = QPainter()
    try:
        if not painter.begin(printer):
            raise PrintRefused(printer.printerName(), "not_accepted")
        for number, page in enumerate(document):
            if number and not printer.newPage():
                raise PrintRefused(printer.printerName(), "not_accepted")
            _paint_page(page, painter, printer.resolution())
    finally:
        painter.end()
        document.close()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrintRefused(printer.printerName(), "not_accepted")


def _paint_page(page: pypdfium2.PdfPage, painter: QPainter, resolution: int) -> None:
    """Paint a page, strip by strip.

    Qt keeps Python's interpreter while it draws: a page at once would stop the window for a fifth of a
    second. PDFium lets go of it while it renders, which Qt's own PDF module does not.
    """
    bitmap = page.render(scale=resolution / POINTS, force_bitmap_format=BGRX)
    pixels = memoryview(bitmap.buffer).cast("B")
    for top in range(0, bitmap.height, STRIP):
        height = min(STRIP, bitmap.height - top)
        rows = bytes(pixels[top * bitmap.stride : (top + height) * bitmap.stride])
        strip = QImage(rows, bitmap.width, height, bitmap.stride, QImage.Format.Format_RGB32)
        painter.drawImage(0, top, strip)
    pixels.release()
    bitmap.close()
