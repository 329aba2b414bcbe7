"""From bands to pages: what goes where, and which totals are carried from page to page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from receiving_app.documents.layout import BOTTOM, Sheet


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of the page that is never cut.

    Attributes:
        height: points.
        draw: draws it, given its top.
        running: EUR excluding VAT of the table so far, this band included; None outside it.
        keep_with_next: never the last of its page.
    """

    height: float
    draw: Callable[[Sheet, float], None]
    running: Decimal | None = None
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Bands with their tops, and the totals at its edges (None where nothing is carried)."""

    bands: tuple[tuple[float, Band], ...]
    table_top: float | None = None
    brought: Decimal | None = None
    carried: Decimal | None = None
    carried_top: float = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in points that the filling of pages needs.

    Attributes:
        first_top: where the bands start on the first page.
        next_top: where they start on the others.
        table_head: the table's header.
        carry: one line of carried total.
    """

    first_top: float
    next_top: float
    table_head: float
    carry: float


@dataclass(slots=True)
class _Filler:
    measures: Measures
    pages: list[Page] = field(default_factory=list)
    bands: list[tuple[float, Band]] = field(default_factory=list)
    y: float = 0
    table_top: float | None = None
    brought: Decimal | None = None

    def start(self, top: float, in_table: bool, brought: Decimal | None) -> None:
        self.bands = []
        self.y = top
        self.brought = brought
        self.table_top = top if in_table else None
        if in_table:
            self.y += self.measures.table_head
        if brought is not None:
            self.y += self.measures.carry

    def close(self, carried: Decimal | None) -> None:
        self.pages.append(Page(tuple(self.bands), self.table_top, self.brought, carried, self.y))

    def put(self, block: tuple[Band, ...], more_table: bool) -> None:
        """Place a block; ``more_table`` says that the table goes on after it."""
        height = sum(band.height for band in block)
        reserve = self.measures.carry if more_table else 0
        if self.bands and self.y + height + reserve > BOTTOM:
            in_table = block[0].running is not None
            carried = self.bands[-1][1].running if in_table else None
            self.close(carried)
            self.start(self.measures.next_top, in_table, carried)
        for band in block:
            self.bands.append((self.y, band))
            self.y += band.height


def paginate(bands: Iterable[Band], measures: Measures) -> list[Page]:
    """Fill pages with bands in order; blocks kept together move to the next page together.

    Where the table breaks, the total so far closes the page and opens the next one.
    """
    blocks = list(_blocks(bands))
    filler = _Filler(measures)
    filler.start(measures.first_top, in_table=True, brought=None)
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else ()
        filler.put(block, bool(following) and following[0].running is not None)
    filler.close(None)
    return filler.pages


def _blocks(bands: Iterable[Band]) -> Iterator[tuple[Band, ...]]:
    block: list[Band] = []
    for band in bands:
        block.append(band)
        if not band.keep_with_next:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)
