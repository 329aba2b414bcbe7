"""Issued documents stay what they are, and no more is credited than was invoiced."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import peewee
import pytest

from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.credit_note_errors import CreditExceedsInvoice
from receiving_app.domain.crediting import CreditedSoFar
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.restocking import FeeSoFar
from receiving_app.domain.vocabulary import Condition, Decision, Status
from receiving_app.services.credit_note_ports import IssuedFiles
from receiving_app.services.inspect_unit import record_condition
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan
from tests.builders import BARE_SKU, RMA, TODAY, a_case, a_line
from tests.data.stores import (
    FILES,
    NOW,
    PDF,
    a_note,
    a_numbered_case,
    a_real_bench,
    at_the_bench,
    issue,
    put,
    put_to,
    reading,
    rma,
    writing,
)


def test_a_document_comes_back_as_it_was_issued(store: Store) -> None:
    case = a_case()
    put(store, case)
    number = issue(store, case)
    with reading(store) as uow:
        stored = uow.credit_notes.get(number)
        assert uow.credit_notes.get("AV-2026-000002") is None
    assert stored is not None
    assert (stored.note, stored.pdf, stored.xml, stored.printed) == (a_note(case, number), PDF, FILES.xml, 0)
    assert len(stored.snapshot_sha256) == len(stored.pdf_sha256) == 64


def test_a_document_without_an_xml_comes_back_without(store: Store) -> None:
    case = a_case()
    put(store, case)
    with writing(store) as uow:
        uow.credit_notes.add(a_note(case, "AV-2026-000001"), case, IssuedFiles(PDF), NOW)
        uow.commit()
    with reading(store) as uow:
        stored = uow.credit_notes.get("AV-2026-000001")
    assert stored is not None
    assert stored.xml == b""
    assert list(check(store, lambda *_files: ["nothing to compare"])) == []


def test_documents_are_listed_by_return_and_newest_first(store: Store) -> None:
    cases = [a_numbered_case(1, a_line(announced=2)), a_numbered_case(2)]
    put(store, *cases)
    numbers = [issue(store, case) for case in (cases[0], cases[1], cases[0])]
    with writing(store) as uow:
        uow.credit_notes.record_print(numbers[0], "Brother", NOW)
        uow.credit_notes.record_print(numbers[0], "Brother", NOW)
        uow.commit()
    with reading(store) as uow:
        assert [row.number for row in uow.credit_notes.latest(2)] == [numbers[2], numbers[1]]
        first, last = uow.credit_notes.of_return(rma(1))
    assert (first.number, first.printed, last.number, last.printed) == (numbers[0], 2, numbers[2], 0)
    assert (first.net, first.gross, first.issued_on) == (Decimal("89.50"), Decimal("107.40"), TODAY)


def test_numbers_follow_one_another_within_their_series(store: Store) -> None:
    case = a_case(a_line(announced=9))
    put(store, case)
    with reading(store) as uow:
        assert uow.credit_notes.last_of_series("AV-2026") == ""
        assert uow.credit_notes.last_issue_date() is None
        assert str(uow.credit_notes.next_number("AV", 2026, 250)) == "AV-2026-000250"
    assert [issue(store, case), issue(store, case)] == ["AV-2026-000001", "AV-2026-000002"]
    assert issue(store, case, day=date(2027, 1, 2)) == "AV-2027-000001"
    with reading(store) as uow:
        assert uow.credit_notes.last_of_series("AV-2026") == "AV-2026-000002"
        assert str(uow.credit_notes.next_number("AV", 2026, 250)) == "AV-2026-000003"
        assert uow.credit_notes.last_issue_date() == date(2027, 1, 2)


def test_an_abandoned_issue_burns_no_number(store: Store) -> None:
    case = a_case(a_line(announced=2))
    put(store, case)
    with writing(store) as uow:
        uow.credit_notes.add(a_note(case, "AV-2026-000001"), case, FILES, NOW)
    assert issue(store, case) == "AV-2026-000001"


def test_a_series_ends_at_its_last_number(store: Store) -> None:
    case = a_case()
    put(store, case)
    with writing(store) as uow:
        uow.credit_notes.add(a_note(case, "AV-2026-999999"), case, FILES, NOW)
        with pytest.raises(InvalidIdentifier):
            uow.credit_notes.next_number("AV", 2026, 1)


# --- history --------------------------------------------------------------------------------


def test_what_was_credited_counts_over_all_returns_and_fees_over_this_one(store: Store) -> None:
    shared = a_line("10.00", 2, invoice="FA-1", invoice_line=3, quantity_invoiced=9)
    other = a_line("10.00", 2, invoice="FA-1", invoice_line=4, quantity_invoiced=9)
    cases = [a_numbered_case(1, shared), a_numbered_case(2, shared), a_numbered_case(3, other)]
    put(store, *cases)
    issue(store, cases[0], 2)
    issue(store, cases[0], 1)
    issue(store, cases[1], 4)
    issue(store, cases[2], 1)
    with reading(store) as uow:
        history = uow.credit_notes.history(cases[0])
    assert history.lines == {("FA-1", 3): CreditedSoFar(7, Decimal("70.00"))}
    assert history.fees == {"F-01": FeeSoFar(Decimal("30.00"), Decimal("26.86"))}


def test_the_database_refuses_more_than_was_invoiced(store: Store) -> None:
    lines = [a_line(announced=1, invoice="FA-1", quantity_invoiced=3)] * 2
    cases = [a_numbered_case(number, line) for number, line in enumerate(lines, 1)]
    put(store, *cases)
    issue(store, cases[0], 2)
    with pytest.raises(CreditExceedsInvoice) as refused:
        issue(store, cases[1], 2)
    facts = refused.value
    assert (facts.invoiced, facts.credited, facts.wanted) == (3, 2, 2)
    with reading(store) as uow:
        assert [row.number for row in uow.credit_notes.latest(5)] == ["AV-2026-000001"]


@pytest.mark.parametrize("status", [Status.CLOSED, Status.CANCELLED])
def test_a_return_that_ended_without_a_credit_does_not_hold_back_what_was_invoiced(
    store: Store, status: Status
) -> None:
    """It said 2 where 5 were invoiced, can no longer be corrected, and nothing was given back for it."""
    wrong = a_line(announced=1, invoice="FA-1", quantity_invoiced=2)
    right = a_line(announced=4, invoice="FA-1", quantity_invoiced=5)
    put(store, replace(a_numbered_case(1, wrong), status=status), a_numbered_case(2, right))
    assert issue(store, a_numbered_case(2, right), 4) == "AV-2026-000001"
    with pytest.raises(CreditExceedsInvoice):
        issue(store, a_numbered_case(2, right), 2)
    assert [problem for problem in check(store) if problem.kind == "over_credited"] == []


def test_a_closed_return_still_counts_while_its_credit_is_in_force(store: Store) -> None:
    lines = [a_line(announced=1, invoice="FA-1", quantity_invoiced=count) for count in (2, 5)]
    cases = [a_numbered_case(number, line) for number, line in enumerate(lines, 1)]
    put(store, replace(cases[0], status=Status.CLOSED), cases[1])
    issue(store, cases[0], 2)
    with pytest.raises(CreditExceedsInvoice):
        issue(store, cases[1], 1)


def test_an_invoice_line_that_no_return_knows_is_not_credited(store: Store) -> None:
    put(store, a_case())
    with pytest.raises(CreditExceedsInvoice):
        issue(store, a_case(a_line(invoice="FA-NEVER")))


# --- immutability ---------------------------------------------------------------------------


@pytest.fixture
def issued(store: Store) -> Store:
    """A database with a document that was printed, and an entry in the journal."""
    bench = a_real_bench(
        store, a_case(a_line(announced=3, sku=BARE_SKU), a_line(number=2, sku=BARE_SKU)), a_numbered_case(7)
    )
    scan(bench, RMA)
    for unit in (1, 2):
        record_condition(bench, RMA, unit, Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, RMA)
    return store


def test_the_whole_way_from_scan_to_credit_note_works_on_a_real_database(issued: Store) -> None:
    with reading(issued) as uow:
        case = uow.returns.get(RMA)
        stored = uow.credit_notes.get("AV-2026-000001")
        acts = [entry.act for entry in uow.journal.of_return(RMA)]
    assert case is not None
    assert stored is not None
    assert {(unit.decision, unit.credit_note) for unit in case.units} == {(Decision.CREDIT, "AV-2026-000001")}
    assert stored.note.lines[0].quantity == 3
    assert acts[0] == "scanned"
    assert acts[-1] == "concluded"


@pytest.mark.parametrize(
    "table", ["documents", "credit_note_lines", "credit_note_fees", "journal", "cited_texts"]
)
@pytest.mark.parametrize("act", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_the_database_refuses_to_change_or_delete(issued: Store, table: str, act: str) -> None:
    column = {"journal": "act", "cited_texts": "content"}.get(table, "number")
    statement = act.format(table).replace("rowid = rowid", f"{column} = {column}")
    with pytest.raises(peewee.IntegrityError, match="immutable"):
        put_to(issued, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO documents SELECT * FROM documents",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
        "INSERT OR REPLACE INTO credit_note_lines SELECT * FROM credit_note_lines",
        "INSERT OR REPLACE INTO credit_note_fees SELECT * FROM credit_note_fees",
        "INSERT OR REPLACE INTO cited_texts SELECT * FROM cited_texts",
    ],
)
def test_the_database_refuses_to_replace(issued: Store, statement: str) -> None:
    with pytest.raises(peewee.IntegrityError):
        put_to(issued, statement)


def test_the_database_refuses_a_number_out_of_sequence(store: Store) -> None:
    case = a_case(a_line(announced=9))
    put(store, case)
    issue(store, case)
    for number in ("AV-2026-000001", "AV-2026-000003"):
        with writing(store) as uow, pytest.raises(Exception, match=r"immutable|out of sequence"):
            uow.credit_notes.add(a_note(case, number), case, FILES, NOW)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chain_heads SET count = count + 2",
        "UPDATE chain_heads SET count = count - 1",
        "UPDATE chain_heads SET chain = 'journal'",
        "DELETE FROM chain_heads",
        "UPDATE document_series SET last = last + 2",
        "UPDATE document_series SET first = 2, last = last + 1",
        "DELETE FROM document_series",
        """INSERT INTO journal (id, at, operator, bench, act, rma, facts, approved_by, previous, hash)
        SELECT id + 1, at, operator, bench, act, rma, facts, approved_by, previous, hash
        FROM journal ORDER BY id DESC LIMIT 1""",
        """INSERT INTO journal (id, at, operator, bench, act, rma, facts, approved_by, previous, hash)
        SELECT id + 2, at, operator, bench, act, rma, facts, approved_by, hash, hash
        FROM journal ORDER BY id DESC LIMIT 1""",
    ],
)
def test_the_database_refuses_what_does_not_follow(issued: Store, statement: str) -> None:
    with pytest.raises(peewee.IntegrityError, match=r"immutable|out of the chain"):
        put_to(issued, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE returns SET status = 'lost'",
        "UPDATE returns SET reason = 'whim'",
        "UPDATE returns SET rma = ''",
        "UPDATE return_lines SET quantity_announced = -1",
        "UPDATE return_lines SET number = 0",
        "UPDATE inspected_units SET quantity = 100001",
        "UPDATE inspected_units SET condition = 'shiny'",
        "UPDATE inspected_units SET decision = 'shrug'",
        "UPDATE inspected_units SET evidence = 'heard'",
        "UPDATE parcels SET rma_visible = 2",
        "UPDATE checklist_items SET quantity = 0",
        "INSERT INTO profile VALUES (2, '{}', x'')",
        "UPDATE returns SET rma = (SELECT max(rma) FROM returns)",
        "UPDATE return_lines SET invoice = 'FA-1', invoice_line = 1",
    ],
)
def test_the_database_refuses_what_the_domain_does_not_know(issued: Store, statement: str) -> None:
    with pytest.raises(peewee.IntegrityError):
        put_to(issued, statement)


def test_a_unit_cannot_name_a_document_that_does_not_exist(store: Store) -> None:
    case = at_the_bench(a_case())
    put(store, case)
    with writing(store) as uow:
        known = uow.returns.get(RMA)
        assert known is not None
        unit = replace(known.units[0], credit_note="AV-2026-000009")
        uow.returns.save(replace(known, units=(unit,)))
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            uow.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET pdf = x'00'",
        "UPDATE documents SET snapshot = replace(snapshot, '89.50', '98.50')",
    ],
)
def test_a_document_that_is_no_longer_what_was_issued_is_not_handed_out(store: Store, statement: str) -> None:
    put(store, a_case())
    number = issue(store, a_case())
    put_to(store, "DROP TRIGGER documents_no_update")
    put_to(store, statement)
    with reading(store) as uow, pytest.raises(NotADatabase, match=number):
        uow.credit_notes.get(number)


def test_documents_of_earlier_days_do_not_change_when_a_customer_does(store: Store, tmp_path: Path) -> None:
    case = a_case()
    put(store, case)
    number = issue(store, case, day=TODAY - timedelta(days=1))
    with writing(store) as uow:
        known = uow.returns.get(RMA)
        assert known is not None
        uow.returns.save(replace(known, customer=replace(known.customer, name="Autre nom")))
        uow.commit()
    with reading(store) as uow:
        stored = uow.credit_notes.get(number)
    assert stored is not None
    assert stored.note.buyer == case.customer


def test_returns_that_disagree_on_an_invoice_line_are_found_and_equal_prices_are_not(
    store: Store,
) -> None:
    line = a_line("89.50", 2)
    put(store, a_numbered_case(1, line), a_numbered_case(2, replace(line, unit_price=Decimal("89.5"))))
    with reading(store) as uow:
        assert uow.credit_notes.history(a_numbered_case(1, line)).contradictory == frozenset()
    put(store, a_numbered_case(3, replace(line, unit_price=Decimal(890))))
    with reading(store) as uow:
        assert uow.credit_notes.history(a_numbered_case(1, line)).contradictory == {line.invoice_key}


def test_what_a_cancelled_return_said_of_the_invoice_holds_up_no_later_credit(store: Store) -> None:
    mistaken = a_numbered_case(1, replace(a_line(), quantity_invoiced=1))
    right = a_numbered_case(2, replace(a_line(announced=2), quantity_invoiced=2))
    put(store, mistaken, right)
    with writing(store) as uow:
        uow.returns.save(mistaken.cancel())
        uow.commit()
    assert issue(store, right, quantity=2) == "AV-2026-000001"
    assert list(check(store)) == []
