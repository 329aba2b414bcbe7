"""What a field offers while it is typed into: a list under it, filled by answers that come later."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

# Qt's own list takes the focus so, and a window that comes over it so; the field is still being typed into.
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Suggestions(QCompleter):
    """Opens under its field with what answers to the text that stands there, and never after the field was left.

    The field does not open it itself, as it would with ``QLineEdit.setCompleter``: at each key it would show
    what answered to the text before.
    """

    def __init__(self, edit: QLineEdit) -> None:
        self._offers = QStringListModel()
        super().__init__(self._offers, edit)
        self._offers.setParent(self)
        self._edit = edit
        self._left = True
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setWidget(edit)
        self.activated.connect(edit.setText)
        edit.textEdited.connect(self._on_edit_text_edited)
        edit.editingFinished.connect(self._on_edit_editing_finished)

    def offers(self) -> tuple[str, ...]:
        """Return what was offered last."""
        return tuple(self._offers.stringList())

    def offer(self, text: str, found: tuple[str, ...]) -> None:
        """Offer what was found for a text; an answer to another text, or to a field that was left, is dropped."""
        if self._left or not self._edit.hasFocus() or text != self._edit.text():
            return
        self._offers.setStringList(list(found))
        if found and found != (text.strip().upper(),):
            self.complete()
        else:
            self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list before its field loses the focus.

        Qt keeps that from a field whose list is open, for the list's own sake: the field would never hear
        that it was left, and the list would stay over the next one and take its keys.
        """
        # Also called while it is being made and unmade.
        edit = getattr(self, "_edit", None)
        if (
            watched is edit
            and isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() not in _STAYS
        ):
            self._left = True
            self._close()
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        popup = self.popup()
        if popup is not None:
            popup.hide()

    @Slot()
    def _on_edit_text_edited(self) -> None:
        self._left = False

    @Slot()
    def _on_edit_editing_finished(self) -> None:
        self._left = True
