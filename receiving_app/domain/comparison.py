"""Announced / invoiced / in hand: what differs, and what may be answered (decision rule 1)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.return_parts import ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Question, Reason


class DifferenceKind(StrEnum):
    """What does not agree."""

    WRONG_PRODUCT = "wrong_product"
    PRODUCT_AS_ORDERED = "product_as_ordered"
    FOREIGN_SERIAL = "foreign_serial"
    OTHER_CUSTOMER = "other_customer"
    OTHER_RETURN = "other_return"
    SHORT = "short"
    OVER = "over"
    OVER_INVOICED = "over_invoiced"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another return says of a serial or MAC that is in hand here.

    Attributes:
        number: the serial or MAC.
        customer: code of the customer it was invoiced to there.
        is_open: whether that return is not closed.
    """

    number: str
    rma: str
    customer: str
    invoice: str
    invoiced_on: date
    is_open: bool


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One fact side by side, as text; empty where nothing is known.

    Attributes:
        what: ``product``, ``serial``, ``mac`` or ``quantity``.
        differs: whether a difference is about it.
    """

    what: Question
    announced: str
    invoiced: str
    in_hand: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that may be given; some need the supervisor's approval."""

    choice: Choice
    supervisor: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement.

    Attributes:
        unit: the unit it is about; None for a shortage, which is about a line.
        announced: reference, serial or quantity announced (or ordered).
        in_hand: the same as found.
        question: what is asked; a shortage may be answered and stops nothing, all else must be.
    """

    kind: DifferenceKind
    line: int
    unit: int | None
    announced: str
    in_hand: str
    question: Question
    offers: tuple[Offer, ...] = ()
    elsewhere: Elsewhere | None = None


SHORT_OFFERS = (
    Offer(Choice.STILL_TO_COME),
    Offer(Choice.LOST_IN_TRANSPORT),
    Offer(Choice.SENT_FEWER, supervisor=True),
)
"""What fewer in hand than announced may mean; as long as nobody says, the rest is still to come."""

_HOLD = Offer(Choice.HOLD)
_GIVE_BACK = Offer(Choice.RETURN_TO_CUSTOMER, supervisor=True)


# What a question is about, where it has another name.
_FACT = {Question.ELSEWHERE: Question.SERIAL, Question.SHORTAGE: Question.QUANTITY}


def numbers_in_hand(case: ReturnCase) -> frozenset[str]:
    """Return the serials and MACs read or attested on units still to be decided."""
    return frozenset(text for unit in case.open_units for text in (unit.serial, unit.mac) if text)


def side_by_side(
    case: ReturnCase, unit: InspectedUnit, differences: Iterable[Difference]
) -> tuple[ComparedRow, ...]:
    """Return what was announced, what was invoiced and what is in hand of a unit, for those who compare."""
    line = case.line(unit.line)
    differences = tuple(differences)
    others = (found.elsewhere for found in differences if found.elsewhere and found.unit == unit.number)
    # The invoice names no serials; one that is known comes from the return that contradicts.
    told = {other.number: other.invoice for other in others}
    asked = {
        _FACT.get(found.question, found.question)
        for found in differences
        if found.unit == unit.number or (found.unit is None and found.line == line.number)
    }
    expected = line.received_sku or line.sku
    rows = [
        (Question.PRODUCT, expected, line.sku, unit.sku),
        (Question.SERIAL, unit.announced_serial, told.get(unit.serial, ""), unit.serial),
        (
            Question.QUANTITY,
            str(line.quantity_announced),
            str(line.quantity_invoiced),
            str(kept_in_hand(case, line)),
        ),
    ]
    if unit.announced_mac or unit.mac:
        rows.insert(2, (Question.SERIAL, unit.announced_mac, told.get(unit.mac, ""), unit.mac))
    return tuple(
        ComparedRow(what, announced, invoiced, in_hand, what in asked)
        for what, announced, invoiced, in_hand in rows
        if announced or invoiced or in_hand
    )


def compare(case: ReturnCase, elsewhere: tuple[Elsewhere, ...] = ()) -> tuple[Difference, ...]:
    """Return every difference of the open units and lines of a return, in line order.

    Args:
        case: the return.
        elsewhere: what other returns say of the serials and MACs in hand.
    """
    found: list[Difference] = []
    for line in case.lines:
        for unit in case.open_units:
            if unit.line == line.number:
                found.extend(_of_unit(case.reason, line, unit))
                found.extend(_of_others(case, line, unit, elsewhere))
        found.extend(_of_quantity(case, line))
    return tuple(found)


def _of_unit(reason: Reason, line: ReturnLine, unit: InspectedUnit) -> Iterator[Difference]:
    same = unit.sku == line.sku
    offers: tuple[Offer, ...]
    if reason is Reason.DELIVERY_ERROR:
        if same:
            offers = (
                Offer(Choice.RECLASSIFY_AS_ORDER_ERROR, supervisor=True),
                _GIVE_BACK,
                _HOLD,
            )
            kind = DifferenceKind.PRODUCT_AS_ORDERED
        else:
            offers = (
                Offer(Choice.DELIVERY_ERROR_CONFIRMED),
                Offer(Choice.PRODUCT_AS_ORDERED),
                _HOLD,
            )
            kind = DifferenceKind.WRONG_PRODUCT
        yield Difference(kind, line.number, unit.number, line.sku, unit.sku, Question.PRODUCT, offers)
    elif not same:
        offers = (
            Offer(Choice.RECLASSIFY_AS_DELIVERY_ERROR, supervisor=True),
            _GIVE_BACK,
            _HOLD,
        )
        kind = DifferenceKind.WRONG_PRODUCT
        yield Difference(kind, line.number, unit.number, line.sku, unit.sku, Question.PRODUCT, offers)
    for announced, in_hand in (
        (unit.announced_serial, unit.serial),
        (unit.announced_mac, unit.mac),
    ):
        if announced and in_hand and announced != in_hand:
            offers = (
                Offer(Choice.OTHER_UNIT_SENT),
                Offer(Choice.SWAPPED_SERIAL),
                _GIVE_BACK,
                _HOLD,
            )
            yield Difference(
                DifferenceKind.FOREIGN_SERIAL,
                line.number,
                unit.number,
                announced,
                in_hand,
                Question.SERIAL,
                offers,
            )
            return


def _of_others(
    case: ReturnCase, line: ReturnLine, unit: InspectedUnit, elsewhere: tuple[Elsewhere, ...]
) -> Iterator[Difference]:
    """Yield the contradiction with another return: the unit is another customer's, or awaited there too.

    A unit that went back to stock and was sold again is on an earlier return of another customer:
    nothing is wrong with that, as long as that return is closed and its invoice the earlier one.
    """
    for other in elsewhere:
        if other.number not in (unit.serial, unit.mac):
            continue
        theirs = other.customer != case.customer.code
        if not other.is_open and not (theirs and other.invoiced_on > line.invoiced_on):
            continue
        kind = DifferenceKind.OTHER_CUSTOMER if theirs else DifferenceKind.OTHER_RETURN
        offers = (Offer(Choice.UNIT_OF_THIS_RETURN, supervisor=theirs), _GIVE_BACK, _HOLD)
        yield Difference(
            kind, line.number, unit.number, other.number, other.rma, Question.ELSEWHERE, offers, other
        )
        return


def kept_in_hand(case: ReturnCase, line: ReturnLine) -> int:
    """Return how many units of a line came and are not given back as a surplus."""
    return sum(unit.quantity for unit in _kept(case, line))


def _kept(case: ReturnCase, line: ReturnLine) -> list[InspectedUnit]:
    return [
        unit
        for unit in case.units
        if unit.line == line.number and unit.choice(Question.QUANTITY) is not Choice.RETURN_TO_CUSTOMER
    ]


def _of_quantity(case: ReturnCase, line: ReturnLine) -> Iterator[Difference]:
    kept = _kept(case, line)
    in_hand = kept_in_hand(case, line)
    announced, found = str(line.quantity_announced), str(in_hand)
    if case.parcels and in_hand < line.quantity_announced:
        kind = DifferenceKind.SHORT
        yield Difference(kind, line.number, None, announced, found, Question.SHORTAGE, SHORT_OFFERS)
    open_units = [unit for unit in kept if not unit.settled]
    if in_hand > line.quantity_announced and open_units:
        accept = (Offer(Choice.ACCEPT_SURPLUS),) if in_hand <= line.quantity_invoiced else ()
        offers = (*accept, Offer(Choice.RETURN_TO_CUSTOMER), _HOLD)
        beyond = in_hand > line.quantity_invoiced
        yield Difference(
            DifferenceKind.OVER_INVOICED if beyond else DifferenceKind.OVER,
            line.number,
            open_units[-1].number,
            announced,
            found,
            Question.QUANTITY,
            offers,
        )
