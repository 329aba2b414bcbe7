"""A QR code as squares on a page, for what a telephone is to open."""

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from receiving_app.documents.layout import BLACK, WHITE, Sheet

QUIET_MODULES = 4


@lru_cache(maxsize=32)
def _rows(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return each row's dark runs, as (first module, number of modules)."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size: int = code.getModuleCount()  # type: ignore[no-untyped-call]  # left out of the stubs
    rows = []
    for row in range(size):
        runs: list[tuple[int, int]] = []
        for column in range(size):
            if not code.isDark(row, column):  # type: ignore[no-untyped-call]  # left out of the stubs
                continue
            if runs and sum(runs[-1]) == column:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((column, 1))
        rows.append(tuple(runs))
    return tuple(rows)


def draw_qr_code(sheet: Sheet, text: str, corner: tuple[float, float], side: float) -> None:
    """Draw a QR code with its quiet zone.

    Args:
        sheet: the page.
        text: what a telephone reads.
        corner: left and top, in points.
        side: width and height with the quiet zone, in points.
    """
    left, top = corner
    rows = _rows(text)
    module = side / (len(rows) + 2 * QUIET_MODULES)
    sheet.box(left, top, side, side, WHITE)
    for number, runs in enumerate(rows):
        y = top + (number + QUIET_MODULES) * module
        for first, count in runs:
            # A hair higher than its row: no light line shows between rows.
            sheet.box(left + (first + QUIET_MODULES) * module, y, count * module, module * 1.02, BLACK)
