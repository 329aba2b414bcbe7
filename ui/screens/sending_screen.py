"""The sendings: what was printed, deposited and e-mailed, what waits, what failed and why."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.domain.sending import Channel, Delivery, DeliveryState
from receiving_app.services.deliveries import cancel, delivery_list, mark_deposited, try_again
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.list_export import ListExportButton
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.wrap_row import WrapRow

LEFT, ALL = "left", "all"
_ICONS = {
    DeliveryState.WAITING: "clock",
    DeliveryState.UNDER_WAY: "refresh",
    DeliveryState.DONE: "check",
    DeliveryState.FAILED: "alert-circle",
    DeliveryState.CANCELLED: "x",
}


class SendingScreen(Screen):
    """Lists deliveries, and lets a person try one again, give it up, or mark it as deposited.

    Signals:
        sending_requested: something is to be carried out now.
    """

    sending_requested = Signal()

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._chosen: Delivery | None = None
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()
        self._render()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._which = ChoiceBox(self)
        self._which.setObjectName("whichDeliveries")
        self._rows = RowsModel()
        self._export = ListExportButton(self, self._rows, "envois")
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("deliveries")
        self._none = EmptyState("truck-delivery", self)
        self._again = ActionButton("accent", "refresh", self)
        self._again.setObjectName("tryAgain")
        self._deposited = ActionButton("secondary", "check", self)
        self._deposited.setObjectName("markDeposited")
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("giveUp")

    def _build_layout(self) -> None:
        theme = active()
        head, acts = WrapRow(spacing=theme.space("m")), WrapRow(spacing=theme.space("m"))
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in (self._title, self._which, self._export):
            head.addWidget(widget)
        for button in (self._again, self._deposited, self._cancel):
            acts.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addLayout(head)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._none, 1)
        layout.addLayout(acts)

    def _connect(self) -> None:
        self._which.activated.connect(self.refresh)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._again.clicked.connect(self._on_again_clicked)
        self._deposited.clicked.connect(self._on_deposited_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self.add_action("try_again", "Ctrl+R", button=self._again)
        self.add_action("mark_deposited", button=self._deposited)
        self.add_action("give_up", button=self._cancel)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Refresh the list."""
        self.refresh()
        self._table.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the list again; what was chosen stays chosen."""
        which = self._which.chosen()
        channels = tuple(Channel) if which in (LEFT, ALL) else (Channel(which),)
        call = partial(delivery_list, self.bench, channels, unfinished=which == LEFT)
        Operation(self, call, self._list, self.refuse, key="list").start()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("See what was printed, deposited and e-mailed, and mend what was not.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Sendings"))
        self._table.setAccessibleName(self._title.text())
        words = self.wording
        kinds = {
            LEFT: self.tr("Not done yet"),
            ALL: self.tr("All"),
            **{channel.value: _capital(words.term("channel", channel)) for channel in Channel},
        }
        self._which.offer(kinds, self._which.chosen() or LEFT)
        self._which.setAccessibleName(self.tr("Which sendings are listed"))
        self._again.setText(self.tr("Try again now"))
        self._deposited.setText(self.tr("Mark as deposited"))
        self._cancel.setText(self.tr("Give up"))
        self._none.show_words(
            self.tr("Nothing here"), self.tr("What is printed, deposited or e-mailed is listed here.")
        )
        self._rows.set_columns(
            (
                Column(self.tr("Document"), lambda row: row.document),
                Column(self.tr("How"), lambda row: _capital(words.term("channel", row.channel))),
                Column(
                    self.tr("State"),
                    lambda row: words.term("delivery_state", row.state),
                    icon=lambda row: _ICONS[row.state],
                ),
                Column(
                    self.tr("Since"),
                    lambda row: words.moment(row.changed_at),
                    value=lambda row: row.changed_at,
                ),
                Column(self.tr("By"), lambda row: row.operator),
                Column(self.tr("Where, or why not"), self._about, flexible=True),
            )
        )
        self._table.fit_columns()

    # --- rendering --------------------------------------------------------------------------

    def _about(self, row: Delivery) -> str:
        if not row.reason:
            return row.target
        why = f"{self.wording.term('delivery_problem', row.reason)} {row.detail}".strip()
        if row.next_at is None:
            return why
        return self.tr("Next try {when}: {why}").format(why=why, when=self.wording.moment(row.next_at))

    def _list(self, rows: tuple[Delivery, ...]) -> None:
        chosen = self._chosen.id if self._chosen else 0
        self._rows.set_rows(rows)
        self._table.fit_columns()
        self._chosen = next((row for row in rows if row.id == chosen), rows[0] if rows else None)
        if self._chosen is not None:
            self._table.selectRow(rows.index(self._chosen))
        self._render()

    def _render(self) -> None:
        row = self._chosen
        self._table.setVisible(row is not None)
        self._none.setVisible(row is None)
        state = row.state if row else None
        self._again.setEnabled(
            state in (DeliveryState.WAITING, DeliveryState.FAILED, DeliveryState.CANCELLED)
        )
        self._cancel.setEnabled(state in (DeliveryState.WAITING, DeliveryState.FAILED))
        by_hand = row is not None and row.channel is Channel.DEPOSIT
        self._deposited.setEnabled(by_hand and state not in (DeliveryState.DONE, DeliveryState.UNDER_WAY))

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_table_row_chosen(self, row: Delivery) -> None:
        self._chosen = row
        self._render()

    @Slot()
    def _on_again_clicked(self) -> None:
        self._act(try_again)

    @Slot()
    def _on_deposited_clicked(self) -> None:
        self._act(mark_deposited)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._act(cancel)

    def _act(self, act: Callable[[Bench, int], Delivery]) -> None:
        if self._chosen is not None:
            call = partial(act, self.bench, self._chosen.id)
            Operation(self, call, self._on_acted, self._on_refused).start()

    def _on_acted(self, _delivery: Delivery) -> None:
        self.refresh()
        self.sending_requested.emit()

    def _on_refused(self, error: DomainError) -> None:
        self.refresh()
        self.refuse(error)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
