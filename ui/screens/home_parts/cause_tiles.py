"""What hangs, counted by its causes: touched, one lists its own."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receiving_app.domain.limbo import CauseCount, LimboRow, by_cause
from receiving_app.domain.quarantine import Ageing
from receiving_app.wording import Wording
from ui.screens.home_parts.filter_tile import FilterTile
from ui.screens.home_parts.limbo_words import ICONS, LOOKS, cause_words, row_urgency
from ui.theme import active
from ui.widgets.wrap_row import WrapRow

# Of the urgencies, the one that is told first.
_WORST = (Ageing.OVERDUE, Ageing.AGEING, Ageing.FRESH)


class CauseTiles(QWidget):
    """A tile for each cause, the most frequent first; none where nothing has one.

    Signals:
        chosen: those of a cause are to be listed; carries its stable word, empty for all.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tiles: dict[str, FilterTile] = {}
        self._row = WrapRow(self, spacing=active().space("m"))
        self.setVisible(False)

    def show_rows(self, rows: Sequence[LimboRow], today: date, words: Wording) -> None:
        """Count these; which is chosen stays chosen while it has any."""
        counts = by_cause(rows, today)
        if tuple(one.cause for one in counts) != tuple(self._tiles):
            self._make(counts)
        for one in counts:
            tile = self._tiles[one.cause]
            urgency = _urgency([row for row in rows if row.cause == one.cause], today)
            text = cause_words(one.kind, one.cause, words)
            if one.late:
                text = self.tr("{what} · {count} late").format(what=text, count=one.late)
            tile.set_icon(ICONS[urgency])
            tile.show_count(one.count, text, LOOKS[urgency])
        self.setVisible(bool(counts))

    def cause(self) -> str:
        """Return the cause chosen; empty for all."""
        return next((cause for cause, tile in self._tiles.items() if tile.isChecked()), "")

    def _make(self, counts: Sequence[CauseCount]) -> None:
        chosen = self.cause()
        for tile in self._tiles.values():
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        for one in counts:
            tile = FilterTile(ICONS[Ageing.FRESH], self, waits=True)
            tile.setObjectName(f"cause_{one.cause}")
            tile.setChecked(one.cause == chosen)
            tile.clicked.connect(lambda _checked=False, cause=one.cause: self._on_tile_clicked(cause))
            self._row.addWidget(tile)
            self._tiles[one.cause] = tile

    def _on_tile_clicked(self, cause: str) -> None:
        """List those of one cause; touched again, all."""
        for name, tile in self._tiles.items():
            if name != cause:
                tile.setChecked(False)
        self.chosen.emit(self.cause())


def _urgency(rows: Sequence[LimboRow], today: date) -> Ageing:
    """Return the worst urgency among some rows."""
    found = {row_urgency(row, today) for row in rows}
    return next(one for one in _WORST if one in found)
