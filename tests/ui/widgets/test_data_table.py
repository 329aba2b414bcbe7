"""Lists: rows through columns, opened by Enter or by a touch, never edited."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from ui.models.rows_model import Column, RowsModel
from ui.theme import active, apply_theme
from ui.tokens import TOUCH_TARGET
from ui.widgets.data_table import DataTable


@dataclass(frozen=True, slots=True)
class Row:
    rma: str
    amount: str


ROWS = (Row("RMA-1", "1,00 €"), Row("RMA-2", "12,00 €"))
COLUMNS = (
    Column("Retour", lambda row: row.rma, icon=lambda _row: "clock"),
    Column("Montant", lambda row: row.amount, figure=True),
)


@pytest.fixture
def model(qtbot: QtBot) -> RowsModel:
    made = RowsModel(COLUMNS)
    made.set_rows(ROWS)
    return made


@pytest.fixture
def table(qtbot: QtBot, model: RowsModel) -> DataTable:
    made = DataTable(model)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.fit_columns()
    made.show()
    return made


@pytest.mark.parametrize(("by_arrows", "chosen"), [(True, [ROWS[1], ROWS[1], ROWS[0]]), (False, [ROWS[1]])])
def test_the_row_that_keys_mark_is_the_one_chosen_where_acts_are_on_it(
    table: DataTable, qtbot: QtBot, by_arrows: bool, chosen: list[Row]
) -> None:
    if by_arrows:
        table.choose_by_arrows()
    table.selectRow(0)
    seen: list[object] = []
    table.row_chosen.connect(seen.append)
    # There is no row below the last, and so nothing to choose anew.
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up):
        qtbot.keyClick(table, key)
    assert seen == chosen


def test_the_model_keeps_the_rules_of_qt(model: RowsModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(())
    model.set_rows(ROWS)
    assert tester.model() is model


def test_a_cell_has_the_text_icon_and_alignment_of_its_column(model: RowsModel) -> None:
    first, second = model.index(0, 0), model.index(0, 1)
    right = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
    assert first.data() == "RMA-1"
    assert isinstance(first.data(Qt.ItemDataRole.DecorationRole), QIcon)
    assert second.data() == second.data(Qt.ItemDataRole.ToolTipRole) == "1,00 €"
    assert second.data(Qt.ItemDataRole.TextAlignmentRole) == right
    assert second.data(Qt.ItemDataRole.DecorationRole) is None


def test_a_header_stands_above_its_figures(model: RowsModel) -> None:
    header = [
        model.headerData(1, Qt.Orientation.Horizontal, role)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole)
    ]
    assert header == ["Montant", model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_row_has_no_rows_of_its_own(model: RowsModel) -> None:
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 2


def test_rows_and_columns_can_be_replaced(model: RowsModel) -> None:
    model.set_columns(COLUMNS[1:])
    model.set_rows(ROWS[1:])
    assert model.index(0, 0).data() == "12,00 €"
    assert model.rows() == ROWS[1:]
    assert model.row(0) is ROWS[1]


def test_a_row_is_touched_easily(table: DataTable) -> None:
    assert table.rowHeight(0) >= active().px(TOUCH_TARGET)


def test_icons_grow_with_the_text(qapp: QApplication, table: DataTable) -> None:
    usual = table.iconSize().height()
    apply_theme(qapp, "light", 2)
    try:
        assert table.iconSize().height() == 2 * usual
    finally:
        apply_theme(qapp, "light")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_row(qtbot: QtBot, table: DataTable, key: Qt.Key) -> None:
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.row_chosen) as chosen:
        qtbot.keyClick(table, key)
    assert chosen.args == [ROWS[1]]


def test_a_touch_opens_a_row(qtbot: QtBot, table: DataTable, model: RowsModel) -> None:
    place = table.visualRect(model.index(1, 0)).center()
    with qtbot.waitSignal(table.row_chosen) as chosen:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [ROWS[1]]


def test_enter_opens_nothing_where_no_row_is_current(
    qtbot: QtBot, table: DataTable, model: RowsModel
) -> None:
    model.set_rows(())
    with qtbot.assertNotEmitted(table.row_chosen):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_nothing_is_edited(table: DataTable) -> None:
    assert table.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
