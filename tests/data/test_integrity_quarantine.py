"""``verify`` holds the quarantine against the returns: goods that left are where their record says."""

import pytest

from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.services.match_parcel import match, take_back_match
from receiving_app.services.quarantine import Box, give_back, put_together, quarantine, set_apart
from tests.builders import RMA, a_case, an_approval
from tests.data.stores import a_real_bench
from tests.data.tampering import tamper

MATCHED, MERGED, BACK, PART = (f"Q-2026-00000{number}" for number in (1, 2, 3, 4))


@pytest.fixture
def worked(store: Store) -> Store:
    """A quarantine whose goods left in every way, and once came back."""
    bench = a_real_bench(store, a_case())
    for _ in range(3):
        quarantine(bench, Box(QuarantineCause.SEVERAL_BOXES))
    set_apart(bench, BACK)
    put_together(bench, MERGED, MATCHED)
    match(bench, MATCHED, RMA)
    take_back_match(bench, MATCHED)
    match(bench, MATCHED, RMA)
    give_back(bench, BACK, an_approval())
    return store


def test_a_sound_quarantine_has_no_problem(worked: Store) -> None:
    assert list(check(worked)) == []


@pytest.mark.parametrize(
    ("statement", "subject", "said"),
    [
        (
            "UPDATE quarantine SET ended_as = 'RMA-2026-000009-X' WHERE outcome = 'matched'",
            MATCHED,
            "not on file",
        ),
        ("UPDATE quarantine SET boxes = 3 WHERE outcome = 'matched'", MATCHED, "2 parcels of it came"),
        (
            "UPDATE quarantine SET at = '2026-01-01T00:00:00+00:00' WHERE outcome = 'matched'",
            MATCHED,
            "0 parcels",
        ),
        ("UPDATE quarantine SET ended_as = 'Q-2026-000009' WHERE outcome = 'merged'", MERGED, "not on file"),
        ("UPDATE quarantine SET ended_as = number WHERE outcome = 'merged'", MERGED, "not on file"),
        ("UPDATE quarantine SET split_from = 'Q-2026-000009' WHERE split_from <> ''", PART, "not on file"),
        ("UPDATE quarantine SET ended_as = 'RMA' WHERE outcome = 'given_back'", BACK, "is not said to"),
    ],
)
def test_goods_that_are_not_where_their_record_says_are_found(
    worked: Store, statement: str, subject: str, said: str
) -> None:
    tamper(worked, statement)
    found = [one for one in check(worked) if one.kind == "quarantine"]
    assert [one.subject for one in found] == [subject]
    assert said in found[0].detail
