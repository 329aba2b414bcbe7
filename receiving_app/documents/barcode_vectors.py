"""Code 128 as bars: python-barcode says which modules are dark, the page draws them as vectors."""

from dataclasses import dataclass

from barcode import Code128
from barcode.errors import BarcodeError

from receiving_app.documents.layout import MM, WHITE, Sheet
from receiving_app.domain.errors import UnprintableCharacters

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
            pattern = Code128(text).build()[0]
        except BarcodeError:
            odd = "".join(sorted({c for c in text if not c.isascii()})) or text[:20]
            raise UnprintableCharacters(where, odd) from None
        return cls(tuple(_dark_runs(pattern)), len(pattern))

    def module_width(self, room: float) -> float:
        """Return the module's width in points within ``room``, quiet zones included.

        0.0 when it would be narrower than 0.25 mm, which hand scanners miss.
        """
        width = min(WIDEST, room / (self.modules + 2 * QUIET_MODULES))
        return width if width >= NARROWEST else 0.0

    def draw(self, sheet: Sheet, x: float, top: float, module: float) -> None:
        """Draw the bars on white from ``x``, which is the left edge of the quiet zone."""
        # A watermark behind the bars would cost the scanner its contrast.
        sheet.box(x, top, (self.modules + 2 * QUIET_MODULES) * module, HEIGHT, WHITE)
        start = x + QUIET_MODULES * module
        sheet.bars([(start + first * module, count * module) for first, count in self.runs], top, HEIGHT)


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
