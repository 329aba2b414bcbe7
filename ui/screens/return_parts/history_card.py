"""What was announced, invoiced and found, and all that was recorded about the return."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from receiving_app.services.journal_ports import JournalEntry
from receiving_app.wording import Wording
from ui.screens.return_parts.act_words import act_words
from ui.screens.return_parts.bench_card import BenchCard
from ui.screens.return_parts.view import ReturnView
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.amount_rows import AmountRow, AmountRows

_MOST = 300
_WRAPPED = int((Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value)


class EntryList(QWidget):
    """Paints entries under one another, the newest first: when and who, then what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: tuple[tuple[str, str], ...]) -> None:
        """Show these: each its when and who, and its words."""
        if entries != self._entries:
            self._entries = entries
            self.setAccessibleName("; ".join(f"{head} {words}" for head, words in entries))
            self.updateGeometry()
            self.update()

    def entries(self) -> tuple[tuple[str, str], ...]:
        """Return what is shown."""
        return self._entries

    def sizeHint(self) -> QSize:
        """Return the height of all entries at the present width."""
        return QSize(active().px(220), self.heightForWidth(max(self.width(), active().px(220))))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all entries."""
        return sum(sum(self._heights(entry, width)) + active().px(8) for entry in self._entries)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the words now wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries in sight."""
        theme = active()
        painter = QPainter(self)
        top = 0
        for entry in self._entries:
            heights = self._heights(entry, self.width())
            if event.rect().intersects(QRect(0, top, self.width(), sum(heights))):
                for text, height, step, role, shift in (
                    (entry[0], heights[0], "caption", "muted", 0),
                    (entry[1], heights[1], "small", "text", heights[0]),
                ):
                    painter.setFont(theme.font(step))
                    painter.setPen(theme.colour(role))
                    painter.drawText(QRect(0, top + shift, self.width(), height), _WRAPPED, text)
            top += sum(heights) + theme.px(8)
        painter.end()

    def _heights(self, entry: tuple[str, str], width: int) -> tuple[int, int]:
        theme = active()
        return (
            theme.wrapped_height(entry[0], width, "caption"),
            theme.wrapped_height(entry[1], width, "small"),
        )


class HistoryCard(BenchCard):
    """Shows the comparison of the unit looked at, and the history of the return."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyCard")
        self._compared = AmountRows(self)
        self._compared.setObjectName("comparison")
        self._documents = AmountRows(self)
        self._documents.setObjectName("caseDocuments")
        self._list_title = QLabel(self)
        set_type(self._list_title, "body", bold=True)
        self._list = EntryList(self)
        self._list.setObjectName("history")
        self.close_button = ActionButton("secondary", "x", self, compact=True)
        self.close_button.setObjectName("historyClose")
        for widget in (self._compared, self._documents, self.close_button, self._list_title, self._list):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.set_title(self.tr("Comparison and history"))
        self._list_title.setText(self.tr("History"))
        self.close_button.setText(self.tr("Close"))

    def render_view(self, view: ReturnView) -> None:
        """Compare what is looked at, and show the documents of the return."""
        documents = view.sheet.credit_notes
        self._documents.setVisible(bool(documents))
        self._documents.show_rows(
            tuple(AmountRow(view.document_words(one), view.wording.money(one.gross)) for one in documents)
        )
        unit = view.inspected
        if unit is None:
            self._compared.show_rows(())
            return
        line, words = view.sheet.case.line(unit.line), view.wording
        announced = line.received_sku or line.sku
        rows = [
            AmountRow(self.tr("Announced"), f"{announced} × {line.quantity_announced}"),
            AmountRow(self.tr("Invoiced"), f"{line.sku} × {line.quantity_invoiced}"),
            AmountRow(self.tr("In hand"), f"{unit.sku} × {unit.quantity}"),
            AmountRow(self.tr("Unit price excl. VAT"), words.money(line.unit_price)),
        ]
        if unit.announced_serial:
            rows.append(AmountRow(self.tr("Serial announced"), unit.announced_serial))
            rows.append(AmountRow(self.tr("Serial in hand"), unit.serial or "—"))
        self._compared.show_rows(tuple(rows))

    def show_history(self, entries: tuple[JournalEntry, ...], words: Wording) -> None:
        """Show what was recorded, the newest first."""
        self.set_counter(str(len(entries)) if entries else "")
        shown = reversed(entries[-_MOST:])
        self._list.show_entries(
            tuple((_head(one, words), act_words(one.act, one.facts, words)) for one in shown)
        )


def _head(entry: JournalEntry, words: Wording) -> str:
    who = f"{entry.operator} · {entry.bench}"
    return f"{words.moment(entry.at)} · {who}" + (f" · {entry.approved_by}" if entry.approved_by else "")
