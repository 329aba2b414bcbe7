"""Where a scan led that opened no return: what was read, what can be done, what may be chosen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from receiving_app.services.ports import Bench
from receiving_app.services.return_ports import ReturnRow
from receiving_app.services.scan import Result, ScanAnswer
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.screens.home_parts.row_words import look_of
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.verdict_banner import VerdictBanner
from ui.widgets.wrap_row import WrapRow


class AnswerPage(QWidget):
    """Says what was read, and offers every way out: none is a dead end (policy P6)."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._wording = Wording()
        self._banner = VerdictBanner(self)
        self._choices = RowsModel()
        self.choose = DataTable(self._choices, self)
        self.choose.setObjectName("choices")
        self.back = self._button("back", "secondary", "arrow-left")
        self.search = self._button("searchInstead", "secondary", "search")
        # The key of the search screen, which is open to every screen.
        self.search.set_shortcut_hint("F3")
        self.accept = self._button("acceptExpired", "secondary", "lock")
        self.quarantine = self._button("quarantine", "accent", "archive")
        buttons = WrapRow(spacing=active().space("m"))
        for button in (self.back, self.search, self.accept, self.quarantine):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("l"))
        layout.addWidget(self._banner)
        layout.addLayout(buttons)
        layout.addWidget(self.choose, 1)
        layout.addStretch(0)

    def _button(self, name: str, kind: str, icon: str) -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def show_answer(self, answer: ScanAnswer) -> None:
        """Show where a scan led."""
        self.choose.setVisible(bool(answer.rows))
        self._choices.set_rows(answer.rows)
        self.choose.fit_columns()
        self._banner.show_verdict(*self._words(answer))
        self.accept.setVisible(answer.result is Result.EXPIRED)
        self.quarantine.setEnabled(True)

    def retranslate(self, wording: Wording) -> None:
        """Set every text."""
        self._wording = wording
        self.choose.setAccessibleName(self.tr("Returns to choose from"))
        self.quarantine.setText(self.tr("Put in quarantine"))
        self.accept.setText(self.tr("Accept the expired return"))
        self.search.setText(self.tr("Search"))
        self.back.setText(self.tr("Scan again"))
        self._choices.set_columns(
            (
                Column(self.tr("Return"), lambda row: row.rma),
                Column(self.tr("State"), self._state),
                Column(self.tr("Reason"), lambda row: wording.term("reason", row.reason)),
                Column(self.tr("Products"), lambda row: ", ".join(row.skus)),
                Column(self.tr("Customer"), lambda row: row.customer),
            )
        )

    def _state(self, row: ReturnRow) -> str:
        return look_of(row, self._wording, self._bench.clock.today()).state

    def _words(self, answer: ScanAnswer) -> tuple[str, str, str]:
        if answer.result is Result.CHOOSE and answer.rows:
            count = len(answer.rows)
            words = (
                self.tr("“{text}” matches {count} {count:return|returns}: choose one")
                if count > 1
                else self.tr("“{text}” matches one return: is it this one?")
            )
            several = self._wording.filled(words, text=answer.raw, count=count)
            return "info", several, self._wording.error(answer.problem).what if answer.problem else ""
        if answer.problem is not None:
            said = self._wording.error(answer.problem)
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
