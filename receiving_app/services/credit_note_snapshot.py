"""From a draft to the frozen snapshot: every word and figure that will be printed."""

from dataclasses import dataclass
from decimal import Decimal

from receiving_app.domain.credit_note import (
    DEDUCTION,
    FEE,
    CreditNote,
    NoteAllowance,
    NoteCheck,
    NoteFee,
    NoteLine,
    NoteVat,
)
from receiving_app.domain.crediting import CreditDraft, CreditLine
from receiving_app.domain.debit_statement import DebitStatement, StatementLine
from receiving_app.domain.decision import checklist_of
from receiving_app.domain.money import ZERO, VatTreatment, amount
from receiving_app.domain.profile import LateTerms, Profile
from receiving_app.domain.restocking import NO_FEE, FeeCharge
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import FeeTreatment, Reason
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.document_ports import Words
from receiving_app.services.ports import Bench

_FREE = tuple(NO_FEE.values())


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a credit note and of the debit statement beside it; empty for none."""

    note: str = ""
    statement: str = ""


def snapshot(
    bench: Bench, sheet: CaseSheet, draft: CreditDraft, profile: Profile, numbers: Numbers
) -> CreditNote:
    """Freeze a draft into the document of this number, issued today.

    Everything printed is copied in, in the customer's language (CREDIT NOTE: BG-20 for fee and
    deductions, one allowance per VAT treatment).
    """
    case = sheet.case
    language = case.customer.language
    first = draft.lines[0].line
    return CreditNote(
        number=numbers.note,
        issued_on=bench.clock.today(),
        language=language,
        rma=case.rma,
        reason=_reason(draft, sheet),
        seller=profile.seller,
        buyer=case.customer,
        lines=tuple(_line(i, line, sheet) for i, line in enumerate(draft.lines, start=1)),
        allowances=_allowances(bench.words, draft, language),
        vat=_vat(bench.words, draft, language),
        fees=_fees(bench.words, draft, case, language),
        checks=_checks(draft, sheet, language),
        goods=draft.goods,
        net=draft.net,
        tax=draft.vat,
        gross=draft.gross,
        operator=bench.actor.operator,
        notes=(
            *_notes(bench.words, draft, case, language),
            *_due(bench.words, draft, numbers.statement, language),
        ),
        settlement=profile.seller.payment_terms.in_language(language)
        or bench.words.text("document.settlement_default", language),
        late_terms=_late_terms(bench.words, profile.seller.late_terms, language),
        delivered_to=first.delivered_to,
        delivered_on=first.delivered_on,
        specimen=profile.sample,
        fee_treatment=draft.treatment,
        statement=numbers.statement,
    )


def _late_terms(words: Words, terms: LateTerms, language: str) -> tuple[str, ...]:
    """Return what is said of late payment, the usual words where the company set none of its own."""
    said = {
        "recovery_costs": terms.recovery,
        "late_penalties": terms.penalties,
        "no_discount": terms.discount,
    }
    return tuple(
        text.in_language(language).strip() or words.text(f"document.{key}", language)
        for key, text in said.items()
    )


def statement_of(bench: Bench, note: CreditNote) -> DebitStatement:
    """Freeze the debit statement of a credit note whose fee is due beside it."""
    words, language = bench.words, note.language
    charged = [fee for fee in note.fees if fee.charged > 0]
    return DebitStatement(
        number=note.statement,
        issued_on=note.issued_on,
        language=language,
        rma=note.rma,
        credit_note=note.number,
        seller=note.seller,
        buyer=note.buyer,
        lines=tuple(
            StatementLine(i, f"{fee.rule} v{fee.version}", fee.text, fee.base, fee.charged)
            for i, fee in enumerate(charged, start=1)
        ),
        total=sum((fee.charged for fee in charged), ZERO),
        operator=note.operator,
        settlement=words.text("document.statement.settlement", language, number=note.number),
        notes=(words.text("document.statement.outside_vat", language),),
        specimen=note.specimen,
    )


def _due(words: Words, draft: CreditDraft, statement: str, language: str) -> tuple[str, ...]:
    """Say where the fee is to be found that does not lower the credit."""
    if not draft.due:
        return ()
    return (words.text("document.fee_separate", language, amount=draft.due, number=statement),)


def _reason(draft: CreditDraft, sheet: CaseSheet) -> Reason:
    """Return the reason in force for the units credited; the announced one where they differ."""
    credited = {unit.number for line in draft.lines for unit in line.units}
    reasons = {decided.reason for decided in sheet.decided.units if decided.unit in credited}
    return reasons.pop() if len(reasons) == 1 else sheet.case.reason


def _line(position: int, credited: CreditLine, sheet: CaseSheet) -> NoteLine:
    line = credited.line
    serials = tuple(unit.serial or unit.mac for unit in credited.units if unit.serial or unit.mac)
    return NoteLine(
        position,
        line.sku,
        sheet.product(line.sku).name,
        line.invoice,
        line.invoice_line,
        line.invoiced_on,
        credited.quantity,
        line.unit,
        line.unit_price,
        credited.treatment.category,
        credited.treatment.rate,
        credited.net,
        serials,
    )


def _allowances(words: Words, draft: CreditDraft, language: str) -> tuple[NoteAllowance, ...]:
    fees = [
        NoteAllowance(
            FEE,
            words.fee(charge, language),
            treatment.category,
            treatment.rate,
            part,
            f"{charge.rule.rule} v{charge.rule.version}",
            *_percentage(charge, draft, treatment, part),
        )
        for charge in draft.fees
        for treatment, part in charge.shares
        if part > 0 and draft.treatment is FeeTreatment.REDUCTION
    ]
    deductions = [
        NoteAllowance(
            DEDUCTION,
            words.deduction(off.name, off.pieces, off.line.sku, language),
            off.treatment.category,
            off.treatment.rate,
            off.amount,
        )
        for off in draft.deductions
        if off.amount > 0
    ]
    return (*fees, *deductions)


def _percentage(
    charge: FeeCharge, draft: CreditDraft, treatment: VatTreatment, part: Decimal
) -> tuple[Decimal | None, Decimal | None]:
    """Return base and per cent, only where the amount is exactly their product."""
    base = sum(
        (line.net for line in draft.lines if line.fee_rule == charge.rule and line.treatment == treatment),
        ZERO,
    )
    exact = charge.rule.fixed is None and amount(base * charge.rule.percent / 100) == part
    return (base, charge.rule.percent) if exact else (None, None)


def _vat(words: Words, draft: CreditDraft, language: str) -> tuple[NoteVat, ...]:
    return tuple(
        NoteVat(
            total.treatment.category,
            total.treatment.rate,
            total.net,
            total.vat,
            total.treatment.exemption_code,
            words.exemption(total.treatment.category, language),
        )
        for total in draft.totals
    )


def _fees(words: Words, draft: CreditDraft, case: ReturnCase, language: str) -> tuple[NoteFee, ...]:
    return tuple(
        NoteFee(
            charge.rule.rule,
            charge.rule.version,
            words.fee(charge, language),
            charge.base,
            charge.assessed,
            charge.charged,
            charge.waived,
            charge.capped,
            case.waiver.reason if case.waiver and charge.waived else "",
        )
        for charge in draft.fees
        if charge.rule not in _FREE
    )


def _checks(draft: CreditDraft, sheet: CaseSheet, language: str) -> tuple[NoteCheck, ...]:
    checks = []
    for position, credited in enumerate(draft.lines, start=1):
        for unit in credited.units:
            for item in checklist_of(sheet.product(unit.sku), unit):
                found = unit.count_of(item.key)
                if found is not None:
                    expected = item.quantity * unit.quantity
                    name = item.name.in_language(language)
                    checks.append(NoteCheck(position, name, item.level, found, expected))
    return tuple(checks)


def _notes(words: Words, draft: CreditDraft, case: ReturnCase, language: str) -> tuple[str, ...]:
    notes = []
    for charge in draft.fees:
        if charge.waived and case.waiver:
            notes.append(
                words.text("document.fee_waived", language, amount=charge.waived, reason=case.waiver.reason)
            )
        if charge.capped:
            notes.append(words.text("document.fee_capped", language, amount=charge.capped))
    for off in draft.deductions:
        if off.capped:
            name = off.name.in_language(language)
            notes.append(words.text("document.deduction_capped", language, name=name, amount=off.capped))
    return tuple(notes)
