"""The one window: header with navigation, message bar, and the screen of the moment."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.actions import BenchAction
from ui.screens.screen import BACK, Screen
from ui.widgets.action_button import ActionButton
from ui.widgets.header_bar import HeaderBar
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.page import Page
from ui.widgets.status_mark import StatusMark
from ui.widgets.tab_order import order_tabs
from ui.window_menu import NavItem, WindowMenu

if TYPE_CHECKING:
    from receiving_app.services.ports import Bench
    from ui.overlays.help_card import HelpCard
    from ui.overlays.palette import CommandPalette


# What is seen above and below the control that has the focus, in pixels.
_AROUND_FOCUS = 24


class MainWindow(QMainWindow):
    """Shows one screen at a time; screens are made when first shown.

    Signals:
        language_requested: the other language was asked for; carries ``fr`` or ``en``.
        theme_requested: a theme was asked for, by name.
        text_size_requested: larger (1), smaller (-1) or usual (0) texts were asked for.
        file_dropped: a file was dropped on the window; carries its path.
        picture_given: a picture was dropped on the window or pasted into it; carries its path or image.
        scan_history_requested: the last scans are to be shown.
        sounds_toggled: the bench is to be silent, or no longer.
        return_chosen: a return was chosen in the command palette; carries its number.
        record_chosen: a quarantine record was chosen there; carries its number.
        search_requested: a text was chosen there that the search screen is to list.
        screen_shown: another screen is shown; carries its name.
        closed: the window is closing.
    """

    language_requested = Signal(str)
    theme_requested = Signal(str)
    text_size_requested = Signal(int)
    file_dropped = Signal(object)
    picture_given = Signal(object)
    scan_history_requested = Signal()
    sounds_toggled = Signal()
    return_chosen = Signal(str)
    record_chosen = Signal(str)
    search_requested = Signal(str)
    screen_shown = Signal(str)
    closed = Signal()

    def __init__(self, bench: "Bench", items: tuple[NavItem, ...]) -> None:
        super().__init__()
        self._bench = bench
        self._items = {item.name: item for item in items}
        self._screens: dict[str, Screen] = {}
        self._in_pages: dict[str, Page] = {}
        self._palette: CommandPalette | None = None
        self._help: HelpCard | None = None
        self._language = "fr"
        self._begun = False
        self.setAcceptDrops(True)
        self._build_widgets()
        self._build_layout()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)
        self.retranslate()

    def _build_widgets(self) -> None:
        self._header = HeaderBar(self)
        self._buttons: dict[str, ActionButton] = {}
        for item in self._items.values():
            if item.in_header:
                button = ActionButton("header", item.icon, self._header, compact=True)
                button.setObjectName(f"nav_{item.name}")
                button.clicked.connect(lambda _checked=False, name=item.name: self.show_screen(name))
                self._buttons[item.name] = button
        self._states = {name: StatusMark(self._header) for name in ("scanner", "database", "printer")}
        for name, mark in self._states.items():
            mark.setObjectName(f"status_{name}")
            mark.setVisible(False)
        self._menu_button = ActionButton("header", "keyboard", self._header, compact=True)
        self._menu_button.setObjectName("menu")
        self._menu_button.clicked.connect(self._on_menu_clicked)
        self._menu = WindowMenu(self, self._items, self._buttons)
        self._menu.palette_requested.connect(self._on_palette_requested)
        self._menu.help_requested.connect(self._on_help_requested)
        self._messages = MessageBar(self)
        self._messages.setObjectName("messages")
        self._pages = QStackedWidget(self)

    def _build_layout(self) -> None:
        self._header.lay_out((*self._buttons.values(), self._menu_button), tuple(self._states.values()))
        central = QWidget(self)
        central.setProperty("surface", "background")
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._messages)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(central)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_time)

    # --- public -----------------------------------------------------------------------------

    def add_everywhere(self, action: BenchAction) -> None:
        """Offer one more act on every screen: by its key, in the menu, the palette and the help."""
        self.addAction(action)
        self._menu.add(action)

    def begin(self) -> None:
        """Say who works at which bench, and what time it is: the database is open."""
        self._begun = True
        self.set_status("database", ready=True)
        self._timer.start(10_000)
        self.show_bench()

    def bench_actions(self) -> tuple[BenchAction, ...]:
        """Return the acts of the screen shown, then those of every screen."""
        shown = self.shown_screen()
        of_screen = shown.bench_actions() if shown is not None else ()
        return (*of_screen, *self._menu.acts())

    def run_command(self, command: str) -> bool:
        """Do the act that a command barcode names; tell whether it is possible now."""
        return any(one.run_by_command() for one in self.bench_actions() if one.command == command)

    def shown_screen(self) -> Screen | None:
        """Return the screen shown."""
        shown = self._pages.currentWidget()
        held = shown.held if isinstance(shown, Page) else None
        return held if isinstance(held, Screen) else None

    def screen_named(self, name: str) -> Screen:
        """Return a screen, made now if it was not shown yet."""
        if name not in self._screens:
            screen = self._items[name].make()
            screen.add_way_back()
            screen.message_requested.connect(self.show_message)
            screen.screen_requested.connect(self.show_screen)
            self._screens[name] = screen
            self._in_pages[name] = Page(screen)
            self._pages.addWidget(self._in_pages[name])
        return self._screens[name]

    @Slot(str)
    def show_screen(self, name: str) -> None:
        """Show a screen and let it take the focus."""
        screen = self.screen_named(name)
        for card in (self._palette, self._help):
            if card is not None:
                card.close_card()
        self._pages.setCurrentWidget(self._in_pages[name])
        self._menu.yield_keys(screen)
        for other, button in self._buttons.items():
            button.set_kind("header_current" if other == name else "header")
        screen.on_shown()
        self.screen_shown.emit(name)

    def current(self) -> str:
        """Return the name of the screen shown."""
        shown = self._pages.currentWidget()
        return next((name for name, page in self._in_pages.items() if page is shown), "")

    def screen_names(self) -> tuple[str, ...]:
        """Name every screen that there is."""
        return tuple(self._items)

    def screens(self) -> tuple[Screen, ...]:
        """Return the screens made so far."""
        return tuple(self._screens.values())

    @Slot(object)
    def show_message(self, message: Message) -> None:
        """Show a message under the header; Tab comes by before it goes on to the screen."""
        self._messages.show_message(message)
        order_tabs((self._menu_button, *self._messages.strips()))

    def set_status(self, name: str, ready: bool) -> None:
        """Show whether the scanner, the database or the printer is ready; unknown ones stay unseen."""
        self._states[name].show_ready(ready)
        self._states[name].setVisible(True)

    def hide_status(self, name: str) -> None:
        """Show nothing of the scanner, the database or the printer."""
        self._states[name].setVisible(False)

    @property
    def header(self) -> HeaderBar:
        """Return the header, over which scans are answered."""
        return self._header

    def show_muted(self, muted: bool) -> None:
        """Offer sounds where there are none, and silence where there are."""
        self._menu.show_muted(muted)

    def clear_messages(self) -> None:
        """Dismiss every message: the next parcel is another matter."""
        self._messages.clear()

    def take_back(self, message: Message) -> None:
        """Remove a message that holds no longer."""
        self._messages.take_back(message)

    def messages(self) -> tuple[Message, ...]:
        """Return the messages shown, newest first."""
        return self._messages.messages()

    def use_language(self, language: str) -> None:
        """Give every screen its words in another language."""
        if self._palette is not None:
            self._palette.use_language(language)
        for screen in self._screens.values():
            screen.set_language(language)
        self._language = language

    def retranslate(self) -> None:
        """Set every text of the frame."""
        self._menu.retranslate()
        for card in (self._palette, self._help):
            if card is not None:
                card.retranslate()
        self._menu_button.setText(self.tr("Menu"))
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._states["scanner"].set_words(
            self.tr("Scanner"), self.tr("Scanner ready"), self.tr("Scanner not ready")
        )
        self._states["database"].set_words(
            self.tr("Database"), self.tr("Database ready"), self.tr("Database not ready")
        )
        self._states["printer"].set_words(
            self.tr("Printer"), self.tr("Printer ready"), self.tr("Printer not ready")
        )
        self._header.retranslate()
        self.show_bench()
        self.setWindowTitle(self.tr("Réception RMA"))

    def show_bench(self) -> None:
        """Say who works at which bench."""
        if self._begun:
            actor = self._bench.actor
            self._header.who.setText(
                self.tr("Bench {bench} · {operator}").format(bench=actor.bench, operator=actor.operator)
            )
            self._show_time()

    # --- events -----------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            for action in self.bench_actions():
                action.retranslate()
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file or a picture that is dragged in."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the picture that is dropped, or import the file, whatever is on the screen."""
        if self._take_picture(event.mimeData()):
            event.acceptProposedAction()
            return
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.file_dropped.emit(files[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read a picture that is pasted, unless it is edited in; from the header, Escape leads back too."""
        focus = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and focus is not None and self._header.isAncestorOf(focus):
            self.run_command(BACK)
            return
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        if not (pasted and self._take_picture(QGuiApplication.clipboard().mimeData())):
            super().keyPressEvent(event)

    def _take_picture(self, data: QMimeData) -> bool:
        from ui.scanner.pictures import picture_in  # with the first thing dropped or pasted

        picture = picture_in(data)
        if picture is not None:
            self.picture_given.emit(picture)
        return picture is not None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes; what was acknowledged is already stored."""
        self._timer.stop()
        self.closed.emit()
        super().closeEvent(event)

    @Slot()
    def _on_menu_clicked(self) -> None:
        self._menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    @Slot()
    def _on_palette_requested(self) -> None:
        if self._palette is None:
            # Imported at its first use: the window is ready to scan without it.
            from ui.overlays.palette import CommandPalette

            self._palette = CommandPalette(self, self._bench, self.bench_actions)
            self._palette.use_language(self._language)
            self._palette.return_chosen.connect(self.return_chosen)
            self._palette.record_chosen.connect(self.record_chosen)
            self._palette.search_requested.connect(self.search_requested)
        self._palette.toggle()

    @Slot()
    def _on_help_requested(self) -> None:
        if self._help is None:
            from ui.overlays.help_card import HelpCard

            self._help = HelpCard(self, self.shown_screen, self._menu.acts)
        self._help.toggle()

    @Slot(QWidget, QWidget)
    def _on_application_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to where the focus went: Qt does so only for Tab, and only inside of one area."""
        # What is being touched must not move from under the finger.
        inner = new if QApplication.mouseButtons() == Qt.MouseButton.NoButton else None
        while inner is not None and inner is not self:
            inner = inner.parentWidget()
            if isinstance(inner, QScrollArea) and new is not None:
                inner.ensureWidgetVisible(new, 0, _AROUND_FOCUS)

    @Slot()
    def _show_time(self) -> None:
        from receiving_app.domain.paris import PARIS

        now = self._bench.clock.now().astimezone(PARIS)
        self._header.clock.setText(f"{now:%H:%M}")
