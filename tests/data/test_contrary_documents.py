"""Contrary documents and debit statements on a real database: stored, refused, verified."""

from dataclasses import replace

import pytest

from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.credit_note import Cited, CreditNote
from receiving_app.domain.vocabulary import DocumentKind, FeeTreatment
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from tests.builders import BARE_SKU, RMA, a_case, a_line, a_profile, an_approval
from tests.data.stores import FILES, NOW, a_numbered_case, a_real_bench, reading, rma, writing
from tests.data.tampering import tamper
from tests.services.issuing import inspect

FIRST = "AV-2026-000001"


@pytest.fixture
def bench(store: Store) -> Bench:
    """A bench whose fee is due beside the credit, and where a credit note was issued."""
    bench = a_real_bench(store, a_case(a_line(announced=3, sku=BARE_SKU)), a_numbered_case(7))
    with writing(store) as uow:
        profile = a_profile()
        policy = replace(profile.policy, fee_treatment=FeeTreatment.SEPARATE)
        uow.profiles.save(replace(profile, policy=policy))
        uow.commit()
    inspect(bench)
    conclude(bench, RMA)
    return bench


@pytest.fixture
def corrected(store: Store, bench: Bench) -> Store:
    """A database in which the credit note was cancelled and issued anew."""
    cancel_and_reissue(bench, FIRST, an_approval())
    conclude(bench, RMA)
    return store


def test_the_whole_correction_is_on_file_and_verify_finds_nothing(corrected: Store) -> None:
    assert list(check(corrected)) == []
    with reading(corrected) as uow:
        rows = uow.credit_notes.of_return(RMA)
        case = uow.returns.get(RMA)
        contrary = uow.credit_notes.get("AN-2026-000001")
        statement = uow.credit_notes.get("RD-2026-000002")
        (row,) = uow.returns.exact("FA-2026-00001")
    assert [(one.number, one.kind, one.cancels, one.cancelled_by) for one in rows] == [
        (FIRST, DocumentKind.CREDIT_NOTE, "", "AN-2026-000001"),
        ("RD-2026-000001", DocumentKind.DEBIT_STATEMENT, "", "RD-2026-000002"),
        ("AN-2026-000001", DocumentKind.CANCELLATION, FIRST, ""),
        ("RD-2026-000002", DocumentKind.STATEMENT_CANCELLATION, "RD-2026-000001", ""),
        ("AV-2026-000002", DocumentKind.CREDIT_NOTE, "", ""),
        ("RD-2026-000003", DocumentKind.DEBIT_STATEMENT, "", ""),
    ]
    assert case is not None
    assert [unit.credit_note for unit in case.units] == ["AV-2026-000002"]
    assert contrary is not None
    assert isinstance(contrary.note, CreditNote)
    assert statement is not None
    assert statement.note.cancels == Cited("RD-2026-000001", statement.note.issued_on, "accord commercial")
    assert row.credit_notes == ("AV-2026-000002",)


def test_history_counts_what_is_in_force(corrected: Store) -> None:
    with reading(corrected) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        history = uow.credit_notes.history(case)
        assert uow.credit_notes.cancelled_by(FIRST) == "AN-2026-000001"
        assert uow.credit_notes.cancelled_by("AV-2026-000002") == ""
    assert {key: so_far.quantity for key, so_far in history.lines.items()} == {("FA-2026-00001", 1): 3}
    assert str(history.fees["F-01"].assessed) == "40.28"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"cancels": Cited("AV-2026-000009", NOW.date(), "x")}, "not contrary"),
        ({"cancels": Cited("RD-2026-000001", NOW.date(), "x")}, "not contrary"),
        ({"gross": 1}, "not contrary"),
        ({"rma": rma(7)}, "not contrary"),
        ({"cancels": None}, "(?i)check"),
    ],
)
def test_the_database_refuses_what_does_not_take_back_what_it_cites(
    store: Store, bench: Bench, changes: dict[str, object], refusal: str
) -> None:
    with reading(store) as uow:
        first = uow.credit_notes.get(FIRST)
        case = uow.returns.get(RMA)
    assert first is not None
    assert case is not None
    cites = Cited(FIRST, first.note.issued_on, "x")
    contrary = replace(first.note, number="AN-2026-000001", kind=DocumentKind.CANCELLATION, cancels=cites)
    with writing(store) as uow, pytest.raises(Exception, match=refusal):
        uow.credit_notes.add(replace(contrary, **changes), case, FILES, NOW)


def test_the_database_refuses_a_second_contrary_document(corrected: Store) -> None:
    with reading(corrected) as uow:
        contrary = uow.credit_notes.get("AN-2026-000001")
        case = uow.returns.get(RMA)
    assert contrary is not None
    assert case is not None
    with writing(corrected) as uow, pytest.raises(Exception, match="immutable"):
        uow.credit_notes.add(replace(contrary.note, number="AN-2026-000002"), case, FILES, NOW)


@pytest.mark.parametrize(
    ("old", "new", "subject"),
    [
        ('"2026-11-23","number":"AV-', '"2026-11-22","number":"AV-', "AN-2026-000001"),
        ('"sku":"CAT6-3M-50"', '"sku":"CAT6-3M-51"', "AN-2026-000001"),
        ('"statement":"RD-2026-000003"', '"statement":"RD-2026-000002"', "AV-2026-000002"),
        ('"credit_note":"AV-2026-000002"', '"credit_note":"AV-2026-000001"', "RD-2026-000003"),
        ('"text":"Frais', '"text":"FRAIS', "RD-2026-000002"),
    ],
)
def test_verify_holds_documents_to_those_they_go_with(
    corrected: Store, old: str, new: str, subject: str
) -> None:
    statement = "UPDATE documents SET snapshot = replace(snapshot, ?, ?) WHERE number = ?"
    assert tamper(corrected, statement, (old, new, subject)) == 1
    assert ("contrary", subject) in {(problem.kind, problem.subject) for problem in check(corrected)}


def test_verify_says_so_where_the_document_it_goes_with_cannot_be_read(corrected: Store) -> None:
    tamper(corrected, "UPDATE documents SET snapshot = '{' WHERE number = ?", (FIRST,))
    found = {(problem.kind, problem.subject) for problem in check(corrected)}
    assert {("snapshot", FIRST), ("contrary", "AN-2026-000001"), ("contrary", "RD-2026-000001")} <= found


def test_units_name_only_a_credit_note_in_force(corrected: Store) -> None:
    tamper(corrected, "UPDATE inspected_units SET credit_note = ?", (FIRST,))
    assert ("unit", RMA) in {(problem.kind, problem.subject) for problem in check(corrected)}
