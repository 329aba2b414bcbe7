"""The head of the return screen: number, reason and state, whose it is, and since when."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from receiving_app.domain.vocabulary import Status
from ui.screens.return_parts.view import REASON_ICONS, STATUS_LOOKS, ReturnView
from ui.theme import active, set_type
from ui.widgets.chip import Chip
from ui.widgets.wrap_row import WrapRow

_LEAST_NAME = 240


class _Names(QWidget):
    """Customer and dates, cut to the room there is; the whole text is in the tool tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = ("", "")
        self._labels = tuple(QLabel(self) for _ in range(2))
        customer, dates = self._labels
        customer.setObjectName("customer")
        set_type(customer, "title", bold=True)
        dates.setObjectName("dates")
        set_type(dates, "small")
        dates.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for label in self._labels:
            # Without this a long text would ask for more than there is.
            label.setMinimumWidth(1)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            layout.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_texts(self, customer: str, dates: str) -> None:
        """Show whose the return is, and since when."""
        if (customer, dates) != self._texts:
            self._texts = (customer, dates)
            for label, text in zip(self._labels, self._texts, strict=True):
                label.setToolTip(text)
                label.setAccessibleName(text)
            self._fit()

    def sizeHint(self) -> QSize:
        """Return room for a short name; a longer one takes what is left."""
        return QSize(active().px(_LEAST_NAME), sum(label.sizeHint().height() for label in self._labels))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the texts anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for label, text in zip(self._labels, self._texts, strict=True):
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width()))


class CaseHead(QWidget):
    """Says which return is in hand, to be read from afar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._names = QLabel(self), _Names(self)
        self._number.setObjectName("rma")
        set_type(self._number, "number", bold=True)
        self._reason, self._status = Chip(self, large=True), Chip(self)
        self._reason.setObjectName("reason")
        self._status.setObjectName("status")
        row = WrapRow(self, active().space("l"))
        for widget in (self._number, self._reason, self._status, self._names):
            row.addWidget(widget)

    def render_view(self, view: ReturnView, today: date) -> None:
        """Show a view as seen today."""
        case, words = view.sheet.case, view.wording
        self._number.setText(case.rma)
        reason = words.term("reason", case.reason)
        self._reason.show_word(reason.upper(), REASON_ICONS[case.reason], "info")
        self._reason.setAccessibleName(reason)
        icon, kind = STATUS_LOOKS[case.status]
        self._status.show_word(words.term("status", case.status), icon, kind)
        self._names.show_texts(case.customer.name, self._dates(view, today))

    def _dates(self, view: ReturnView, today: date) -> str:
        case, words = view.sheet.case, view.wording
        said = [self.tr("opened {when}").format(when=words.from_today(case.opened_on, today))]
        if case.parcels:
            when = words.from_today(case.parcels[-1].arrived_at, today)
            said.append(self.tr("received {when}").format(when=when))
        elif case.expires_on < today:
            said.append(self.tr("expired {when}").format(when=words.from_today(case.expires_on, today)))
        if case.expires_on >= today and case.status is not Status.CLOSED:
            said.append(self.tr("expires {when}").format(when=words.from_today(case.expires_on, today)))
        return " · ".join(said)
