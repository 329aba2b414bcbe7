"""What is credited: totals that add up, and never more than invoiced (decision rules 5 to 8)."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.credit_note_errors import CreditExceedsInvoice
from receiving_app.domain.crediting import CreditDraft, CreditedSoFar, CreditHistory, draft_credit
from receiving_app.domain.deciding import decide
from receiving_app.domain.errors import UnsupportedVat
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.money import CENT, line_amount
from receiving_app.domain.restocking import FeeTable
from receiving_app.domain.return_parts import FeeWaiver, Parcel, ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Condition, FeeTreatment
from tests.builders import BARE_SKU, SKU, SWISS, a_case, a_line, a_product, a_rulebook, an_item

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
UNUSED = Condition.UNUSED_ORIGINAL_PACKAGING
prices = st.integers(0, 5 * 10**6).map(lambda n: Decimal(n) / 1_000_000) | st.integers(0, 10**6).map(
    lambda n: Decimal(n) / 100
)
rates = st.sampled_from([Decimal(rate) for rate in ("20", "10", "5.5", "2.1", "8.5")])


def _returned(*lines: ReturnLine, missing: bool = False, waived: bool = False) -> ReturnCase:
    units = tuple(
        InspectedUnit(
            line.number,
            line.number,
            1,
            line.quantity_announced,
            line.sku,
            condition=UNUSED,
            present=(
                ("handset", line.quantity_announced),
                ("cable", 0 if missing else line.quantity_announced),
            ),
        )
        for line in lines
    )
    waiver = FeeWaiver("Nadia", "geste", NOON) if waived else None
    return a_case(*lines, units=units, parcels=(Parcel(1, NOON, "Sam", "2"),), waiver=waiver)


def _draft(case: ReturnCase, history: CreditHistory | None = None) -> CreditDraft | None:
    book = a_rulebook()
    return draft_credit(case, decide(case, book), book, history or CreditHistory())


@st.composite
def cases(draw: st.DrawFn) -> ReturnCase:
    lines = [
        a_line(str(draw(prices)), draw(st.integers(1, 40)), number, vat_rate=draw(rates))
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]
    return _returned(*lines, missing=draw(st.booleans()), waived=draw(st.booleans()))


@given(cases())
def test_printed_totals_are_the_sums_of_what_is_printed(case: ReturnCase) -> None:
    draft = _draft(case)
    if draft is None:
        assert all(line_amount(line.unit_price, line.quantity_announced) == 0 for line in case.lines)
        return

    charged = sum(fee.charged for fee in draft.fees)
    deducted = sum(off.amount for off in draft.deductions)
    assert draft.net == draft.goods - charged - deducted
    assert draft.gross == draft.net + draft.vat
    assert len({total.treatment for total in draft.totals}) == len(draft.totals)
    for total in draft.totals:
        assert total.net >= 0
        assert total.vat == (total.net * total.treatment.rate / 100).quantize(CENT, "ROUND_HALF_UP")
    assert all(off.amount + off.capped == line_amount(off.unit_price, off.pieces) for off in draft.deductions)


@given(cases())
def test_a_fee_due_beside_the_credit_is_the_same_fee_and_leaves_the_credit_whole(case: ReturnCase) -> None:
    draft = _draft(case)
    if draft is None:
        return
    beside = draft.under(FeeTreatment.SEPARATE)

    deducted = sum(off.amount for off in draft.deductions)
    assert beside.fees == draft.fees
    assert beside.net == beside.goods - deducted
    assert beside.due == beside.fee == draft.fee == draft.goods - deducted - draft.net
    assert beside.balance == beside.gross - draft.fee >= draft.gross
    assert (draft.due, draft.balance) == (0, draft.gross)
    assert all(total.fees == 0 for total in beside.totals)
    assert beside.under(FeeTreatment.REDUCTION) == draft


@given(prices, st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_partial_returns_never_credit_more_than_the_invoice_line(price: Decimal, parts: list[int]) -> None:
    invoiced = sum(parts)
    so_far = CreditedSoFar()
    for part in parts:
        line = a_line(str(price), part, sku=BARE_SKU, quantity_invoiced=invoiced)
        draft = _draft(_returned(line), CreditHistory({line.invoice_key: so_far}))
        so_far = CreditedSoFar(so_far.quantity + part, so_far.amount + (draft.goods if draft else 0))

    assert so_far.amount <= line_amount(price, invoiced)
    # Per line half-up, as printed: at most half a cent is lost on each credit note.
    assert line_amount(price, invoiced) - so_far.amount <= CENT * len(parts)


@given(st.integers(0, 10), st.integers(1, 10), st.integers(1, 10))
def test_more_units_than_invoiced_are_refused(credited: int, wanted: int, invoiced: int) -> None:
    line = a_line("10.00", wanted, sku=BARE_SKU, quantity_invoiced=invoiced)
    history = CreditHistory({line.invoice_key: CreditedSoFar(credited, Decimal(10) * credited)})

    if credited + wanted > invoiced:
        with pytest.raises(CreditExceedsInvoice) as refused:
            _draft(_returned(line), history)
        assert (refused.value.credited, refused.value.wanted) == (credited, wanted)
    else:
        draft = _draft(_returned(line), history)
        assert draft is not None
        assert draft.lines[0].quantity == wanted


def test_the_last_unit_gives_back_no_cent_more_than_was_invoiced() -> None:
    line = a_line("0.005", 1, sku=BARE_SKU, quantity_invoiced=3)
    history = CreditHistory({line.invoice_key: CreditedSoFar(2, Decimal("0.02"))})

    assert _draft(_returned(line), history) is None


def test_two_lines_of_one_invoice_line_are_counted_together() -> None:
    lines = (
        a_line("10.00", 2, quantity_invoiced=3),
        a_line("10.00", 2, 2, invoice="FA-2026-00001", quantity_invoiced=3),
    )

    with pytest.raises(CreditExceedsInvoice):
        _draft(_returned(*lines))


def test_the_same_product_on_two_lines_is_credited_on_two_lines() -> None:
    draft = _draft(_returned(a_line("10.00"), a_line("20.00", number=2)))

    assert draft is not None
    assert [(line.line.number, line.net) for line in draft.lines] == [(1, 10), (2, 20)]
    assert [fee.charged for fee in draft.fees] == [Decimal("10.00")]


def test_the_fee_takes_its_room_before_the_deductions() -> None:
    draft = _draft(_returned(a_line("11.00"), missing=True))

    assert draft is not None
    assert draft.fees[0].charged == Decimal("10.00")
    assert (draft.deductions[0].amount, draft.deductions[0].capped) == (Decimal("1.00"), Decimal("1.50"))
    assert draft.net == draft.gross == 0


def test_an_accessory_without_a_price_is_not_deducted() -> None:
    book = a_rulebook(products={SKU: a_product(checklist=(an_item("cable"),))})
    case = _returned(a_line(), missing=True)

    draft = draft_credit(case, decide(case, book), book, CreditHistory())

    assert draft is not None
    assert draft.deductions == ()


def test_a_credit_without_any_fee_rule_was_waived() -> None:
    case = _returned(a_line(), waived=True)
    book = a_rulebook(fees=FeeTable())

    draft = draft_credit(case, decide(case, book), book, CreditHistory())

    assert draft is not None
    assert draft.fees == ()
    assert draft.net == Decimal("89.50")


def test_an_unknown_vat_treatment_is_refused() -> None:
    case = a_case(customer=SWISS, units=_returned(a_line()).units)

    with pytest.raises(UnsupportedVat):
        _draft(case)
