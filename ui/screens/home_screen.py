"""The home screen: scan or type the number; what is in progress, today's work, what waits."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.operations import Operation
from ui.screens.home_parts.scan_prompt import ScanPrompt
from ui.screens.return_parts.sheets import ReturnSheets
from ui.screens.screen import Screen
from ui.theme import active
from ui.widgets.touch_scroll import scroll_by_touch

if TYPE_CHECKING:
    from receiving_app.domain.quarantine import QuarantineRecord
    from receiving_app.services.boards import HomeBoard
    from receiving_app.services.case_sheet import CaseSheet
    from receiving_app.services.ports import Approval, Bench
    from receiving_app.services.return_ports import ReturnRow
    from receiving_app.services.scan import ScanAnswer
    from ui.screens.home_parts.answer_page import AnswerPage
    from ui.screens.home_parts.boards_page import BoardsPage


class HomeScreen(Screen):
    """Takes a scan and shows where it led, or the boards of the day.

    The prompt is there at once; boards and answers are made when there is something to show on them.

    Signals:
        return_opened: a return, or a batch, is to be shown; carries its ``ScanAnswer``.
        return_chosen: a return is to be looked at, its parcel is not said to be here; carries its number.
        search_requested: a text is to be searched.
        command_read: a command came through the scan field; carries its identifier.
        intake_requested: a parcel that cannot be received is to get a number.
        quarantined: a parcel was put in quarantine; carries its record.
        record_chosen: a quarantine record is to be looked at; carries its number.
    """

    return_opened = Signal(object)
    return_chosen = Signal(str)
    search_requested = Signal(str)
    command_read = Signal(str)
    intake_requested = Signal()
    quarantined = Signal(object)
    record_chosen = Signal(str)

    def __init__(self, bench: "Bench", language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._answer: ScanAnswer | None = None
        self._prompt = ScanPrompt(self)
        self._boards: BoardsPage | None = None
        self._found: AnswerPage | None = None
        self._pages, self._area = QStackedWidget(self), QScrollArea(self)
        self._sheets = ReturnSheets(self._area, self)
        self._build_layout()
        self._connect()
        self._declare_actions()
        self.retranslate()

    def _build_layout(self) -> None:
        theme = active()
        self._area.setWidgetResizable(True)
        # A touch beside the controls leaves the focus where it is.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._pages)
        scroll_by_touch(self._area)
        self._area.viewport().setAutoFillBackground(False)
        self._pages.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l"))
        layout.setSpacing(theme.space("l"))
        layout.addWidget(self._prompt)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self._prompt.submitted.connect(self.submit)
        self._prompt.no_number.clicked.connect(self.intake_requested)
        self._sheets.closed.connect(self._prompt.take_focus)

    def _declare_actions(self) -> None:
        self.add_action("no_number", "F6", button=self._prompt.no_number, command="NONUM")
        self._back_action = self.add_action("scan_again", "Esc", self._on_back_clicked, command="BACK")

    def _boards_page(self) -> "BoardsPage":
        if self._boards is None:
            from ui.screens.home_parts.boards_page import BoardsPage

            self._boards = made = BoardsPage(self.bench, self)
            made.return_chosen.connect(self.return_chosen)
            made.record_chosen.connect(self.record_chosen)
            made.batch_chosen.connect(lambda _number: self.screen_requested.emit("batches"))
            made.refused.connect(self.refuse)
            for position, (name, tile) in enumerate(made.tiles.items(), start=1):
                self.add_action(f"list_{name}", f"Ctrl+{position}", button=tile)
            for name, board in made.boards.items():
                self.add_action(f"see_all_{name}", button=board.all)
            made.retranslate(self.wording)
            self._pages.insertWidget(0, made)
        return self._boards

    def _answer_page(self) -> "AnswerPage":
        if self._found is None:
            from ui.screens.home_parts.answer_page import AnswerPage

            self._found = made = AnswerPage(self.bench, self)
            made.choose.row_chosen.connect(self._on_choose_row_chosen)
            made.quarantine.clicked.connect(self._on_quarantine_clicked)
            made.accept.clicked.connect(self._on_accept_clicked)
            made.search.clicked.connect(self._on_search_clicked)
            made.back.clicked.connect(self._on_back_clicked)
            self.add_action("quarantine", "F9", button=made.quarantine)
            self.add_action("accept_expired", "F8", button=made.accept)
            self.add_action("search_instead", button=made.search)
            made.back.set_shortcut_hint(self._back_action.key_words())
            made.retranslate(self.wording)
            self._pages.addWidget(made)
        return self._found

    # --- public -----------------------------------------------------------------------------

    def on_changed_elsewhere(self) -> None:
        """Read the boards again."""
        self.refresh()

    def on_shown(self) -> None:
        """Refresh the boards and take the focus to the scan field."""
        self._sheets.close()
        self._show_boards()
        self._prompt.take_focus()
        self.refresh()

    def prepare(self) -> None:
        """Make what the first scan may need, before it comes."""
        self._boards_page()
        self._answer_page()

    def refresh(self) -> None:
        """Read the boards again."""
        Operation(self, self._read_board, self._show_board, self.refuse, key="board").start()

    def _read_board(self) -> "HomeBoard":
        from receiving_app.services.boards import home_board

        return home_board(self.bench)

    @Slot(str)
    def submit(self, text: str) -> None:
        """Act on a scanned or typed text."""
        from receiving_app.services.scan import scan

        Operation(self, partial(scan, self.bench, text), self.show_answer, self.refuse, key="scan").start()

    def show_answer(self, answer: "ScanAnswer") -> None:
        """Show where a scan led: its return, a list to choose from, or what can be done."""
        if answer.command:
            self.command_read.emit(answer.command)
            return
        self._answer = answer
        self._sheets.close()
        if answer.opens_return or answer.batch is not None:
            self._show_boards()
            self.return_opened.emit(answer)
            return
        if answer.quarantine is not None:
            self._show_boards()
            self.record_chosen.emit(answer.quarantine.number)
            return
        page = self._answer_page()
        page.show_answer(answer)
        self._pages.setCurrentWidget(page)
        if answer.rows:
            page.choose.setFocus()
        else:
            self._prompt.take_focus()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr(
            "Scan or type the number on the parcel; the boards show what is in progress and what waits."
        )

    def retranslate(self) -> None:
        """Set every text."""
        self._prompt.set_words(
            self.tr("Scan the parcel's RMA number"),
            self.tr("RMA number, serial, MAC, tracking…"),
            self.tr("Parcel without number"),
        )
        self._back_action.setText(self.tr("Scan again"))
        if self._boards is not None:
            self._boards.retranslate(self.wording)
        if self._found is not None:
            self._found.back.set_shortcut_hint(self._back_action.key_words())
            self._found.retranslate(self.wording)
        self._sheets.retranslate()

    # --- slots ------------------------------------------------------------------------------

    def _show_board(self, board: "HomeBoard") -> None:
        self._boards_page().show_board(board)

    def _show_boards(self) -> None:
        if self._boards is not None:
            self._pages.setCurrentWidget(self._boards)

    def _answers(self) -> bool:
        """Tell whether an answer is shown, and not the boards."""
        return self._found is not None and self._pages.currentWidget() is self._found

    @Slot(object)
    def _on_choose_row_chosen(self, row: "ReturnRow") -> None:
        """The parcel that was scanned is this one's."""
        self.submit(row.rma)

    @Slot()
    def _on_back_clicked(self) -> None:
        """Give up what is asked, then the answer, then the list: back to the scan in every case."""
        if self._sheets.is_open():
            self._sheets.close()
        elif self._answers():
            self._pages.setCurrentWidget(self._boards_page())
        elif self._boards is not None:
            self._boards.show_boards()
        self._prompt.take_focus()

    @Slot()
    def _on_search_clicked(self) -> None:
        self.search_requested.emit(self._answer.raw if self._answer else "")

    @Slot()
    def _on_quarantine_clicked(self) -> None:
        if self._answer is None or not self._answers():
            return
        from receiving_app.services.quarantine import box_of, quarantine

        self._answer_page().quarantine.setEnabled(False)
        call = partial(quarantine, self.bench, box_of(self._answer))
        Operation(self, call, self._on_quarantined, self.refuse).start()

    def _on_quarantined(self, record: "QuarantineRecord") -> None:
        self._show_boards()
        self.refresh()
        self.quarantined.emit(record)

    @Slot()
    def _on_accept_clicked(self) -> None:
        from receiving_app.services.scan import Result

        if self._answer is not None and self._answer.result is Result.EXPIRED:
            self._sheets.ask_approval(self.wording.term("choice", "accept_expired"), self._accept)

    def _accept(self, approval: "Approval") -> None:
        from receiving_app.services.receive_parcel import accept_expired

        if self._answer is not None and self._answer.sheet is not None:
            call = partial(accept_expired, self.bench, self._answer.sheet.case.rma, approval)
            Operation(self, call, self._on_expired_accepted, self.refuse).start()

    def _on_expired_accepted(self, sheet: "CaseSheet") -> None:
        from receiving_app.services.scan import Result, ScanAnswer

        self._sheets.close()
        self.return_opened.emit(ScanAnswer(Result.RECEIVED, sheet.case.rma, sheet))
