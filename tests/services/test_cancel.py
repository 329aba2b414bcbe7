"""A mistake is corrected in one step: a contrary document, and the draft open again. Nothing is edited."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from receiving_app.domain.chain import GENESIS
from receiving_app.domain.credit_note import Cited, CreditNote
from receiving_app.domain.credit_note_errors import (
    CreditExceedsInvoice,
    DocumentCancelled,
    IssueDateBeforeLast,
    NotACreditNote,
    UnknownCreditNote,
    UnprintableCharacters,
)
from receiving_app.domain.return_errors import ApprovalRequired
from receiving_app.domain.vocabulary import Condition, Decision, DocumentKind, FeeTreatment, Status
from receiving_app.services.cancel_and_reissue import Reopened, cancel_and_reissue
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.decide import put_on_hold, resume, waive_fee
from receiving_app.services.inspect_unit import confirm_all_present, count_unit, record_item
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.reprint import prepare_print
from receiving_app.services.scan import scan
from receiving_app.wording import in_language
from tests.builders import BARE_SKU, RMA, a_bench, a_case, a_line, a_profile, an_approval
from tests.fakes import FakeBench
from tests.services.issuing import UNUSED, inspect, inspected, issued

WRONG = an_approval("mauvais état noté")


def cancelled(bench: FakeBench, number: str = "AV-2026-000001") -> Reopened:
    return cancel_and_reissue(bench, number, WRONG)


def separate(bench: FakeBench) -> FakeBench:
    """Let the fee stand outside the scope of VAT."""
    profile = a_profile()
    policy = replace(profile.policy, fee_treatment=FeeTreatment.SEPARATE)
    bench.store.profile = replace(profile, policy=policy)
    return bench


# --- the contrary document ------------------------------------------------------------------


def test_the_contrary_document_takes_back_the_credit_note_whole_and_cites_it() -> None:
    bench = a_bench(a_case())
    note = issued(bench)
    bench.clock.day = date(2026, 11, 24)

    contrary = cancelled(bench).cancellation

    assert contrary.number == "AN-2026-000001"
    assert contrary.kind is DocumentKind.CANCELLATION
    assert contrary.cancels == Cited("AV-2026-000001", note.issued_on, "mauvais état noté")
    assert contrary.takes_back(note)
    assert (contrary.issued_on, contrary.gross) == (date(2026, 11, 24), Decimal("91.28"))
    assert contrary.errors() == contrary.omissions() == ()
    assert "AV-2026-000001" in contrary.settlement
    assert contrary.notes == ("Motif de l'annulation : mauvais état noté",)


def test_both_documents_are_shown_on_the_case_each_with_the_other() -> None:
    bench = a_bench(a_case())
    issued(bench)

    rows = cancelled(bench).sheet.credit_notes

    assert [(row.number, row.kind, row.cancels, row.cancelled_by) for row in rows] == [
        ("AV-2026-000001", DocumentKind.CREDIT_NOTE, "", "AN-2026-000001"),
        ("AN-2026-000001", DocumentKind.CANCELLATION, "AV-2026-000001", ""),
    ]
    assert open_sheet(bench, RMA).credit_notes == rows


def test_the_contrary_document_is_chained_journalled_with_its_approval_and_printed_like_others() -> None:
    bench = a_bench(a_case())
    issued(bench)
    head = bench.store.documents[-1].snapshot_sha256

    contrary = cancelled(bench).cancellation

    assert contrary.chain == head != GENESIS
    entry = bench.store.entries[-1]
    assert (entry.act, entry.rma, entry.approved_by) == ("credit_note_cancelled", RMA, "Nadia")
    assert entry.facts == {
        "credit_note": "AV-2026-000001",
        "cancellation": "AN-2026-000001",
        "reason": "mauvais état noté",
    }
    said = in_language("fr").text(f"bench.act.{entry.act}", **entry.facts)
    assert said == "Avoir AV-2026-000001 annulé par AN-2026-000001 : mauvais état noté"
    assert prepare_print(bench, contrary.number).pdf == b"PDF AN-2026-000001 91.28"


# --- the draft, open again ------------------------------------------------------------------


def test_the_draft_is_as_it_was_and_the_right_one_is_issued_under_the_next_number() -> None:
    bench = a_bench(a_case())
    first = issued(bench)

    sheet = cancelled(bench).sheet

    assert sheet.draft is not None
    assert sheet.draft.gross == first.gross
    assert sheet.case.status is Status.INSPECTING
    assert [(unit.decision, unit.credit_note) for unit in sheet.case.units] == [(None, "")]
    record_item(bench, RMA, 1, "cable", 0)
    second = conclude(bench, RMA).note
    assert second is not None
    assert (second.number, str(second.gross)) == ("AV-2026-000002", "88.28")
    assert bench.case(RMA).status is Status.CLOSED


def test_what_was_credited_is_free_again_and_still_never_more_than_invoiced() -> None:
    line = a_line("10.00", 4, sku=BARE_SKU, quantity_invoiced=4)
    other = a_case(replace(line, quantity_announced=2), rma="RMA-2026-004102-Y")
    bench = a_bench(a_case(line), other)
    issued(bench)
    inspect(bench, other.rma)
    assert isinstance(open_sheet(bench, other.rma).problem, CreditExceedsInvoice)

    cancelled(bench)

    assert open_sheet(bench, other.rma).problem is None
    assert conclude(bench, other.rma).note is not None
    with pytest.raises(CreditExceedsInvoice):
        conclude(bench, RMA)


def test_the_fee_of_a_cancelled_document_is_charged_anew_once_over_all_that_are_in_force() -> None:
    bench = a_bench(a_case(a_line("1.95", 50, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=UNUSED)
    first = conclude(bench, RMA).note
    receive_another(bench, RMA)
    confirm_all_present(bench, RMA, condition=UNUSED)
    second = conclude(bench, RMA).note
    assert first is not None
    assert second is not None
    assert (str(first.fees[0].charged), str(second.fees[0].charged)) == ("10.00", "4.63")

    sheet = cancelled(bench, first.number).sheet

    assert sheet.draft is not None
    assert str(sheet.draft.fee) == "10.00"
    assert str(sheet.draft.gross) == "34.80"


def test_other_units_of_the_return_stay_settled() -> None:
    bench = a_bench(a_case(a_line("89.50", serials=("S1",)), a_line("49.00", number=2, serials=("S2",))))
    scan(bench, RMA)
    confirm_all_present(bench, RMA, 1, UNUSED)
    put_on_hold(bench, RMA, "l'autre manque")
    resume(bench, RMA)
    confirm_all_present(bench, RMA, 2, UNUSED)
    conclude(bench, RMA)
    units = {unit.number: unit.credit_note for unit in bench.case(RMA).units}
    assert set(units.values()) == {"AV-2026-000001"}

    sheet = cancelled(bench).sheet

    assert all(unit.decision is None for unit in sheet.case.units)
    assert {unit.condition for unit in sheet.case.units} == {Condition.UNUSED_ORIGINAL_PACKAGING}


def test_a_return_on_hold_stays_on_hold_until_it_is_resumed() -> None:
    bench = a_bench(a_case(a_line("1.95", 50, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)
    receive_another(bench, RMA)
    put_on_hold(bench, RMA, "le client rappelle")

    assert cancelled(bench).sheet.case.status is Status.ON_HOLD
    assert resume(bench, RMA).case.open_units[0].decision is None


def test_a_return_at_the_bench_again_goes_on() -> None:
    bench = a_bench(a_case(a_line("1.95", 50, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)
    receive_another(bench, RMA)

    sheet = cancelled(bench).sheet

    assert sheet.case.status is Status.ARRIVED
    assert [unit.decision for unit in sheet.case.units] == [None, None]


def test_a_waiver_that_was_used_lapses_and_is_told() -> None:
    bench = inspected(a_bench(a_case()))
    waive_fee(bench, RMA, an_approval("geste commercial"))
    note = conclude(bench, RMA).note
    assert note is not None

    reopened = cancelled(bench)

    assert reopened.lapsed_waiver == "geste commercial"
    assert reopened.sheet.draft is not None
    assert str(reopened.sheet.draft.fee) == "13.43"


# --- what is refused ------------------------------------------------------------------------


def test_a_document_is_cancelled_once() -> None:
    bench = a_bench(a_case())
    issued(bench)
    cancelled(bench)

    with pytest.raises(DocumentCancelled) as refused:
        cancelled(bench)
    assert (refused.value.number, refused.value.by) == ("AV-2026-000001", "AN-2026-000001")


def test_only_a_credit_note_is_cancelled() -> None:
    bench = separate(a_bench(a_case()))
    issued(bench)
    cancelled(bench)

    for number in ("AN-2026-000001", "RD-2026-000001", "RD-2026-000002"):
        with pytest.raises(NotACreditNote):
            cancelled(bench, number)
    with pytest.raises(UnknownCreditNote):
        cancelled(bench, "AV-2026-000009")


def test_cancelling_needs_the_supervisor() -> None:
    bench = a_bench(a_case())
    issued(bench)

    with pytest.raises(ApprovalRequired):
        cancel_and_reissue(bench, "AV-2026-000001", None)


def test_the_clock_before_the_last_document_is_refused_for_a_contrary_one_too() -> None:
    bench = a_bench(a_case())
    issued(bench)
    bench.clock.day = date(2026, 11, 22)

    with pytest.raises(IssueDateBeforeLast):
        cancelled(bench)


def test_a_contrary_document_that_cannot_be_drawn_leaves_everything_as_it_was() -> None:
    bench = a_bench(a_case())
    issued(bench)
    before = bench.store.snapshot()
    bench.documents.failure = UnprintableCharacters("notes", "→")

    with pytest.raises(UnprintableCharacters):
        cancelled(bench)
    assert bench.store == before


# --- the fee outside the scope of VAT -------------------------------------------------------


def test_the_fee_due_beside_the_credit_is_on_a_statement_of_its_own() -> None:
    bench = inspected(separate(a_bench(a_case())))

    done = conclude(bench, RMA)

    note, statement = done.note, done.statement
    assert note is not None
    assert statement is not None
    assert (str(note.net), str(note.tax), str(note.gross)) == ("89.50", "17.90", "107.40")
    assert note.allowances == ()
    assert (statement.number, str(statement.total)) == ("RD-2026-000001", "13.43")
    assert statement.belongs_to(note)
    assert [note.errors(), note.omissions(), statement.errors(), statement.omissions()] == [()] * 4
    assert "RD-2026-000001" in note.notes[-1]
    assert statement.chain == bench.store.documents[0].snapshot_sha256
    assert [one.note.kind for one in bench.store.documents] == [
        DocumentKind.CREDIT_NOTE,
        DocumentKind.DEBIT_STATEMENT,
    ]
    assert bench.store.entries[-1].facts["statement"] == "RD-2026-000001"


def test_both_figures_are_there_before_the_issue() -> None:
    bench = inspected(a_bench(a_case()))

    sheet = open_sheet(bench, RMA)

    assert sheet.draft is not None
    assert sheet.alternative is not None
    assert (str(sheet.draft.gross), str(sheet.draft.due)) == ("91.28", "0.00")
    assert (str(sheet.alternative.gross), str(sheet.alternative.due)) == ("107.40", "13.43")
    assert (str(sheet.draft.balance), str(sheet.alternative.balance)) == ("91.28", "93.97")
    separate(bench)
    turned = open_sheet(bench, RMA)
    assert turned.draft == sheet.alternative
    assert turned.alternative == sheet.draft


def test_without_a_fee_there_is_no_alternative_and_no_statement() -> None:
    bench = inspected(separate(a_bench(a_case())))
    assert open_sheet(a_bench(a_case()), RMA).alternative is None
    waive_fee(bench, RMA, an_approval())

    assert open_sheet(bench, RMA).alternative is None
    done = conclude(bench, RMA)

    assert done.note is not None
    assert (done.note.statement, done.statement) == ("", None)
    assert done.note.omissions() == ()


def test_the_fee_is_cumulated_over_notes_whichever_way_it_stands() -> None:
    bench = a_bench(a_case(a_line("1.95", 50, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)
    separate(bench)
    receive_another(bench, RMA)
    confirm_all_present(bench, RMA, condition=UNUSED)

    done = conclude(bench, RMA)

    assert done.statement is not None
    assert str(done.statement.total) == "4.63"


def test_a_statement_is_taken_back_with_its_credit_note() -> None:
    bench = inspected(separate(a_bench(a_case())))
    done = conclude(bench, RMA)
    assert done.note is not None
    assert done.statement is not None

    reopened = cancelled(bench)

    undone = reopened.statement
    assert undone is not None
    assert (undone.number, undone.kind) == ("RD-2026-000002", DocumentKind.STATEMENT_CANCELLATION)
    assert undone.takes_back(done.statement)
    assert undone.credit_note == reopened.cancellation.number
    assert reopened.cancellation.statement == undone.number
    assert reopened.cancellation.takes_back(done.note)
    assert undone.errors() == undone.omissions() == ()
    assert bench.store.entries[-1].facts["statement"] == "RD-2026-000002"
    again = conclude(bench, RMA)
    assert again.statement is not None
    assert again.statement.number == "RD-2026-000003"


def test_a_statement_that_is_gone_stops_the_cancelling() -> None:
    bench = inspected(separate(a_bench(a_case())))
    conclude(bench, RMA)
    bench.store.documents = bench.store.documents[:1]

    with pytest.raises(UnknownCreditNote):
        cancelled(bench)


# --- what makes a document the contrary of another ------------------------------------------


def test_only_the_whole_of_the_document_it_cites_is_taken_back() -> None:
    bench = inspected(separate(a_bench(a_case())))
    done = conclude(bench, RMA)
    reopened = cancelled(bench)
    note, statement = done.note, done.statement
    contrary, undone = reopened.cancellation, reopened.statement
    assert isinstance(note, CreditNote)
    assert statement is not None
    assert undone is not None

    assert not note.takes_back(contrary)
    assert not statement.takes_back(undone)
    assert not contrary.takes_back(statement)
    assert not undone.takes_back(note)
    assert not contrary.takes_back(replace(note, gross=Decimal(1)))
    assert not contrary.takes_back(replace(note, number="AV-2026-000002"))
    assert not undone.takes_back(replace(statement, total=Decimal(1)))
    assert not statement.belongs_to(replace(note, number="AV-2026-000002"))
    assert not statement.belongs_to(replace(note, rma="RMA-2026-004102-Y"))
    assert not statement.belongs_to(replace(note, fees=()))


def test_a_statement_that_does_not_add_up_or_says_too_little_is_named() -> None:
    bench = inspected(separate(a_bench(a_case())))
    statement = conclude(bench, RMA).statement
    assert statement is not None
    line = statement.lines[0]

    assert replace(statement, total=Decimal(1)).errors() == ("gross",)
    assert replace(statement, lines=(), total=Decimal("0.00")).errors() == ("lines",)
    assert replace(statement, lines=(replace(line, position=2),)).errors() == ("lines",)
    assert replace(statement, lines=(replace(line, text=" "),)).errors() == ("lines",)
    assert replace(statement, settlement=" ", credit_note="").omissions() == ("settlement", "credit_note")
    assert replace(statement, kind=DocumentKind.STATEMENT_CANCELLATION).omissions() == ("cancels",)


def test_a_note_whose_fee_is_neither_allowed_nor_due_on_a_statement_is_not_issued() -> None:
    bench = inspected(separate(a_bench(a_case())))
    note = conclude(bench, RMA).note
    assert note is not None

    assert replace(note, statement="").omissions() == ("statement",)
    assert replace(note, fee_treatment=FeeTreatment.REDUCTION).omissions() == ("fee", "statement")
    assert replace(note, kind=DocumentKind.CANCELLATION).omissions() == ("cancels",)


def test_a_document_that_credited_no_unit_of_the_return_opens_nothing() -> None:
    bench = a_bench(a_case())
    issued(bench)
    case = bench.case(RMA)
    with pytest.raises(Exception, match=RMA):
        case.reopen("AV-2026-000009")
    assert case.units[0].decision is Decision.CREDIT
