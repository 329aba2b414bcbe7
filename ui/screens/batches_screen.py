"""Manufacturer batches: what gathers, what left, what was answered, and what is late."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from receiving_app.domain.batches import Batch, BatchState, BatchUnit
from receiving_app.services.batches import (
    batch_label,
    batch_list,
    packing_list,
    take_answer_back,
)
from receiving_app.services.list_export import list_file
from receiving_app.services.ports import Bench
from receiving_app.services.sending_ports import Printer
from ui.models.rows_model import RowsModel
from ui.operations import Operation
from ui.screens.batch_parts.batch_columns import batch_columns, exported, unit_columns
from ui.screens.batch_parts.batch_questions import BatchQuestions
from ui.screens.batch_parts.departure import BatchPapers
from ui.screens.batch_parts.paper import Paper
from ui.screens.list_export import ask_where
from ui.screens.list_screen import Listing, ListScreen
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.placing import line

UNFINISHED, ALL = "unfinished", "all"


class BatchesScreen(ListScreen):
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
        super().__init__(bench, language, parent, Listing("batches", "lots", "box"))
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
        self._which = ChoiceBox(self)
        self._which.setObjectName("whichBatches")
        self._which.setMinimumContentsLength(22)
        self._units = RowsModel()
        self._inside = DataTable(self._units, self)
        self._inside.setObjectName("batchUnits")
        self._close = self._button("closeBatch", "truck-delivery", "accent")
        self._list = self._button("packingList", "printer")
        self._label = self._button("batchLabel", "barcode")
        self._export = self._button("exportBatch", "file-download")
        self._reopen = self._button("reopenBatch", "arrow-back-up")
        self._answer = self._button("answerUnit", "check", "accent")
        self._unanswer = self._button("takeAnswerBack", "arrow-back-up")
        self._take_out = self._button("takeOut", "minus")
        self._show = self._button("showReturn", "package")

    def _build_layout(self) -> None:
        acts = line(self._close, self._list, self._label, self._export, self._reopen)
        of_unit = line(self._answer, self._unanswer, self._take_out, self._show)
        lists = ((self._table, 2), (self._none, 2), acts, (self._inside, 3))
        self._lay_out(self._head(self._which), *lists, of_unit)

    def _connect(self) -> None:
        self._which.activated.connect(self.refresh)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._table.choose_by_arrows()
        self._inside.row_chosen.connect(self._on_inside_row_chosen)
        self._inside.choose_by_arrows()
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
        self._name(self.tr("Manufacturer batches"))
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
        self._rows.set_columns(batch_columns(self.wording, self.bench.clock.today()))
        self._units.set_columns(unit_columns(self.wording, lambda: self._batch))
        self._questions.retranslate()
        for table in (self._table, self._inside):
            table.fit_columns()

    # --- rendering --------------------------------------------------------------------------

    def _show_list(self, rows: tuple[Batch, ...]) -> None:
        chosen = self._wanted or (self._batch.number if self._batch else "")
        self._wanted = ""
        self._show_units(self._fill(rows, lambda row: row.number == chosen))

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
        path = ask_where(self, self.tr("Save as…"), self._batch.number)
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the batch chosen to a file, as the list shows it."""
        if self._batch is not None:
            columns, rows = exported(self.wording, self._batch)
            make = partial(list_file, self.bench, path.suffix, columns, rows, self.wording.language)
            self.paper.save(make, path)

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
