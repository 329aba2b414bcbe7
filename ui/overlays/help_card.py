"""The help card: what this screen is for, and the keys that work on it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.actions import BenchAction, key_words
from ui.overlays.overlay import WAY_OUT, Overlay
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton

COLUMNS = 2


class HelpCard(Overlay):
    """Lists the keys of the screen shown, in words; made anew each time, so that it is never out of date.

    Args:
        screen: gives the screen shown.
        everywhere: gives the acts that every screen has.
    """

    def __init__(
        self,
        window: QWidget,
        screen: Callable[[], Screen | None],
        everywhere: Callable[[], Iterable[BenchAction]],
    ) -> None:
        super().__init__(window)
        self._screen = screen
        self._everywhere = everywhere
        self.setObjectName("helpCard")
        theme = active()
        self._purpose = QLabel(self)
        set_type(self._purpose, "title", bold=True)
        self._purpose.setWordWrap(True)
        self._close = ActionButton("secondary", "x", self, compact=True)
        self._close.setObjectName("closeHelp")
        self._close.clicked.connect(self.close_card)
        self._area = QScrollArea(self)
        self._area.setObjectName("helpKeys")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(self._purpose, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("xl"), theme.space("xl"), theme.space("xl"))
        layout.addLayout(head)
        layout.addWidget(self._area, 1)
        self.retranslate()

    def open(self) -> None:
        """Show the keys of the screen shown."""
        shown = self._screen()
        if shown is not None:
            self._purpose.setText(shown.purpose())
            self.setAccessibleName(shown.purpose())
            page = self._keys(shown.bench_actions())
            self._area.setWidget(page)
            page.setAutoFillBackground(False)  # setWidget() fills it with the window's colour
            super().open()

    def take_focus(self) -> None:
        """Give the focus to the way out."""
        self._close.setFocus()

    def card_height(self) -> int:
        """Return what the keys need."""
        keys = self._area.widget()
        width = self.width() or active().px(600)
        head = max(self._purpose.heightForWidth(width), self._close.sizeHint().height())
        return head + (keys.sizeHint().height() if keys else 0) + 4 * active().space("xl")

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._close.setText(self.tr("Close"))
        self._close.set_shortcut_hint(key_words(WAY_OUT))
        self._area.setAccessibleName(self.tr("Keys of this screen"))

    def _keys(self, own: Iterable[BenchAction]) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(active().space("l"))
        grid.setVerticalSpacing(active().space("s"))
        for column in range(COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)
        row = self._add_group(grid, 0, self.tr("On this screen"), own)
        row = self._add_group(grid, row, self.tr("Everywhere"), self._everywhere())
        grid.setRowStretch(row, 1)
        return page

    def _add_group(self, grid: QGridLayout, row: int, title: str, actions: Iterable[BenchAction]) -> int:
        """Add a title and the acts that have a key and words now; return the next free row."""
        offered = [(one.key_words(), one.words()) for one in actions]
        offered = [(key, words) for key, words in offered if key and words]
        if not offered:
            return row
        head = QLabel(title)
        head.setProperty("role", "muted")
        grid.addWidget(head, row, 0, 1, 2 * COLUMNS)
        rows = -(-len(offered) // COLUMNS)
        for position, (key, words) in enumerate(offered):
            column, below = divmod(position, rows)
            cap, text = QLabel(key), QLabel(words)
            set_type(cap, "body", bold=True)
            text.setWordWrap(True)
            grid.addWidget(cap, row + 1 + below, 2 * column)
            grid.addWidget(text, row + 1 + below, 2 * column + 1)
        return row + 1 + rows
