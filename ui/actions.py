"""What can be done, in one list: keys, buttons, command palette, help card and command barcodes read it.

A screen declares each act once, with ``Screen.add_action``. Whatever offers acts later asks the screen
for its actions and needs to know no screen.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton

from ui.widgets.painted_button import PaintedButton


def key_words(key: QKeySequence) -> str:
    """Return a key as the operator's language names it, such as ``Échap``; empty without one."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)


FindButton = Callable[[], QAbstractButton | None]


class BenchAction(QAction):
    """An act with its key, its words and whether it is possible now.

    Where a button does the same, words and possibility are the button's: they cannot differ. One
    without a button gets its words in ``retranslate()``, by ``setText``.

    Args:
        name: stable, as ``put_on_hold``; also the object name.
        key: as ``F8``, or empty.
        act: what it does; the button's click where there is none.
        button: the button that does the same, or a function that finds it now.
        possible: whether it can be done now, where no button says so.
        command: identifier of the command barcode that does it, or empty.

    Signals:
        refused: it was asked for while its button is shown but disabled.
    """

    refused = Signal()

    def __init__(  # noqa: PLR0913  five of them are options by name
        self,
        parent: QObject,
        name: str,
        key: str = "",
        act: Callable[[], object] | None = None,
        *,
        button: QAbstractButton | FindButton | None = None,
        possible: Callable[[], bool] = lambda: True,
        command: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.command = command
        self._act = act
        self._button = button
        self._possible = possible
        if key:
            self.setShortcut(QKeySequence(key))
            self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.retranslate()
        self.triggered.connect(lambda _checked=False: self.run())

    def retranslate(self) -> None:
        """Show the key on the button as the language names it."""
        if isinstance(self._button, PaintedButton) and not self.shortcut().isEmpty():
            self._button.set_shortcut_hint(self.key_words())

    def key_words(self) -> str:
        """Return the key as the operator's language names it, such as ``Échap``; empty without one."""
        return key_words(self.shortcut())

    def button(self) -> QAbstractButton | None:
        """Return the button that does the same, if there is one now."""
        return self._button if isinstance(self._button, QAbstractButton) else self._button and self._button()

    def words(self) -> str:
        """Return what it does, in the screen's language."""
        button = self.button()
        return self.text() if button is None else button.accessibleName() or button.text()

    def is_possible(self) -> bool:
        """Tell whether it can be done now."""
        if self._button is None:
            return self._possible()
        button = self.button()
        return button is not None and button.isEnabled() and button.isVisibleTo(button.window())

    def run_by_command(self) -> bool:
        """Do it for a command barcode, and tell whether it was done: what is not possible now is not."""
        return (self._button is not None or self._possible()) and self.run()

    def run(self) -> bool:
        """Do it, and tell whether it was done; without a button the act itself explains what it refuses."""
        button = self.button()
        if self._button is not None and not self.is_possible():
            if button is not None and button.isVisibleTo(button.window()):
                self.refused.emit()
            return False
        if self._act is not None:
            self._act()
        elif button is not None:
            button.click()
        return True
