"""The acts that are the window's, whatever screen it shows: in its menu, on its keys, behind the header's buttons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from receiving_app.domain.own_choices import THEMES
from ui.actions import BenchAction
from ui.screens.screen import Screen
from ui.widgets.action_button import ActionButton

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class NavItem:
    """A screen in the navigation: its name, icon, key, and how it is made when first needed.

    It is offered in the header, or in the menu, or opened by an act of another screen only.
    """

    name: str
    icon: str
    key: str
    make: Callable[[], Screen]
    in_header: bool = True
    in_menu: bool = False


class WindowMenu(QMenu):
    """Declares the window's acts, and lists them.

    Args:
        window: that does them.
        items: its screens.
        buttons: those of the header, by the name of their screen.

    Signals:
        palette_requested: everything that can be done is to be offered.
        help_requested: the keys of the screen are to be shown.
    """

    palette_requested = Signal()
    help_requested = Signal()

    def __init__(
        self, window: "MainWindow", items: Mapping[str, NavItem], buttons: Mapping[str, ActionButton]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._items = items
        self._buttons = buttons
        self._muted = False
        self._actions: dict[str, BenchAction] = {}
        self._keys: dict[str, QKeySequence] = {}
        self._build_screens()
        self._build_acts()

    def _build_screens(self) -> None:
        for name, button in self._buttons.items():
            self._add_act(name, self._items[name].key, button=button)
        for name in (item.name for item in self._items.values() if item.in_menu):
            self._add_act(name, self._items[name].key, partial(self._window.show_screen, name))
        self.addSeparator()

    def _build_acts(self) -> None:
        window = self._window
        self._add_act("palette", "Ctrl+K", self.palette_requested.emit)
        self._add_act("help", "F1", self.help_requested.emit, command="HELP")
        self._add_act("scan_history", "Ctrl+R", window.scan_history_requested.emit)
        self.addSeparator()
        self._add_act("sounds", "Ctrl+U", window.sounds_toggled.emit)
        self._add_act("language", "Ctrl+L", self._on_language_requested)
        for name in THEMES:
            self._add_act(f"theme_{name}", "", partial(window.theme_requested.emit, name))
        self.addSeparator()
        for name, key, step in (("larger", "Ctrl++", 1), ("smaller", "Ctrl+-", -1), ("usual", "Ctrl+0", 0)):
            self._add_act(f"text_{name}", key, partial(window.text_size_requested.emit, step))
        self.addSeparator()
        self._add_act("quit", "Ctrl+Q", window.close)

    def _add_act(
        self,
        name: str,
        key: str,
        act: Callable[[], object] | None = None,
        button: ActionButton | None = None,
        *,
        command: str = "",
    ) -> None:
        action = BenchAction(self._window, f"action_{name}", key, act, button=button, command=command)
        self._window.addAction(action)
        self.addAction(action)
        self._actions[name] = action
        self._keys[name] = action.shortcut()

    # --- public -----------------------------------------------------------------------------

    def add(self, action: BenchAction) -> None:
        """List one more act, whose words come from whoever made it."""
        self.addAction(action)
        self._actions[action.objectName()] = action
        self._keys[action.objectName()] = action.shortcut()

    def acts(self) -> tuple[BenchAction, ...]:
        """Return what the window can do, in the menu's order."""
        return tuple(self._actions.values())

    def yield_keys(self, screen: Screen) -> None:
        """Leave the screen shown the keys that it has acts for: Qt does neither of two acts of one key."""
        taken = {key.toString() for act in screen.bench_actions() for key in act.shortcuts()}
        for name, action in self._actions.items():
            key = self._keys[name]
            action.setShortcut(QKeySequence("" if key.toString() in taken else key))

    def show_muted(self, muted: bool) -> None:
        """Offer sounds where there are none, and silence where there are."""
        self._muted = muted
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words of every act, and of the header's buttons."""
        for name, text in self._texts().items():
            if name in self._actions:
                self._actions[name].setText(text)
            if name in self._buttons:
                self._buttons[name].setText(text)
                self._buttons[name].setAccessibleName(text)

    def _texts(self) -> dict[str, str]:
        """Return the words of each screen and act, by its name."""
        return {
            "home": self.tr("Home"),
            "search": self.tr("Search"),
            "credit_notes": self.tr("Credit notes"),
            "import": self.tr("Import"),
            "settings": self.tr("Settings"),
            "journal": self.tr("Journal"),
            "open_return": self.tr("Open a return"),
            "quarantine": self.tr("Quarantine"),
            "batches": self.tr("Manufacturer batches"),
            "catalogue": self.tr("Catalogue"),
            "playbooks": self.tr("Manufacturers' procedures"),
            "sending": self.tr("Sendings"),
            "export": self.tr("Export a period"),
            "backups": self.tr("Backups and restoring"),
            "server": self.tr("Shared database"),
            "scanner": self.tr("Barcode scanner"),
            "people": self.tr("People and rights"),
            "setup": self.tr("Guided set-up"),
            "palette": self.tr("Every action, return, customer, product…"),
            "help": self.tr("Help on this screen"),
            "scan_history": self.tr("Last scans"),
            "sounds": self.tr("Sounds on") if self._muted else self.tr("Sounds off"),
            "language": self.tr("Français"),
            "theme_system": self.tr("Theme of the system"),
            "theme_light": self.tr("Light theme"),
            "theme_dark": self.tr("Dark theme"),
            "theme_high_contrast": self.tr("High contrast theme"),
            "text_larger": self.tr("Larger text"),
            "text_smaller": self.tr("Smaller text"),
            "text_usual": self.tr("Usual text size"),
            "quit": self.tr("Quit"),
        }

    @Slot()
    def _on_language_requested(self) -> None:
        french = self.tr("Français") == "Français"
        self._window.language_requested.emit("fr" if french else "en")
