"""The sign-in: over the whole window, so that nothing of the work under it is seen or done meanwhile.

A badge is scanned, or a name touched; then the PIN is typed, touched or scanned.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.actions import key_words
from ui.overlays.overlay import WAY_OUT
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.columns import Columns
from ui.widgets.page import Page
from ui.widgets.pin_pad import PinPad
from ui.widgets.tab_order import order_tabs
from ui.widgets.touch_scroll import scroll_by_touch
from ui.widgets.verdict_banner import VerdictBanner

TICK_MS = 250


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may sign in: their name, and their role in words."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign-in as it was asked for; the PIN is left out of the representation."""

    name: str
    pin: str = field(repr=False)


class SignInOverlay(QFrame):
    """Asks who works here, and covers the window until it is known.

    Args:
        window: what is covered.
        now: seconds of a clock that never goes back.

    Signals:
        entered: somebody asks to sign in; carries the ``Entry``.
        given_up: whoever was signed in goes on, where that is possible.
    """

    entered = Signal(object)
    given_up = Signal()

    def __init__(self, window: QWidget, now: Callable[[], float]) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._people: tuple[Candidate, ...] = ()
        self._chosen: Candidate | None = None
        self._kept, self._bench, self._refusal = "", "", ""
        self._busy = False
        self._free_at = 0.0
        self._toggles: list[BigToggle] = []
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()
        self.hide()
        window.installEventFilter(self)

    def _build_widgets(self) -> None:
        self.setObjectName("signIn")
        self.setProperty("surface", "background")
        self.setAutoFillBackground(True)
        self._title, self._how, self._whose = QLabel(self), QLabel(self), QLabel(self)
        set_type(self._title, "total", bold=True)
        set_type(self._how, "title")
        set_type(self._whose, "title", bold=True)
        for label in (self._title, self._how, self._whose):
            label.setWordWrap(True)
        self._banner = VerdictBanner(self)
        self._banner.setObjectName("signInSaid")
        self._names = Columns(self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll_by_touch(self._area)
        self._pad = PinPad("signInPin", self)
        self._open = ActionButton("accent", "lock", self)
        self._open.setObjectName("signInOpen")
        self._back = ActionButton("secondary", "arrow-left", self)
        self._back.setObjectName("signInBack")
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)

    def _build_layout(self) -> None:
        theme = active()
        content = QWidget()
        columns = QHBoxLayout(content)
        edge = 2 * theme.space("xxl")
        columns.setContentsMargins(edge, edge, edge, edge)
        columns.setSpacing(edge)
        columns.addLayout(self._names_layout(), 3)
        columns.addWidget(self._card(), 2, Qt.AlignmentFlag.AlignTop)
        page = Page(content)
        page.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _names_layout(self) -> QVBoxLayout:
        """Lay out who may sign in; many names scroll."""
        theme = active()
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, theme.space("m"), 0)
        inner.addWidget(self._names)
        inner.addStretch(1)
        self._area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        left = QVBoxLayout()
        left.setSpacing(theme.space("l"))
        for label in (self._title, self._how):
            left.addWidget(label)
        left.addSpacing(theme.space("m"))
        left.addWidget(self._area, 1)
        left.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        return left

    def _card(self) -> QFrame:
        """Lay out the PIN of whoever is chosen."""
        theme = active()
        card = QFrame()
        card.setProperty("surface", "card")
        layout = QVBoxLayout(card)
        edge = theme.space("xxl")
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space("l"))
        parts: tuple[QWidget, ...] = (self._whose, self._banner, self._pad, self._open)
        for part in parts:
            layout.addWidget(part)
        return card

    def _connect(self) -> None:
        self._pad.ended.connect(self._enter)
        self._open.clicked.connect(self._enter)
        self._back.clicked.connect(self._on_back_clicked)
        self._tick.timeout.connect(self._on_tick_timeout)

    # --- public -----------------------------------------------------------------------------

    def ask(self, bench: str, people: Sequence[Candidate], kept: str = "") -> None:
        """Cover the window and ask who is working.

        Args:
            bench: name of the bench.
            people: who may sign in, by name.
            kept: who goes on working where nobody else signs in; empty where somebody must.
        """
        self._bench, self._kept = bench, kept
        self._refusal, self._busy, self._free_at = "", False, 0.0
        self._chosen = None
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.offer(people)

    def offer(self, people: Sequence[Candidate]) -> None:
        """Offer these names; whose PIN is asked for stays the same."""
        self._people = tuple(people)
        self._offer_names()
        self._render()
        self._take_focus()

    def choose(self, chosen: Candidate | None) -> None:
        """Ask for this person's PIN; of nobody until somebody is chosen."""
        if chosen != self._chosen:
            self._refusal, self._free_at = "", 0.0
            self._tick.stop()
        self._chosen = chosen
        self._pad.clear()
        self._render()
        self._take_focus()

    def take_pin(self, text: str) -> bool:
        """Take a PIN that was scanned; tell whether one was expected."""
        expected = self._chosen is not None and not self._waits()
        if expected:
            self._pad.take_scanned(text)
        return expected

    def say(self, text: str) -> None:
        """Say what a scan or a sign-in led to."""
        self._busy = False
        self._refusal = text
        self._render()
        self._take_focus()

    def refuse(self, text: str, wait_seconds: float = 0.0) -> None:
        """Say why nobody was signed in, and take no other PIN for a while."""
        self._free_at = self._now() + wait_seconds
        if wait_seconds > 0:
            self._tick.start()
        self.say(text)

    def chosen(self) -> Candidate | None:
        """Return whose PIN is asked for."""
        return self._chosen

    def close_cover(self) -> None:
        """Show the window again."""
        self._tick.stop()
        self._pad.clear()
        self._chosen = None
        self._busy = False
        self.hide()

    def retranslate(self) -> None:
        """Set every text."""
        self._open.setText(self.tr("Open"))
        self._back.setText(self.tr("Back to the work of {name}").format(name=self._kept))
        self._back.set_shortcut_hint(key_words(WAY_OUT))
        self._pad.retranslate()
        self._render()

    # --- events -----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window in its new size, too."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape; no other key goes on to the window."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_back_clicked()
        event.accept()

    # --- rendering --------------------------------------------------------------------------

    def _offer_names(self) -> None:
        for toggle in self._toggles:
            toggle.hide()
            toggle.deleteLater()
        self._toggles = []
        for position, one in enumerate(self._people):
            toggle = BigToggle(self._names)
            toggle.setObjectName(f"signInName_{position}")
            toggle.setText(one.name)
            toggle.setAccessibleName(one.name)
            toggle.set_detail(one.detail)
            toggle.set_icon("user")
            toggle.setMinimumHeight(active().target() + active().space("xl"))
            toggle.clicked.connect(lambda _checked=False, chosen=one: self.choose(chosen))
            self._toggles.append(toggle)
        self._names.show_widgets(self._toggles)
        for toggle in self._toggles:
            toggle.show()
        order_tabs((*self._toggles, self._back, self._pad, self._open))

    def _render(self) -> None:
        self._title.setText(self.tr("Bench {bench}: who is working?").format(bench=self._bench))
        scanned = self.tr("Scan your badge, or touch your name. Then your PIN.")
        self._how.setText(scanned)
        chosen = self._chosen
        if chosen is None:
            whose = self.tr("Nobody chosen yet")
        else:
            whose = self.tr("PIN of {name}").format(name=chosen.name)
        self._whose.setText(whose)
        self._pad.ask(self.tr("PIN"))
        for toggle, one in zip(self._toggles, self._people, strict=True):
            toggle.set_state("chosen" if chosen is not None and one.name == chosen.name else "choice")
        able = chosen is not None and not self._busy and not self._waits()
        self._pad.setEnabled(able)
        self._open.setEnabled(able)
        self._back.setVisible(bool(self._kept))
        self._back.setText(self.tr("Back to the work of {name}").format(name=self._kept))
        self._show_said()

    def _show_said(self) -> None:
        left = self._seconds_left()
        detail = ""
        if left > 0:
            minutes, seconds = divmod(left, 60)
            if minutes:
                detail = self.tr("Next try in {minutes} min {seconds} s").format(
                    minutes=minutes, seconds=seconds
                )
            else:
                detail = self.tr("Next try in {seconds} s").format(seconds=seconds)
        self._banner.setVisible(bool(self._refusal or detail))
        self._banner.show_verdict("refused" if left else "attention", self._refusal, detail)

    def _take_focus(self) -> None:
        if self._pad.isEnabled():
            self._pad.take_focus()
        elif self._toggles and self._chosen is None:
            self._toggles[0].setFocus()
        else:
            self.setFocus()

    def _seconds_left(self) -> int:
        return max(0, -int(-(self._free_at - self._now()) // 1))

    def _waits(self) -> bool:
        return self._seconds_left() > 0

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _enter(self) -> None:
        pin = self._pad.take()
        if self._chosen is None or not pin or self._busy or self._waits():
            return
        self._busy = True
        self._refusal = ""
        self._render()
        self.setFocus()
        self.entered.emit(Entry(self._chosen.name, pin))

    @Slot()
    def _on_back_clicked(self) -> None:
        if self._kept and not self._busy:
            self.given_up.emit()

    @Slot()
    def _on_tick_timeout(self) -> None:
        if self._waits():
            self._show_said()
            return
        self._tick.stop()
        self._refusal = ""
        self._render()
        self._take_focus()
