"""From decided units to amounts: what a credit note would say, to the cent.

Decision rules 5 to 8. A draft is pure arithmetic on the case, its decisions and what earlier
credit notes already did; ``credit_note.py`` freezes it into a document.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from receiving_app.domain.catalogue import ItemLevel, LocalText
from receiving_app.domain.credit_note_errors import ContradictoryInvoice, CreditExceedsInvoice
from receiving_app.domain.decision import CaseDecision, Rulebook, UnitDecision
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.money import (
    ZERO,
    VatTreatment,
    line_amount,
    vat_on,
    vat_treatment,
)
from receiving_app.domain.restocking import FeeAssessor, FeeCharge, FeeRule, FeeSoFar
from receiving_app.domain.return_parts import ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Decision, FeeTreatment, Reason


@dataclass(frozen=True, slots=True)
class CreditedSoFar:
    """What all credit notes together gave back of one invoice line."""

    quantity: int = 0
    amount: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class CreditHistory:
    """What was already credited.

    Attributes:
        lines: by (invoice, invoice line), over all returns (rule 6).
        fees: by fee rule identifier, over this return's credit notes (rule 7).
        contradictory: invoice lines to which the returns on file give different figures.
    """

    lines: Mapping[tuple[str, int], CreditedSoFar] = field(default_factory=dict)
    fees: Mapping[str, FeeSoFar] = field(default_factory=dict)
    contradictory: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class CreditLine:
    """Units of one return line credited under one fee rule; ``net`` is EUR before deductions."""

    line: ReturnLine
    units: tuple[InspectedUnit, ...]
    quantity: int
    treatment: VatTreatment
    net: Decimal
    fee_rule: FeeRule | None


@dataclass(frozen=True, slots=True)
class Deduction:
    """A missing accessory deducted at its list price (rule 5); ``amount`` is EUR, positive."""

    line: ReturnLine
    item: str
    name: LocalText
    pieces: int
    unit_price: Decimal
    treatment: VatTreatment
    amount: Decimal
    capped: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class VatTotal:
    """One VAT treatment's totals in EUR: goods, what is taken off, net, VAT.

    ``fees`` is 0 where the fee is due on a statement of its own.
    """

    treatment: VatTreatment
    goods: Decimal
    deductions: Decimal
    fees: Decimal
    net: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class CreditDraft:
    """The amounts of a credit note that is not issued yet, in EUR.

    Attributes:
        fees: what each rule charges; the same whichever way the fee stands towards VAT.
        treatment: whether the fee lowers the credit or is due beside it.
    """

    lines: tuple[CreditLine, ...]
    deductions: tuple[Deduction, ...]
    fees: tuple[FeeCharge, ...]
    totals: tuple[VatTotal, ...]
    treatment: FeeTreatment = FeeTreatment.REDUCTION

    @property
    def goods(self) -> Decimal:
        """Invoiced net amount of the units credited."""
        return sum((line.net for line in self.lines), ZERO)

    @property
    def net(self) -> Decimal:
        """Total excluding VAT to credit."""
        return sum((total.net for total in self.totals), ZERO)

    @property
    def vat(self) -> Decimal:
        """Total VAT to credit."""
        return sum((total.vat for total in self.totals), ZERO)

    @property
    def gross(self) -> Decimal:
        """Total including VAT to credit."""
        return self.net + self.vat

    @property
    def fee(self) -> Decimal:
        """Restocking fee charged, by all rules together."""
        return sum((charge.charged for charge in self.fees), ZERO)

    @property
    def due(self) -> Decimal:
        """Fee due on a debit statement beside the credit note; 0 where it lowers the credit."""
        return self.fee if self.treatment is FeeTreatment.SEPARATE else ZERO

    @property
    def balance(self) -> Decimal:
        """What the customer is better off by in all: the credit less what is due beside it."""
        return self.gross - self.due

    def under(self, treatment: FeeTreatment) -> "CreditDraft":
        """Return the same credit with the fee standing otherwise towards VAT."""
        goods = {total.treatment: total.goods for total in self.totals}
        totals = _totals(goods, self.deductions, self.fees, treatment)
        return replace(self, totals=totals, treatment=treatment)


def draft_credit(
    case: ReturnCase, decided: CaseDecision, book: Rulebook, history: CreditHistory
) -> CreditDraft | None:
    """Return what would be credited now; None when no unit is credited above 0.00.

    Raises:
        CreditExceedsInvoice: more units than were invoiced, over all returns (rule 6).
        ContradictoryInvoice: returns disagree on what was invoiced (rule 6).
        UnsupportedVat: the VAT treatment is unknown (rule 9).
    """
    credited = [unit for unit in decided.units if unit.decision is Decision.CREDIT]
    lines = tuple(_credit_lines(case, credited, book, history))
    if not lines:
        return None
    room: dict[VatTreatment, Decimal] = {}
    for line in lines:
        room[line.treatment] = room.get(line.treatment, ZERO) + line.net
    goods = dict(room)
    # The fee takes its room first: it is the policy's, deductions are the list's.
    fees = _fees(lines, FeeAssessor(room, history.fees, waived=case.waiver is not None))
    deductions = tuple(_deductions(lines, credited, book, room))
    standing = book.policy.fee_treatment
    return CreditDraft(lines, deductions, fees, _totals(goods, deductions, fees, standing), standing)


def _credit_lines(
    case: ReturnCase,
    credited: list[UnitDecision],
    book: Rulebook,
    history: CreditHistory,
) -> Iterator[CreditLine]:
    groups: dict[tuple[int, str], list[UnitDecision]] = {}
    for decided in credited:
        rule = decided.fee_rule.rule if decided.fee_rule else ""
        groups.setdefault((case.unit(decided.unit).line, rule), []).append(decided)
    so_far = dict(history.lines)
    for (number, _rule), group in sorted(groups.items(), key=lambda entry: entry[0]):
        line = case.line(number)
        units = tuple(case.unit(decided.unit) for decided in group)
        quantity = sum(unit.quantity for unit in units)
        if line.invoice_key in history.contradictory:
            raise ContradictoryInvoice(*line.invoice_key)
        before = so_far.get(line.invoice_key, CreditedSoFar())
        net = _net(line, quantity, before)
        so_far[line.invoice_key] = CreditedSoFar(before.quantity + quantity, before.amount + net)
        if net > 0:
            treatment = vat_treatment(
                case.customer.country,
                line.vat_rate,
                case.customer.vat_number,
                book.policy.vat_rates,
            )
            yield CreditLine(line, units, quantity, treatment, net, group[0].fee_rule)


def _net(line: ReturnLine, quantity: int, before: CreditedSoFar) -> Decimal:
    """Price × quantity, but over all credit notes never a cent more than the invoice line."""
    if before.quantity + quantity > line.quantity_invoiced:
        raise CreditExceedsInvoice(
            line.invoice,
            line.invoice_line,
            line.quantity_invoiced,
            before.quantity,
            quantity,
        )
    invoiced = line_amount(line.unit_price, line.quantity_invoiced)
    return max(ZERO, min(line_amount(line.unit_price, quantity), invoiced - before.amount))


def _fees(lines: tuple[CreditLine, ...], assessor: FeeAssessor) -> tuple[FeeCharge, ...]:
    rules = {line.fee_rule.rule: line.fee_rule for line in lines if line.fee_rule}
    for identifier, rule in rules.items():
        bases: dict[VatTreatment, Decimal] = {}
        for line in lines:
            if line.fee_rule and line.fee_rule.rule == identifier:
                bases[line.treatment] = bases.get(line.treatment, ZERO) + line.net
        assessor.charge(rule, bases)
    return tuple(assessor.charges)


def _deductions(
    lines: tuple[CreditLine, ...],
    credited: list[UnitDecision],
    book: Rulebook,
    room: dict[VatTreatment, Decimal],
) -> Iterator[Deduction]:
    by_unit = {decided.unit: decided for decided in credited}
    for line in lines:
        pieces: dict[tuple[str, str], int] = {}
        for unit in line.units:
            for key, count in _deductible(by_unit[unit.number], book):
                pieces[unit.sku, key] = pieces.get((unit.sku, key), 0) + count
        for (sku, key), count in pieces.items():
            item = book.product(sku).item(key)
            wanted = line_amount(item.replacement_price, count) if item else ZERO
            taken = min(wanted, room[line.treatment])
            if item and wanted > 0:
                room[line.treatment] -= taken
                price, name = item.replacement_price, item.name
                yield Deduction(
                    line.line,
                    key,
                    name,
                    count,
                    price,
                    line.treatment,
                    taken,
                    capped=wanted - taken,
                )


def _deductible(decided: UnitDecision, book: Rulebook) -> Iterator[tuple[str, int]]:
    # Delivery errors carry a "no fee" rule: no deduction for what we never sent (rule 3).
    if decided.reason is not Reason.ORDER_ERROR:
        return
    for item in decided.missing:
        essential = item.level is ItemLevel.ESSENTIAL
        if decided.deduct_essential if essential else book.policy.deduct_missing:
            yield item.key, item.pieces


def _totals(
    goods: Mapping[VatTreatment, Decimal],
    deductions: tuple[Deduction, ...],
    fees: tuple[FeeCharge, ...],
    standing: FeeTreatment,
) -> tuple[VatTotal, ...]:
    lowering = fees if standing is FeeTreatment.REDUCTION else ()
    return tuple(_total(treatment, goods[treatment], deductions, lowering) for treatment in goods)


def _total(
    treatment: VatTreatment,
    goods: Decimal,
    deductions: tuple[Deduction, ...],
    fees: tuple[FeeCharge, ...],
) -> VatTotal:
    deducted = sum((d.amount for d in deductions if d.treatment == treatment), ZERO)
    charged = sum((part for fee in fees for share, part in fee.shares if share == treatment), ZERO)
    net = goods - deducted - charged
    return VatTotal(treatment, goods, deducted, charged, net, vat_on(net, treatment.rate))
