"""The catalogue edited in the window."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.catalogue import ItemLevel, Product
from receiving_app.services.edit_catalogue import one_product, save_product
from tests.builders import a_product
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.catalogue_screen import CatalogueScreen
from ui.screens.list_export import ListExportButton
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable

SKU = "AAA-1"


@pytest.fixture
def screen(context: AppContext, open_screen: Open, qtbot: QtBot) -> CatalogueScreen:
    save_product(context.bench, a_product(SKU, "Acme"), None)
    made = CatalogueScreen(context.bench, "en")
    open_screen(made)
    until(qtbot, lambda: field(made, "product_sku").text() == SKU)
    return made


def field(screen: CatalogueScreen, name: str) -> QLineEdit:
    return named(screen, QLineEdit, name)


def write(qtbot: QtBot, screen: CatalogueScreen, name: str, text: str) -> None:
    edit = field(screen, name)
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def stored(context: AppContext, sku: str = SKU) -> Product:
    return one_product(context.bench, sku)


def skus(screen: CatalogueScreen) -> list[str]:
    model = named(screen, DataTable, "products").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def save(qtbot: QtBot, screen: CatalogueScreen) -> None:
    with qtbot.waitSignal(screen.saved, timeout=10_000):
        press(screen, "Ctrl+S")


def test_a_new_price_is_a_revision_and_the_former_one_stays_on_file(
    screen: CatalogueScreen, context: AppContext, qtbot: QtBot
) -> None:
    write(qtbot, screen, "item2_price", "4,00")
    write(qtbot, screen, "product_warranty_months", "36")
    touch(qtbot, named(screen, QWidget, "item2_essential"))
    save(qtbot, screen)

    product = stored(context)
    assert (product.warranty_months, [item.key for item in product.checklist]) == (36, ["handset", "cable~2"])
    assert product.checklist[1].level is ItemLevel.ESSENTIAL
    assert product.checklist[1].replacement_price == Decimal("4.00")
    assert [item.key for item in product.former] == ["cable"]


def test_an_accessory_is_added_and_another_taken_off(
    screen: CatalogueScreen, context: AppContext, qtbot: QtBot
) -> None:
    touch(qtbot, named(screen, QWidget, "item1_remove"))
    touch(qtbot, named(screen, QWidget, "addItem"))
    write(qtbot, screen, "item3_fr", "Socle")
    save(qtbot, screen)

    assert [item.key for item in stored(context).checklist] == ["cable", "socle"]


def test_a_product_is_copied_from_a_similar_one(
    screen: CatalogueScreen, context: AppContext, qtbot: QtBot
) -> None:
    press(screen, "Ctrl+D")
    write(qtbot, screen, "product_sku", "AAA-2")
    save(qtbot, screen)

    assert stored(context, "AAA-2").checklist == stored(context).checklist
    until(qtbot, lambda: {"AAA-1", "AAA-2"} <= set(skus(screen)))


def test_a_wrong_field_is_said_in_words_and_nothing_is_stored(
    screen: CatalogueScreen, context: AppContext, qtbot: QtBot
) -> None:
    before = stored(context)
    write(qtbot, screen, "item1_quantity", "0")
    press(screen, "Ctrl+S")
    write(qtbot, screen, "item1_quantity", "1")
    write(qtbot, screen, "product_gtin", "123")
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        press(screen, "Ctrl+S")
    assert "123" in said.args[0].text
    assert stored(context) == before
    assert named(screen, ActionButton, "saveProduct").isEnabled()


def test_what_is_being_edited_is_not_lost_to_another_row_and_given_up_with_escape(
    screen: CatalogueScreen, context: AppContext, qtbot: QtBot
) -> None:
    write(qtbot, screen, "product_name", "Other name")
    table = named(screen, DataTable, "products")
    with qtbot.waitSignal(screen.message_requested, timeout=10_000):
        table.row_chosen.emit(a_product("BBB"))
    assert field(screen, "product_name").text() == "Other name"
    press(screen, "Esc")
    assert field(screen, "product_name").text() == stored(context).name


def test_a_retired_product_is_listed_apart_and_used_again(
    screen: CatalogueScreen, context: AppContext, qtbot: QtBot
) -> None:
    touch(qtbot, named(screen, QWidget, "retireProduct"))
    until(qtbot, lambda: SKU not in skus(screen))
    assert stored(context).retired


def test_a_new_product_is_typed_whole(screen: CatalogueScreen, context: AppContext, qtbot: QtBot) -> None:
    press(screen, "Ctrl+N")
    for name, text in (("sku", "zzz-9"), ("manufacturer", "Acme"), ("name", "New phone")):
        write(qtbot, screen, f"product_{name}", text)
    save(qtbot, screen)
    assert stored(context, "ZZZ-9").name == "New phone"


def test_the_key_exports_the_products_and_a_button_the_checklist_with_prices_as_figures(
    screen: CatalogueScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def answer(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    until(qtbot, lambda: skus(screen) != [])
    for button, act in (
        ("exportList", lambda: press(screen, "Ctrl+Shift+E")),
        ("exportChecklist", lambda: touch(qtbot, named(screen, ListExportButton, "exportChecklist"))),
    ):
        with qtbot.waitSignal(named(screen, ListExportButton, button).paper.saved, timeout=10_000):
            act()
    products, checklist = ((tmp_path / name).read_text("utf-8-sig").splitlines() for name in suggested)
    assert [line.split(";")[0] for line in products[1:]] == skus(screen)
    assert suggested[1].startswith(f"accessoires_{SKU}_")
    assert checklist[1:] == [
        "AAA-1;handset (fr);handset (en);essential;1;12.00",
        "AAA-1;cable (fr);cable (en);expected;1;2.50",
    ]
