"""A board of the home screen: returns in two lines each, opened by a touch or Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from receiving_app.services.return_ports import ReturnRow
from ui.models.rows_model import Column, RowsModel
from ui.screens.home_parts.row_words import RowLook
from ui.theme import active, icon_pixmap, set_type
from ui.tokens import Theme
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.touch_scroll import scroll_by_touch

_COLOURS = {"info": "info", "ok": "success", "attention": "warning", "refused": "danger"}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_EDGE, _ICON, _GAP = 10, 24, 8
# What is added has at most this share of the customer's line, and yields first.
_ADDED_SHARE = 0.4
# At 100 %: from where on number and state stand side by side.
_BESIDE_FROM = 370
LookOf = Callable[[ReturnRow], RowLook]


class _RowDelegate(QStyledItemDelegate):
    """Paints a row; a chosen one in the colours of the accent."""

    def __init__(self, rows: RowsModel, look_of: LookOf, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._look_of = look_of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines, and no less than a touch target."""
        return QSize(1, row_height(active(), self._view.viewport().width()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint icon and two lines."""
        row = self._rows.row(index.row())
        if not isinstance(row, ReturnRow):
            return
        theme, look = active(), self._look_of(row)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, theme.colour("accent"))
        painter.setPen(QPen(theme.colour("divider"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        _paint_look(painter, theme, look, box, chosen=chosen)
        painter.restore()


def _stacked(theme: Theme, width: int) -> bool:
    """Tell whether the state needs a line of its own: it does not fit beside the number."""
    return width < theme.px(_BESIDE_FROM)


def row_height(theme: Theme, width: int) -> int:
    """Return the height of a row: two lines, or three in a narrow list; no less than a touch target."""
    small = theme.wrapped_height("Xg", 1_000, "small")
    lines = theme.wrapped_height("Xg", 1_000, bold=True) + small * (2 if _stacked(theme, width) else 1)
    return max(56, lines + 14)


def _paint_look(painter: QPainter, theme: Theme, look: RowLook, box: QRect, *, chosen: bool) -> None:
    text, muted, mark = "text", "muted", _COLOURS[look.kind]
    if chosen:
        text = muted = mark = "on_accent"
    size = theme.px(_ICON)
    pixmap = icon_pixmap(look.icon, theme.colour(mark), size)
    painter.drawPixmap(box.left() + _EDGE, box.top() + (box.height() - size) // 2, pixmap)
    left = box.left() + _EDGE + size + _GAP
    height, small = (
        theme.wrapped_height("Xg", 1_000, step, bold=step == "body") for step in ("body", "small")
    )
    line = QRect(left, box.top() + 7, box.right() - _EDGE - left, height)
    painter.setFont(theme.font(bold=True))
    painter.setPen(theme.colour(text))
    painter.drawText(line, _LEFT, look.rma)
    side = _RIGHT
    if _stacked(theme, box.width()):
        line, side = QRect(left, line.bottom() + 1, line.width(), small), _LEFT
    painter.setFont(theme.font("small", bold=True))
    painter.setPen(theme.colour(mark))
    painter.drawText(line, side, look.state)
    last = QRect(left, line.bottom() + 1, line.width(), small)
    painter.setFont(theme.font("small"))
    added = look.added if theme.text_width(look.added, "small") <= last.width() * _ADDED_SHARE else ""
    painter.setPen(theme.colour(muted))
    painter.drawText(last, _RIGHT, added)
    room = last.width() - (theme.text_width(added, "small") + _GAP if added else 0)
    customer = painter.fontMetrics().elidedText(look.customer, Qt.TextElideMode.ElideRight, room)
    painter.setPen(theme.colour(text))
    painter.drawText(last, _LEFT, customer)


def _spoken(look: RowLook) -> str:
    """Return a row as a screen reader says it."""
    return ", ".join(text for text in (look.rma, look.state, look.customer, look.added) if text)


class RowList(QListView):
    """The rows of a board.

    Signals:
        row_chosen: a row was touched, or Enter was pressed on it; carries the ``ReturnRow``.
    """

    row_chosen = Signal(object)

    def __init__(self, model: RowsModel, look_of: LookOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(model, look_of, self))
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll_by_touch(self)
        self.clicked.connect(self._on_self_clicked)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys act: the current row, the first where there is none."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_self_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_self_clicked(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self._rows.row(index.row()))


class Board(QWidget):
    """A titled list of returns, or what it says where there is none.

    Signals:
        row_chosen: a return is to be opened; carries its ``ReturnRow``.
        all_requested: the board has only the first, and all are to be seen.
    """

    row_chosen = Signal(object)
    all_requested = Signal()

    def __init__(self, name: str, icon: str, look_of: LookOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._count = QLabel(self), QLabel(self)
        set_type(self._title, "strong", bold=True)
        self._count.setProperty("role", "muted")
        self._model = RowsModel((Column("", lambda row: _spoken(look_of(row))),))
        self.rows = RowList(self._model, look_of, self)
        self.rows.setObjectName(name)
        self.rows.row_chosen.connect(self.row_chosen)
        self._title.setBuddy(self.rows)
        self._empty = EmptyState(icon, self)
        self._empty.setObjectName(f"{name}Empty")
        self._pages = QStackedWidget(self)
        self._pages.setProperty("surface", "card")
        self._pages.setContentsMargins(1, 1, 1, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.rows)
        self.all = ActionButton("quiet", "search", self, compact=True)
        self.all.setObjectName(f"{name}All")
        self.all.clicked.connect(self.all_requested)
        self.all.hide()
        self._build_layout()

    def _build_layout(self) -> None:
        theme = active()
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.all)
        self.setMinimumHeight(3 * row_height(theme, 0))

    def set_words(self, title: str, empty: str, hint: str) -> None:
        """Set the title, and what is said where there is nothing."""
        self._title.setText(title)
        self.rows.setAccessibleName(title)
        self._empty.show_words(empty, hint)

    def show_rows(self, rows: Sequence[ReturnRow], count: str = "", see_all: str = "") -> None:
        """Show these returns, how many there are, and where that is more, what leads to all of them."""
        # The boards are read again whenever anything is done anywhere: a list stays where it was scrolled to.
        if tuple(rows) != self._model.rows():
            self._model.set_rows(rows)
        self._count.setText(count)
        self.all.setText(see_all)
        self.all.setAccessibleName(see_all)
        self.all.setVisible(bool(see_all))
        self._pages.setCurrentWidget(self.rows if rows else self._empty)

    def refresh(self) -> None:
        """Paint the words again: language or day changed."""
        self.rows.viewport().update()
