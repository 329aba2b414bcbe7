"""A keyboard to touch, with gloves on: for a field where something must be typed and no keys are near.

It sends key events to the field, so that a touch does exactly what a key does.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import active
from ui.widgets.action_button import ActionButton

_DIGITS = ("123", "456", "789")
_FIGURES = "1234567890"
_GAP = 6
_EDGE = 10
# What a large key has above a touch target.
_LARGE = QSize(56, 20)


class _Key(ActionButton):
    """One key; the focus stays with the field. A large one is wider and higher by half."""

    def __init__(
        self, name: str, icon: str = "", parent: QWidget | None = None, *, large: bool = False
    ) -> None:
        super().__init__("secondary", icon, parent)
        self._large = large
        self.setObjectName(f"key_{name}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Return a key to hit with a glove."""
        more = _LARGE if self._large else QSize(8, 6)
        return QSize(active().target(), active().target()) + more

    def is_clipped(self) -> bool:
        """Tell whether its sign does not fit: a key is as wide as it is."""
        return False


class KeyPad(QWidget):
    """Keys that type into a field: figures only, large ones where asked for, or letters too.

    Signals:
        ended: Enter was touched.
    """

    ended = Signal()

    def __init__(self, *, numeric: bool, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: QLineEdit | None = None
        self._numeric, self._large = numeric, large
        self._letters: list[_Key] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._back = self._key("backspace", "backspace")
        self._back.clicked.connect(lambda: self._press(Qt.Key.Key_Backspace))
        self._enter = self._key("enter", "corner-down-left")
        self._enter.clicked.connect(lambda: self._press(Qt.Key.Key_Return))
        self._enter.clicked.connect(self.ended)
        self._shift = self._key("shift", "arrow-big-up")
        self._shift.setCheckable(True)
        self._shift.setChecked(True)
        self._shift.toggled.connect(self._on_shift_toggled)
        self._space = self._key("space", "")
        self._space.clicked.connect(lambda: self._press(Qt.Key.Key_Space, " "))
        self._place_keys()
        self.retranslate()

    def type_into(self, field: QLineEdit) -> None:
        """Type into this field from now on."""
        self._field = field

    def retranslate(self) -> None:
        """Set every text; the letters lie where the language's keyboards have them."""
        self._back.setAccessibleName(self.tr("Delete"))
        self._enter.setAccessibleName(self.tr("Enter"))
        self._shift.setAccessibleName(self.tr("Capital letters"))
        self._space.setText(self.tr("space"))
        self._space.setAccessibleName(self._space.text())
        signs = "".join((self.tr("QWERTYUIOP"), self.tr("ASDFGHJKL'"), self.tr("ZXCVBNM-/:")))
        for key, sign in zip(self._letters, signs, strict=False):
            key.setText(sign if self._shift.isChecked() else sign.lower())
            key.setAccessibleName(sign)
            key.setObjectName(f"key_{sign}")

    # --- keys -------------------------------------------------------------------------------

    def _place_keys(self) -> None:
        rows = _DIGITS if self._numeric else (_FIGURES,)
        for row, figures in enumerate(rows):
            for column, figure in enumerate(figures):
                self._grid.addWidget(self._sign_key(figure), row, column)
        if self._numeric:
            self._shift.hide()
            self._space.hide()
            for column, key in enumerate((self._back, self._sign_key("0"), self._enter)):
                self._grid.addWidget(key, len(rows), column)
            return
        for position in range(30):
            key = self._sign_key("?")
            self._letters.append(key)
            self._grid.addWidget(key, 1 + position // 10, position % 10)
        for key, column, span in (
            (self._shift, 0, 2),
            (self._space, 2, 4),
            (self._back, 6, 2),
            (self._enter, 8, 2),
        ):
            self._grid.addWidget(key, 4, column, 1, span)

    def _key(self, name: str, icon: str = "") -> _Key:
        return _Key(name, icon, self, large=self._large)

    def _sign_key(self, sign: str) -> _Key:
        key = self._key(sign)
        key.setText(sign)
        key.setAccessibleName(sign)
        key.clicked.connect(lambda: self._press(Qt.Key.Key_unknown, key.text()))
        return key

    def _on_shift_toggled(self) -> None:
        self._shift.set_kind("accent" if self._shift.isChecked() else "secondary")
        self.retranslate()

    def _press(self, key: Qt.Key, text: str = "") -> None:
        if self._field is None:
            return
        self._field.setFocus()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


class TouchKeyboard(QFrame):
    """The keyboard as a panel over the window, beside the field that it types into.

    It goes when its field does, or loses the focus.
    """

    def __init__(self, window: QWidget, *, numeric: bool) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("touchDigits" if numeric else "touchKeyboard")
        self.setProperty("surface", "card")
        self._field: QLineEdit | None = None
        self._pad = KeyPad(numeric=numeric, parent=self)
        self._pad.ended.connect(self._put_away)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.addWidget(self._pad)
        self.hide()

    def toggle(self, field: QLineEdit) -> None:
        """Show it beside this field, or put it away."""
        if self.isVisible() and self._field is field:
            self._put_away()
            return
        self._put_away()
        self._field = field
        self._pad.type_into(field)
        self._pad.retranslate()
        field.setFocus()
        field.installEventFilter(self)
        self._place(field)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the field is hidden or left."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.FocusOut):
            self._put_away()
        return False

    def _put_away(self) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field = None
        self.hide()

    def _place(self, field: QLineEdit) -> None:
        window = self._window
        size = self.sizeHint().boundedTo(window.size())
        at = QRect(field.mapTo(window, QPoint()), field.size())
        below = at.bottom() + _GAP
        fits_below = below + size.height() <= window.height()
        top = below if fits_below else max(0, at.top() - _GAP - size.height())
        left = max(0, min(at.left(), window.width() - size.width() - _GAP))
        self.setGeometry(QRect(QPoint(left, top), size))


class KeyboardButton(ActionButton):
    """Shows the keyboard for a field; for touch only, so that the Tab key does not stop here."""

    def __init__(self, field: QLineEdit, parent: QWidget | None = None, *, numeric: bool = False) -> None:
        super().__init__("secondary", "keyboard", parent, compact=True)
        self._field = field
        self._numeric = numeric
        self.setObjectName(f"{field.objectName()}_keyboard")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._on_self_clicked)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(super().sizeHint().height(), super().sizeHint().height())

    def is_clipped(self) -> bool:
        """Tell that it has an icon only."""
        return False

    def retranslate(self) -> None:
        """Set its name."""
        self.setAccessibleName(self.tr("Keyboard to touch"))

    def changeEvent(self, event: QEvent) -> None:
        """Set the name again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_self_clicked(self) -> None:
        window = self.window()
        name = "touchDigits" if self._numeric else "touchKeyboard"
        keyboard = window.findChild(TouchKeyboard, name) or TouchKeyboard(window, numeric=self._numeric)
        keyboard.toggle(self._field)
