"""A new version of a playbook begins; earlier ones stay and decide earlier returns."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.catalogue import (
    LocalText,
    Playbook,
    PlaybookKind,
    TicketNeeded,
    playbook_for,
    ticket_fits,
)
from receiving_app.domain.catalogue_errors import InvalidEntry, PlaybookBeginsTooEarly
from receiving_app.domain.playbook_versions import amended, latest, withdrawn
from tests.builders import EVERY_OTHER, GRANDSTREAM, TODAY, UBIQUITI

DAY = timedelta(days=1)
TEXT = LocalText("À valider par le helpdesk.", "To be validated by the helpdesk.")
BOOKS = tuple(replace(book, text=TEXT) for book in (GRANDSTREAM, UBIQUITI, EVERY_OTHER))
DIRECT = replace(BOOKS[0], kind=PlaybookKind.DIRECT)


def test_from_its_first_day_on_the_new_version_decides_and_the_old_one_decides_what_was_opened_before() -> (
    None
):
    books = amended(BOOKS, replace(DIRECT, valid_from=TODAY + 5 * DAY), TODAY)

    assert playbook_for(books, "Grandstream", TODAY + 4 * DAY).kind is PlaybookKind.THROUGH_US
    assert playbook_for(books, "Grandstream", TODAY + 5 * DAY).kind is PlaybookKind.DIRECT
    assert [book.version for book in books if book.manufacturer == "Grandstream"] == [1, 2]
    assert books[1:3] == BOOKS[1:]


def test_without_a_first_day_it_begins_today() -> None:
    books = amended(BOOKS, DIRECT, TODAY)

    assert books[-1].valid_from == TODAY
    assert books[-1].ticket is TicketNeeded.NONE
    assert books[0].valid_to == TODAY - DAY


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_whatever_is_planned_one_version_is_in_force_each_day_and_the_past_stays(days: list[int]) -> None:
    books = BOOKS
    for number, ahead in enumerate(days):
        today = TODAY + number * DAY
        before = [playbook_for(books, "Grandstream", TODAY + n * DAY) for n in range(number)]
        books = amended(books, replace(DIRECT, valid_from=today + ahead * DAY), today)
        after = [playbook_for(books, "Grandstream", TODAY + n * DAY) for n in range(number)]
        assert [one.version for one in after] == [one.version for one in before]
    for offset in range(60):
        applying = [one for one in books if one.applies("Grandstream", TODAY + offset * DAY)]
        assert len([one for one in applying if one.manufacturer == "Grandstream"]) == 1


def test_a_version_that_would_decide_open_returns_is_refused() -> None:
    with pytest.raises(PlaybookBeginsTooEarly) as refused:
        amended(BOOKS, replace(DIRECT, valid_from=TODAY - DAY), TODAY)
    assert refused.value.earliest == TODAY


def test_a_manufacturer_s_first_playbook_may_have_begun_at_any_time() -> None:
    new = Playbook(
        "Snom", PlaybookKind.DIRECT, TicketNeeded.NONE, "https://snom.com/rma", None, None, TEXT, 7
    )
    books = amended(BOOKS, new, TODAY)

    assert (books[-1].version, books[-1].portal, books[-1].valid_from) == (1, "snom.com/rma", None)


def test_an_ended_playbook_leaves_its_manufacturer_to_the_one_for_every_other() -> None:
    planned = amended(BOOKS, replace(DIRECT, valid_from=TODAY + 9 * DAY), TODAY)
    books = withdrawn(planned, "grandstream", TODAY)

    assert playbook_for(books, "Grandstream", TODAY).manufacturer == "Grandstream"
    assert playbook_for(books, "Grandstream", TODAY + 20 * DAY).manufacturer == "*"
    assert len([book for book in books if book.manufacturer == "Grandstream"]) == 1


def test_the_playbook_for_every_other_manufacturer_stays() -> None:
    with pytest.raises(InvalidEntry) as refused:
        withdrawn(BOOKS, "*", TODAY)
    assert refused.value.problem == "has_to_stay"


def test_an_earlier_end_stays() -> None:
    ended = (replace(BOOKS[0], valid_to=date(2026, 1, 1)), *BOOKS[1:])
    assert withdrawn(ended, "Grandstream", TODAY) == ended


def test_the_latest_versions_are_listed_by_name_and_every_other_last() -> None:
    books = amended((EVERY_OTHER, *BOOKS[1::-1]), DIRECT, TODAY)
    assert [(one.manufacturer, one.version) for one in latest(books)] == [
        ("Grandstream", 2),
        ("Ubiquiti", 1),
        ("*", 1),
    ]


@pytest.mark.parametrize(
    ("changes", "what", "problem"),
    [
        ({"manufacturer": " "}, "manufacturer", "missing"),
        ({"text": LocalText(" ")}, "text_fr", "missing"),
        ({"text": LocalText("x" * 301)}, "text_fr", "too_long"),
        ({"portal": "no address"}, "portal", "no_address"),
        ({"kind": PlaybookKind.DIRECT, "portal": ""}, "portal", "missing"),
        ({"ticket_format": "GS-"}, "ticket_format", "no_marks"),
        ({"valid_from": TODAY, "valid_to": TODAY - DAY}, "valid_to", "ends_before"),
    ],
)
def test_what_cannot_be_stored_is_named(changes: dict[str, object], what: str, problem: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        amended(BOOKS, replace(BOOKS[0], **changes), TODAY)  # type: ignore[arg-type]  # one wrong field
    assert (refused.value.what, refused.value.problem) == (what, problem)


@pytest.mark.parametrize(
    ("written", "ticket", "fits"),
    [
        ("", "anything at all", True),
        ("######", "123456", True),
        ("######", "12345", False),
        ("GS-####*", "gs-1234AB", True),
        ("GS-####*", "GS-1234", False),
        ("@@-#", "AB-1", True),
        ("@@-#", "A1-1", False),
        ("#.#", "1x1", False),
    ],
)
def test_a_ticket_is_held_to_how_its_manufacturer_writes_it(written: str, ticket: str, *, fits: bool) -> None:
    assert ticket_fits(written, f" {ticket} ") is fits
