"""Announced / invoiced / in hand: what differs, and what may be answered (decision rule 1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.returns import ReturnCase, ReturnLine
from receiving_app.domain.vocabulary import Choice, Question, Reason


class DifferenceKind(StrEnum):
    """What does not agree."""

    WRONG_PRODUCT = "wrong_product"
    PRODUCT_AS_ORDERED = "product_as_ordered"
    FOREIGN_SERIAL = "foreign_serial"
    SHORT = "short"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that may be given; some need the supervisor's approval."""

    choice: Choice
    supervisor: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement.

    Attributes:
        unit: the unit it is about; None for a shortage.
        announced: reference, serial or quantity announced (or ordered).
        in_hand: the same as found.
        question: what must be answered; None where nothing is asked (a shortage is normal).
    """

    kind: DifferenceKind
    line: int
    unit: int | None
    announced: str
    in_hand: str
    question: Question | None = None
    offers: tuple[Offer, ...] = ()


_HOLD = Offer(Choice.HOLD)
_GIVE_BACK = Offer(Choice.RETURN_TO_CUSTOMER, supervisor=True)


def compare(case: ReturnCase) -> tuple[Difference, ...]:
    """Return every difference of the open units and lines of a return, in line order."""
    found: list[Difference] = []
    for line in case.lines:
        for unit in case.open_units:
            if unit.line == line.number:
                found.extend(_of_unit(case.reason, line, unit))
        found.extend(_of_quantity(case, line))
    return tuple(found)


def _of_unit(reason: Reason, line: ReturnLine, unit: InspectedUnit) -> Iterator[Difference]:
    same = unit.sku == line.sku
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
        yield Difference(DifferenceKind.SHORT, line.number, None, announced, found)
    open_units = [unit for unit in kept if not unit.settled]
    if in_hand > line.quantity_announced and open_units:
        accept = (Offer(Choice.ACCEPT_SURPLUS),) if in_hand <= line.quantity_invoiced else ()
        offers = (*accept, Offer(Choice.RETURN_TO_CUSTOMER), _HOLD)
        yield Difference(
            DifferenceKind.OVER,
            line.number,
            open_units[-1].number,
            announced,
            found,
            Question.QUANTITY,
            offers,
        )
