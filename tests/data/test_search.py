"""Whatever is written on the parcel finds its return."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.data.database import SqliteStore
from receiving_app.data.search_keys import inside_numbers, number_ranges
from receiving_app.data.store import Store
from receiving_app.domain.folding import folded
from tests.builders import FRENCH, a_case, a_line, a_product
from tests.data.stores import a_numbered_case, at_the_bench, put, reading, rma, writing

MAC = "C0:74:AD:25:33:D9"


@pytest.fixture
def filed(store: Store) -> Store:
    """One return that every search below means, and others that none of them may find first."""
    line = a_line(invoice="FA-2026-29432", serials=("20EZ2F960063",), macs=(MAC,))
    wanted = replace(
        a_numbered_case(
            4101, line, customer=replace(FRENCH, code="C1001", name="Télécom Œuvre d'Ouest SARL")
        ),
        tracking="XY0617671405788",
    )
    put(
        store,
        wanted,
        a_numbered_case(77, a_line(sku="T54W"), customer=replace(FRENCH, code="C7", name="Réseaux & Fils")),
        a_case(
            a_line(sku="U6-PRO"), rma="SAV/2025/88-K", customer=replace(FRENCH, code="C8", name="Zébulon")
        ),
    )
    return store


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        (rma(4101), "number"),
        (rma(4101).lower(), "number"),
        ("rma2026004101", "number"),
        ("RMA-2026-0041", "number"),
        ("2026-004101", "number"),
        ("004101", "number"),
        ("0041", "number"),
        ("0410", "number"),
        ("4101", "number"),
        ("41", "number"),
        ("101", "number"),
        ("10", "number"),
        ("041", "number"),
        ("4101" + rma(4101)[-1], "number"),
        ("20EZ2F960063", "serial"),
        ("20ez2f96", "serial"),
        (MAC, "mac"),
        ("c074ad2533d9", "mac"),
        ("c0-74-ad-25", "mac"),
        ("C074.AD25.33D9", "mac"),
        ("xy 0617 6714 05788", "tracking"),
        ("XY0617", "tracking"),
        ("FA-2026-29432", "invoice"),
        ("fa-2026-29432", "invoice"),
        ("grp2614", "sku"),
        ("GRP26", "sku"),
        ("télécom", "customer"),
        ("TELECOM", "customer"),
        ("oeuv", "customer"),
        ("œuvre tel", "customer"),
        ("d'ouest", "customer"),
        ("c1001", "customer"),
    ],
)
def test_a_text_finds_its_return_and_says_by_what(filed: Store, text: str, matched: str) -> None:
    with reading(filed) as uow:
        found = uow.returns.find(f"  {text} ", 10)
    assert [(row.rma, row.matched) for row in found] == [(rma(4101), matched)]


@pytest.mark.parametrize("text", ["SAV/2025/88-K", "sav/2025", "U6-PRO", "88", "zebulon"])
def test_a_number_of_another_shape_is_found_too(filed: Store, text: str) -> None:
    with reading(filed) as uow:
        assert [row.rma for row in uow.returns.find(text, 10)] == ["SAV/2025/88-K"]


@pytest.mark.parametrize(
    "text",
    ["", "   ", "%", "_", "*", "''", "telecom midi", "9999999999999999999", "RMA-2027", "4102", "\x00"],
)
def test_what_is_not_on_file_is_not_found(filed: Store, text: str) -> None:
    with reading(filed) as uow:
        assert uow.returns.find(text, 10) == ()
        assert uow.returns.exact(text) == ()


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("20ez2f960063", "serial"),
        ("c0-74-ad-25-33-d9", "mac"),
        ("XY 0617671405788", "tracking"),
        ("FA-2026-29432", "invoice"),
    ],
)
def test_a_whole_code_is_found_exactly(filed: Store, text: str, matched: str) -> None:
    with reading(filed) as uow:
        assert [(row.rma, row.matched) for row in uow.returns.exact(text)] == [(rma(4101), matched)]


@pytest.mark.parametrize(
    "text", ["20EZ2F96006", "XY06176714057", "FA-2026-2943", "C0:74:AD:25:33", "GRP2614"]
)
def test_part_of_a_code_is_not_found_exactly(filed: Store, text: str) -> None:
    with reading(filed) as uow:
        assert uow.returns.exact(text) == ()


def test_a_serial_in_hand_and_a_parcels_own_tracking_are_found(store: Store) -> None:
    case = at_the_bench(a_case())
    unit = replace(case.unit(1), serial="NEVERANNOUNCED1", mac="00:11:22:33:44:55")
    put(store, case.with_unit(unit))
    with reading(store) as uow:
        for text in ("NEVERANNOUNCED1", "00-11-22-33-44-55", "XY0617671405788"):
            assert len(uow.returns.exact(text)) == 1
            assert len(uow.returns.find(text, 5)) == 1


def test_a_search_returns_no_more_than_asked_and_each_return_once(store: Store) -> None:
    put(store, *(a_numbered_case(number) for number in range(4100, 4130)))
    with reading(store) as uow:
        assert len(uow.returns.find("41", 7)) == 7
        assert uow.returns.find("41", 0) == ()
        rows = uow.returns.find("41", 100)
    assert len({row.rma for row in rows}) == len(rows) == 30


def test_a_serial_that_several_returns_announced_finds_them_all(store: Store) -> None:
    lines = [a_line(invoice=f"FA-{n}", serials=("20EZ2F960063",)) for n in range(3)]
    put(store, *(a_numbered_case(n + 1, line) for n, line in enumerate(lines)))
    with reading(store) as uow:
        assert len(uow.returns.exact("20EZ2F960063")) == 3


@pytest.mark.parametrize("text", ["35", "3 5", "735", "7359", "5", "3"])
def test_a_fragment_in_the_middle_of_the_six_digits_finds_the_number(store: Store, text: str) -> None:
    put(store, *(a_numbered_case(number) for number in (273598, 111111, 984, 900001)))
    with reading(store) as uow:
        assert [row.rma for row in uow.returns.find(text, 10)] == [rma(273598)]


def test_zeros_that_a_number_does_not_show_are_not_found_in_it(store: Store) -> None:
    put(store, a_case(rma="SAV-1100"), a_case(rma="SAV-7"))
    with reading(store) as uow:
        assert [row.rma for row in uow.returns.find("00", 10)] == ["SAV-1100"]


@given(st.integers(1, 999_999), st.data())
def test_each_fragment_inside_a_sequence_is_at_one_of_its_places(sequence: int, data: st.DataObject) -> None:
    written = f"{sequence:06d}"
    start = data.draw(st.integers(1, 4))
    fragment = written[start : data.draw(st.integers(start + 1, 5))]
    assert any(
        (sequence - place.least) % place.step <= place.width and sequence >= place.least
        for place in inside_numbers(fragment)
    )


@given(st.integers(0, 999_999), st.integers(1, 4), st.data())
def test_a_place_inside_holds_only_numbers_that_contain_the_fragment(
    sequence: int, digits: int, data: st.DataObject
) -> None:
    fragment = f"{data.draw(st.integers(0, 10**digits - 1)):0{digits}d}"
    for place in inside_numbers(fragment):
        inside = sequence >= place.least and (sequence - place.least) % place.step <= place.width
        assert not inside or fragment in f"{sequence:06d}"[1:-1]


@given(st.integers(1, 999_999), st.data())
def test_each_beginning_of_a_sequence_is_within_its_ranges(sequence: int, data: st.DataObject) -> None:
    for written in (f"{sequence:06d}", str(sequence)):
        fragment = written[: data.draw(st.integers(1, len(written)))]
        if fragment.strip("0"):
            assert any(least <= sequence <= most for least, most in number_ranges(fragment))


@given(st.integers(1, 999_999))
def test_a_range_of_a_padded_beginning_holds_only_numbers_that_contain_it(sequence: int) -> None:
    for fragment in ("004", "0410", "05"):
        if any(least <= sequence <= most for least, most in number_ranges(fragment)):
            assert fragment in f"{sequence:06d}"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_any_text_can_be_searched(store: Store) -> None:
    @given(st.text(max_size=60))
    def search(text: str) -> None:
        with reading(store) as uow:
            uow.returns.find(text, 5)
            uow.returns.exact(text)

    put(store, a_case())
    search()


# --- cost -----------------------------------------------------------------------------------


def test_no_list_and_no_search_ever_walks_through_all_returns(file_store: SqliteStore) -> None:
    """Each query must reach its rows by an index: SCAN is only allowed over what is small."""
    statements: list[str] = []
    put(
        file_store, *(a_numbered_case(number) for number in range(1, 30)), at_the_bench(a_numbered_case(4101))
    )
    with reading(file_store) as uow:
        file_store.database.connection().set_trace_callback(statements.append)
        returns = uow.returns
        for text in ("4101", "10", "RMA-2026", "4101Z", "c0-74-ad-25", "FA-7", "telecom ouest", "20EZ"):
            returns.find(text, 5)
            returns.exact(text)
        returns.get(rma(1))
        returns.in_progress(5)
        returns.waiting(5)
        returns.received_on(at_the_bench(a_case()).parcels[0].arrived_at.date(), 5)
        returns.credited_on(a_case().opened_on, 5)
        returns.counters(a_case().opened_on)
        uow.credit_notes.history(a_numbered_case(1))
        uow.credit_notes.of_return(rma(1))
        uow.credit_notes.last_issue_date()
        uow.credit_notes.next_number("AV", 2026, 1)
        uow.journal.of_return(rma(1))
        file_store.database.connection().set_trace_callback(None)
    small = {"boards", "json_each", "quarantine", "buyers", "inside", "CONSTANT"}
    with writing(file_store):
        for statement in dict.fromkeys(statements):
            plan = file_store.rows(f"EXPLAIN QUERY PLAN {statement}")
            for *_, step in plan:
                scanned = step.startswith("SCAN ") and step.split()[1] not in small
                # A walk in the order of an index, ended by LIMIT, reads only what it returns.
                assert not scanned or " USING " in step, f"{step}: {statement}"
                assert not (scanned and "LIMIT" not in statement and "max(" not in statement), statement
                # Sorting reads everything first: allowed over what was already limited, or came today.
                limited = (
                    "json_each" in statement or "FROM parcels" in statement or "issued_on = " in statement
                )
                assert limited or "TEMP B-TREE" not in step, f"{step}: {statement}"


@pytest.mark.parametrize("text", ["telecom", "oeu ouest", "c1001", "Œuvre"])
def test_a_customer_is_found_by_name_or_code(filed: Store, text: str) -> None:
    with reading(filed) as uow:
        (found,) = uow.returns.customers(text, 6)
    assert (found.code, found.name, found.city) == ("C1001", "Télécom Œuvre d'Ouest SARL", FRENCH.city)


def test_a_customer_that_moved_is_shown_as_its_latest_return_has_it(filed: Store) -> None:
    moved = replace(FRENCH, code="C8", name="Zébulon", city="Brest")
    put(filed, a_numbered_case(78, customer=moved))
    with reading(filed) as uow:
        assert [one.city for one in uow.returns.customers("zebulon", 6)] == ["Brest"]


@pytest.mark.parametrize("text", ["ht8", "adaptateur", "grandst analo"])
def test_a_product_is_found_by_reference_maker_or_name(filed: Store, text: str) -> None:
    product = replace(a_product("HT812"), name="Adaptateur analogique")
    with writing(filed) as uow:
        uow.catalogue.put(product)
        uow.catalogue.put(a_product("T54W", "Yealink"))
        uow.commit()
    with reading(filed) as uow:
        assert uow.catalogue.find(text, 6) == (product,)
        assert uow.catalogue.find("t54w h", 6) == ()
