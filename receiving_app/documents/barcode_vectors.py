"""Code 128 as bars: python-barcode says which modules are dark, the page draws them as vectors."""

from dataclasses import dataclass

from barcode import Code128
from barcode.errors import BarcodeError

from receiving_app.documents.layout import MM, WHITE, Sheet
from receiving_app.domain.credit_note_errors import UnprintableCharacters

# What printers can draw exactly: the dot of a label printer (203 dpi) and that of an office printer
# (600 dpi, which 1200 dpi holds as well).
LABEL_DOT = 25.4 / 203.2 * MM
OFFICE_DOT = 25.4 / 600 * MM
QUIET_MODULES = 10
NARROWEST = 0.25 * MM
WIDEST = 0.33 * MM
HEIGHT = 11 * MM


@dataclass(frozen=True, slots=True)
class BarcodeVectors:
    """The bars of a text.

    Attributes:
        runs: dark runs as (first module, number of modules).
        modules: width without the quiet zones.
    """

    runs: tuple[tuple[int, int], ...]
    modules: int

    @classmethod
    def of(cls, text: str, where: str) -> "BarcodeVectors":
        """Encode a text.

        Raises:
            UnprintableCharacters: Code 128 has no such character.
        """
        try:
            pattern = _Code128(text).build()[0]
        except BarcodeError:
            odd = "".join(sorted({c for c in text if not c.isascii()})) or text[:20]
            raise UnprintableCharacters(where, odd) from None
        return cls(tuple(_dark_runs(pattern)), len(pattern))

    def module_width(self, room: float) -> float:
        """Return the module's width in points within ``room``, quiet zones included.

        0.0 when it would be narrower than 0.25 mm, which hand scanners miss.
        """
        width = min(WIDEST, room / self.full_modules)
        return width if width >= NARROWEST else 0.0

    def snapped_width(self, room: float, dot: float, most: int) -> float:
        """Return the widest module of whole printer dots within ``room``, quiet zones included.

        A module of two and a half dots would be printed as two or three, now one and now the
        other, and thick bars could no longer be told from thin ones.

        Args:
            room: points.
            dot: width of a printer's dot, in points.
            most: dots of the widest module wanted.

        Returns:
            Points; 0.0 when it would be narrower than 0.25 mm, which hand scanners miss.
        """
        # The allowance is for a room computed from the same widths, short of them by a rounding.
        dots = min(most, int(room / (self.full_modules * dot) + 1e-9))
        return dots * dot if dots * dot >= NARROWEST - 1e-9 else 0.0

    @property
    def full_modules(self) -> int:
        """Width with the quiet zones."""
        return self.modules + 2 * QUIET_MODULES

    def draw(self, sheet: Sheet, x: float, top: float, module: float, height: float = HEIGHT) -> None:
        """Draw the bars on white from ``x``, which is the left edge of the quiet zone."""
        # A watermark behind the bars would cost the scanner its contrast.
        sheet.box(x, top, self.full_modules * module, height, WHITE)
        start = x + QUIET_MODULES * module
        sheet.bars([(start + first * module, count * module) for first, count in self.runs], top, height)


class _Code128(Code128):
    """Code 128 that keeps a leading ``99``.

    python-barcode 0.16 takes the two digits, which share their value with "switch to set C", for
    that switch and leaves them out: the bars would say another number than the one printed.
    """

    def _try_to_optimize(self, encoded: list[int]) -> list[int]:
        return encoded if self.code.startswith("99") else super()._try_to_optimize(encoded)


def _dark_runs(pattern: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for position, module in enumerate(pattern):
        if module != "1":
            continue
        if runs and sum(runs[-1]) == position:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((position, 1))
    return runs
