"""The boards of the day: tiles that count and list, and three boards."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from receiving_app.domain.limbo import Limbo, LimboRow
from receiving_app.services.boards import BoardList, HomeBoard
from receiving_app.services.ports import Bench
from receiving_app.services.return_ports import ReturnRow
from receiving_app.wording import Wording
from ui.screens.home_parts.board import Board
from ui.screens.home_parts.filter_tile import FilterTile
from ui.screens.home_parts.limbo_list import LimboList
from ui.screens.home_parts.limbo_words import LOOKS, tile_urgency
from ui.screens.home_parts.returns_list import ReturnsList
from ui.screens.home_parts.row_words import RowLook, look_of
from ui.screens.screen import Screen
from ui.theme import active
from ui.widgets.wrap_row import WrapRow

BOARDS, LISTED, LIMBO = 0, 1, 2
# The boards, by what each shows the first of.
_BOARDS = {
    BoardList.IN_PROGRESS: ("inProgress", "checklist"),
    BoardList.RECEIVED: ("today", "package"),
    BoardList.WAITING: ("waiting", "clock"),
}
# Narrower than this, at 100 %, the boards stand under one another.
_THREE_FROM = 960
_GAP = 12


@dataclass(frozen=True, slots=True)
class _Tile:
    name: str
    icon: str
    waits: bool = False


_TILES = (
    _Tile("received", "package"),
    _Tile("credited", "receipt-euro"),
    _Tile("in_progress", "checklist"),
    _Tile("delivered", "truck-delivery", waits=True),
    _Tile("not_inspected", "box", waits=True),
    _Tile("on_hold", "player-pause", waits=True),
    _Tile("quarantined", "archive", waits=True),
    _Tile("late_batches", "truck-return", waits=True),
)


class BoardsPage(QWidget):
    """Shows what is in progress, today's work and what waits; a tile lists what it counts.

    Signals:
        return_chosen: a return is to be looked at; carries its number.
        record_chosen: a quarantine record is to be looked at; carries its number.
        batch_chosen: a manufacturer's batch is to be looked at; carries its number.
        refused: a list cannot be read; carries the ``DomainError``.
    """

    return_chosen = Signal(str)
    record_chosen = Signal(str)
    batch_chosen = Signal(str)
    refused = Signal(object)

    def __init__(self, bench: Bench, screen: Screen) -> None:
        super().__init__(screen)
        self._bench = bench
        self._wording = Wording()
        self._board: HomeBoard | None = None
        self._chosen = ""
        self.tiles = {tile.name: self._tile(tile) for tile in _TILES}
        self.boards = {kind: Board(name, icon, self._look, self) for kind, (name, icon) in _BOARDS.items()}
        self._list = ReturnsList(bench, screen, self._look)
        self._limbo = LimboList(bench, screen)
        self._pages = QStackedWidget(self)
        self._build_layout()
        self._connect()

    def _tile(self, tile: _Tile) -> FilterTile:
        made = FilterTile(tile.icon, self, waits=tile.waits)
        made.setObjectName(f"tile_{tile.name}")
        made.clicked.connect(lambda: self._on_tile_clicked(tile.name))
        return made

    def _build_layout(self) -> None:
        theme = active()
        tiles = WrapRow(spacing=theme.space("m"))
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        boards = QWidget(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, boards)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(_GAP)
        for board in self.boards.values():
            self._columns.addWidget(board, 1)
        self._pages.addWidget(boards)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._limbo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(tiles)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        for kind, board in self.boards.items():
            board.row_chosen.connect(self._on_row_chosen)
            board.all_requested.connect(lambda one=kind: self._choose(one))
        self._list.row_chosen.connect(self._on_row_chosen)
        self._list.refused.connect(self.refused)
        self._limbo.row_chosen.connect(self._on_limbo_row_chosen)
        self._limbo.refused.connect(self.refused)

    # --- public -----------------------------------------------------------------------------

    def show_board(self, board: HomeBoard) -> None:
        """Show what is on file now."""
        self._board = board
        self._read_list()
        self._render()

    def show_boards(self) -> None:
        """List nothing in particular: show the three boards."""
        self._chosen = ""
        self._render()

    def is_listing(self) -> bool:
        """Tell whether a tile's list is shown instead of the boards."""
        return bool(self._chosen)

    def retranslate(self, wording: Wording) -> None:
        """Set every text."""
        self._wording = wording
        words = (
            (self.tr("In progress"), self.tr("Nothing in progress"), self.tr("Scan a parcel to begin.")),
            (self.tr("Received today"), self.tr("Nothing received yet today"), ""),
            (self.tr("Waiting"), self.tr("Nothing waits"), self.tr("All delivered parcels were scanned.")),
        )
        for board, (title, empty, hint) in zip(self.boards.values(), words, strict=True):
            board.set_words(title, empty, hint)
            board.refresh()
        self._limbo.retranslate(wording)
        self._list.retranslate(wording)
        self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the boards under one another where they would be too narrow."""
        super().resizeEvent(event)
        beside = self.width() >= active().px(_THREE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction is not self._columns.direction():
            self._columns.setDirection(direction)

    # --- rendering --------------------------------------------------------------------------

    def _look(self, row: ReturnRow) -> RowLook:
        return look_of(row, self._wording, self._bench.clock.today())

    def _render(self) -> None:
        board = self._board
        if board is None:
            return
        counters = board.counters
        filled = self._wording.filled
        received, credited = counters.received_today, counters.credit_notes_today
        figures = {
            "received": (received, filled(self.tr("{count:received|received} today"), count=received)),
            "credited": (credited, filled(self.tr("{count:credit note|credit notes} today"), count=credited)),
            "in_progress": (counters.in_progress, self.tr("in progress")),
        }
        for name, (count, word) in figures.items():
            self.tiles[name].show_count(count, word)
        self._render_limbo(board)
        for name, tile in self.tiles.items():
            tile.setChecked(name == self._chosen)
        waiting = counters.delivered_never_scanned + counters.on_hold
        shown = (
            (board.in_progress, counters.in_progress),
            (board.today, counters.received_today),
            (board.waiting, waiting),
        )
        for one, (rows, count) in zip(self.boards.values(), shown, strict=True):
            one.show_rows(rows, str(count) if count else "", self._see_all(len(rows), count))
        if self._chosen in set(BoardList):
            self._list.name(figures[self._chosen][1] if self._chosen in figures else self.tr("Waiting"))
        page = LISTED if self._chosen in set(BoardList) else LIMBO if self._chosen else BOARDS
        self._pages.setCurrentIndex(page)

    def _render_limbo(self, board: HomeBoard) -> None:
        """Show of what hangs how much it is, how old the oldest, and how urgent that makes it."""
        today, words = self._bench.clock.today(), self._limbo_words()
        for tile in board.limbo:
            days = (today - tile.oldest).days if tile.oldest else 0
            word = self._wording.filled(words[tile.kind], count=tile.count)
            if tile.late and tile.kind is Limbo.ON_HOLD:
                word = self.tr("{what} · {count} late").format(what=word, count=tile.late)
            elif days > 0:
                word = self.tr("{what} · {days} d").format(what=word, days=days)
            self.tiles[tile.kind].show_count(tile.count, word, LOOKS[tile_urgency(tile, today)])
            self.tiles[tile.kind].setVisible(bool(tile.count) or tile.kind is not Limbo.LATE_BATCHES)

    def _limbo_words(self) -> dict[Limbo, str]:
        return {
            Limbo.DELIVERED: self.tr("not {count:scanned|scanned}"),
            Limbo.NOT_INSPECTED: self.tr("not {count:inspected|inspected}"),
            Limbo.ON_HOLD: self.tr("on hold"),
            Limbo.QUARANTINED: self.tr("quarantine"),
            Limbo.LATE_BATCHES: self.tr("late {count:batch|batches}"),
        }

    def _see_all(self, shown: int, count: int) -> str:
        """Return what leads to all of them where a board has only the first; empty where it has all."""
        if shown >= count:
            return ""
        return self.tr("{shown} of {count} shown: see them all").format(shown=shown, count=count)

    def _read_list(self) -> None:
        """Read what is listed instead of the boards."""
        if self._chosen in set(Limbo):
            self._limbo.show_kind(Limbo(self._chosen))
        elif self._chosen:
            self._list.show_kind(BoardList(self._chosen))

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._read_list()
        self._render()

    # --- slots ------------------------------------------------------------------------------

    def _on_tile_clicked(self, name: str) -> None:
        """List what the tile counts; touched again, show the boards."""
        self._choose("" if self._chosen == name else name)

    @Slot(object)
    def _on_row_chosen(self, row: ReturnRow) -> None:
        self.return_chosen.emit(row.rma)

    @Slot(object)
    def _on_limbo_row_chosen(self, row: LimboRow) -> None:
        leads = {Limbo.QUARANTINED: self.record_chosen, Limbo.LATE_BATCHES: self.batch_chosen}
        leads.get(row.kind, self.return_chosen).emit(row.number)
