"""The journal: who did what, when, where and with whose approval, the newest first."""

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.journal_view import ActKind, JournalPage, JournalQuery, journal_page
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.journal_parts.export import JournalExportButton
from ui.screens.journal_parts.filters import JournalFilters
from ui.screens.return_parts.act_words import act_words, operator_words
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.tab_order import order_tabs
from ui.widgets.wrap_row import WrapRow

TODAY, WEEK, MONTH, EVER = "1", "7", "31", ""
PAUSE_MS = 150
_TABLE, _NOTHING = 0, 1


class JournalScreen(Screen):
    """Lists the acts of all returns and settings, filtered by time, kind and text, a page at a time.

    Signals:
        return_chosen: the return of an act is to be shown; carries its number.
    """

    return_chosen = Signal(str)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._entries: tuple[JournalEntry, ...] = ()
        self._further = 0
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._when, self._kind = ChoiceBox(self), ChoiceBox(self)
        self._when.setObjectName("journalWhen")
        self._kind.setObjectName("journalKind")
        self._text = QLineEdit(self)
        self._text.setObjectName("journalText")
        self._text.setClearButtonEnabled(True)
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("journal")
        self._nothing = EmptyState("history", self)
        self._pages = QStackedWidget(self)
        self._count = QLabel(self)
        self._count.setObjectName("journalCount")
        self._count.setProperty("role", "muted")
        self._export = JournalExportButton(self, self._rows, self._query)
        self._filters = JournalFilters(self)
        self._filters.setObjectName("journalFilters")
        self._filters.setVisible(False)
        self._narrow = ActionButton("secondary", "checklist", self)
        self._narrow.setObjectName("journalNarrow")
        self._older = ActionButton("secondary", "arrow-back-up", self)
        self._older.setObjectName("journalOlder")
        self._open = ActionButton("accent", "package", self)
        self._open.setObjectName("journalOpenReturn")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)

    def _build_layout(self) -> None:
        theme = active()
        head, foot = WrapRow(spacing=theme.space("m")), WrapRow(spacing=theme.space("m"))
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in (self._title, self._when, self._kind, self._text, self._narrow):
            head.addWidget(widget)
        foot.addWidget(self._count)
        foot.addWidget(self._export)
        foot.addWidget(self._older)
        foot.addWidget(self._open)
        self._count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addLayout(head)
        layout.addWidget(self._filters)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)
        order_tabs((self,))

    def _connect(self) -> None:
        self._when.activated.connect(self.refresh)
        self._kind.activated.connect(self.refresh)
        self._text.textChanged.connect(self._on_text_changed)
        self._filters.changed.connect(self._on_filters_changed)
        self._narrow.clicked.connect(self._on_narrow_clicked)
        self._pause.timeout.connect(self.refresh)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._table.selectionModel().currentRowChanged.connect(self._render)
        self._older.clicked.connect(self._on_older_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self.add_action("more_filters", "Ctrl+L", button=self._narrow)
        self.add_action("older_acts", "Ctrl+Down", button=self._older)
        self.add_action("open_return_of_act", button=self._open)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Read the newest acts."""
        self.refresh()
        self._table.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the first page of what is asked for now."""
        call = partial(journal_page, self.bench, self._query())
        Operation(self, call, self._show_first, self.refuse, key="page").start()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("See who did what, when, where and with whose approval.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Journal"))
        self._table.setAccessibleName(self._title.text())
        spans = {
            TODAY: self.tr("Today"),
            WEEK: self.tr("Last 7 days"),
            MONTH: self.tr("Last 31 days"),
            EVER: self.tr("All there is"),
        }
        chosen = self._when.chosen() if self._when.count() else TODAY
        self._when.offer(spans, chosen)
        self._when.setAccessibleName(self.tr("Since when"))
        kinds = {
            ActKind.WORK: self.tr("Without scans"),
            ActKind.ALL: self.tr("Everything"),
            ActKind.APPROVED: self.tr("Approved"),
            ActKind.DOCUMENTS: self.tr("Documents"),
            ActKind.QUARANTINE: self.tr("Quarantine"),
            ActKind.SETTINGS: self.tr("Settings and files"),
            ActKind.PEOPLE: self.tr("People and sign-ins"),
            ActKind.SCANS: self.tr("Scans"),
        }
        self._kind.offer({kind.value: word for kind, word in kinds.items()}, self._kind.chosen())
        self._kind.setAccessibleName(self.tr("Which acts"))
        self._text.setPlaceholderText(self.tr("Number, name, text…"))
        self._text.setAccessibleName(self.tr("Text in the acts"))
        self._filters.say(self.wording)
        self._older.setText(self.tr("Older acts"))
        self._open.setText(self.tr("Open the return"))
        self._nothing.show_words(
            self.tr("No act found"), self.tr("Choose a longer time, another kind, or less text.")
        )
        self._rows.set_columns(self._columns())
        self._table.fit_columns()
        self._render()

    def _columns(self) -> tuple[Column, ...]:
        words = self.wording
        return (
            Column(self.tr("When"), lambda entry: words.moment(entry.at), value=lambda entry: entry.at),
            Column(self.tr("Bench"), lambda entry: entry.bench),
            Column(self.tr("Operator"), lambda entry: operator_words(entry, words)),
            Column(self.tr("Approved by"), lambda entry: entry.approved_by),
            Column(self.tr("Return"), lambda entry: entry.rma),
            Column(self.tr("What"), lambda entry: act_words(entry.act, entry.facts, words), flexible=True),
        )

    # --- rendering --------------------------------------------------------------------------

    def _query(self) -> JournalQuery:
        days = self._when.chosen()
        kind = ActKind(self._kind.chosen() or ActKind.WORK)
        query = JournalQuery(kind, int(days) if days else None, self._text.text())
        return query if self._filters.isHidden() else self._filters.narrow(query)

    def _show_first(self, page: JournalPage) -> None:
        self._entries = ()
        self._show_more(page)

    def _show_more(self, page: JournalPage) -> None:
        self._entries += page.entries
        self._further = page.further
        self._rows.set_rows(self._entries)
        self._table.fit_columns()
        self._render()

    @Slot()
    def _render(self) -> None:
        self._pages.setCurrentIndex(_TABLE if self._entries else _NOTHING)
        count = len(self._entries)
        shown = self.wording.filled(self.tr("{count} {count:act|acts}"), count=count)
        self._count.setText(
            self.tr("{shown}, and older ones").format(shown=shown) if self._further else shown
        )
        self._older.setEnabled(bool(self._further))
        narrow = self._filters.isHidden()
        self._narrow.setText(self.tr("More filters") if narrow else self.tr("Fewer filters"))
        chosen = self._chosen()
        self._open.setEnabled(chosen is not None and bool(chosen.rma))

    def _chosen(self) -> JournalEntry | None:
        index = self._table.currentIndex()
        entry = self._rows.row(index.row()) if index.isValid() else None
        return entry if isinstance(entry, JournalEntry) else None

    # --- slots ------------------------------------------------------------------------------

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _on_filters_changed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_narrow_clicked(self) -> None:
        self._filters.setVisible(self._filters.isHidden())
        self._render()
        self.refresh()
        if not self._filters.isHidden():
            self._filters.first_field().setFocus()

    @Slot(object)
    def _on_table_row_chosen(self, _entry: JournalEntry) -> None:
        self._render()

    @Slot()
    def _on_older_clicked(self) -> None:
        call = partial(journal_page, self.bench, self._query(), self._further)
        Operation(self, call, self._show_more, self.refuse, key="page").start()

    @Slot()
    def _on_open_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.return_chosen.emit(chosen.rma)
