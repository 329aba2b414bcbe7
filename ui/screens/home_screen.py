"""The home screen: scan or type the number; what is in progress, today's work, what waits."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from receiving_app.services.boards import HomeBoard, home_board
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.ports import Approval, Bench, QuarantineRecord, ReturnRow
from receiving_app.services.quarantine import quarantine
from receiving_app.services.receive_parcel import accept_expired
from receiving_app.services.scan import Result, ScanAnswer, scan
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.return_parts.view import STATUS_LOOKS
from ui.screens.screen import Screen
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.data_table import DataTable
from ui.widgets.scan_field import ScanField
from ui.widgets.stat_tile import StatTile
from ui.widgets.verdict_banner import VerdictBanner

BOARDS, ANSWER = 0, 1
OPENS = (Result.RECEIVED, Result.RESUMED, Result.ON_HOLD, Result.ALREADY_RECEIVED)


class HomeScreen(Screen):
    """Takes a scan and shows where it led, or the boards of the day.

    Signals:
        return_opened: a return is to be shown; carries its ``ScanAnswer``.
        return_chosen: a return is to be looked at, its parcel is not said to be here; carries its number.
        search_requested: a text is to be searched.
    """

    return_opened = Signal(object)
    return_chosen = Signal(str)
    search_requested = Signal(str)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._answer: ScanAnswer | None = None
        self._board: HomeBoard | None = None
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        theme = active()
        self._title = QLabel(self)
        self._title.setFont(theme.font("total", bold=True))
        self._scan = ScanField(self, large=True)
        self._scan.setObjectName("scan")
        self._title.setBuddy(self._scan)
        self._tiles = tuple(StatTile(self) for _ in range(5))
        self._titles = tuple(QLabel(self) for _ in range(3))
        self._models = tuple(RowsModel() for _ in range(3))
        self._tables = tuple(DataTable(model, self) for model in self._models)
        for label, table, name in zip(
            self._titles, self._tables, ("inProgress", "today", "waiting"), strict=True
        ):
            label.setFont(theme.font("strong", bold=True))
            label.setBuddy(table)
            table.setObjectName(name)
        self._banner = VerdictBanner(self)
        self._next = QLabel(self)
        self._next.setFont(theme.font("title"))
        self._next.setWordWrap(True)
        self._choices = RowsModel()
        self._choose = DataTable(self._choices, self)
        self._choose.setObjectName("choices")
        self._quarantine = self._button("quarantine", "accent", "archive")
        self._accept = self._button("acceptExpired", "secondary", "lock")
        self._search = self._button("searchInstead", "secondary", "search")
        # The key of the search screen, which is open to every screen.
        self._search.set_shortcut_hint("F3")
        self._back = self._button("back", "secondary", "arrow-left")
        self._approval = ApprovalPanel(self)
        self._approval.setVisible(False)
        self._pages = QStackedWidget(self)

    def _button(self, name: str, kind: str, icon: str) -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        self._pages.addWidget(self._boards_page())
        self._pages.addWidget(self._answer_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        layout.setSpacing(theme.px(10))
        layout.addWidget(self._title)
        layout.addWidget(self._scan)
        layout.addWidget(self._pages, 1)

    def _boards_page(self) -> QWidget:
        page = QWidget(self)
        tiles = QHBoxLayout()
        for tile in self._tiles:
            tiles.addWidget(tile)
        boards = QGridLayout()
        boards.setHorizontalSpacing(active().px(14))
        for column, (label, table) in enumerate(zip(self._titles, self._tables, strict=True)):
            boards.addWidget(label, 0, column)
            boards.addWidget(table, 1, column)
            boards.setColumnStretch(column, 1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(tiles)
        layout.addLayout(boards, 1)
        return page

    def _answer_page(self) -> QWidget:
        page = QWidget(self)
        buttons = QHBoxLayout()
        for button in (self._back, self._search, self._accept, self._quarantine):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().px(10))
        for widget in (self._banner, self._next):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self._approval)
        layout.addWidget(self._choose, 1)
        layout.addStretch(0)
        return page

    def _connect(self) -> None:
        self._scan.submitted.connect(self.submit)
        self._choose.row_chosen.connect(self._on_choose_row_chosen)
        for table in self._tables:
            table.row_chosen.connect(self._on_board_row_chosen)
        self._quarantine.clicked.connect(self._on_quarantine_clicked)
        self._accept.clicked.connect(self._on_accept_clicked)
        self._search.clicked.connect(self._on_search_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        self._approval.approved.connect(self._on_approval_approved)
        self._approval.cancelled.connect(self._on_approval_cancelled)
        self.add_action("quarantine", "F9", button=self._quarantine)
        self.add_action("accept_expired", "F8", button=self._accept)
        self.add_action("scan_again", "Esc", button=self._back)
        self.add_action("search_instead", button=self._search)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Refresh the boards and take the focus to the scan field."""
        self._pages.setCurrentIndex(BOARDS)
        self._scan.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Read the boards again."""
        Operation(self, partial(home_board, self.bench), self._show_board, self.refuse, key="board").start()

    @Slot(str)
    def submit(self, text: str) -> None:
        """Act on a scanned or typed text."""
        Operation(self, partial(scan, self.bench, text), self.show_answer, self.refuse, key="scan").start()

    def show_answer(self, answer: ScanAnswer) -> None:
        """Show where a scan led: its return, a list to choose from, or what can be done."""
        self._answer = answer
        if answer.result in OPENS and answer.sheet is not None:
            self._pages.setCurrentIndex(BOARDS)
            self.return_opened.emit(answer)
            return
        self._approval.setVisible(False)
        self._choose.setVisible(bool(answer.rows))
        self._choices.set_rows(answer.rows)
        self._choose.fit_columns()
        kind, words, next_step = self._answer_words(answer)
        self._banner.show_verdict(kind, words)
        self._next.setText(next_step)
        self._accept.setVisible(answer.result is Result.EXPIRED)
        self._quarantine.setEnabled(True)
        self._pages.setCurrentIndex(ANSWER)
        (self._choose if answer.rows else self._scan).setFocus()

    def _answer_words(self, answer: ScanAnswer) -> tuple[str, str, str]:
        if answer.result is Result.CHOOSE:
            several = self.tr("“{text}” matches {count} returns: choose one").format(
                text=answer.raw, count=len(answer.rows)
            )
            return "info", several, self.wording.error(answer.problem).what if answer.problem else ""
        if answer.problem is not None:
            said = self.wording.error(answer.problem)
            return "refused", said.what, said.next_step
        unknown = self.tr("“{text}” is not a return on file").format(text=answer.raw)
        return (
            "refused",
            unknown,
            self.tr(
                "Check the label and scan again, search by customer, serial or tracking number, "
                "or put the parcel in quarantine: it will not be lost."
            ),
        )

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr(
            "Scan or type the number on the parcel; the boards show what is in progress and what waits."
        )

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Scan the parcel's RMA number"))
        self._scan.setPlaceholderText(self.tr("RMA number, serial, MAC, tracking…"))
        self._scan.setAccessibleName(self._title.text())
        titles = (self.tr("In progress"), self.tr("Received today"), self.tr("Waiting"))
        for label, table, text in zip(self._titles, self._tables, titles, strict=True):
            label.setText(text)
            table.setAccessibleName(text)
        self._choose.setAccessibleName(self.tr("Returns to choose from"))
        self._quarantine.setText(self.tr("Put in quarantine"))
        self._accept.setText(self.tr("Accept the expired return"))
        self._search.setText(self.tr("Search"))
        self._back.setText(self.tr("Scan again"))
        self._set_columns()
        if self._board is not None:
            self._show_board(self._board)

    def _set_columns(self) -> None:
        number = Column(self.tr("Return"), lambda row: row.rma, icon=lambda row: STATUS_LOOKS[row.status][0])
        customer = Column(self.tr("Customer"), lambda row: row.customer)
        state = Column(self.tr("State"), self._state_words)
        progress = Column(self.tr("Inspected"), lambda row: f"{row.units_done} / {row.units_total}")
        self._models[0].set_columns((number, progress, customer))
        self._models[1].set_columns((number, state, customer))
        self._models[2].set_columns((number, state, customer))
        reason = Column(self.tr("Reason"), lambda row: self.wording.term("reason", row.reason))
        products = Column(self.tr("Products"), lambda row: ", ".join(row.skus))
        self._choices.set_columns((number, customer, state, reason, products))

    def _state_words(self, row: ReturnRow) -> str:
        if row.carrier_delivered_on is not None and row.arrived_at is None:
            day = self.wording.short_day(row.carrier_delivered_on)
            return self.tr("delivered {day}").format(day=day)
        return self.wording.term("status", row.status)

    # --- slots ------------------------------------------------------------------------------

    def _show_board(self, board: HomeBoard) -> None:
        self._board = board
        counters = board.counters
        figures = (
            (counters.received_today, self.tr("received today")),
            (counters.credit_notes_today, self.tr("credit notes today")),
            (counters.in_progress, self.tr("in progress")),
            (counters.delivered_never_scanned, self.tr("delivered, never scanned")),
            (counters.on_hold + counters.quarantined, self.tr("on hold or quarantined")),
        )
        for tile, (count, word) in zip(self._tiles, figures, strict=True):
            tile.show_count(count, word)
        lists = (board.in_progress, board.today, board.waiting)
        for model, table, rows in zip(self._models, self._tables, lists, strict=True):
            model.set_rows(rows)
            table.fit_columns()

    @Slot(object)
    def _on_choose_row_chosen(self, row: ReturnRow) -> None:
        """The parcel that was scanned is this one's."""
        self.submit(row.rma)

    @Slot(object)
    def _on_board_row_chosen(self, row: ReturnRow) -> None:
        self.return_chosen.emit(row.rma)

    @Slot()
    def _on_back_clicked(self) -> None:
        self._pages.setCurrentIndex(BOARDS)
        self._scan.setFocus()

    @Slot()
    def _on_search_clicked(self) -> None:
        self.search_requested.emit(self._answer.raw if self._answer else "")

    @Slot()
    def _on_quarantine_clicked(self) -> None:
        if self._answer is None or self._pages.currentIndex() != ANSWER:
            return
        self._quarantine.setEnabled(False)
        answer = self._answer
        rma = answer.sheet.case.rma if answer.sheet else ""
        call = partial(quarantine, self.bench, answer.raw, answer.result.value, rma=rma)
        Operation(self, call, self._on_quarantined, self.refuse).start()

    def _on_quarantined(self, record: QuarantineRecord) -> None:
        text = self.tr("The parcel is in quarantine under number {number}").format(number=record.number)
        self.say("ok", text, self.tr("Write the number on the parcel and put it on the quarantine shelf."))
        self.on_shown()

    @Slot()
    def _on_accept_clicked(self) -> None:
        if self._answer is not None and self._answer.result is Result.EXPIRED:
            self._approval.setVisible(True)
            self._approval.ask(self.wording.term("choice", "accept_expired"))

    @Slot(object)
    def _on_approval_approved(self, approval: Approval) -> None:
        if self._answer is not None and self._answer.sheet is not None:
            call = partial(accept_expired, self.bench, self._answer.sheet.case.rma, approval)
            Operation(self, call, self._on_expired_accepted, self.refuse).start()

    def _on_expired_accepted(self, sheet: CaseSheet) -> None:
        self.return_opened.emit(ScanAnswer(Result.RECEIVED, sheet.case.rma, sheet))

    @Slot()
    def _on_approval_cancelled(self) -> None:
        self._approval.setVisible(False)
        self._scan.setFocus()
