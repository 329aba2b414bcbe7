"""The import screen: a file of returns or a catalogue, dropped or chosen; what was kept and what was refused."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QElapsedTimer, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.services.import_rows import ImportReport
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column, RowsModel
from ui.operations import BACKGROUND, Operation, Progress, Step
from ui.screens.batch_parts.paper import Paper
from ui.screens.list_export import ListExportButton, ask_where
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.stat_tile import StatTile
from ui.widgets.tab_order import order_tabs
from ui.widgets.wrap_row import WrapRow

# Progress comes often; the bar moves in per mille.
if TYPE_CHECKING:
    from receiving_app.services.watched_files import FolderLook

STEPS = 1000
SURE_AFTER_MS = 1000
# What would not be seen.
_SEPARATORS = {"\t": "⇥ (Tab)"}


class Importer(Protocol):
    """What imports a file; ``AppContext.import_file`` does."""

    def __call__(
        self,
        path: Path,
        *,
        dry_run: bool,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> ImportReport:
        """Import a file and report."""


class ImportScreen(Screen):
    """Imports in the background lane; the bench goes on meanwhile."""

    def __init__(
        self, bench: Bench, importer: Importer, language: str = "fr", parent: QWidget | None = None
    ) -> None:
        super().__init__(bench, language, parent)
        self._importer = importer
        self._progress: Progress | None = None
        self._report: ImportReport | None = None
        self._clock = QElapsedTimer()
        self._template: Callable[[str], bytes] | None = None
        self.paper = Paper(self)
        self._build_acts()
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_acts(self) -> None:
        self._choose = ActionButton("accent", "file-import", self)
        self._choose.setObjectName("chooseFile")
        self._dry = BigToggle(self)
        self._dry.setObjectName("dryRun")
        self._model = ActionButton("secondary", "file-download", self)
        self._model.setObjectName("saveTemplate")
        self._model.setVisible(False)
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("cancelImport")
        self._bar = QProgressBar(self)
        self._bar.setRange(0, STEPS)

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        set_type(self._summary, "strong", bold=True)
        self._read_as = QLabel(self)
        self._read_as.setObjectName("readAs")
        self._read_as.setProperty("role", "muted")
        self._read_as.setWordWrap(True)
        self._tiles = tuple(StatTile(self) for _ in range(5))
        self._folder = ActionButton("secondary", "archive", self)
        self._folder.setObjectName("openFolder")
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("refusedRows")
        self._export = ListExportButton(self, self._rows, "refus")
        self._refused_file = QLabel(self)
        self._refused_file.setObjectName("refusedFile")
        self._refused_file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._empty = EmptyState("file-import", self)
        self._watched = self._watched_label()

    def _watched_label(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("watchedState")
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setVisible(False)
        return label

    def _build_layout(self) -> None:
        theme = active()
        line = WrapRow(spacing=theme.space("m"))
        for widget in (self._choose, self._dry, self._model, self._cancel, self._bar):
            line.addWidget(widget)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tiles = WrapRow(spacing=theme.space("m"))
        for tile in self._tiles:
            tiles.addWidget(tile)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addLayout(line)
        layout.addWidget(self._summary)
        layout.addWidget(self._read_as)
        layout.addLayout(tiles)
        refused = WrapRow(spacing=theme.space("m"))
        refused.addWidget(self._folder)
        refused.addWidget(self._export)
        refused.addWidget(self._refused_file)
        layout.addLayout(refused)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._watched)
        # What is hidden leaves its room here, so that nothing moves when an import starts.
        layout.addStretch(0)
        self._render()

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose_clicked)
        self._dry.clicked.connect(self._on_dry_clicked)
        self._model.clicked.connect(self._on_model_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._folder.clicked.connect(self._on_folder_clicked)
        parts = (self._choose, self._dry, self._model, self._cancel)
        order_tabs((*parts, self._folder, self._export, self._table))
        self.add_action("choose_file", "Ctrl+O", button=self._choose)
        self.add_action("save_template", "Ctrl+Shift+S", button=self._model)
        self.add_action("cancel_import", button=self._cancel)
        self.add_action("open_refused_folder", button=self._folder)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Take the focus to the choice of a file."""
        self._choose.setFocus()

    @Slot(object)
    def start(self, path: Path) -> None:
        """Import a file; one at a time."""
        if self._progress is not None:
            self.say("attention", self.tr("An import is running"), self.tr("Wait for it, or cancel it."))
            return
        self._progress = Progress(self)
        self._progress.advanced.connect(self._on_progress_advanced)
        self._report = None
        self._clock.start()
        call = partial(
            self._importer,
            path,
            dry_run=self._dry.state() == "ok",
            progress=self._progress.report,
            cancelled=self._progress.cancelled,
        )
        self._summary.setText(self.tr("Reading {name}").format(name=path.name))
        progress = self._progress
        Operation(self, call, self._on_imported, self._on_refused, lane=BACKGROUND, progress=progress).start()
        self._render()
        self._cancel.setFocus()

    def offer_template(self, make: Callable[[str], bytes]) -> None:
        """Offer a file to fill in.

        Args:
            make: gives its bytes, by the ending of its name.
        """
        self._template = make
        self._model.setVisible(True)

    def show_watched(self, folder: Path | None, look: "FolderLook | None") -> None:
        """Show how the watched folder is; nothing where none is set."""
        self._watched.setVisible(folder is not None and look is not None)
        if folder is None or look is None:
            return
        state = self.tr("nothing waits")
        if look.problem is not None:
            state = self.wording.error(look.problem).what
        elif look.waiting:
            state = self.tr("{files} not complete yet").format(files=", ".join(look.waiting))
        self._watched.setText(self.tr("Watched folder {path}: {state}").format(path=folder, state=state))

    def running(self) -> bool:
        """Tell whether an import is under way."""
        return self._progress is not None

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Import the authorised returns or the catalogue from a file.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Import returns or the catalogue"))
        self._choose.setText(self.tr("Choose a file…"))
        self._dry.setText(self.tr("Dry run"))
        self._dry.set_detail(self.tr("check the file, change nothing"))
        self._dry.setAccessibleName(self._dry.text())
        self._model.setText(self.tr("Template to fill in…"))
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._folder.setText(self.tr("Open the folder of the refused rows"))
        self._table.setAccessibleName(self.tr("Refused rows"))
        self._empty.show_words(
            self.tr("Drop a file here: CSV, Excel or JSON"),
            self.tr("Authorised returns or the catalogue, as your office software exports them."),
        )
        words = self.wording
        self._rows.set_columns(
            (
                Column(self.tr("Line"), lambda row: str(row.line), True, value=lambda row: row.line),
                Column(self.tr("Column"), lambda row: row.column),
                Column(self.tr("Value"), lambda row: row.value, flexible=True),
                Column(self.tr("Why, and what to do"), words.refused_row),
            )
        )
        self._render()

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        running, report = self._progress is not None, self._report
        self._choose.setEnabled(not running)
        self._dry.setEnabled(not running)
        self._cancel.setVisible(running)
        self._bar.setVisible(running)
        self._summary.setVisible(running or report is not None)
        self._read_as.setVisible(report is not None and bool(report.encoding or report.sheet))
        for tile in self._tiles:
            tile.setVisible(report is not None)
        for refused in (self._table, self._export):
            refused.setVisible(report is not None and bool(report.refusals))
        for widget in (self._folder, self._refused_file):
            widget.setVisible(report is not None and bool(report.refused_file))
        self._empty.setVisible(not running and (report is None or not report.refusals))
        if report is not None:
            self._render_report(report)

    def _render_report(self, report: ImportReport) -> None:
        if report.cancelled:
            text = self.tr("{name}: cancelled; what was read before is kept")
        elif report.dry_run:
            text = self.tr("{name}: dry run, nothing was changed")
        else:
            text = self.tr("{name}: imported")
        self._summary.setText(text.format(name=report.file_name))
        self._read_as.setText(self._how_read(report))
        self._refused_file.setText(
            self.tr("To correct and import again: {name}").format(name=Path(report.refused_file).name)
        )
        self._refused_file.setToolTip(report.refused_file)
        counts = (
            (report.rows, self.tr("rows read")),
            (report.created, self.tr("created")),
            (report.updated, self.tr("changed")),
            (report.unchanged, self.tr("unchanged")),
            (report.refused, self.tr("rows refused")),
        )
        for tile, (count, word) in zip(self._tiles, counts, strict=True):
            tile.show_count(count, word)

    def _how_read(self, report: ImportReport) -> str:
        """Say what the file was taken for: a mistaken guess is seen here, not in the rows."""
        if report.sheet:
            text = self.tr("Read from the sheet “{sheet}”").format(sheet=report.sheet)
            others = ", ".join(report.other_sheets)
            return text + self.tr(" · not read: {sheets}").format(sheets=others) if others else text
        separator = _SEPARATORS.get(report.separator, report.separator)
        text = self.tr("Read as {encoding}").format(encoding=report.encoding)
        return text + self.tr(" · cells separated by {sign}").format(sign=separator) if separator else text

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_choose_clicked(self) -> None:
        kinds = self.tr("Returns or catalogue (*.csv *.txt *.xlsx *.json);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, self._choose.text(), "", kinds)
        if chosen:
            self.start(Path(chosen))

    @Slot()
    def _on_dry_clicked(self) -> None:
        self._dry.set_state("todo" if self._dry.state() == "ok" else "ok")

    @Slot()
    def _on_model_clicked(self) -> None:
        path = ask_where(self, self._model.text(), "retours_modele")
        if path is not None and self._template is not None:
            self.paper.save(partial(self._template, path.suffix), path)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    @Slot(object)
    def _on_progress_advanced(self, step: Step) -> None:
        if step.total <= 0:
            return
        self._bar.setValue(step.done * STEPS // step.total)
        left = self._clock.elapsed() * (step.total - step.done) // max(step.done, 1) // 1000
        words = self.wording
        done = words.percent(Decimal(step.done * 100 // step.total))
        # In the first moments the estimate would be a guess.
        sure = self._clock.elapsed() >= SURE_AFTER_MS
        self._bar.setFormat(f"{done} · {words.time_left(left)}" if sure else done)

    def _on_imported(self, report: ImportReport) -> None:
        self._progress = None
        self._report = report
        self._rows.set_rows(report.refusals)
        self._table.fit_columns()
        self._render()
        self._take_focus_back()
        kind = "attention" if report.refused or report.cancelled else "ok"
        counts = {
            name: getattr(report, name) for name in ("rows", "created", "updated", "unchanged", "refused")
        }
        done = self.wording.text("messages.import.dry_run" if report.dry_run else "messages.import.done")
        text = self.wording.text(f"messages.import.{report.kind}", done=done, **counts)
        self.say(kind, self._summary.text(), text)

    def _on_refused(self, error: DomainError) -> None:
        self._progress = None
        self._render()
        self._take_focus_back()
        self.refuse(error)

    def _take_focus_back(self) -> None:
        """Leave the focus where the next act is, unless the operator went elsewhere meanwhile."""
        if self.isVisible() and (self.focusWidget() is None or not self.focusWidget().isVisible()):
            self._choose.setFocus()

    @Slot()
    def _on_folder_clicked(self) -> None:
        if self._report is not None and self._report.refused_file:
            folder = Path(self._report.refused_file).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
