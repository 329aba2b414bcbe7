"""Asks once more before the name of somebody who left is forgotten: it is the one act here that nothing undoes."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.people import Person
from receiving_app.services.people import forget_name
from ui.operations import Operation
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.sheet import Sheet

_WIDTH = 520


class ForgettingPanel(QWidget):
    """Says what becomes of the name, and asks.

    Signals:
        forgotten: the number stands in its place; carries the ``Person``.
        refused: it does not; carries the ``DomainError``.
    """

    forgotten = Signal(object)
    refused = Signal(object)

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self._person: Person | None = None
        self._title, self._what = QLabel(self), QLabel(self)
        set_type(self._title, "title", bold=True)
        for label in (self._title, self._what):
            label.setWordWrap(True)
            label.setMinimumWidth(active().px(_WIDTH))
        self._confirm = ActionButton("danger", "trash", self)
        self._confirm.setObjectName("forgetConfirm")
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("forgetCancel")
        acts = QHBoxLayout()
        acts.addWidget(self._cancel)
        acts.addWidget(self._confirm, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("m"))
        for widget in (self._title, self._what):
            layout.addWidget(widget)
        layout.addLayout(acts)
        self._confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.close_sheet)
        self._sheet = Sheet(self, screen)
        self._sheet.setObjectName("forgetSheet")
        self.retranslate()

    def ask(self, person: Person) -> None:
        """Ask about somebody who left; giving up is what Enter does."""
        self._person = person
        self.retranslate()
        self._sheet.open()
        self._cancel.setFocus()

    @Slot()
    def close_sheet(self) -> None:
        """Leave the name as it is."""
        self._person = None
        self._sheet.hide()

    def retranslate(self) -> None:
        """Set every text."""
        name, number = (self._person.name, self._person.number) if self._person is not None else ("", 0)
        self._title.setText(self.tr("Forget the name {name}?").format(name=name))
        self._what.setText(
            self.tr(
                "“n° {number}” stands in the list of people from then on. The journal keeps the name as long as "
                "the settings say. This cannot be undone."
            ).format(number=number)
        )
        self._confirm.setText(self.tr("Forget the name for good"))
        self._cancel.setText(self.tr("Keep it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_confirm_clicked(self) -> None:
        person = self._person
        if person is not None:
            self.close_sheet()
            call = partial(forget_name, self._screen.bench, person.number)
            Operation(self._screen, call, self.forgotten.emit, self.refused.emit).start()
