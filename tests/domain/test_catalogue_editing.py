"""Products change; what units were inspected against does not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from receiving_app.domain.catalogue import ItemLevel, LocalText, Product
from receiving_app.domain.catalogue_editing import checked, copied, item_key, revised
from receiving_app.domain.catalogue_errors import InvalidEntry
from receiving_app.domain.decision import checklist_of, missing_items
from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.vocabulary import Decision
from tests.builders import CABLE, HANDSET, SKU, a_product, an_item

DEARER = replace(CABLE, replacement_price=Decimal("4.00"))


def a_unit(*present: tuple[str, int], **changes: object) -> InspectedUnit:
    unit = InspectedUnit(1, 1, 1, 1, SKU, present=present)
    return replace(unit, **changes)  # type: ignore[arg-type]  # whatever the test is about


def keys(product: Product, unit: InspectedUnit) -> list[str]:
    return [item.key for item in checklist_of(product, unit)]


def test_a_new_product_is_stored_as_it_is() -> None:
    assert revised(None, a_product(former=(CABLE,))) == a_product()


def test_a_new_price_holds_for_units_inspected_from_now_on_and_not_for_those_counted_before() -> None:
    product = revised(a_product(), a_product(checklist=(HANDSET, DEARER)))

    before, now = a_unit(("handset", 1), ("cable", 0)), a_unit()
    assert keys(product, before) == ["handset", "cable"]
    assert keys(product, now) == ["handset", "cable~2"]
    old, new = product.item("cable"), product.item("cable~2")
    assert old == CABLE
    assert new is not None
    assert new.replacement_price == Decimal("4.00")
    assert [item.key for item in missing_items(product, before)] == ["cable"]


def test_the_same_product_wanted_again_changes_nothing() -> None:
    wanted = a_product(checklist=(HANDSET, DEARER))
    once = revised(a_product(), wanted)

    assert revised(once, wanted) == once
    assert revised(once, replace(once, former=())) == once


def test_a_price_changed_back_is_a_third_revision() -> None:
    dearer = revised(a_product(), a_product(checklist=(HANDSET, DEARER)))
    back = revised(dearer, a_product())

    assert [item.key for item in back.checklist] == ["handset", "cable~3"]
    assert [item.key for item in back.former] == ["cable", "cable~2"]


def test_a_corrected_name_holds_for_all() -> None:
    named = replace(CABLE, name=LocalText("Câble réseau", "Network cable"))
    product = revised(a_product(), a_product(checklist=(HANDSET, named)))

    assert product.former == ()
    assert product.item("cable") == named


def test_an_accessory_taken_off_stays_for_the_units_that_were_counted_with_it() -> None:
    product = revised(a_product(), a_product(checklist=(HANDSET,)))

    assert keys(product, a_unit()) == ["handset"]
    assert keys(product, a_unit(("cable", 1))) == ["handset", "cable"]
    again = revised(product, a_product())
    assert [item.key for item in again.checklist] == ["handset", "cable~2"]


def test_a_settled_unit_shows_what_it_was_inspected_against_only() -> None:
    product = a_product(checklist=(HANDSET, CABLE, an_item("stand")))
    settled = a_unit(("handset", 1), ("cable", 1), decision=Decision.CREDIT)

    assert keys(product, settled) == ["handset", "cable"]
    assert keys(product, replace(settled, decision=None)) == ["handset", "cable", "stand"]


def test_a_unit_counted_with_the_new_revision_keeps_that_one() -> None:
    product = revised(a_product(), a_product(checklist=(HANDSET, DEARER)))

    assert keys(product, a_unit(("cable~2", 1))) == ["handset", "cable~2"]


def test_a_copy_has_the_checklist_under_keys_of_its_own() -> None:
    product = revised(a_product(gtin="6947554001234"), a_product(checklist=(HANDSET, DEARER)))
    copy = copied(product, "GRP2615", "Another")

    assert [item.key for item in copy.checklist] == ["handset", "cable"]
    assert (copy.sku, copy.name, copy.gtin, copy.former) == ("GRP2615", "Another", "", ())
    assert copy.warranty_months == product.warranty_months


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [
        ("Câble réseau", (), "cable-reseau"),
        ("Câble réseau", ("cable-reseau",), "cable-reseau-2"),
        ("«»", (), "item"),
        ("x" * 90, (), "x" * 30),
    ],
)
def test_a_key_is_made_of_the_name(name: str, taken: tuple[str, ...], key: str) -> None:
    assert item_key(name, taken) == key


def test_a_product_is_stored_with_its_texts_trimmed() -> None:
    product = checked(
        a_product(" grp2614 ", " Grandstream ", gtin="4006381333931 ".strip(), family=" phone ")
    )

    assert (product.sku, product.manufacturer, product.family) == ("GRP2614", "Grandstream", "phone")
    assert product.gtin == "4006381333931"


@pytest.mark.parametrize(
    ("changes", "what", "problem"),
    [
        ({"manufacturer": " "}, "manufacturer", "missing"),
        ({"name": "n" * 121}, "name", "too_long"),
        ({"family": "f" * 121}, "family", "too_long"),
        ({"warranty_months": 241}, "warranty_months", "out_of_range"),
        ({"warranty_months": -1}, "warranty_months", "out_of_range"),
        ({"checklist": tuple(an_item(f"i{n}") for n in range(41))}, "checklist", "too_many"),
        ({"checklist": (replace(CABLE, name=LocalText("")),)}, "item_fr", "missing"),
        ({"checklist": (replace(CABLE, name=LocalText("a", "b" * 121)),)}, "item_en", "too_long"),
        ({"checklist": (CABLE, replace(CABLE, key="other"))}, "item_fr", "twice"),
    ],
)
def test_what_cannot_be_stored_is_named(changes: dict[str, object], what: str, problem: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        checked(replace(a_product(), **changes))  # type: ignore[arg-type]  # one wrong field at a time

    assert (refused.value.entry, refused.value.what, refused.value.problem) == (SKU, what, problem)


def test_a_wrong_barcode_is_refused() -> None:
    with pytest.raises(InvalidIdentifier):
        checked(a_product(gtin="123"))


def test_levels_matter_as_prices_do() -> None:
    essential = replace(CABLE, level=ItemLevel.ESSENTIAL)
    product = revised(a_product(), a_product(checklist=(HANDSET, essential)))

    assert [item.key for item in product.checklist] == ["handset", "cable~2"]
