"""What the returns on file say about an invoice line, and which of them no longer count."""

from dataclasses import replace
from decimal import Decimal

import pytest

from receiving_app.data.invoice_lines import MOST_RETURNS
from receiving_app.data.store import Store
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Status
from tests.builders import a_line
from tests.data.stores import a_numbered_case, at_the_bench, issue, put, reading, rma, writing

LINE = a_line(announced=2, invoice="FA-7")
KEY = LINE.invoice_key
OTHERWISE = replace(LINE, unit_price=Decimal("1.50"))


def said(store: Store, *keys: tuple[str, int]) -> dict[str, tuple[Decimal, bool]]:
    with reading(store) as uow:
        return {one.rma: (one.unit_price, one.awaited) for one in uow.returns.invoiced(keys or (KEY,))}


def contradictory(store: Store, case: ReturnCase) -> bool:
    with reading(store) as uow:
        return KEY in uow.credit_notes.history(case).contradictory


def test_each_return_says_what_was_invoiced_and_whether_it_is_still_awaited(store: Store) -> None:
    other = replace(LINE, invoice_line=2)
    put(
        store,
        a_numbered_case(1, LINE),
        at_the_bench(a_numbered_case(2, OTHERWISE)),
        a_numbered_case(3, other),
    )
    assert said(store) == {rma(1): (LINE.unit_price, True), rma(2): (Decimal("1.50"), False)}
    assert set(said(store, KEY, other.invoice_key, ("FA-8", 1))) == {rma(1), rma(2), rma(3)}
    with reading(store) as uow:
        assert uow.returns.invoiced(()) == ()


@pytest.mark.parametrize("status", [Status.CLOSED, Status.CANCELLED])
def test_a_return_that_ended_without_a_credit_for_the_line_no_longer_counts(
    store: Store, status: Status
) -> None:
    mine = a_numbered_case(1, LINE)
    put(store, mine, replace(a_numbered_case(2, OTHERWISE), status=status))
    assert set(said(store)) == {rma(1)}
    assert not contradictory(store, mine)


def test_a_return_that_was_credited_counts_though_it_is_closed(store: Store) -> None:
    mine, credited = a_numbered_case(1, LINE), a_numbered_case(2, OTHERWISE)
    put(store, mine, credited)
    issue(store, credited)
    with writing(store) as uow:
        found = uow.returns.get(credited.rma)
        assert found is not None
        uow.returns.save(replace(found, status=Status.CLOSED))
        uow.commit()
    assert set(said(store)) == {rma(1), rma(2)}
    assert contradictory(store, mine)


def test_no_more_returns_of_a_line_are_looked_at_than_it_takes(store: Store) -> None:
    put(store, *(a_numbered_case(number, LINE) for number in range(1, MOST_RETURNS + 20)))
    assert len(said(store)) == MOST_RETURNS
