from decimal import Decimal
from pathlib import Path

import pytest

from receiving_app.domain.catalogue import ItemLevel
from receiving_app.exchange.import_catalogue import item_key
from receiving_app.services.import_rows import ImportedItem, Kind, Refusal, RefusedRow
from tests.exchange.files import CATALOGUE, ITEM, opened, parsed, write


def test_the_sample_catalogue_is_recognised_and_read_without_a_refusal() -> None:
    with opened(CATALOGUE) as source:
        assert source.kind is Kind.CATALOGUE
    rows = parsed(CATALOGUE)
    assert all(isinstance(row, ImportedItem) for row in rows)
    assert len({row.product.sku for row in rows if isinstance(row, ImportedItem)}) == 13


def test_a_row_becomes_a_product_and_an_accessory(tmp_path: Path) -> None:
    [row] = parsed(write(tmp_path / "c.csv", ITEM))
    assert isinstance(row, ImportedItem)
    assert (row.product.manufacturer, row.product.warranty_months) == ("Grandstream", 24)
    assert row.item is not None
    assert (row.item.key, row.item.name.en, row.item.level) == ("combine", "Handset", ItemLevel.ESSENTIAL)
    assert row.item.replacement_price == Decimal("12.00")


def test_a_product_without_accessories_leaves_their_cells_empty(tmp_path: Path) -> None:
    empty = dict.fromkeys(
        ("accessoire_fr", "accessoire_en", "niveau", "quantite", "prix_remplacement_ht"), ""
    )
    [row] = parsed(write(tmp_path / "c.csv", {**ITEM, **empty}))
    assert isinstance(row, ImportedItem)
    assert row.item is None


@pytest.mark.parametrize("level", ["essential", "Indispensable", "ESSENTIEL"])
def test_levels_are_read_in_both_languages(tmp_path: Path, level: str) -> None:
    [row] = parsed(write(tmp_path / "c.csv", {**ITEM, "niveau": level}))
    assert isinstance(row, ImportedItem)
    assert row.item is not None
    assert row.item.level is ItemLevel.ESSENTIAL


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"reference": ""}, "reference", Refusal.MISSING),
        ({"fabricant": ""}, "fabricant", Refusal.MISSING),
        ({"designation": "x" * 201}, "designation", Refusal.TEXT_TOO_LONG),
        ({"gtin": "6947554001235"}, "gtin", Refusal.INVALID_CHECK_CHARACTER),
        ({"garantie_mois": "-1"}, "garantie_mois", Refusal.NUMBER_OUT_OF_RANGE),
        ({"accessoire_fr": ""}, "accessoire_fr", Refusal.ITEM_WITHOUT_NAME),
        ({"niveau": "utile"}, "niveau", Refusal.UNKNOWN_LEVEL),
        ({"niveau": ""}, "niveau", Refusal.MISSING),
        ({"quantite": "0"}, "quantite", Refusal.NUMBER_OUT_OF_RANGE),
        ({"quantite": "1000"}, "quantite", Refusal.NUMBER_OUT_OF_RANGE),
        ({"prix_remplacement_ht": "-1"}, "prix_remplacement_ht", Refusal.AMOUNT_OUT_OF_RANGE),
        ({"prix_remplacement_ht": ""}, "prix_remplacement_ht", Refusal.MISSING),
    ],
)
def test_a_bad_cell_refuses_its_row(
    tmp_path: Path, changes: dict[str, str], column: str, code: Refusal
) -> None:
    [row] = parsed(write(tmp_path / "c.csv", {**ITEM, **changes}))
    assert isinstance(row, RefusedRow)
    assert (row.line, row.column, row.code) == (2, column, code)


def test_a_key_is_the_french_name_in_plain_letters_and_never_empty() -> None:
    assert item_key("Bloc d'alimentation 12 V") == "bloc_d_alimentation_12_v"
    assert item_key("Équerres de rack") == "equerres_de_rack"
    assert item_key("电源") == item_key("电源") != item_key("电池")
