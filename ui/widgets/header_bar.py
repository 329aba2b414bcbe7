"""The header of the window: where to go, who works here, what is ready, what time it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import active
from ui.widgets.action_button import ICON_ONLY, UNFOLDED, WITHOUT_KEY, ActionButton
from ui.widgets.status_mark import StatusMark
from ui.widgets.tab_order import order_tabs

# What is shown of the buttons, and of what says who works here; the first that fits is taken.
_FOLDS = (
    (UNFOLDED, WITHOUT_KEY),
    (WITHOUT_KEY, WITHOUT_KEY),
    (WITHOUT_KEY, ICON_ONLY),
    (ICON_ONLY, WITHOUT_KEY),
    (ICON_ONLY, ICON_ONLY),
)
# Where people sign in: of the buttons, of who works here, of what locks the bench. The name goes last.
_SIGNED_IN_FOLDS = (
    (UNFOLDED, WITHOUT_KEY, WITHOUT_KEY),
    (WITHOUT_KEY, WITHOUT_KEY, WITHOUT_KEY),
    (WITHOUT_KEY, WITHOUT_KEY, ICON_ONLY),
    (ICON_ONLY, WITHOUT_KEY, WITHOUT_KEY),
    (ICON_ONLY, WITHOUT_KEY, ICON_ONLY),
    (ICON_ONLY, ICON_ONLY, ICON_ONLY),
)


class HeaderBar(QWidget):
    """Buttons at the left, marks at the right; short of room it leaves keys out, then names, never letters.

    Names left out are in the tool tips and in the menu.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.who, self.clock = QLabel(self), QLabel(self)
        self._buttons: list[ActionButton] = []
        self._marks: list[StatusMark] = []
        self._who_buttons: tuple[ActionButton, ...] = ()

    def lay_out(self, buttons: Sequence[ActionButton], marks: Sequence[StatusMark]) -> None:
        """Place buttons and marks."""
        self._buttons, self._marks = list(buttons), list(marks)
        theme = active()
        bar = QHBoxLayout(self)
        bar.setContentsMargins(theme.space("m"), theme.space("xs"), theme.space("l"), theme.space("xs"))
        bar.setSpacing(theme.space("xxs"))
        for button in self._buttons:
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.who)
        for mark in self._marks:
            bar.addWidget(mark)
        bar.addWidget(self.clock)
        for label in (self.who, self.clock):
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            label.setContentsMargins(theme.space("m"), 0, theme.space("m"), 0)

    def retranslate(self) -> None:
        """Give the names that are folded away in the language of now."""
        for button in self._buttons:
            button.set_fold(UNFOLDED)
        self._fit()

    def add_mark(self, mark: StatusMark) -> None:
        """Place one more mark, before the time."""
        bar = self.layout()
        if isinstance(bar, QHBoxLayout):
            self._marks.append(mark)
            bar.insertWidget(bar.indexOf(self.clock), mark)

    def say_who_by(self, who: ActionButton, lock: ActionButton) -> None:
        """Say who works here by a button from now on, beside one that locks the bench.

        Short of room they show their icons alone.
        """
        bar = self.layout()
        if isinstance(bar, QHBoxLayout):
            self._who_buttons = (who, lock)
            for button in self._who_buttons:
                bar.insertWidget(bar.indexOf(self.who), button)
            order_tabs((self._buttons[-1], *self._who_buttons))
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return what is left when all is folded that can be."""
        return QSize(
            self._wanted(*(_SIGNED_IN_FOLDS if self._who_buttons else _FOLDS)[-1]),
            super().minimumSizeHint().height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fold anew where words, marks or the text size changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        folds = _SIGNED_IN_FOLDS if self._who_buttons else _FOLDS
        taken = next((one for one in folds if self._wanted(*one) <= self.width()), folds[-1])
        for button in self._buttons:
            button.set_fold(taken[0])
        self.who.setVisible(taken[1] != ICON_ONLY and not self._who_buttons)
        for button, fold in zip(self._who_buttons, taken[1:], strict=False):
            button.set_fold(fold)

    def _wanted(self, fold: int, *who: int) -> int:
        theme = active()
        shown = [self.clock, *(mark for mark in self._marks if not mark.isHidden())]
        if not self._who_buttons and who != (ICON_ONLY,):
            shown.append(self.who)
        widths = [button.unfolded_width(fold) for button in self._buttons]
        folded = zip(self._who_buttons, who, strict=False)
        widths += [button.unfolded_width(of_it) for button, of_it in folded]
        widths += [widget.sizeHint().width() for widget in shown]
        return sum(widths) + len(widths) * theme.space("xxs") + theme.space("m") + theme.space("l")
