"""What the operator does to the return shown: each act off the main thread, stored before it is shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from receiving_app.domain.errors import DomainError
from receiving_app.domain.return_errors import StaleCase
from receiving_app.domain.returns import AT_THE_BENCH
from receiving_app.domain.vocabulary import Choice, Condition, Question
from receiving_app.services import decide, inspect_unit
from receiving_app.services.case_sheet import CaseSheet, open_sheet
from receiving_app.services.glance import Shown, news
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.preview import preview_pdf
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import Result, ScanAnswer, scan
from receiving_app.services.scan_answer import SIGNED
from receiving_app.services.shortage import answer_shortage, take_shortage_back
from receiving_app.services.undo import Undone, undo
from ui.operations import Operation
from ui.screens.return_parts.view import ReturnView

IN_THE_RETURN = frozenset({Result.UNIT_READ, Result.UNIT_COUNTED, Result.PRODUCT_FOUND})
_SAID = SIGNED | {Result.REFUSED}
AS_NEW = Condition.UNUSED_ORIGINAL_PACKAGING


class ReturnActs(QObject):
    """Does what the controls ask for, to the return and the unit looked at.

    Signals:
        done: an act is stored; carries the ``CaseSheet`` to show.
        concluded: the decisions are carried out; carries a ``Concluded``.
        unit_read: a scan was the serial of a unit, or counted or named its product, or a unit was added;
            carries the ``CaseSheet`` and the unit's number.
        scanned_elsewhere: a scan led elsewhere; carries its ``ScanAnswer``.
        previewed: carries the bytes of the credit note as it would be issued now.
        undone: an act was taken back; carries the ``Undone``, after the return as it is now is shown.
        refused: nothing was stored; carries the ``DomainError``.
        overtaken: nothing was stored, for the return was changed elsewhere; carries the ``DomainError`` and
            the ``News`` of it, None where it is as it is shown.
    """

    done = Signal(object)
    concluded = Signal(object)
    unit_read = Signal(object, int)
    scanned_elsewhere = Signal(object)
    previewed = Signal(bytes)
    undone = Signal(object)
    refused = Signal(object)
    overtaken = Signal(object, object)

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._view: ReturnView | None = None

    def look_at(self, view: ReturnView) -> None:
        """Act on this view from now on."""
        self._view = view

    def at_the_bench(self) -> bool:
        """Tell whether the return looked at is being worked on."""
        return self._view is not None and self._view.sheet.case.status in AT_THE_BENCH

    # --- the parcel -------------------------------------------------------------------------

    @Slot(str, bool)
    def describe_parcel(self, fact: str, value: bool) -> None:
        """Record a fact of the latest parcel."""
        if self._view is not None and self._view.sheet.case.parcels:
            number = self._view.sheet.case.parcels[-1].number
            self._act(
                lambda bench, rma, _unit: inspect_unit.describe_parcel(bench, rma, number, **{fact: value})
            )

    @Slot()
    def receive_another(self) -> None:
        """Receive a further parcel."""
        self._act(lambda bench, rma, _unit: receive_another(bench, rma))

    @Slot(int)
    def add_unit(self, line: int) -> None:
        """Add a unit in hand, and look at it: it is to be checked now."""

        def added(sheet: CaseSheet) -> None:
            self.unit_read.emit(sheet, max(unit.number for unit in sheet.case.units))

        self._act(lambda bench, rma, _unit: decide.add_unit(bench, rma, line), added)

    # --- the unit ---------------------------------------------------------------------------

    @Slot(object)
    def record_condition(self, condition: Condition) -> None:
        """Record the condition."""
        self._act(lambda bench, rma, unit: inspect_unit.record_condition(bench, rma, unit, condition))

    @Slot(bool)
    def attest_serial(self, seen: bool) -> None:
        """Record that the announced serial was seen, or withdraw it."""
        self._act(lambda bench, rma, unit: inspect_unit.attest_serial(bench, rma, unit, seen=seen))

    @Slot(int)
    def count(self, quantity: int) -> None:
        """Record how many are in hand; 0 for a unit that is not there."""
        self._act(lambda bench, rma, unit: inspect_unit.count_unit(bench, rma, unit, quantity))

    @Slot(str)
    def identify_product(self, sku: str) -> None:
        """Record which product is in hand."""
        self._act(lambda bench, rma, unit: inspect_unit.identify_product(bench, rma, unit, sku))

    @Slot(str, int)
    def record_item(self, item: str, pieces: int) -> None:
        """Record how many pieces of an accessory were found."""
        self._act(lambda bench, rma, unit: inspect_unit.record_item(bench, rma, unit, item, pieces))

    @Slot()
    def confirm_all_present(self) -> None:
        """Confirm that all accessories are there."""
        self._act(inspect_unit.confirm_all_present)

    @Slot()
    def confirm_as_new(self) -> None:
        """All present, never used: of the only unit, or of all those nobody said anything of."""
        several = self._view is not None and len(self._view.sheet.case.open_units) > 1
        self._act(
            lambda bench, rma, unit: inspect_unit.confirm_all_present(
                bench, rma, None if several else unit, AS_NEW
            )
        )

    # --- the decision -----------------------------------------------------------------------

    @Slot(object, object, object)
    def answer(self, question: Question, choice: Choice, approval: Approval | None) -> None:
        """Answer a question."""
        if question is Question.SHORTAGE:
            self._act(lambda bench, rma, _unit: answer_shortage(bench, rma, choice, approval))
            return
        self._act(lambda bench, rma, unit: decide.answer(bench, rma, unit, question, choice, approval))

    @Slot(object)
    def take_back(self, question: Question) -> None:
        """Take an answer back."""
        if question is Question.SHORTAGE:
            self._act(lambda bench, rma, _unit: take_shortage_back(bench, rma))
            return
        self._act(lambda bench, rma, unit: decide.take_back(bench, rma, unit, question))

    @Slot(object)
    def waive_fee(self, approval: Approval | None) -> None:
        """Waive the fee, or charge it again."""
        if approval is None:
            self._act(lambda bench, rma, _unit: decide.withdraw_waiver(bench, rma))
        else:
            self._act(lambda bench, rma, _unit: decide.waive_fee(bench, rma, approval))

    @Slot(str, str)
    def record_ticket(self, kind: str, number: str) -> None:
        """Record a ticket of the unit's line."""
        unit = self._view.inspected if self._view else None
        if unit is not None:
            line = unit.line
            self._act(
                lambda bench, rma, _unit: inspect_unit.record_tickets(bench, rma, line, **{kind: number})
            )

    @Slot(object)
    def cancel(self, approval: Approval) -> None:
        """Cancel the return."""
        self._act(lambda bench, rma, _unit: decide.cancel_return(bench, rma, approval))

    @Slot(object)
    def put_on_hold(self, hold: "decide.Hold | str") -> None:
        """Put the return on hold."""
        self._act(lambda bench, rma, _unit: decide.put_on_hold(bench, rma, hold))

    @Slot()
    def resume(self) -> None:
        """Take the return off hold."""
        self._act(lambda bench, rma, _unit: decide.resume(bench, rma))

    @Slot()
    def conclude(self) -> None:
        """Carry the decisions out, as they are shown."""
        if self._view is not None:
            case = self._view.sheet.case
            call = partial(conclude, self._bench, case.rma, revision=case.revision)
            Operation(self, call, self.concluded.emit, self._on_refused).start()

    @Slot()
    def undo(self) -> None:
        """Take the last act back."""
        if self._view is not None:
            case = self._view.sheet.case
            call = partial(undo, self._bench, case.rma, revision=case.revision)
            Operation(self, call, self._on_undone, self._on_refused).start()

    def _on_undone(self, undone: Undone) -> None:
        self.done.emit(undone.sheet)
        self.undone.emit(undone)

    def can_undo(self) -> bool:
        """Tell whether something may be left to take back: no document says all of it."""
        case = self._view.sheet.case if self._view else None
        return case is not None and (
            bool(case.open_units) or not any(unit.credit_note for unit in case.units)
        )

    def preview(self) -> None:
        """Make the credit note as it would be issued now."""
        if self._view is not None:
            call = partial(preview_pdf, self._bench, self._view.sheet.case.rma)
            Operation(self, call, self.previewed.emit, self.refused.emit, key="preview").start()

    def reload(self) -> None:
        """Read the return again."""
        if self._view is not None:
            call = partial(open_sheet, self._bench, self._view.sheet.case.rma)
            Operation(self, call, self.done.emit, self.refused.emit, key="reload").start()

    # --- scans ------------------------------------------------------------------------------

    @Slot(str)
    def scan(self, text: str) -> None:
        """Act on a scanned or typed text."""
        rma = self._view.sheet.case.rma if self._view else ""
        call = partial(scan, self._bench, text, rma)
        Operation(self, call, self._on_scanned, self._on_refused).start()

    def _on_scanned(self, answer: ScanAnswer) -> None:
        self.take_answer(answer)

    def take_answer(self, answer: ScanAnswer) -> bool:
        """Show what a scan led to; tell whether a code found nowhere was taken for the serial in hand."""
        taken = answer.result is Result.UNKNOWN and answer.problem is None and self._takes_foreign_serial()
        if answer.result in IN_THE_RETURN and answer.sheet is not None:
            self.unit_read.emit(answer.sheet, answer.unit or 0)
        elif answer.result is Result.OTHER_PRODUCT:
            self._raise_comparison(answer.sku)
        elif answer.result in _SAID and answer.problem is not None:
            self.refused.emit(answer.problem)
        elif taken:
            number = answer.serial or answer.raw
            self._act(lambda bench, rma, unit: inspect_unit.read_serial(bench, rma, unit, number))
        else:
            self.scanned_elsewhere.emit(answer)
        return taken

    def _raise_comparison(self, sku: str) -> None:
        """Record another product as the one in hand, where nothing was said yet of the unit looked at."""
        unit = self._view.inspected if self._view else None
        if self._view is None or unit is None or not self._view.editable:
            return
        if unit.evidence is None and unit.condition is None:
            self.identify_product(sku)

    def _takes_foreign_serial(self) -> bool:
        """A text found nowhere, scanned while a serial is awaited, is the serial in hand."""
        unit = self._view.inspected if self._view else None
        if self._view is None or unit is None or not self._view.editable:
            return False
        return self._view.sheet.case.line(unit.line).serialised and unit.evidence is None

    # --- shared -----------------------------------------------------------------------------

    def _act(
        self,
        call: Callable[[Bench, str, int], CaseSheet],
        when_done: Callable[[CaseSheet], None] | None = None,
    ) -> None:
        """Do an act on the unit looked at, off the main thread, and tell what it led to."""
        if self._view is not None:
            case, unit = self._view.sheet.case, self._view.unit
            # Refused where another bench changed meanwhile what the act is based on.
            bench = self._bench.seeing(case.revision)
            shown: Callable[[CaseSheet], None] = when_done or self.done.emit
            Operation(self, partial(call, bench, case.rma, unit), shown, self._on_refused).start()

    def _on_refused(self, error: DomainError) -> None:
        if not isinstance(error, StaleCase) or self._view is None:
            self.refused.emit(error)
            return
        case = self._view.sheet.case
        call = partial(news, self._bench, Shown(rma=case.rma, revision=case.revision))
        told = partial(self.overtaken.emit, error)
        Operation(self, call, told, self.refused.emit, key="reload").start()
