"""The rules that decide each inspected unit, in order, each with its explanation."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from receiving_app.domain.catalogue import (
    ItemLevel,
    Playbook,
    PlaybookKind,
    TicketNeeded,
    playbook_for,
    ticket_fits,
)
from receiving_app.domain.comparison import Difference, Offer, compare
from receiving_app.domain.decision import (
    COMPARED,
    CaseDecision,
    Explanation,
    MissingItem,
    Need,
    OpenQuestion,
    Rule,
    Rulebook,
    UnitDecision,
    answers_given,
    checklist_of,
    explained,
    missing_items,
)
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.restocking import FeeFacts, FeeRule
from receiving_app.domain.return_parts import ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Evidence, Question, Reason
from receiving_app.domain.warranty import Warranty


def decide(case: ReturnCase, book: Rulebook) -> CaseDecision:
    """Decide every open unit of a return."""
    differences = compare(case, book.elsewhere)
    deciders = [_UnitDecider(case, unit, book, differences) for unit in case.open_units]
    return CaseDecision(tuple(decider.decide() for decider in deciders), differences)


RECLASSIFIED = {
    Choice.RECLASSIFY_AS_DELIVERY_ERROR: Reason.DELIVERY_ERROR,
    Choice.RECLASSIFY_AS_ORDER_ERROR: Reason.ORDER_ERROR,
}
_CHOSEN = {
    Choice.HOLD: Decision.HOLD,
    Choice.SWAPPED_SERIAL: Decision.HOLD,
    Choice.RETURN_TO_CUSTOMER: Decision.RETURN_TO_CUSTOMER,
    Choice.SCRAP: Decision.SCRAP,
    Choice.REPLACE: Decision.REPLACE,
    Choice.SEND_TO_MANUFACTURER: Decision.SEND_TO_MANUFACTURER,
}

# What may be done with a unit instead of crediting it.
_INSTEAD = (Offer(Choice.RETURN_TO_CUSTOMER, supervisor=True), Offer(Choice.HOLD))


def reason_in_force(case: ReturnCase, unit: InspectedUnit) -> Reason:
    """Return why a unit came back: as announced, or as it was reclassified (rule 3)."""
    return RECLASSIFIED.get(unit.choice(Question.PRODUCT) or Choice.HOLD, case.reason)


class _UnitDecider:
    """Walks the rules for one unit; each step returns a verdict or None to go on."""

    def __init__(
        self,
        case: ReturnCase,
        unit: InspectedUnit,
        book: Rulebook,
        differences: tuple[Difference, ...],
    ) -> None:
        self._unit = unit
        self._line: ReturnLine = case.line(unit.line)
        self._book = book
        self._differences = [found for found in differences if found.unit == unit.number]
        self._opened_on = case.opened_on
        self._waived = case.waiver is not None
        self._product = book.product(unit.sku)
        self._warranty = Warranty.of(case, unit, self._product, book.today)
        self._missing = missing_items(self._product, unit)
        self._reason = reason_in_force(case, unit)

    def decide(self) -> UnitDecision:
        by_reason: dict[Reason, Callable[[], UnitDecision]] = {
            Reason.ORDER_ERROR: self._order_error,
            Reason.DELIVERY_ERROR: self._delivery_error,
            Reason.DEFECTIVE: self._defective,
        }
        decided = self._left_hold() or self._compared() or by_reason[self._reason]()
        return replace(decided, why=(*decided.why, *answers_given(self._unit, _CHOSEN)))

    # --- rule 1 -----------------------------------------------------------------------------

    def _left_hold(self) -> UnitDecision | None:
        return self._followed(Question.HOLD_EXIT, Rule.COMPARISON)

    def _compared(self) -> UnitDecision | None:
        asked = self._differences
        open_questions = tuple(
            OpenQuestion(found.question, found.offers)
            for found in asked
            if self._unit.choice(found.question) is None
        )
        if open_questions:
            why = tuple(map(explained, asked))
            return self._pending(Rule.COMPARISON, (Need.CHOICE,), *why, questions=open_questions)
        for question in COMPARED:
            followed = self._followed(question, Rule.COMPARISON)
            if followed:
                return followed
        return None

    # --- rule 2 -----------------------------------------------------------------------------

    def _order_error(self) -> UnitDecision:
        needs = self._inspection_needs()
        if needs:
            return self._pending(Rule.ORDER_ERROR, needs, Explanation.of("inspection_incomplete"))
        condition = self._unit.condition or Condition.USED
        essential = [item for item in self._missing if item.level is ItemLevel.ESSENTIAL]
        fee_rule = self._fee_rule()
        if condition is not Condition.UNUSED_ORIGINAL_PACKAGING:
            asked = self._asked(
                Question.CONDITION,
                Explanation.of("not_as_new", condition=condition),
                (
                    *((Choice.CREDIT_STRONGER_FEE,) if fee_rule else ()),
                    Choice.RETURN_TO_CUSTOMER,
                ),
            )
            if asked:
                return asked
        if essential:
            asked = self._asked(
                Question.ESSENTIAL_ITEM,
                Explanation.of("essential_missing", items=self._names(essential)),
                (Choice.DEDUCT, Choice.RETURN_TO_CUSTOMER),
            )
            if asked:
                return asked
        if fee_rule is None and not self._waived:
            return self._pending(Rule.ORDER_ERROR, (Need.FEE_RULE,), Explanation.of("no_fee_rule"))
        code = (
            "order_error_as_new"
            if condition is Condition.UNUSED_ORIGINAL_PACKAGING
            else "order_error_approved"
        )
        # A credit that cannot be issued, or is not wanted, must not be a dead end.
        options = (OpenQuestion(Question.REMEDY, (Offer(Choice.CREDIT), *_INSTEAD)),)
        followed = self._followed(Question.REMEDY, Rule.ORDER_ERROR, options=options)
        return followed or self._verdict(
            Decision.CREDIT,
            Rule.ORDER_ERROR,
            Explanation.of(code, condition=condition),
            options=options,
            fee_rule=fee_rule,
            deduct_essential=bool(essential),
        )

    # --- rule 3 -----------------------------------------------------------------------------

    def _delivery_error(self) -> UnitDecision:
        needs = self._inspection_needs(checklist=False)
        if needs:
            return self._pending(Rule.DELIVERY_ERROR, needs, Explanation.of("inspection_incomplete"))
        facts = Explanation.of("delivery_error", ordered=self._line.sku, in_hand=self._unit.sku)
        offers = (Offer(Choice.CREDIT), Offer(Choice.REPLACE), *_INSTEAD)
        options = (OpenQuestion(Question.REMEDY, offers),)
        followed = self._followed(Question.REMEDY, Rule.DELIVERY_ERROR, facts, options=options)
        return followed or self._verdict(
            Decision.CREDIT, Rule.DELIVERY_ERROR, facts, options=options, fee_rule=self._fee_rule()
        )

    # --- rule 4 -----------------------------------------------------------------------------

    def _defective(self) -> UnitDecision:
        playbook = playbook_for(self._book.playbooks, self._product.manufacturer, self._opened_on)
        if playbook.kind is PlaybookKind.DIRECT:
            return self._misdirected(playbook)
        needs = self._inspection_needs()
        if needs:
            return self._pending(Rule.DEFECTIVE, needs, Explanation.of("inspection_incomplete"))
        blocked = self._gates(playbook)
        if blocked:
            return self._held(Rule.DEFECTIVE, *blocked)
        return self._verdict(
            Decision.SEND_TO_MANUFACTURER,
            Rule.DEFECTIVE,
            Explanation.of("through_us", manufacturer=self._product.manufacturer),
            self._warranty.explained(),
        )

    def _misdirected(self, playbook: Playbook) -> UnitDecision:
        why = Explanation.of("direct", manufacturer=self._product.manufacturer, portal=playbook.portal)
        offers = (
            Offer(Choice.SEND_TO_MANUFACTURER),
            Offer(Choice.RETURN_TO_CUSTOMER),
            Offer(Choice.HOLD),
        )
        choice = self._unit.choice(Question.PLAYBOOK)
        asked = (OpenQuestion(Question.PLAYBOOK, offers),)
        if choice in _CHOSEN:
            return self._verdict(_CHOSEN[choice], Rule.DEFECTIVE, why, options=asked)
        return self._pending(Rule.DEFECTIVE, (Need.CHOICE,), why, questions=asked)

    def _gates(self, playbook: Playbook) -> tuple[Explanation, ...]:
        blocked = []
        if not self._warranty.holds:
            blocked.append(self._warranty.explained())
        blocked.extend(self._ticket_gate(playbook))
        essential = [item for item in self._missing if item.level is ItemLevel.ESSENTIAL]
        if essential:
            blocked.append(Explanation.of("essential_missing_hold", items=self._names(essential)))
        return tuple(blocked)

    def _ticket_gate(self, playbook: Playbook) -> Iterator[Explanation]:
        tickets = {
            TicketNeeded.NONE: "-",
            TicketNeeded.SUPPORT: self._line.support_ticket,
            TicketNeeded.MANUFACTURER: self._line.manufacturer_ticket,
        }
        ticket = tickets[playbook.ticket].strip()
        facts = {"manufacturer": self._product.manufacturer, "portal": playbook.portal}
        if not ticket:
            yield Explanation.of(f"no_{playbook.ticket}", **facts)
        elif playbook.ticket is not TicketNeeded.NONE and not ticket_fits(playbook.ticket_format, ticket):
            wanted = playbook.ticket_format
            yield Explanation.of(f"odd_{playbook.ticket}", ticket=ticket, format=wanted, **facts)

    # --- shared -----------------------------------------------------------------------------

    def _inspection_needs(self, *, checklist: bool = True) -> tuple[Need, ...]:
        unit, line = self._unit, self._line
        needs = []
        if line.serialised and unit.evidence is None:
            needs.append(Need.SERIAL)
        elif line.serialised and unit.evidence is not Evidence.READ and self._must_be_read():
            needs.append(Need.SERIAL_READ)
        if checklist and any(unit.count_of(item.key) is None for item in checklist_of(self._product, unit)):
            needs.append(Need.CHECKLIST)
        if unit.condition is None:
            needs.append(Need.CONDITION)
        return tuple(needs)

    def _must_be_read(self) -> bool:
        return self._line.unit_price > self._book.policy.serial_read_above

    def _fee_rule(self) -> FeeRule | None:
        facts = FeeFacts(
            reason=self._reason,
            condition=self._unit.condition or Condition.USED,
            manufacturer=self._product.manufacturer,
            family=self._product.family,
            days_since_invoice=(self._book.today - self._line.invoiced_on).days,
            complete=not self._missing,
        )
        return self._book.fees.match(facts)

    def _asked(
        self, question: Question, why: Explanation, choices: tuple[Choice, ...]
    ) -> UnitDecision | None:
        """Ask the supervisor, or follow the answer; None when the answer lets the credit go on."""
        if self._unit.choice(question) is None:
            offers = (
                *(Offer(choice, supervisor=True) for choice in choices),
                Offer(Choice.HOLD),
            )
            return self._pending(
                Rule.ORDER_ERROR,
                (Need.CHOICE,),
                why,
                questions=(OpenQuestion(question, offers),),
            )
        return self._followed(question, Rule.ORDER_ERROR, why)

    def _followed(
        self,
        question: Question,
        rule: Rule,
        *why: Explanation,
        options: tuple[OpenQuestion, ...] = (),
    ) -> UnitDecision | None:
        """Return the decision that an answer names; None where it names none, or nobody answered."""
        for made in self._unit.choices:
            if made.question is question and made.choice in _CHOSEN:
                code = "supervisor_chose" if made.approved_by else "operator_chose"
                chose = Explanation.of(code, choice=made.choice)
                return self._verdict(_CHOSEN[made.choice], rule, chose, *why, options=options)
        return None

    def _names(self, items: list[MissingItem]) -> tuple[object, ...]:
        found = (self._product.item(item.key) for item in items)
        return tuple(item.name for item in found if item)

    def _held(self, rule: Rule, *why: Explanation) -> UnitDecision:
        return self._verdict(Decision.HOLD, rule, *why)

    def _pending(
        self,
        rule: Rule,
        needs: tuple[Need, ...],
        *why: Explanation,
        questions: tuple[OpenQuestion, ...] = (),
    ) -> UnitDecision:
        return UnitDecision(
            self._unit.number,
            None,
            rule,
            self._reason,
            why,
            needs,
            questions,
            missing=self._missing,
        )

    def _verdict(
        self,
        decision: Decision,
        rule: Rule,
        *why: Explanation,
        options: tuple[OpenQuestion, ...] = (),
        fee_rule: FeeRule | None = None,
        deduct_essential: bool = False,
    ) -> UnitDecision:
        if decision is Decision.HOLD:
            exits = (
                Choice.RETURN_TO_CUSTOMER,
                Choice.SEND_TO_MANUFACTURER,
                Choice.SCRAP,
            )
            offers = tuple(Offer(choice, supervisor=True) for choice in exits)
            options = (*options, OpenQuestion(Question.HOLD_EXIT, offers))
        return UnitDecision(
            self._unit.number,
            decision,
            rule,
            self._reason,
            why,
            options=options,
            fee_rule=fee_rule if decision is Decision.CREDIT else None,
            missing=self._missing,
            deduct_essential=deduct_essential,
        )
