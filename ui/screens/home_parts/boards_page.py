"""The boards of the day: tiles that count and list, and three boards."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.domain.vocabulary import Status
from receiving_app.services.boards import HomeBoard
from receiving_app.services.ports import Bench, ReturnRow
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.screens.home_parts.board import Board
from ui.screens.home_parts.filter_tile import FilterTile
from ui.screens.home_parts.row_words import RowLook, is_delivered, look_of
from ui.theme import active
from ui.widgets.data_table import DataTable
from ui.widgets.wrap_row import WrapRow

BOARDS, LISTED = 0, 1
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
    _Tile("on_hold", "player-pause", waits=True),
    _Tile("quarantined", "archive", waits=True),
)


class BoardsPage(QWidget):
    """Shows what is in progress, today's work and what waits; a tile lists what it counts.

    Signals:
        return_chosen: a return is to be looked at; carries its number.
        record_chosen: a quarantine record is to be looked at; carries its number.
    """

    return_chosen = Signal(str)
    record_chosen = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._wording = Wording()
        self._board: HomeBoard | None = None
        self._chosen = ""
        self.tiles = {tile.name: self._tile(tile) for tile in _TILES}
        self._boards = tuple(
            Board(name, icon, self._look, self)
            for name, icon in (("inProgress", "checklist"), ("today", "package"), ("waiting", "clock"))
        )
        self._listed = RowsModel()
        self._list = DataTable(self._listed, self)
        self._list.setObjectName("listed")
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
        for board in self._boards:
            self._columns.addWidget(board, 1)
        self._pages.addWidget(boards)
        self._pages.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(tiles)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        for board in self._boards:
            board.row_chosen.connect(self._on_row_chosen)
        self._list.row_chosen.connect(self._on_row_chosen)

    # --- public -----------------------------------------------------------------------------

    def show_board(self, board: HomeBoard) -> None:
        """Show what is on file now."""
        self._board = board
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
        for board, (title, empty, hint) in zip(self._boards, words, strict=True):
            board.set_words(title, empty, hint)
            board.refresh()
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
        figures = {
            "received": (counters.received_today, self.tr("received today")),
            "credited": (counters.credit_notes_today, self.tr("credit notes today")),
            "in_progress": (counters.in_progress, self.tr("in progress")),
            "delivered": (counters.delivered_never_scanned, self.tr("delivered, never scanned")),
            "on_hold": (counters.on_hold, self.tr("on hold")),
            "quarantined": (counters.quarantined, self.tr("in quarantine")),
        }
        for name, (count, word) in figures.items():
            self.tiles[name].show_count(count, word)
            self.tiles[name].setChecked(name == self._chosen)
        waiting = counters.delivered_never_scanned + counters.on_hold
        shown = (
            (board.in_progress, counters.in_progress),
            (board.today, counters.received_today),
            (board.waiting, waiting),
        )
        for one, (rows, count) in zip(self._boards, shown, strict=True):
            one.show_rows(rows, self._of(len(rows), count))
        if self._chosen:
            self._show_listed(board, figures[self._chosen][1])
        self._pages.setCurrentIndex(LISTED if self._chosen else BOARDS)

    def _of(self, shown: int, count: int) -> str:
        """Return how many there are; where more than fit, how many of them are shown."""
        if not count:
            return ""
        return self.tr("{shown} of {count}").format(shown=shown, count=count) if shown < count else str(count)

    def _show_listed(self, board: HomeBoard, title: str) -> None:
        rows: dict[str, tuple[object, ...]] = {
            "received": board.today,
            "credited": tuple(row for row in board.today if row.credit_notes),
            "in_progress": board.in_progress,
            "delivered": tuple(row for row in board.waiting if is_delivered(row)),
            "on_hold": tuple(row for row in board.waiting if row.status is Status.ON_HOLD),
            "quarantined": board.quarantine,
        }
        quarantine = self._chosen == "quarantined"
        self._listed.set_columns(self._record_columns() if quarantine else self._return_columns())
        self._listed.set_rows(rows[self._chosen])
        self._list.setAccessibleName(title)
        self._list.fit_columns()

    def _return_columns(self) -> tuple[Column, ...]:
        words = self._wording
        return (
            Column(self.tr("Return"), lambda row: row.rma, icon=lambda row: self._look(row).icon),
            Column(self.tr("State"), lambda row: self._look(row).state),
            Column(self.tr("Reason"), lambda row: words.term("reason", row.reason)),
            Column(self.tr("Credit note"), lambda row: ", ".join(row.credit_notes)),
            Column(self.tr("Products"), lambda row: ", ".join(row.skus)),
            Column(self.tr("Customer"), lambda row: row.customer),
        )

    def _record_columns(self) -> tuple[Column, ...]:
        words, bench = self._wording, self._bench
        return (
            Column(self.tr("Number"), lambda row: row.number, icon=lambda _row: "archive"),
            Column(self.tr("Since"), lambda row: words.from_today(row.at, bench.clock.today())),
            Column(self.tr("Return"), lambda row: row.rma),
            Column(self.tr("By"), lambda row: row.operator),
            Column(self.tr("What was read"), lambda row: row.raw),
        )

    # --- slots ------------------------------------------------------------------------------

    def _on_tile_clicked(self, name: str) -> None:
        """List what the tile counts; touched again, show the boards."""
        self._chosen = "" if self._chosen == name else name
        self._render()

    @Slot(object)
    def _on_row_chosen(self, row: ReturnRow | QuarantineRecord) -> None:
        if isinstance(row, QuarantineRecord):
            self.record_chosen.emit(row.number)
        else:
            self.return_chosen.emit(row.rma)
