"""Manufacturer batches: what gathers, what left, what was answered, and what is late."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from receiving_app.domain.batches import Batch, BatchState, BatchUnit
from receiving_app.domain.errors import DomainError
from receiving_app.services.batches import (
    batch_label,
    batch_list,
    packing_list,
    take_answer_back,
)
from receiving_app.services.list_export import csv_list
from receiving_app.services.ports import Bench
from receiving_app.services.sending_ports import Printer
from ui.models.rows_model import RowsModel
from ui.operations import Operation
from ui.screens.batch_parts.batch_columns import batch_columns, exported, unit_columns
from ui.screens.batch_parts.batch_questions import BatchQuestions
from ui.screens.batch_parts.departure import BatchPapers
from ui.screens.batch_parts.paper import Paper
from ui.screens.list_export import ListExportButton
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.wrap_row import WrapRow

UNFINISHED, ALL = "unfinished", "all"


class BatchesScreen(Screen):
    """Lists batches and the units of the one chosen; closes, opens, prints, and records answers.

    Args:
        bench: where it happens.
        language: of the words.
        printer: where lists and labels are printed; by default the system's.
        folder: where the file of a batch that leaves is written, unless the settings name one.

    Signals:
        return_chosen: a unit's return is to be shown; carries its number.
    """

    return_chosen = Signal(str)

    def __init__(
        self,
        bench: Bench,
        language: str = "fr",
        parent: QWidget | None = None,
        *,
        printer: Printer | None = None,
        folder: Path = Path(),
    ) -> None:
        super().__init__(bench, language, parent)
        self._batch: Batch | None = None
        self._unit: BatchUnit | None = None
        self._wanted = ""
        self.paper = Paper(self, printer)
        self.papers = BatchPapers(self, self.paper, folder)
        self._questions = BatchQuestions(self)
        self._build_widgets()
        self._build_layout()
        self._connect()
        self._declare_actions()
        self.retranslate()
        self._render()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._which = ChoiceBox(self)
        self._which.setObjectName("whichBatches")
        self._which.setMinimumContentsLength(22)
        self._batches, self._units = RowsModel(), RowsModel()
        self._export_list = ListExportButton(self, self._batches, "lots")
        self._table, self._inside = DataTable(self._batches, self), DataTable(self._units, self)
        self._table.setObjectName("batches")
        self._inside.setObjectName("batchUnits")
        self._none = EmptyState("box", self)
        self._close = self._button("closeBatch", "truck-delivery", "accent")
        self._list = self._button("packingList", "printer")
        self._label = self._button("batchLabel", "barcode")
        self._export = self._button("exportBatch", "file-download")
        self._reopen = self._button("reopenBatch", "arrow-back-up")
        self._answer = self._button("answerUnit", "check", "accent")
        self._unanswer = self._button("takeAnswerBack", "arrow-back-up")
        self._take_out = self._button("takeOut", "minus")
        self._show = self._button("showReturn", "package")

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        head, acts, unit_acts = (WrapRow(spacing=theme.space("m")) for _ in range(3))
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in (self._title, self._which, self._export_list):
            head.addWidget(widget)
        for button in (self._close, self._list, self._label, self._export, self._reopen):
            acts.addWidget(button)
        for button in (self._answer, self._unanswer, self._take_out, self._show):
            unit_acts.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addLayout(head)
        layout.addWidget(self._table, 2)
        layout.addWidget(self._none, 2)
        layout.addLayout(acts)
        layout.addWidget(self._inside, 3)
        layout.addLayout(unit_acts)

    def _connect(self) -> None:
        self._which.activated.connect(self.refresh)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._inside.row_chosen.connect(self._on_inside_row_chosen)
        self._questions.changed.connect(self.refresh)
        self._questions.closed.connect(self._on_questions_closed)
        self._questions.refused.connect(self._on_refused)
        self._questions.over.connect(self._table.setFocus)
        self._close.clicked.connect(self._on_close_clicked)
        self._list.clicked.connect(self._print_list)
        self._label.clicked.connect(self._print_label)
        self._export.clicked.connect(self._on_export_clicked)
        self._reopen.clicked.connect(self._on_reopen_clicked)
        self._answer.clicked.connect(lambda: self._ask(self._questions.ask_answer))
        self._take_out.clicked.connect(lambda: self._ask(self._questions.ask_taking_out))
        self._unanswer.clicked.connect(self._on_unanswer_clicked)
        self._show.clicked.connect(self._on_show_clicked)

    def _declare_actions(self) -> None:
        for name, key, button in (
            ("close_batch", "F12", self._close),
            ("print_packing_list", "Ctrl+P", self._list),
            ("print_batch_label", "Ctrl+L", self._label),
            ("export_batch", "Ctrl+E", self._export),
            ("reopen_batch", "", self._reopen),
            ("answer_unit", "F8", self._answer),
            ("take_answer_back", "", self._unanswer),
            ("take_out_of_batch", "", self._take_out),
            ("show_return_of_unit", "Ctrl+R", self._show),
        ):
            self.add_action(name, key, button=button)

    # --- public -----------------------------------------------------------------------------

    def on_changed_elsewhere(self) -> None:
        """Read the list again."""
        self.refresh()

    def on_shown(self) -> None:
        """Refresh the list."""
        self.refresh()
        self._table.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the list again; what was chosen stays chosen."""
        call = partial(batch_list, self.bench, unfinished=self._which.chosen() == UNFINISHED)
        Operation(self, call, self._show_list, self.refuse, key="list").start()

    @Slot(str)
    def show_batch(self, number: str) -> None:
        """Choose a batch, as when its label was scanned; a finished one is listed too."""
        self._wanted = number
        self._which.setCurrentIndex(self._which.findData(ALL))
        self.refresh()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Send defective units to their manufacturers in batches, and record what they answer.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Manufacturer batches"))
        self._table.setAccessibleName(self._title.text())
        self._inside.setAccessibleName(self.tr("Units of the batch"))
        kinds = {UNFINISHED: self.tr("Open or awaiting an answer"), ALL: self.tr("All")}
        self._which.offer(kinds, self._which.chosen() or UNFINISHED)
        self._which.setAccessibleName(self.tr("Which batches are listed"))
        self._close.setText(self.tr("Close and print…"))
        self._list.setText(self.tr("Packing list"))
        self._label.setText(self.tr("Box label"))
        self._export.setText(self.tr("Export…"))
        self._reopen.setText(self.tr("Open again…"))
        self._answer.setText(self.tr("Manufacturer's answer…"))
        self._unanswer.setText(self.tr("Take the answer back"))
        self._take_out.setText(self.tr("Take out…"))
        self._show.setText(self.tr("Show the return"))
        self._none.show_words(
            self.tr("No batch"), self.tr("Units decided for their manufacturer gather here by themselves.")
        )
        self._batches.set_columns(batch_columns(self.wording, self.bench.clock.today()))
        self._units.set_columns(unit_columns(self.wording, lambda: self._batch))
        self._questions.retranslate()
        for table in (self._table, self._inside):
            table.fit_columns()

    # --- rendering --------------------------------------------------------------------------

    def _show_list(self, rows: tuple[Batch, ...]) -> None:
        chosen = self._wanted or (self._batch.number if self._batch else "")
        self._wanted = ""
        self._batches.set_rows(rows)
        self._table.fit_columns()
        found = next((row for row in rows if row.number == chosen), rows[0] if rows else None)
        if found is not None:
            self._table.selectRow(rows.index(found))
        self._show_units(found)

    def _show_units(self, batch: Batch | None) -> None:
        chosen = self._unit.key if self._unit else None
        self._batch = batch
        units = batch.units if batch else ()
        self._units.set_rows(units)
        self._inside.fit_columns()
        self._unit = next((unit for unit in units if unit.key == chosen), units[0] if units else None)
        if self._unit is not None:
            self._inside.selectRow(units.index(self._unit))
        self._render()

    def _render(self) -> None:
        batch, unit = self._batch, self._unit
        state = batch.state if batch else None
        self._table.setVisible(batch is not None)
        self._none.setVisible(batch is None)
        self._inside.setVisible(batch is not None)
        filled = bool(batch and batch.units)
        left = state in (BatchState.SENT, BatchState.DONE)
        self._close.setEnabled(state is BatchState.OPEN and filled)
        for button in (self._list, self._label, self._export):
            button.setEnabled(filled)
        self._reopen.setEnabled(batch is not None and left and batch.unanswered == batch.units)
        self._answer.setEnabled(unit is not None and left)
        self._unanswer.setEnabled(unit is not None and unit.answer is not None)
        self._take_out.setEnabled(unit is not None and state is BatchState.OPEN)
        self._show.setEnabled(unit is not None)

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_table_row_chosen(self, row: Batch) -> None:
        self._show_units(row)

    @Slot(object)
    def _on_inside_row_chosen(self, row: BatchUnit) -> None:
        self._unit = row
        self._render()

    @Slot()
    def _on_close_clicked(self) -> None:
        if self._batch is not None:
            self._questions.ask_closing(self._batch)

    @Slot(object, str)
    def _on_questions_closed(self, batch: Batch, folder: str) -> None:
        self._wanted = batch.number
        self.papers.send_off(batch, folder)
        self.refresh()

    @Slot()
    def _print_list(self) -> None:
        if self._batch is not None:
            title = self.tr("Packing list {number}").format(number=self._batch.number)
            self.paper.send(partial(packing_list, self.bench, self._batch.number), title)

    @Slot()
    def _print_label(self) -> None:
        if self._batch is not None:
            title = self.tr("Label {number}").format(number=self._batch.number)
            self.paper.send(partial(batch_label, self.bench, self._batch.number), title, label=True)

    @Slot()
    def _on_export_clicked(self) -> None:
        if self._batch is None:
            return
        suggested = f"{self._batch.number}.csv"
        chosen, _filter = QFileDialog.getSaveFileName(self, self.tr("Save as…"), suggested, "CSV (*.csv)")
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write the batch chosen to a file, as the list shows it."""
        if self._batch is not None:
            self.paper.save(partial(csv_list, *exported(self.wording, self._batch)), path)

    @Slot()
    def _on_reopen_clicked(self) -> None:
        if self._batch is not None:
            self._questions.ask_reopening(self._batch)

    @Slot()
    def _on_show_clicked(self) -> None:
        if self._unit is not None:
            self.return_chosen.emit(self._unit.rma)

    @Slot()
    def _on_unanswer_clicked(self) -> None:
        if self._batch is not None and self._unit is not None:
            call = partial(take_answer_back, self.bench, self._batch.number, self._unit.key)
            Operation(self, call, lambda _batch: self.refresh(), self._on_refused).start()

    def _ask(self, question: Callable[[Batch, BatchUnit], None]) -> None:
        if self._batch is not None and self._unit is not None:
            question(self._batch, self._unit)

    def _on_refused(self, error: DomainError) -> None:
        self.refresh()
        self.refuse(error)
