"""Issuing: all or nothing, and numbers without a gap."""

from dataclasses import fields, replace
from datetime import date

import pytest

from receiving_app.domain.chain import GENESIS
from receiving_app.domain.credit_note_errors import (
    ContradictoryInvoice,
    CreditExceedsInvoice,
    InconsistentCreditNote,
    InvoiceNumberNotCitable,
    IssueDateBeforeLast,
    NoElectronicAddress,
    NothingToCredit,
    SellerIncomplete,
    UnprintableCharacters,
)
from receiving_app.domain.errors import DomainError, MissingProfile
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.profile import Profile
from receiving_app.domain.return_errors import (
    ForbiddenTransition,
    InspectionIncomplete,
    StaleCase,
    UnknownReturn,
)
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Question, Reason, Status
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.decide import answer
from receiving_app.services.inspect_unit import confirm_all_present, count_unit, record_condition, record_item
from receiving_app.services.issue_credit_note import conclude, preview
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import scan
from tests.builders import (
    BARE_SKU,
    FRENCH,
    OTHER_SKU,
    RMA,
    SWISS,
    a_bench,
    a_case,
    a_line,
    a_profile,
    a_seller,
    an_approval,
)
from tests.fakes import FakeBench
from tests.services.issuing import UNUSED, inspected, issued, numbered

# --- all or nothing -------------------------------------------------------------------------


def test_a_document_that_cannot_be_rendered_leaves_nothing_changed_and_burns_no_number() -> None:
    bench = inspected(a_bench(a_case()))
    before = bench.store.snapshot()
    bench.documents.failure = UnprintableCharacters("name", "→")

    with pytest.raises(UnprintableCharacters):
        conclude(bench, RMA)
    assert bench.store == before

    bench.documents.failure = None
    note = conclude(bench, RMA).note
    assert note is not None
    assert note.number == "AV-2026-000001"


@pytest.mark.parametrize(
    ("case", "error"),
    [
        (a_case(customer=replace(FRENCH, siren="", vat_number="")), NoElectronicAddress),
        (a_case(a_line(invoice="FA 2026 Nº1")), InvoiceNumberNotCitable),
        (a_case(customer=replace(FRENCH, siret="73282932000074")), InconsistentCreditNote),
        (a_case(customer=replace(FRENCH, siren="999810006")), InconsistentCreditNote),
    ],
    ids=["no address", "invoice number", "SIRET", "SIREN"],
)
def test_what_a_platform_would_send_back_is_not_issued_and_burns_no_number(
    case: ReturnCase, error: type[DomainError]
) -> None:
    bench = inspected(a_bench(case))
    before = bench.store.snapshot()
    with pytest.raises(error):
        conclude(bench, RMA)
    assert bench.store == before


def test_the_xml_is_stored_beside_the_pdf() -> None:
    bench = a_bench(a_case())
    note = issued(bench)
    stored = bench.store.documents[-1]
    assert (stored.pdf[:3], stored.xml) == (b"PDF", f"XML {note.number} {note.gross}".encode())


def test_each_document_carries_the_hash_of_the_one_before() -> None:
    bench = a_bench(numbered(1), numbered(2))
    first = issued(bench, RmaNumber.build(2026, 1).text)
    head = bench.store.documents[-1].snapshot_sha256
    second = issued(bench, RmaNumber.build(2026, 2).text)

    assert (first.chain, second.chain) == (GENESIS, head)


def test_an_incomplete_seller_issues_nothing_and_names_what_is_missing() -> None:
    bench = inspected(a_bench(a_case(), profile=a_profile(seller=a_seller(siren="", registry=" "))))

    with pytest.raises(SellerIncomplete) as refused:
        conclude(bench, RMA)

    assert refused.value.missing == ("siren", "registry")
    assert bench.store.documents == ()


def test_without_a_profile_nothing_is_issued() -> None:
    bench = a_bench(a_case(reason=Reason.DELIVERY_ERROR))
    bench.store.cases[RMA] = a_case(a_line(received_sku=OTHER_SKU), reason=Reason.DELIVERY_ERROR)
    bench.store.profile = None
    inspected(bench)
    answer(bench, RMA, 1, Question.PRODUCT, Choice.DELIVERY_ERROR_CONFIRMED)

    with pytest.raises(MissingProfile):
        conclude(bench, RMA)


def test_the_clock_before_the_last_document_is_refused() -> None:
    bench = a_bench(numbered(1), numbered(2))
    issued(bench, RmaNumber.build(2026, 1).text)
    bench.clock.day = date(2026, 11, 22)

    with pytest.raises(IssueDateBeforeLast):
        issued(bench, RmaNumber.build(2026, 2).text)
    assert len(bench.store.documents) == 1


def test_an_unfinished_inspection_is_refused_with_what_it_needs() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)

    with pytest.raises(InspectionIncomplete) as refused:
        conclude(bench, RMA)

    assert refused.value.needs == ("checklist", "condition")


def test_concluding_twice_is_refused_and_issues_once() -> None:
    bench = a_bench(a_case())
    issued(bench)

    with pytest.raises(ForbiddenTransition):
        conclude(bench, RMA)
    assert len(bench.store.documents) == 1


def test_an_unknown_return_cannot_be_concluded() -> None:
    with pytest.raises(UnknownReturn):
        conclude(a_bench(), RMA)


def test_what_changed_since_it_was_shown_is_not_carried_out() -> None:
    bench = inspected(a_bench(a_case()))
    shown = open_sheet(bench, RMA).case.revision
    record_item(bench, RMA, 1, "cable", 0)

    with pytest.raises(StaleCase):
        conclude(bench, RMA, revision=shown)
    assert conclude(bench, RMA, revision=shown + 1).note is not None


def test_more_than_invoiced_over_two_returns_is_refused_at_issue() -> None:
    first, second = (
        a_case(a_line(), rma=RmaNumber.build(2026, 1).text),
        a_case(a_line(), rma=RmaNumber.build(2026, 2).text),
    )
    bench = a_bench(first, second)
    issued(bench, first.rma)
    inspected(bench, second.rma)
    sheet = open_sheet(bench, second.rma)

    assert isinstance(sheet.problem, CreditExceedsInvoice)
    assert not sheet.ready
    with pytest.raises(CreditExceedsInvoice):
        conclude(bench, second.rma)


def test_a_unit_whose_invoice_line_is_already_credited_can_still_go_back() -> None:
    first, second = (
        a_case(a_line(), rma=RmaNumber.build(2026, 1).text),
        a_case(a_line(), rma=RmaNumber.build(2026, 2).text),
    )
    bench = a_bench(first, second)
    issued(bench, first.rma)
    inspected(bench, second.rma)

    sheet = answer(
        bench, second.rma, 1, Question.REMEDY, Choice.RETURN_TO_CUSTOMER, an_approval("déjà crédité")
    )

    assert sheet.problem is None
    done = conclude(bench, second.rma)
    assert done.note is None
    assert done.decisions == ((1, Decision.RETURN_TO_CUSTOMER),)


def test_a_parcel_in_which_nothing_was_is_concluded_and_the_rest_stays_expected() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)

    sheet = count_unit(bench, RMA, 1, 0)

    assert sheet.ready
    assert conclude(bench, RMA).note is None
    assert bench.case(RMA).status is Status.DECIDED
    assert receive_another(bench, RMA).case.open_units


# --- numbers --------------------------------------------------------------------------------


def test_the_first_number_set_is_used_once_and_the_new_year_starts_at_one() -> None:
    bench = a_bench(*(numbered(n) for n in (1, 2, 3)), profile=a_profile(first_number=501))

    numbers = [issued(bench, RmaNumber.build(2026, n).text).number for n in (1, 2)]
    bench.clock.day = date(2027, 1, 4)
    bench.store.cases[RmaNumber.build(2026, 3).text] = numbered(3, expires_on=date(2027, 2, 1))
    numbers.append(issued(bench, RmaNumber.build(2026, 3).text).number)

    assert numbers == ["AV-2026-000501", "AV-2026-000502", "AV-2027-000001"]


def test_a_new_prefix_of_the_same_company_starts_at_one() -> None:
    bench = a_bench(numbered(1), numbered(2), profile=a_profile(first_number=7))
    issued(bench, RmaNumber.build(2026, 1).text)
    bench.store.profile = a_profile(first_number=7, series_prefix="AVB")

    assert issued(bench, RmaNumber.build(2026, 2).text).number == "AVB-2026-000001"


# --- what nothing is credited for -----------------------------------------------------------


def test_a_line_at_zero_is_received_and_shown_and_not_credited() -> None:
    bench = a_bench(a_case(a_line("0.00"), a_line("89.50", number=2)))

    note = issued(bench)

    assert [line.invoice for line in note.lines] == ["FA-2026-00002"]
    assert [unit.credit_note for unit in bench.case(RMA).units] == ["", note.number]
    assert bench.case(RMA).status is Status.CLOSED


def test_only_lines_at_zero_conclude_without_a_document() -> None:
    bench = inspected(a_bench(a_case(a_line("0.00"))))

    with pytest.raises(NothingToCredit):
        preview(bench, RMA)
    assert conclude(bench, RMA).note is None
    assert bench.store.documents == ()


def test_the_preview_shows_the_document_without_a_number_and_issues_nothing() -> None:
    bench = inspected(a_bench(a_case()))

    shown = preview(bench, RMA)

    assert shown.number == "—"
    assert bench.store.documents == ()
    issued = conclude(bench, RMA).note
    assert issued == replace(shown, number="AV-2026-000001")


def test_the_preview_of_an_impossible_credit_says_why() -> None:
    bench = inspected(a_bench(a_case(customer=SWISS)))

    with pytest.raises(Exception, match="unsupported_vat"):
        preview(bench, RMA)


def test_a_document_that_does_not_add_up_is_never_issued() -> None:
    class Wordless:
        def fee(self, *_: object) -> str:
            return ""

        deduction = exemption = fee

        def text(self, *_: object, **__: object) -> str:
            return ""

    bench = inspected(a_bench(a_case()))
    mute = FakeBench(
        **{field.name: getattr(bench, field.name) for field in fields(bench)} | {"words": Wordless()}
    )

    with pytest.raises(InconsistentCreditNote):
        conclude(mute, RMA)
    assert bench.store.documents == ()


def test_a_profile_without_fee_rules_asks_for_one() -> None:
    bench = inspected(a_bench(a_case(), profile=replace(Profile(), seller=a_seller())))

    with pytest.raises(InspectionIncomplete) as refused:
        conclude(bench, RMA)

    assert refused.value.needs == ("fee_rule",)


def test_a_document_cites_each_invoice_once() -> None:
    lines = (a_line(), a_line(number=2), a_line(number=3, invoice="FA-2026-00001", invoice_line=2))

    note = issued(a_bench(a_case(*lines)))

    assert [invoice for invoice, _ in note.invoices] == ["FA-2026-00001", "FA-2026-00002"]


def test_units_under_two_rules_are_two_lines_with_two_fees() -> None:
    bench = inspected(a_bench(a_case(a_line("100.00"), a_line("100.00", number=2))))
    record_condition(bench, RMA, 2, Condition.USED)
    answer(bench, RMA, 2, Question.CONDITION, Choice.CREDIT_STRONGER_FEE, an_approval())

    note = conclude(bench, RMA).note

    assert note is not None
    assert [(fee.rule, str(fee.charged)) for fee in note.fees] == [("F-01", "15.00"), ("F-03", "40.00")]


def test_what_was_not_looked_at_is_not_in_the_checks() -> None:
    bench = a_bench(a_case(a_line(received_sku=OTHER_SKU), reason=Reason.DELIVERY_ERROR))
    scan(bench, RMA)
    record_condition(bench, RMA, 1, UNUSED)
    answer(bench, RMA, 1, Question.PRODUCT, Choice.DELIVERY_ERROR_CONFIRMED)

    note = conclude(bench, RMA).note

    assert note is not None
    assert note.checks == ()


def test_an_invoice_line_to_which_two_returns_give_different_figures_is_not_credited() -> None:
    other = RmaNumber.build(2026, 9).text
    cheap = a_case(a_line("89.50", 2, quantity_invoiced=2, sku=BARE_SKU))
    dear = a_case(a_line("890.00", 4, quantity_invoiced=4, sku=BARE_SKU), rma=other)
    bench = a_bench(cheap, dear)
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)

    with pytest.raises(ContradictoryInvoice):
        conclude(bench, RMA)

    assert isinstance(open_sheet(bench, RMA).problem, ContradictoryInvoice)
