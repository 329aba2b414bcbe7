"""What is really in hand at the bench: inspected units and the answers given about them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from receiving_app.domain.errors import InvalidQuantity
from receiving_app.domain.vocabulary import (
    Choice,
    Condition,
    Decision,
    Evidence,
    Question,
)

MAX_QUANTITY = 100_000


@dataclass(frozen=True, slots=True)
class ChoiceMade:
    """An answer to a question, with who gave and who approved it."""

    question: Question
    choice: Choice
    operator: str
    at: datetime
    approved_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecisionBasis:
    """What the decision about a defective unit went by when it was carried out (policy P3).

    Attributes:
        on: the day of the decision.
        warranty_months: of the product, as the catalogue said on that day.
        invoiced: the day the warranty runs from.
        playbook: manufacturer whose playbook it was; ``*`` for the one of every other.
        playbook_version: its version.
    """

    on: date
    warranty_months: int
    invoiced: date
    playbook: str
    playbook_version: int


@dataclass(frozen=True, slots=True)
class InspectedUnit:
    """What is in hand: one serialised unit, or a count of like ones.

    Attributes:
        number: position within the return, from 1.
        sku: product in hand.
        announced_serial: the announced serial this unit stands for; empty if none was announced.
        serial: serial in hand; empty until read or attested.
        present: pieces found per checklist item; an item not listed was not looked at yet.
        decision: what was carried out; None while it is open.
        credit_note: number of the credit note that credited it.
        basis: what the decision went by, of a defective unit whose decision was carried out.
    """

    number: int
    line: int
    parcel: int
    quantity: int
    sku: str
    announced_serial: str = ""
    announced_mac: str = ""
    serial: str = ""
    mac: str = ""
    evidence: Evidence | None = None
    condition: Condition | None = None
    present: tuple[tuple[str, int], ...] = ()
    choices: tuple[ChoiceMade, ...] = ()
    decision: Decision | None = None
    credit_note: str = ""
    basis: DecisionBasis | None = None

    @property
    def settled(self) -> bool:
        """Tell whether its decision was carried out for good (a hold can be lifted)."""
        return self.decision is not None and self.decision is not Decision.HOLD

    def count_of(self, item: str) -> int | None:
        """Return the pieces found of an item, None if nobody looked."""
        return dict(self.present).get(item)

    def choice(self, question: Question) -> Choice | None:
        """Return the answer given to a question."""
        return next((made.choice for made in self.choices if made.question is question), None)

    @property
    def numbers(self) -> tuple[str, str]:
        """Return its serial and MAC: those in hand, or those expected as long as none is."""
        if self.serial or self.mac:
            return (self.serial, self.mac)
        return (self.announced_serial, self.announced_mac)

    def number_of(self, other: "InspectedUnit") -> str:
        """Return this unit's serial or MAC if it is another's, in hand or still expected; else empty."""
        unread = not other.serial and not other.mac
        for number, announced, taken, expected in (
            (self.serial, self.announced_serial, other.serial, other.announced_serial),
            (self.mac, self.announced_mac, other.mac, other.announced_mac),
        ):
            foreign = number != announced
            if number and (number == taken or (unread and foreign and number == expected)):
                return number
        return ""

    # --- acts: each drops the answers that were given about other facts -----------------------

    def with_condition(self, condition: Condition) -> "InspectedUnit":
        """Return the unit in this condition; an approval given for another one lapses."""
        if condition is self.condition:
            return self
        return replace(self._without(Question.CONDITION, Question.HOLD_EXIT), condition=condition)

    def with_item(self, item: str, pieces: int | None) -> "InspectedUnit":
        """Return the unit with so many pieces of an accessory found; None for "not looked at"."""
        if pieces is not None and not 0 <= pieces <= MAX_QUANTITY:
            raise InvalidQuantity("pieces", pieces, 0, MAX_QUANTITY)
        if pieces == self.count_of(item):
            return self
        kept = tuple((key, count) for key, count in self.present if key != item)
        added = () if pieces is None else ((item, pieces),)
        unit = self._without(Question.ESSENTIAL_ITEM, Question.HOLD_EXIT)
        return replace(unit, present=(*kept, *added))

    def with_serial(self, serial: str, mac: str, evidence: Evidence | None) -> "InspectedUnit":
        """Return the unit with the serial and MAC in hand; None withdraws what was said."""
        same = (serial, mac) == (self.serial, self.mac)
        unit = self if same else self._without(Question.SERIAL, Question.ELSEWHERE, Question.HOLD_EXIT)
        return replace(unit, serial=serial, mac=mac, evidence=evidence)

    def with_product(self, sku: str) -> "InspectedUnit":
        """Return the unit as another product: its checklist and answers start again."""
        if sku == self.sku:
            return self
        return replace(self, sku=sku, present=(), choices=())

    def with_quantity(self, quantity: int) -> "InspectedUnit":
        """Return the unit as a count of so many.

        Pieces found were of another count and lapse; so does what the supervisor approved.
        """
        if quantity == self.quantity:
            return self
        kept = tuple(
            made for made in self.choices if not made.approved_by and made.question is not Question.QUANTITY
        )
        return replace(self, quantity=quantity, present=(), choices=kept)

    def answered(self, made: ChoiceMade) -> "InspectedUnit":
        """Return the unit with a question answered; a former answer is replaced."""
        unit = self._without(made.question)
        return replace(unit, choices=(*unit.choices, made))

    def unanswered(self, question: Question) -> "InspectedUnit":
        """Return the unit with an answer taken back."""
        return self._without(question)

    def reopened(self) -> "InspectedUnit":
        """Return a held unit as open again: the answers that held it are asked anew."""
        holding = (Choice.HOLD, Choice.SWAPPED_SERIAL)
        choices = tuple(made for made in self.choices if made.choice not in holding)
        return replace(self, decision=None, choices=choices, basis=None)

    def _without(self, *questions: Question) -> "InspectedUnit":
        kept = tuple(made for made in self.choices if made.question not in questions)
        return self if len(kept) == len(self.choices) else replace(self, choices=kept)
