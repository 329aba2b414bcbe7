"""Manufacturer batches come back as they were stored, and the database holds their rules too."""

from dataclasses import replace
from datetime import timedelta

import pytest

from receiving_app.data.store import Store
from receiving_app.domain.batches import Answered, Batch, BatchUnit, Outcome
from receiving_app.domain.catalogue_editing import revised
from receiving_app.domain.errors import DomainError
from tests.builders import CABLE, GRANDSTREAM, HANDSET, SKU, TODAY, a_case, a_product
from tests.data.stores import NOW, put_to, reading, rma, writing

DAY = timedelta(days=1)
FIRST = "B-2026-000001"


def a_unit(number: int, serial: str = "20EZ0001") -> BatchUnit:
    return BatchUnit(rma(number), 1, SKU, "Phone", 1, serial, "C0:74:AD:12:34:56", "no sound", "4711", NOW)


@pytest.fixture
def batch(store: Store) -> Batch:
    with writing(store) as uow:
        for number in (1, 2):
            uow.returns.add(a_case(rma=rma(number)))
        found = Batch(uow.batches.next_number(2026), "Grandstream", TODAY, (a_unit(2), a_unit(1, "20EZ0002")))
        uow.batches.save(found)
        uow.commit()
    return found


def saved(store: Store, batch: Batch) -> Batch | None:
    with writing(store) as uow:
        uow.batches.save(batch)
        uow.commit()
    with reading(store) as uow:
        return uow.batches.get(batch.number)


def test_a_batch_comes_back_with_its_units_in_the_order_in_which_they_joined(
    store: Store, batch: Batch
) -> None:
    with reading(store) as uow:
        assert batch.number == FIRST
        assert uow.batches.get(FIRST) == batch
        assert uow.batches.open_of("GRANDSTREAM") == batch
        assert uow.batches.open_of("Yealink") is None
        assert uow.batches.get("B-2026-000009") is None
        assert uow.batches.next_number(2026) == "B-2026-000002"
        assert uow.batches.next_number(2027) == "B-2027-000001"


def test_leaving_answering_and_opening_again_come_back_too(store: Store, batch: Batch) -> None:
    sent = batch.sent(TODAY, TODAY + 30 * DAY)
    assert saved(store, sent) == sent
    assert saved(store, sent.reopened()) == batch
    assert saved(store, sent) == sent
    answer = Answered(Outcome.REPLACED, TODAY + DAY, "Sam", "20EZ0009", "goodwill")
    answered = sent.answered(rma(2), 1, answer)
    assert saved(store, answered) == answered
    assert saved(store, answered.answered(rma(2), 1, None)) == sent


def test_a_unit_taken_out_is_gone_and_may_join_again(store: Store, batch: Batch) -> None:
    out = batch.without(rma(2), 1)
    assert saved(store, out) == out
    back = out.joined(a_unit(2))
    assert saved(store, back) == back


def test_open_and_awaited_batches_are_listed_apart(store: Store, batch: Batch) -> None:
    sent = batch.sent(TODAY, TODAY + 30 * DAY)
    done = sent
    for number in (1, 2):
        done = done.answered(rma(number), 1, Answered(Outcome.REPAIRED, TODAY, "Sam"))
    for state, unfinished in ((batch, (batch,)), (sent, (sent,)), (done, ())):
        saved(store, state)
        with reading(store) as uow:
            assert uow.batches.listed(10) == (state,)
            assert uow.batches.listed(10, unfinished=True) == unfinished


def test_a_batch_is_found_by_what_left_and_by_what_came_instead(store: Store, batch: Batch) -> None:
    sent = batch.sent(TODAY, TODAY + 30 * DAY)
    saved(store, sent)
    saved(store, sent.answered(rma(1), 1, Answered(Outcome.REPLACED, TODAY, "Sam", "20EZ0009")))
    with reading(store) as uow:
        for number in ("20EZ0001", "20EZ0009", "C0:74:AD:12:34:56"):
            assert [one.number for one in uow.batches.with_numbers([number])] == [FIRST]
        assert uow.batches.with_numbers(["20EZ0003", ""]) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO batches VALUES ('B-2026-000009', 'Grandstream', 'grandstream', '2026-11-23', NULL, NULL)",
        "DELETE FROM batches",
        "UPDATE batch_units SET serial = 'X'",
        "UPDATE batch_units SET outcome = 'repaired', answered_on = '2026-11-23'",
        "UPDATE batch_units SET new_serial = 'X'",
    ],
)
def test_the_database_refuses_what_the_domain_refuses(store: Store, batch: Batch, statement: str) -> None:
    with pytest.raises(Exception, match=r"(?i)unique|kept|answer|sent|check"):
        put_to(store, statement)


@pytest.mark.parametrize("statement", ["DELETE FROM batch_units", "UPDATE batch_units SET sku = 'X'"])
def test_the_list_of_a_batch_that_left_does_not_change(store: Store, batch: Batch, statement: str) -> None:
    saved(store, batch.sent(TODAY, TODAY))
    with pytest.raises(Exception, match=r"was sent|only the answer"):
        put_to(store, statement)


def test_one_unit_is_in_one_batch(store: Store, batch: Batch) -> None:
    other = Batch("B-2026-000002", "Yealink", TODAY, (a_unit(1),))
    with writing(store) as uow, pytest.raises((DomainError, Exception), match=r"(?i)unique"):
        uow.batches.save(other)


def test_former_accessories_retired_products_and_ticket_formats_come_back(store: Store) -> None:
    dearer = a_product(checklist=(HANDSET, replace(CABLE, quantity=2)))
    product = replace(revised(a_product(), dearer), retired=True)
    book = replace(GRANDSTREAM, ticket_format="######")
    with writing(store) as uow:
        uow.catalogue.put(product)
        uow.catalogue.put_playbooks([book])
        assert uow.catalogue.products([SKU]) == {SKU: product}
        assert not uow.catalogue.put(product)
        assert uow.catalogue.playbooks() == (book,)
