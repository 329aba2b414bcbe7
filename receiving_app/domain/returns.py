"""A return, from its authorisation to its close: lines, parcels, inspected units.

Everything is immutable: each act gives a new ``ReturnCase``, so that what a screen shows cannot
change under it. Acts refuse what the return's life does not allow (PRODUCT.md section 2).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, zip_longest

from receiving_app.domain.errors import InvalidQuantity
from receiving_app.domain.holds import HoldNote
from receiving_app.domain.inspection import MAX_QUANTITY, InspectedUnit
from receiving_app.domain.return_errors import (
    ForbiddenTransition,
    NothingOutstanding,
    ReasonRequired,
    ReturnCancelled,
    SerialOfAnotherUnit,
    UnitSettled,
    UnknownLine,
    UnknownUnit,
)
from receiving_app.domain.return_parts import Customer, FeeWaiver, Parcel, ReturnLine
from receiving_app.domain.short_answer import ShortAnswer
from receiving_app.domain.vocabulary import Choice, Decision, Question, Reason, Status

TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.AUTHORISED: frozenset({Status.ARRIVED, Status.CANCELLED}),
    Status.ARRIVED: frozenset({Status.INSPECTING, Status.ON_HOLD, Status.CANCELLED, Status.DECIDED}),
    Status.INSPECTING: frozenset({Status.DECIDED, Status.ON_HOLD, Status.ARRIVED}),
    Status.DECIDED: frozenset({Status.CLOSED, Status.ARRIVED, Status.ON_HOLD}),
    Status.CLOSED: frozenset({Status.ARRIVED}),
    Status.ON_HOLD: frozenset({Status.INSPECTING, Status.CANCELLED, Status.DECIDED}),
    Status.CANCELLED: frozenset(),
}
AT_THE_BENCH = frozenset({Status.ARRIVED, Status.INSPECTING})
ENDED = frozenset({Status.CLOSED, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """The aggregate: one authorised return and all that happened to it.

    Attributes:
        reason: as announced; a supervisor may reclassify single units (decision rule 3).
        shortage: what was said of the announced units that did not come.
        revision: counts the stored changes; a write based on an older one is refused.
    """

    rma: str
    reason: Reason
    opened_on: date
    expires_on: date
    customer: Customer
    lines: tuple[ReturnLine, ...]
    status: Status = Status.AUTHORISED
    parcels: tuple[Parcel, ...] = ()
    units: tuple[InspectedUnit, ...] = ()
    tracking: str = ""
    carrier_delivered_on: date | None = None
    waiver: FeeWaiver | None = None
    hold: HoldNote | None = None
    revision: int = 0
    shortage: ShortAnswer | None = None

    def line(self, number: int) -> ReturnLine:
        """Return a line by number.

        Raises:
            UnknownLine: there is none.
        """
        for line in self.lines:
            if line.number == number:
                return line
        raise UnknownLine(self.rma, number)

    def unit(self, number: int) -> InspectedUnit:
        """Return a unit by number.

        Raises:
            UnknownUnit: there is none.
        """
        for unit in self.units:
            if unit.number == number:
                return unit
        raise UnknownUnit(self.rma, number)

    @property
    def last_unit(self) -> int:
        """Return the highest unit number in use; 0 before the first."""
        return max((unit.number for unit in self.units), default=0)

    @property
    def open_units(self) -> tuple[InspectedUnit, ...]:
        """Units whose decision is still to be carried out, held ones included."""
        return tuple(unit for unit in self.units if not unit.settled)

    def outstanding(self, line: ReturnLine) -> int:
        """Return how many announced units of a line have not been in hand yet; never below 0."""
        seen = sum(unit.quantity for unit in self.units if unit.line == line.number)
        return max(0, line.quantity_announced - seen)

    @property
    def complete(self) -> bool:
        """Tell whether everything announced has been in hand."""
        return all(self.outstanding(line) == 0 for line in self.lines)

    def expired(self, today: date) -> bool:
        """Tell whether the authorisation ended before a first parcel came."""
        return self.status is Status.AUTHORISED and today > self.expires_on

    def moved(self, status: Status) -> "ReturnCase":
        """Return the case in another state.

        Raises:
            ForbiddenTransition: the life of a return has no such step.
        """
        if status is self.status:
            return self
        if status not in TRANSITIONS[self.status]:
            raise ForbiddenTransition(self.rma, self.status, status)
        return replace(self, status=status)

    def arrive(self, parcel: Parcel) -> "ReturnCase":
        """Register a parcel and the units it is expected to hold.

        Raises:
            ReturnCancelled: the return was cancelled.
            NothingOutstanding: everything announced is already here.
            ForbiddenTransition: it is on hold.
        """
        if self.status is Status.CANCELLED:
            raise ReturnCancelled(self.rma)
        if self.complete:
            raise NothingOutstanding(self.rma)
        case = self if self.status in AT_THE_BENCH else self.moved(Status.ARRIVED)
        number = len(self.parcels) + 1
        units = (*self.units, *_expected_units(self, number))
        return replace(case, parcels=(*self.parcels, replace(parcel, number=number)), units=units)

    def describe_parcel(self, parcel: Parcel) -> "ReturnCase":
        """Return the case with a parcel's facts replaced (policy P4, P6)."""
        parcels = tuple(parcel if known.number == parcel.number else known for known in self.parcels)
        return replace(self._inspecting(), parcels=parcels)

    def with_unit(self, unit: InspectedUnit) -> "ReturnCase":
        """Return the case with a unit replaced; the first such act starts the inspection.

        Raises:
            UnitSettled: its decision was already carried out.
            UnknownUnit: it is not one of this return.
            SerialOfAnotherUnit: its serial or MAC is in hand, or expected, as another unit.
            ForbiddenTransition: the return is not at the bench.
        """
        current = self.unit(unit.number)
        if current.settled:
            raise UnitSettled(self.rma, unit.number, current.credit_note)
        for other in self.units:
            if other.number != unit.number and (number := unit.number_of(other)):
                raise SerialOfAnotherUnit(self.rma, other.number, number)
        units = tuple(unit if u.number == unit.number else u for u in self.units)
        return replace(self._inspecting(), units=units)

    def another_unit(self, line: int) -> "ReturnCase":
        """Add a unit in hand: one still outstanding on the line, else one beyond the announced.

        Raises:
            UnknownLine: the return has no such line.
            UnknownUnit: no parcel of the return has arrived.
            ForbiddenTransition: it is not at the bench.
        """
        known = self.line(line)
        if not self.parcels:
            raise UnknownUnit(self.rma, 0)
        number = self.last_unit + 1
        sku = known.received_sku or known.sku
        unit = InspectedUnit(number, line, len(self.parcels), 1, sku)
        for serial, mac in _outstanding_serials(self, known)[: self.outstanding(known)][:1]:
            unit = replace(unit, announced_serial=serial, announced_mac=mac)
        return replace(self._inspecting(), units=(*self.units, unit))

    def count_unit(self, number: int, quantity: int) -> "ReturnCase":
        """Record how many like units are in hand; 0 means that none came in this parcel.

        Raises:
            InvalidQuantity: negative, beyond 100 000, or above 1 for a serialised unit.
        """
        unit = self.unit(number)
        most = 1 if self.line(unit.line).serialised else MAX_QUANTITY
        if not 0 <= quantity <= most:
            raise InvalidQuantity("in_hand", quantity, 0, most)
        if quantity == 0:
            return self.without_unit(number)
        case = self.with_unit(unit.with_quantity(quantity))
        if quantity == unit.quantity:
            return case
        units = (_surplus_asked_again(one) if one.line == unit.line else one for one in case.units)
        return replace(case, units=tuple(units))

    def without_unit(self, number: int) -> "ReturnCase":
        """Record that a unit did not come: it stays outstanding for a later parcel.

        Raises:
            UnitSettled: its decision was already carried out.
        """
        unit = self.unit(number)
        case = self.with_unit(unit)
        return replace(case, units=tuple(u for u in case.units if u.number != number))

    def hold_back(self, note: HoldNote) -> "ReturnCase":
        """Put the return on hold.

        Raises:
            ReasonRequired: no cause was given.
            ForbiddenTransition: it is not at the bench.
        """
        if not note.says_why:
            raise ReasonRequired("hold")
        return replace(self.moved(Status.ON_HOLD), hold=note)

    def resume(self) -> "ReturnCase":
        """Take the return off hold; its held units are open again, and what was said of its rest is asked anew.

        Where all that came is settled, it is decided again: only the rest was waited for.
        """
        if self.status is not Status.ON_HOLD:
            raise ForbiddenTransition(self.rma, self.status, Status.INSPECTING)
        units = tuple(u.reopened() if u.decision is Decision.HOLD else u for u in self.units)
        opened = any(not unit.settled for unit in units) or not units
        case = self.moved(Status.INSPECTING if opened else Status.DECIDED)
        return replace(case, hold=None, units=units, shortage=None)

    def cancel(self) -> "ReturnCase":
        """Cancel a return of which nothing was settled.

        Raises:
            UnitSettled: a decision was already carried out.
            ForbiddenTransition: its state does not allow it.
        """
        for unit in self.units:
            if unit.settled:
                raise UnitSettled(self.rma, unit.number, unit.credit_note)
        return replace(self.moved(Status.CANCELLED), hold=None, waiver=None)

    def with_waiver(self, waiver: FeeWaiver | None) -> "ReturnCase":
        """Return the case with the fee waived for what is not credited yet; None withdraws it.

        Raises:
            ForbiddenTransition: nothing is left to credit.
        """
        if self.status in ENDED:
            raise ForbiddenTransition(self.rma, self.status, Status.INSPECTING)
        return replace(self, waiver=waiver)

    def settle(self, outcomes: dict[int, tuple[Decision, str]]) -> "ReturnCase":
        """Carry out decisions: unit number → decision and credit note number (or empty).

        The return is then on hold if a unit is, closed if all that was announced is settled, and
        decided if more is still to come.
        """
        units = tuple(
            replace(u, decision=outcomes[u.number][0], credit_note=outcomes[u.number][1])
            if u.number in outcomes
            else u
            for u in self.units
        )
        case = replace(self._inspecting(), units=units, waiver=None)
        if any(u.decision is Decision.HOLD for u in units):
            return case.moved(Status.ON_HOLD)
        decided = case.moved(Status.DECIDED)
        return decided.moved(Status.CLOSED) if decided.complete else decided

    def reopen(self, credit_note: str) -> "ReturnCase":
        """Open the units of a cancelled credit note again; what was recorded of them stays.

        A return on hold stays so: its units are there once it is resumed.

        Raises:
            UnknownUnit: it credited no unit of this return.
        """
        if all(unit.credit_note != credit_note for unit in self.units):
            raise UnknownUnit(self.rma, 0)
        units = tuple(
            replace(u, decision=None, credit_note="", basis=None) if u.credit_note == credit_note else u
            for u in self.units
        )
        case = replace(self, units=units)
        if self.status in AT_THE_BENCH or self.status is Status.ON_HOLD:
            return case
        return case.moved(Status.ARRIVED).moved(Status.INSPECTING)

    def close(self) -> "ReturnCase":
        """Close a decided return although announced units never came; a waiver not used lapses."""
        return replace(self.moved(Status.CLOSED), waiver=None)

    def _inspecting(self) -> "ReturnCase":
        if self.status not in AT_THE_BENCH:
            raise ForbiddenTransition(self.rma, self.status, Status.INSPECTING)
        return self.moved(Status.INSPECTING)


def _surplus_asked_again(unit: InspectedUnit) -> InspectedUnit:
    """Drop what was answered about a surplus; a part already set apart to go back stays so."""
    kept = unit.settled or unit.choice(Question.QUANTITY) is Choice.RETURN_TO_CUSTOMER
    return unit if kept else unit.unanswered(Question.QUANTITY)


def _expected_units(case: ReturnCase, parcel: int) -> Iterable[InspectedUnit]:
    """Prepare a unit for each serial still outstanding, and one count for the rest of a line."""
    numbers = count(case.last_unit + 1)
    for line in case.lines:
        missing = case.outstanding(line)
        sku = line.received_sku or line.sku
        if line.serialised:
            pairs = _outstanding_serials(case, line)[:missing]
            for serial, mac in pairs + [("", "")] * (missing - len(pairs)):
                yield InspectedUnit(next(numbers), line.number, parcel, 1, sku, serial, mac)
        elif missing:
            yield InspectedUnit(next(numbers), line.number, parcel, missing, sku)


def _outstanding_serials(case: ReturnCase, line: ReturnLine) -> list[tuple[str, str]]:
    """Pair the announced serials and MACs not yet in hand; the shorter list is filled with blanks."""
    pairs = zip_longest(line.serials, line.macs, fillvalue="")
    units = [unit for unit in case.units if unit.line == line.number]
    seen = {(unit.announced_serial, unit.announced_mac) for unit in units}
    in_hand = {number for unit in units for number in (unit.serial, unit.mac) if number}
    return [pair for pair in pairs if pair not in seen and in_hand.isdisjoint(pair)]
