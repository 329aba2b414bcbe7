"""Export a period: the documents as issued with their index, or their accounting entries."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError, Interrupted
from receiving_app.domain.period import Period
from receiving_app.services.ports import Bench
from receiving_app.services.sending_ports import Reporting
from ui.operations import BACKGROUND, Operation, Progress, Step
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.columns import Columns
from ui.widgets.form_field import FormField
from ui.widgets.wrap_row import WrapRow

STEPS = 1000
_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y")

Export = Callable[[Period, Path, Reporting], Any]


class Exports(Protocol):
    """What the screen has written."""

    def export_period(self, period: Period, folder: Path, reporting: Reporting | None = None) -> Any:
        """Write the documents of a period and their index into a new folder."""

    def export_accounting(self, period: Period, folder: Path, reporting: Reporting | None = None) -> Any:
        """Write the accounting entries of a period's documents into a file of that folder."""


class ExportScreen(Screen):
    """Asks for a period and a folder, and writes the files whole or not at all."""

    def __init__(
        self, bench: Bench, exports: Exports, language: str = "fr", parent: QWidget | None = None
    ) -> None:
        super().__init__(bench, language, parent)
        self._exports = exports
        self._progress: Progress | None = None
        self._folder = Path()
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()
        self._use(Period.month_of(bench.clock.today()))
        self._render()

    def _build_widgets(self) -> None:
        self._title, self._help = QLabel(self), QLabel(self)
        set_type(self._title, "total", bold=True)
        self._help.setProperty("role", "muted")
        self._help.setWordWrap(True)
        self._first = FormField("periodFirst", self._wrong_day, self)
        self._last = FormField("periodLast", self._wrong_day, self)
        self._days = Columns(self)
        self._days.show_widgets((self._first, self._last))
        self._this, self._before = (
            ActionButton("secondary", parent=self),
            ActionButton("secondary", parent=self),
        )
        self._this.setObjectName("thisMonth")
        self._before.setObjectName("lastMonth")
        self._documents = ActionButton("accent", "archive", self)
        self._documents.setObjectName("exportDocuments")
        self._entries = ActionButton("secondary", "receipt-euro", self)
        self._entries.setObjectName("exportEntries")
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("cancelExport")
        self._bar = QProgressBar(self)
        self._bar.setRange(0, STEPS)
        self._done = QLabel(self)
        self._done.setObjectName("exported")
        self._done.setWordWrap(True)
        self._open = ActionButton("secondary", "archive", self)
        self._open.setObjectName("openExported")

    def _build_layout(self) -> None:
        theme = active()
        months, acts = WrapRow(spacing=theme.space("m")), WrapRow(spacing=theme.space("m"))
        for button in (self._this, self._before):
            months.addWidget(button)
        for button in (self._documents, self._entries, self._cancel, self._open):
            acts.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l"))
        layout.setSpacing(theme.space("l"))
        layout.addWidget(self._title)
        layout.addWidget(self._help)
        layout.addLayout(months)
        layout.addWidget(self._days)
        layout.addLayout(acts)
        layout.addWidget(self._bar)
        layout.addWidget(self._done)
        layout.addStretch(1)

    def _connect(self) -> None:
        self._this.clicked.connect(lambda: self._use(Period.month_of(self.bench.clock.today())))
        self._before.clicked.connect(lambda: self._use(Period.month_before(self.bench.clock.today())))
        self._documents.clicked.connect(self._on_documents_clicked)
        self._entries.clicked.connect(self._on_entries_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self.add_action("export_documents", "Ctrl+D", button=self._documents)
        self.add_action("export_entries", "Ctrl+E", button=self._entries)
        self.add_action("cancel_export", button=self._cancel)
        self.add_action("open_exported", button=self._open)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Take the focus to the period."""
        self._this.setFocus()

    def period(self) -> Period | None:
        """Return the period typed; None where it is none, which is then shown."""
        if not all([self._first.valid(), self._last.valid()]):
            return None
        try:
            return Period(read_day(self._first.text()), read_day(self._last.text()))
        except DomainError as error:
            self._last.show_error(self.wording.error(error).what)
            return None

    def export_documents(self, parent: Path) -> None:
        """Write the documents of the period into a folder of their own below that one."""
        period = self.period()
        if period is not None:
            self._start(self._exports.export_period, period, parent / f"avoirs_{period.name}")

    def export_entries(self, folder: Path) -> None:
        """Write the accounting entries of the period into a file of that folder."""
        period = self.period()
        if period is not None:
            self._start(self._exports.export_accounting, period, folder)

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Export the documents of a period, or their accounting entries.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Export a period"))
        self._help.setText(
            self.tr("The documents with an index of their fingerprints, or their entries for the accounting.")
        )
        self._first.set_label(self.tr("First day"))
        self._last.set_label(self.tr("Last day"))
        self._this.setText(self.tr("This month"))
        self._before.setText(self.tr("Last month"))
        self._documents.setText(self.tr("Documents and index…"))
        self._entries.setText(self.tr("Accounting entries…"))
        self._cancel.setText(self.tr("Cancel"))
        self._open.setText(self.tr("Open the folder"))
        self._bar.setAccessibleName(self.tr("Progress"))

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        running = self._progress is not None
        for button in (self._documents, self._entries):
            button.setEnabled(not running)
        self._cancel.setVisible(running)
        self._bar.setVisible(running)
        self._done.setVisible(bool(self._done.text()) and not running)
        self._open.setVisible(self._done.isVisibleTo(self))

    def _use(self, period: Period) -> None:
        for field, day in ((self._first, period.first), (self._last, period.last)):
            field.set_text(f"{day:%d/%m/%Y}")

    def _wrong_day(self, text: str) -> str:
        try:
            read_day(text)
        except ValueError:
            return self.tr("Not a day; write it as 30/11/2026")
        return ""

    # --- export -----------------------------------------------------------------------------

    def _start(self, export: Export, period: Period, folder: Path) -> None:
        if self._progress is not None:
            return
        self._progress = progress = Progress(self)
        progress.advanced.connect(self._on_progress_advanced)
        self._bar.setValue(0)
        call = partial(export, period, folder, Reporting(progress.report, progress.cancelled))
        Operation(self, call, self._on_exported, self._on_refused, lane=BACKGROUND, progress=progress).start()
        self._render()
        self._cancel.setFocus()

    def _on_exported(self, done: Any) -> None:
        self._progress = None
        self._folder = done.path if done.path.is_dir() else done.path.parent
        if hasattr(done, "entries"):
            text = self.wording.text(
                "messages.export.accounting", entries=done.entries, debit=done.debit, path=str(done.path)
            )
        else:
            text = self.wording.text(
                "messages.export.credit_notes", documents=done.documents, path=str(done.path)
            )
        self._done.setText(text)
        self._render()
        self._documents.setFocus()
        self.say("ok", self.tr("Exported"), text)

    def _on_refused(self, error: DomainError) -> None:
        self._progress = None
        self._done.setText("")
        self._render()
        self._documents.setFocus()
        if isinstance(error, Interrupted):
            self.say("attention", self.tr("Export cancelled"), self.tr("No file was left."))
        else:
            self.refuse(error)

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_progress_advanced(self, step: Step) -> None:
        if step.total > 0:
            self._bar.setValue(step.done * STEPS // step.total)

    @Slot()
    def _on_documents_clicked(self) -> None:
        self._ask(self.export_documents)

    @Slot()
    def _on_entries_clicked(self) -> None:
        self._ask(self.export_entries)

    def _ask(self, export: Callable[[Path], None]) -> None:
        # The period first: nobody chooses a folder for one that is none.
        if self.period() is None:
            return
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder to export to"))
        if chosen:
            export(Path(chosen))

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    @Slot()
    def _on_open_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def read_day(text: str) -> date:
    """Return the day of a text such as 30/11/2026 or 2026-11-30.

    Raises:
        ValueError: it is none.
    """
    for form in _FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    raise ValueError(text)
