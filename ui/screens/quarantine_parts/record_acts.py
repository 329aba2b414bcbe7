"""What is done with the record looked at: each act off the main thread, its questions asked over the screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from receiving_app.domain.errors import DomainError
from receiving_app.domain.intake_errors import WorkedOnSinceMatch
from receiving_app.domain.quarantine import QuarantineCause, QuarantineRecord
from receiving_app.domain.return_errors import ReturnExpired
from receiving_app.domain.scans import RawScan
from receiving_app.services import quarantine as shelf
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.match_parcel import Stray, match, take_back_match
from receiving_app.services.ports import Approval, Bench
from ui.operations import Operation
from ui.screens.quarantine_parts.record_card import RecordCard
from ui.screens.quarantine_parts.sheets import QuarantineSheets
from ui.screens.screen import Screen
from ui.widgets.message_bar import Message


class RecordActs(QObject):
    """Acts on the record that a card shows.

    Signals:
        changed: the record looked at is another one now; carries it.
        made: a record was made; carries it.
        read: something was read on the goods; carries its characters and the record.
        matched: goods arrived on their return; carries its ``CaseSheet``.
        return_wanted: a return is to be shown; carries its number.
    """

    changed = Signal(object)
    made = Signal(object)
    read = Signal(str, object)
    matched = Signal(object)
    return_wanted = Signal(str)

    def __init__(self, card: RecordCard, sheets: QuarantineSheets, screen: Screen) -> None:
        super().__init__(screen)
        self._card = card
        self._sheets = sheets
        self._screen = screen
        self._waiting: list[RawScan] = []
        self._told_astray: tuple[object, ...] = ()
        card.described.connect(self._on_card_described)
        sheets.cause_given.connect(self._on_sheets_cause_given)
        sheets.apart_chosen.connect(self._on_sheets_apart_chosen)
        sheets.together_chosen.connect(self.put_together)

    @property
    def _bench(self) -> Bench:
        return self._screen.bench

    # --- what is asked for ------------------------------------------------------------------

    def take_scan(self, scan: RawScan) -> None:
        """Keep with the record what was read on its goods."""
        record = self._card.record()
        if record is not None:
            self._read(record.number, scan)

    def wait_for_number(self, scan: RawScan) -> None:
        """Keep what is read on a parcel that has no number yet: it is of the record that is made next."""
        self._waiting.append(scan)

    def forget_waiting(self) -> None:
        """Keep nothing for a record any longer: none is made."""
        self._waiting.clear()

    @Slot()
    def ask_apart(self) -> None:
        """Ask what goes under a number of its own."""
        record = self._card.record()
        if record is not None:
            self._sheets.ask_apart(record, self._screen.wording)

    @Slot()
    def ask_together(self) -> None:
        """Ask which record the box belongs to."""
        record = self._card.record()

        def ask(records: tuple[QuarantineRecord, ...]) -> None:
            self._sheets.ask_together([one for one in records if record and one.number != record.number])

        call = partial(shelf.quarantined, self._bench)
        Operation(self, call, ask, self._screen.refuse, key="others").start()

    @Slot(str)
    def put_together(self, into: str) -> None:
        """Put the box to another record."""
        record = self._card.record()

        def told(joined: QuarantineRecord) -> None:
            text = self.tr("{number} goes on under {into}").format(
                number=record.number if record else "", into=joined.number
            )
            self._screen.say("ok", text, self.tr("Put both on shelf {place}.").format(place=joined.place))

        self._record_act(lambda number: shelf.put_together(self._bench, number, into), told)

    @Slot()
    def ask_give_back(self) -> None:
        """Ask for the approval of giving goods back."""

        def told(left: QuarantineRecord) -> None:
            text = self.tr("{number} is given back").format(number=left.number)
            self._screen.say("ok", text, self.tr("Hand the parcel over: it is in quarantine no longer."))

        def give_back(approval: Approval) -> None:
            self._record_act(lambda number: shelf.give_back(self._bench, number, approval), told)

        self._sheets.ask_approval(self._screen.wording.term("choice", "give_back"), give_back)

    @Slot()
    def match(self) -> None:
        """Let the goods arrive on the return that is chosen; once told what of them is another's."""
        record, rma, others = self._card.record(), self._card.chosen_return(), self._card.strays()
        telling = (record.number if record else "", rma, others)
        if others and telling != self._told_astray:
            self._told_astray = telling
            self._tell_astray(rma, others)
        else:
            self._match_to(rma)

    @Slot()
    def take_back(self) -> None:
        """Take the goods off the return they were matched to."""
        record = self._card.record()
        if record is not None:
            call = partial(take_back_match, self._bench, record.number)
            Operation(self, call, self._on_taken_back, self._on_not_taken_back).start()

    # --- how --------------------------------------------------------------------------------

    def _record_act(
        self,
        call: Callable[[str], QuarantineRecord],
        told: Callable[[QuarantineRecord], None] = lambda _record: None,
    ) -> None:
        record = self._card.record()

        def done(changed: QuarantineRecord) -> None:
            self.changed.emit(changed)
            told(changed)

        if record is not None:
            Operation(self, partial(call, record.number), done, self._screen.refuse).start()

    @Slot(str, str)
    def _on_card_described(self, name: str, text: str) -> None:
        self._record_act(lambda number: shelf.describe_quarantined(self._bench, number, **{name: text}))

    @Slot(object)
    def _on_sheets_cause_given(self, cause: QuarantineCause) -> None:
        # Kept until the record is on file: refused, they are there for the next try.
        given = tuple(self._waiting)
        call = partial(shelf.quarantine, self._bench, shelf.Box(cause, given))
        Operation(self, call, partial(self._on_made, len(given)), self._screen.refuse).start()

    def _on_made(self, given: int, record: QuarantineRecord) -> None:
        """Add what was read while the record was being made."""
        late, self._waiting = self._waiting[given:], []
        self.made.emit(record)
        for scan in late:
            self._read(record.number, scan)

    def _read(self, number: str, scan: RawScan) -> None:
        call = partial(shelf.read_in_quarantine, self._bench, number, scan)
        read = partial(self.read.emit, scan.text.strip())
        Operation(self, call, read, self._screen.refuse).start()

    @Slot(object)
    def _on_sheets_apart_chosen(self, values: tuple[str, ...]) -> None:
        record = self._card.record()
        if record is not None:
            call = partial(shelf.set_apart, self._bench, record.number, values)
            Operation(self, call, self.made.emit, self._screen.refuse).start()

    def _tell_astray(self, rma: str, others: tuple[Stray, ...]) -> None:
        text = self.tr("{code} is announced on return {other}").format(
            code=others[0].value, other=others[0].rma
        )
        why = self.tr("Set it apart first (F7). To match the whole box to {rma}: once more.").format(rma=rma)
        act = partial(self._match_to, rma)
        self._screen.message_requested.emit(
            Message("attention", text, why, self.tr("Match the whole box"), act)
        )

    def _match_to(self, rma: str, approval: Approval | None = None) -> None:
        record = self._card.record()
        if record is not None and rma:
            call = partial(match, self._bench, record.number, rma, approval)
            Operation(self, call, self._on_matched, partial(self._on_not_matched, rma)).start()

    def _on_matched(self, sheet: CaseSheet) -> None:
        self._sheets.close()
        self.matched.emit(sheet)

    def _on_not_matched(self, rma: str, error: DomainError) -> None:
        self._screen.refuse(error)
        if isinstance(error, ReturnExpired) and not self._sheets.is_asking():
            self._sheets.ask_approval(
                self._screen.wording.term("choice", "accept_expired"), partial(self._match_to, rma)
            )

    def _on_taken_back(self, record: QuarantineRecord) -> None:
        text = self.tr("{number} is in quarantine again").format(number=record.number)
        self._screen.say("ok", text, self.tr("Put it back on shelf {place}.").format(place=record.place))
        self.changed.emit(record)

    def _on_not_taken_back(self, error: DomainError) -> None:
        if not isinstance(error, WorkedOnSinceMatch):
            self._screen.refuse(error)
            return
        said = self._screen.wording.error(error)
        show = partial(self.return_wanted.emit, error.rma)
        offer = self.tr("Open the return")
        self._screen.message_requested.emit(Message("refused", said.what, said.next_step, offer, show))
