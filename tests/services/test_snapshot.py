"""The snapshot: everything that is printed, frozen at issue."""

from dataclasses import replace
from decimal import Decimal

import pytest

from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.credit_note_errors import CreditExceedsInvoice
from receiving_app.domain.profile import LateTerms, Policy
from receiving_app.domain.restocking import FeeTable
from receiving_app.domain.vocabulary import Choice, Question, Reason
from receiving_app.services.decide import answer, waive_fee
from receiving_app.services.inspect_unit import count_unit, record_item
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import scan
from tests.builders import (
    AS_NEW,
    BARE_SKU,
    BELGIAN,
    FRENCH,
    RMA,
    a_bench,
    a_case,
    a_line,
    a_profile,
    an_approval,
)
from tests.services.issuing import inspected, issued, numbered, rma_of


def test_the_snapshot_holds_the_fee_rule_in_words_with_its_version() -> None:
    profile = a_profile(fees=FeeTable((replace(AS_NEW, version=4),)))

    note = issued(a_bench(a_case(), profile=profile))

    assert note.fees[0].rule == "F-01"
    assert note.fees[0].version == 4
    assert "Emballage d'origine intact" in note.fees[0].text
    assert "15" in note.fees[0].text
    assert note.allowances[0].rule == "F-01 v4"
    assert (note.allowances[0].base, note.allowances[0].percent) == (Decimal("89.50"), Decimal(15))


def test_where_the_minimum_spoke_no_percentage_is_printed() -> None:
    note = issued(a_bench(a_case(a_line("49.00"))))

    assert (note.allowances[0].base, note.allowances[0].percent) == (None, None)


def test_a_waived_fee_is_told_with_its_reason() -> None:
    bench = inspected(a_bench(a_case()))
    waive_fee(bench, RMA, an_approval("client fidèle"))

    note = conclude(bench, RMA).note

    assert note is not None
    assert note.allowances == ()
    assert (note.fees[0].waived, note.fees[0].charged) == (Decimal("13.43"), Decimal("0.00"))
    assert note.fees[0].waiver_reason == "client fidèle"
    assert any("client fidèle" in text for text in note.notes)
    assert bench.case(RMA).waiver is None


def test_a_capped_fee_and_a_capped_deduction_are_told() -> None:
    bench = inspected(a_bench(a_case(a_line("11.00"))))
    record_item(bench, RMA, 1, "cable", 0)

    note = conclude(bench, RMA).note

    assert note is not None
    assert [str(off.amount) for off in note.allowances] == ["10.00", "1.00"]
    assert len(note.notes) == 1
    assert note.gross == 0


def test_a_fee_above_its_base_is_capped_and_told() -> None:
    note = issued(a_bench(a_case(a_line("4.00"))))

    assert (note.fees[0].charged, note.fees[0].capped) == (Decimal("4.00"), Decimal("6.00"))
    assert len(note.notes) == 1
    assert note.net == 0


def test_what_was_capped_is_charged_by_the_return_s_next_note() -> None:
    lines = (a_line("4.00", sku=BARE_SKU), a_line("100.00", number=2, sku=BARE_SKU))
    bench = a_bench(a_case(*lines))
    scan(bench, RMA)
    count_unit(bench, RMA, 2, 0)
    first = issued(bench)
    receive_another(bench, RMA)
    second = issued(bench)

    # 15 % of 104.00 is 15.60: 4.00 charged first, the rest now.
    assert [first.fees[0].charged, second.fees[0].charged] == [Decimal("4.00"), Decimal("11.60")]


def test_a_company_s_own_rule_called_f00_is_recorded_like_any_other() -> None:
    profile = a_profile(fees=FeeTable((replace(AS_NEW, rule="F-00"),)))

    note = issued(a_bench(a_case(), profile=profile))

    assert [fee.charged for fee in note.fees] == [Decimal("13.43")]


def test_the_checklist_s_result_is_in_the_snapshot() -> None:
    bench = inspected(a_bench(a_case()))
    record_item(bench, RMA, 1, "cable", 0)

    note = conclude(bench, RMA).note

    assert note is not None
    assert [(check.item, check.found, check.expected) for check in note.checks] == [
        ("handset (fr)", 1, 1),
        ("cable (fr)", 0, 1),
    ]


def test_an_intra_community_note_carries_its_exemption() -> None:
    note = issued(a_bench(a_case(a_line(vat_rate=Decimal(0)), customer=BELGIAN)))

    assert [(row.category, row.exemption_code) for row in note.vat] == [("K", "VATEX-EU-IC")]
    assert "262 ter" in note.vat[0].exemption_reason


def test_a_note_on_reclassified_units_gives_the_reason_in_force() -> None:
    bench = inspected(a_bench(a_case(reason=Reason.DELIVERY_ERROR)))
    answer(
        bench, RMA, 1, Question.PRODUCT, Choice.RECLASSIFY_AS_ORDER_ERROR, an_approval("c'est le bon article")
    )

    note = conclude(bench, RMA).note

    assert note is not None
    assert note.reason == Reason.ORDER_ERROR
    assert note.fees[0].charged == Decimal("13.43")


def test_the_snapshot_is_marked_specimen_for_sample_data_only() -> None:
    assert issued(a_bench(a_case(), profile=a_profile(sample=True))).specimen
    assert not issued(a_bench(a_case())).specimen


def test_two_lines_on_the_same_invoice_line_never_credit_more_than_it() -> None:
    lines = (
        a_line("89.50", quantity_invoiced=1),
        a_line("89.50", number=2, invoice="FA-2026-00001", quantity_invoiced=1),
    )
    bench = inspected(a_bench(a_case(*lines)))

    with pytest.raises(CreditExceedsInvoice):
        conclude(bench, RMA)


def test_the_deduction_can_be_switched_off() -> None:
    bench = inspected(a_bench(a_case(), profile=a_profile(policy=Policy(deduct_missing=False))))
    record_item(bench, RMA, 1, "cable", 0)

    note = conclude(bench, RMA).note

    assert note is not None
    assert [off.kind for off in note.allowances] == ["fee"]


# --- late payment ---------------------------------------------------------------------------


def test_what_the_law_says_of_late_payment_stands_where_the_company_set_nothing() -> None:
    recovery, penalties, discount = issued(a_bench(a_case())).late_terms

    assert "40" in recovery
    assert "dix points" in penalties
    assert "escompte" in discount


def test_the_companys_own_terms_are_frozen_in_the_customers_language() -> None:
    terms = LateTerms(penalties=LocalText("Trois fois le taux légal.", "Three times the legal rate."))
    profile = a_profile()
    seller = replace(profile.seller, late_terms=terms)
    bench = a_bench(
        a_case(),
        numbered(7, customer=replace(FRENCH, language="en")),
        profile=replace(profile, seller=seller),
    )

    french, english = issued(bench), issued(bench, rma_of(7))

    assert french.late_terms[1] == "Trois fois le taux légal."
    assert (english.language, english.late_terms[1]) == ("en", "Three times the legal rate.")
    assert "40" in french.late_terms[0]
    assert "40" in english.late_terms[0]
