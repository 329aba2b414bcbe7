"""The chain: one form for ever, and every single change of it found and placed."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.chain import GENESIS, Break, Head, anchor, breaks, canonical, link_hash

Link = tuple[int, dict[str, str | int | None]]


def a_chain(length: int) -> tuple[list[Link], Head]:
    links: list[Link] = []
    head = Head()
    for position in range(1, length + 1):
        facts: dict[str, str | int | None] = {"id": position, "act": f"act {position}", "previous": head.hash}
        head = Head(position, link_hash(facts))
        links.append((position, {**facts, "hash": head.hash}))
    return links, head


def found(links: list[Link], end: Head, start: Head | None = None) -> list[tuple[int, str]]:
    return [(broken.position, broken.what) for broken in breaks(links, start or Head(), end)]


def test_the_form_of_what_is_hashed_never_changes() -> None:
    facts = {"b": "é \u202f\n", "a": 1, "none": None, "previous": GENESIS, "hash": "left out"}
    assert canonical(facts) == '{"a":1,"b":"é \u202f\\n","previous":"' + "0" * 64 + '"}'
    assert link_hash(facts) == "fd38afc42ef6140c0fc125a706ec4b50ae2fc90632c37a2e312ad91e496b8b26"


def test_a_column_that_is_added_later_and_empty_changes_no_earlier_hash() -> None:
    assert link_hash({"a": 1, "previous": GENESIS, "xml": None}) == link_hash({"a": 1, "previous": GENESIS})


@given(st.integers(min_value=0, max_value=12))
def test_a_whole_chain_holds_and_so_does_each_part_of_it(length: int) -> None:
    links, end = a_chain(length)
    assert found(links, end) == []
    for cut in range(length):
        last = links[cut - 1][1]["hash"] if cut else GENESIS
        assert found(links[cut:], end, Head(cut, str(last))) == []


@given(st.data())
def test_any_single_change_is_found_where_it_is(data: st.DataObject) -> None:
    length = data.draw(st.integers(min_value=1, max_value=8))
    links, end = a_chain(length)
    at = data.draw(st.integers(min_value=0, max_value=length - 1))
    column = data.draw(st.sampled_from(["id", "act", "previous", "hash"]))
    position, facts = links[at]
    links[at] = (position, {**facts, column: data.draw(_other_than(facts, column))})
    assert (position, "changed") in found(links, end)
    assert {place for place, _ in found(links, end)} <= {position, position + 1}


def _other_than(facts: Mapping[str, str | int | None], column: str) -> st.SearchStrategy[str | int]:
    value = facts[column]
    kind: st.SearchStrategy[str | int] = st.integers() if isinstance(value, int) else st.text()
    return kind.filter(lambda other: other != value)


@given(st.data())
def test_a_link_that_is_gone_is_named_the_last_included(data: st.DataObject) -> None:
    length = data.draw(st.integers(min_value=1, max_value=8))
    links, end = a_chain(length)
    position, _ = links.pop(data.draw(st.integers(min_value=0, max_value=length - 1)))
    assert found(links, end) == [(position, "missing")]


@given(st.data())
def test_links_that_changed_places_are_both_named(data: st.DataObject) -> None:
    links, end = a_chain(6)
    one, other = data.draw(st.lists(st.integers(0, 5), min_size=2, max_size=2, unique=True))
    for position, taken in ((one, other), (other, one)):
        links[position] = (position + 1, {**a_chain(6)[0][taken][1], "id": position + 1})
    assert {(one + 1, "changed"), (other + 1, "changed")} <= set(found(links, end))


def test_a_link_added_with_a_right_hash_of_its_own_is_beyond_the_head() -> None:
    links, _ = a_chain(3)
    _, end = a_chain(2)
    assert found(links, end) == [(3, "added")]


def test_links_exchanged_with_right_hashes_of_their_own_do_not_follow() -> None:
    links, end = a_chain(3)
    facts: dict[str, str | int | None] = {"id": 2, "act": "forged", "previous": "f" * 64}
    links[1] = (2, {**facts, "hash": link_hash(facts)})
    assert found(links, end) == [(2, "displaced"), (3, "displaced")]


@pytest.mark.parametrize("end", [Head(3, "f" * 64), Head(0, GENESIS)])
def test_a_head_that_was_changed_is_found(end: Head) -> None:
    assert found(a_chain(3)[0], end)


def test_a_last_link_that_was_forged_whole_differs_from_its_head() -> None:
    links, end = a_chain(2)
    facts = {**links[1][1], "act": "forged"}
    links[1] = (2, {**facts, "hash": link_hash(facts)})
    assert found(links, end) == [(2, "head")]


def test_of_a_link_that_cannot_be_read_the_rest_is_still_followed() -> None:
    links, end = a_chain(4)
    links[1] = (2, {})
    assert list(breaks(links, Head(), end)) == [Break(2, "changed")]


def test_what_is_printed_of_a_hash_is_short_and_grouped() -> None:
    assert anchor("0123456789abcdef" * 4) == "0123 4567 89ab cdef"
    assert anchor("") == ""
