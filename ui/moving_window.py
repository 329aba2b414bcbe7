"""The window while this bench's file goes to a server: what is done, how many rows of how many, and a way out.

The bench's own window is gone meanwhile, so that nobody works on what is being moved.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEventLoop, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.moving import Moved
from receiving_app.wording import Wording
from ui.operations import BACKGROUND, Operation, Progress, Step, start_lanes
from ui.theme import active, icon_pixmap, set_state, set_type
from ui.widgets.action_button import ActionButton

STAGES = ("checked", "copied", "compared", "verified")
Told = Callable[[str, str, int, int], None]
Move = Callable[[Told, Callable[[], bool]], Moved]
_SIZE = (900, 480)
_PARTS = 1_000


class MovingWindow(QWidget):
    """Shows one move from its beginning to its end.

    Args:
        words: of stages and tables.
        server: where it goes, by name.
    """

    def __init__(self, words: Wording, server: str) -> None:
        super().__init__()
        self._words = words
        self._at = STAGES[0]
        self._progress = Progress(self)
        self._moved: Moved | None = None
        self._error: DomainError | None = None
        self._ending = False
        self._loop = QEventLoop()
        self.setObjectName("movingWindow")
        self.setProperty("surface", "background")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # The bench's window comes back after it: the program does not end with this one.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._build_widgets()
        self._build_layout()
        self._progress.advanced.connect(self._on_progress_advanced)
        self._cancel.clicked.connect(self._give_up)
        self._title.setText(self.tr("This database goes to {server}").format(server=server))
        self.setWindowTitle(self._title.text())
        self._render(Step(0, 0))

    def _build_widgets(self) -> None:
        self._title, self._rows = QLabel(self), QLabel(self)
        set_type(self._title, "title", bold=True)
        self._title.setWordWrap(True)
        self._rows.setObjectName("movedRows")
        self._rows.setProperty("role", "muted")
        self._marks = {stage: QLabel(self) for stage in STAGES}
        self._stages = {stage: QLabel(self) for stage in STAGES}
        for stage, label in self._stages.items():
            label.setObjectName(f"stage_{stage}")
            set_type(label, "strong")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("movedBar")
        self._bar.setTextVisible(False)
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("cancelMove")

    def _build_layout(self) -> None:
        theme = active()
        grid = QGridLayout()
        grid.setSpacing(theme.space("m"))
        grid.setColumnStretch(1, 1)
        for row, stage in enumerate(STAGES):
            grid.addWidget(self._marks[stage], row, 0)
            grid.addWidget(self._stages[stage], row, 1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        edge = theme.space("xxl")
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space("l"))
        layout.addWidget(self._title)
        layout.addLayout(grid)
        layout.addWidget(self._bar)
        layout.addWidget(self._rows)
        layout.addStretch(1)
        layout.addLayout(acts)
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))

    # --- public -----------------------------------------------------------------------------

    def run(self, move: Move) -> Moved:
        """Show the window, carry the move out, and return what came of it once it is at its end.

        Raises:
            Interrupted: it was cancelled; nothing was changed.
            DomainError: it was refused; nothing was changed.
        """
        lanes = start_lanes()
        call = partial(move, self._tell, self._progress.cancelled)
        Operation(
            self, call, self._on_moved, self._on_refused, lane=BACKGROUND, progress=self._progress
        ).start()
        self.show()
        self._loop.exec()
        self.hide()
        lanes.drain()
        self.deleteLater()
        if self._moved is None:
            raise self._error or AssertionError("a move ends with one or the other")
        return self._moved

    # --- rendering --------------------------------------------------------------------------

    def _tell(self, stage: str, table: str, done: int, count: int) -> None:
        """Pass on how far it is; from the thread that moves."""
        self._progress.report(done, count, f"{stage} {table}".strip())

    def _render(self, step: Step) -> None:
        theme = active()
        stage, _, table = step.text.partition(" ")
        self._at = stage or self._at
        at = STAGES.index(self._at)
        for position, one in enumerate(STAGES):
            icon, role = ("check", "success") if position < at else ("circle", "muted")
            if position == at:
                icon, role = "player-play", "accent"
            self._marks[one].setPixmap(icon_pixmap(icon, theme.colour(role), theme.icon("m")))
            self._stages[one].setText(self._words.text(f"server.stage.{one}"))
            set_state(self._stages[one], "role", "" if position == at else "muted")
        self._bar.setRange(0, _PARTS if step.total else 0)
        self._bar.setValue(step.done * _PARTS // step.total if step.total else 0)
        self._rows.setText(self._told(step, table))
        self._bar.setAccessibleName(f"{self._stages[self._at].text()} {self._rows.text()}".strip())
        # From then on everything is on the server, and carried to its end.
        self._cancel.setEnabled(self._at != "verified" and not self._ending)
        text = self.tr("Cancelling…") if self._ending else self.tr("Cancel: nothing changes")
        self._cancel.setText(text)

    def _told(self, step: Step, table: str) -> str:
        if not table:
            return self.tr("One moment…")
        name = self._words.text(f"server.table.{table}")
        return self._words.filled(
            self.tr("{what}: {done} {done:row|rows} of {count}"),
            what=name[:1].upper() + name[1:],
            done=self._figure(step.done),
            count=self._figure(step.total),
        )

    def _figure(self, number: int) -> str:
        return self._words.number(Decimal(number), 0)

    # --- events and slots -------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Cancel, where that is still possible; the window goes once the move is at its end."""
        self._give_up()
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _give_up(self) -> None:
        if self._cancel.isEnabled():
            self._ending = True
            self._progress.cancel()
            self._cancel.setEnabled(False)
            self._cancel.setText(self.tr("Cancelling…"))

    @Slot(object)
    def _on_progress_advanced(self, step: Step) -> None:
        self._render(step)

    def _on_moved(self, moved: Moved) -> None:
        self._moved = moved
        self._loop.quit()

    def _on_refused(self, error: DomainError) -> None:
        self._error = error
        self._loop.quit()
