"""The sendings: what was printed, deposited and e-mailed, what waits, what failed and why."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from receiving_app.domain.sending import Channel, Delivery, DeliveryState, Unable
from receiving_app.services.deliveries import cancel, delivery_list, mark_deposited, try_again
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column
from ui.operations import Operation
from ui.screens.list_screen import Listing, ListScreen
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.placing import line

LEFT, ALL = "left", "all"
_ICONS = {
    DeliveryState.WAITING: "clock",
    DeliveryState.UNDER_WAY: "refresh",
    DeliveryState.DONE: "check",
    DeliveryState.FAILED: "alert-circle",
    DeliveryState.CANCELLED: "x",
}


class SendingScreen(ListScreen):
    """Lists deliveries, and lets a person try one again, give it up, or mark it as deposited.

    Signals:
        sending_requested: something is to be carried out now.
    """

    sending_requested = Signal()

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent, Listing("deliveries", "envois", "truck-delivery"))
        self._chosen: Delivery | None = None
        self._unable: dict[Channel, Unable] = {}
        self._build_widgets()
        acts = line(self._again, self._deposited, self._cancel)
        self._lay_out(self._head(self._which), (self._table, 1), (self._none, 1), acts)
        self._connect()
        self.retranslate()
        self._render()

    def _build_widgets(self) -> None:
        self._which = ChoiceBox(self)
        self._which.setObjectName("whichDeliveries")
        self._again = self._button("tryAgain", "refresh", "accent")
        self._deposited = self._button("markDeposited", "check")
        self._cancel = self._button("giveUp", "x")

    def _connect(self) -> None:
        self._which.activated.connect(self.refresh)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._table.choose_by_arrows()
        self._again.clicked.connect(self._on_again_clicked)
        self._deposited.clicked.connect(self._on_deposited_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self.add_action("try_again", "Ctrl+R", button=self._again)
        self.add_action("mark_deposited", button=self._deposited)
        self.add_action("give_up", button=self._cancel)

    # --- public -----------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Read the list again; what was chosen stays chosen."""
        which = self._which.chosen()
        channels = tuple(Channel) if which in (LEFT, ALL) else (Channel(which),)
        call = partial(delivery_list, self.bench, channels, unfinished=which == LEFT)
        Operation(self, call, self._list, self.refuse, key="list").start()

    @Slot(object)
    def show_unable(self, unable: tuple[Unable, ...]) -> None:
        """Say of what this bench cannot send that it waits for one that can."""
        self._unable = {one.channel: one for one in unable}
        self.retranslate()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("See what was printed, deposited and e-mailed, and mend what was not.")

    def retranslate(self) -> None:
        """Set every text."""
        self._name(self.tr("Sendings"))
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
                    lambda row: words.moment(self._since(row)),
                    value=self._since,
                ),
                Column(self.tr("By"), lambda row: row.operator),
                Column(self.tr("Where, or why not"), self._about, flexible=True),
            )
        )
        self._table.fit_columns()

    # --- rendering --------------------------------------------------------------------------

    def _not_here(self, row: Delivery) -> Unable | None:
        """Return why a row that is due is not sent from this bench."""
        unable = self._unable.get(row.channel)
        return unable if unable is not None and row.due(self.bench.clock.now()) else None

    def _printed_elsewhere(self, row: Delivery) -> bool:
        ended = (DeliveryState.DONE, DeliveryState.CANCELLED)
        elsewhere = row.channel is Channel.PRINT and row.bench != self.bench.actor.bench
        return elsewhere and row.state not in ended

    def _since(self, row: Delivery) -> datetime:
        return row.queued_at if self._not_here(row) else row.changed_at

    def _about(self, row: Delivery) -> str:
        unable = self._not_here(row)
        if unable is not None:
            why = f"{self.wording.term('delivery_problem', unable.reason)} {unable.detail}".strip()
            return self.tr("For a bench that can; not this one: {why}").format(why=why)
        if self._printed_elsewhere(row):
            return self.tr("For the printer of bench {bench}").format(bench=row.bench)
        if not row.reason:
            return row.target
        why = f"{self.wording.term('delivery_problem', row.reason)} {row.detail}".strip()
        if row.next_at is None:
            return why
        return self.tr("Next try {when}: {why}").format(why=why, when=self.wording.moment(row.next_at))

    def _list(self, rows: tuple[Delivery, ...]) -> None:
        chosen = self._chosen.id if self._chosen else 0
        self._chosen = self._fill(rows, lambda row: row.id == chosen)
        self._render()

    def _render(self) -> None:
        row = self._chosen
        # What a bench that died had begun is for people to see to.
        left = row is not None and row.abandoned(self.bench.clock.now())
        state = DeliveryState.WAITING if left else row.state if row else None
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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
