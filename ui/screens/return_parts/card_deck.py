"""The cards of the return screen: side by side where there is room, else in rows that scroll as one."""

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.screens.return_parts.bench_card import BenchCard
from ui.theme import active

# At 100 %: what a card needs to be read, and from where on a fifth has its own place.
_LEAST_WIDTH = 262
_LEAST_HEIGHT = 300
_FIVE_FROM = 1_640
_ROOMY_FROM = 660
_GAP = 10


class CardDeck(QWidget):
    """Places cards by hand: a new return changes no geometry, so nothing is laid out again.

    The extra card stands beside the others where there is room; elsewhere it takes the place of the
    first one while it is asked for.

    Signals:
        room_changed: whether there is room for larger controls; and whether the extra card has a place.
    """

    room_changed = Signal(bool, bool)

    def __init__(
        self, cards: tuple[tuple[BenchCard, int], ...], extra: tuple[BenchCard, int], parent: QWidget
    ) -> None:
        self._cards = cards
        self._extra = extra
        self._asked = False
        self._room = (False, False)
        super().__init__(parent)
        for card, _ in (*cards, extra):
            card.setParent(self)
        self._arrange()

    def ask_extra(self, *, asked: bool) -> None:
        """Show the extra card also where there is no room beside the others, or no longer."""
        if asked != self._asked:
            self._asked = asked
            self._arrange()

    def has_room_for_extra(self) -> bool:
        """Tell whether the extra card has a place of its own."""
        return self.width() >= active().px(_FIVE_FROM)

    def minimumSizeHint(self) -> QSize:
        """Return what the rows need."""
        theme = active()
        return QSize(theme.px(_LEAST_WIDTH), self._needed_height())

    def sizeHint(self) -> QSize:
        """Return what the rows need."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._tell_room()
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Place the cards anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._tell_room()
            self._arrange()

    def _tell_room(self) -> None:
        roomy = self.height() >= active().px(_ROOMY_FROM) and self._columns() == len(self._shown())
        if (roomy, self.has_room_for_extra()) != self._room:
            self._room = (roomy, self.has_room_for_extra())
            for card, _weight in (*self._cards, self._extra):
                card.set_roomy(roomy=roomy)
            self.room_changed.emit(*self._room)

    def refit(self) -> None:
        """Give rows that scroll as one the height their cards now need."""
        if self._columns() < len(self._shown()):
            self.updateGeometry()
            self._arrange()

    # --- places -----------------------------------------------------------------------------

    def _shown(self) -> tuple[tuple[BenchCard, int], ...]:
        if self.has_room_for_extra():
            return (*self._cards, self._extra)
        return (self._extra, *self._cards[1:]) if self._asked else self._cards

    def _columns(self) -> int:
        """Return how many cards stand side by side: all, or two, or one."""
        shown, least = len(self._shown()), active().px(_LEAST_WIDTH)
        for columns in (shown, 2):
            if self.width() >= columns * least + (columns - 1) * _GAP:
                return columns
        return 1

    def _rows(self) -> list[list[tuple[BenchCard, int]]]:
        shown, columns = self._shown(), self._columns()
        return [list(shown[start : start + columns]) for start in range(0, len(shown), columns)]

    def _needed_height(self) -> int:
        rows = self._rows()
        if len(rows) == 1:
            return active().px(_LEAST_HEIGHT)
        return sum(self._row_height(row) for row in rows) + _GAP * (len(rows) - 1)

    def _row_height(self, row: list[tuple[BenchCard, int]]) -> int:
        widths = self._widths(row)
        return max(card.height_needed(width) for (card, _weight), width in zip(row, widths, strict=True))

    def _widths(self, row: list[tuple[BenchCard, int]]) -> list[int]:
        room = self.width() - _GAP * (len(row) - 1)
        total = sum(weight for _card, weight in row)
        return [room * weight // total for _card, weight in row]

    def _arrange(self) -> None:
        rows = self._rows()
        top = 0
        for row in rows:
            height = self.height() if len(rows) == 1 else self._row_height(row)
            left = 0
            for (card, _weight), width in zip(row, self._widths(row), strict=True):
                card.setGeometry(QRect(left, top, width, height))
                left += width + _GAP
            top += height + _GAP
        shown = {card for row in rows for card, _weight in row}
        for card, _weight in (*self._cards, self._extra):
            card.setVisible(card in shown)
