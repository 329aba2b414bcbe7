"""The form of a return opened by hand: the customer, the reason, and a group of fields for each line."""

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receiving_app.domain.return_parts import Customer
from receiving_app.domain.vocabulary import Reason
from receiving_app.services.import_rows import RefusedRow
from receiving_app.services.open_return import MOST_CUSTOMERS, MOST_LINES, TypedReturn
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.form_field import FormField
from ui.widgets.form_group import FormGroup
from ui.widgets.form_page import FormPage
from ui.widgets.suggestions import Suggestions
from ui.widgets.wrap_row import WrapRow

CUSTOMER = (
    "customer_name",
    "customer_code",
    "street",
    "postcode",
    "city",
    "country",
    "siren",
    "vat_number",
    "email",
    "language",
)
LINE = (
    "sku",
    "serials",
    "quantity_announced",
    "invoice",
    "invoice_line",
    "invoiced_on",
    "quantity_invoiced",
    "unit_price",
    "vat_rate",
    "fault",
)
_OF_CUSTOMER = {"customer_name": "name", "customer_code": "code"}
_USUAL = {"country": "FR", "language": "fr"}
_USUAL_LINE = {"quantity_announced": "1", "quantity_invoiced": "1", "invoice_line": "1", "vat_rate": "20"}
_BETWEEN = re.compile(r"[|,;\s]+")


class OpeningPage(FormPage):
    """Takes what is typed, and shows what of it does not hold.

    Signals:
        customer_sought: a known customer is looked for; carries what was typed.
        product_sought: products are looked for; carries what was typed.
    """

    customer_sought = Signal(str)
    product_sought = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.search = FormField("customerSearch", parent=self)
        self.search.edit.textEdited.connect(self.customer_sought)
        self.fields = {name: self.field(f"open_{name}") for name in (*CUSTOMER, "expires_on")}
        self.lines: list[dict[str, FormField]] = []
        self._groups: list[FormGroup] = []
        self._skus: list[Suggestions] = []
        self._known = QWidget(self)
        row = WrapRow(self._known, active().space("s"))
        self._suggested = tuple(self._suggestion(position) for position in range(MOST_CUSTOMERS))
        for button in self._suggested:
            row.addWidget(button)
        self.reasons = {reason: self._reason(reason) for reason in Reason}
        self._customer = self.add_group(self.search, self._known, *(self.fields[name] for name in CUSTOMER))
        self._why = self.add_group(*self.reasons.values(), self.fields["expires_on"])
        self.end()
        self.clear("")

    def _suggestion(self, position: int) -> ActionButton:
        button = ActionButton("secondary", "building", self, compact=True)
        button.setObjectName(f"knownCustomer_{position + 1}")
        button.hide()
        return button

    def _reason(self, reason: Reason) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"open_reason_{reason}")
        toggle.clicked.connect(lambda: self.choose(reason))
        return toggle

    # --- what is typed ----------------------------------------------------------------------

    def choose(self, reason: Reason) -> None:
        """Choose the reason."""
        for one, toggle in self.reasons.items():
            toggle.set_state("chosen" if one is reason else "choice")
        self._chosen = reason

    def clear(self, expires_on: str) -> None:
        """Start anew, with one line."""
        self.search.set_text("")
        self.show_customers(())
        for name, field in self.fields.items():
            field.set_text(_USUAL.get(name, ""))
        self.fields["expires_on"].set_text(expires_on)
        self.choose(Reason.ORDER_ERROR)
        for group in self._groups:
            self.layout_of_groups.removeWidget(group)
            group.setParent(None)
            group.deleteLater()
        self._groups.clear()
        self._skus.clear()
        self.lines.clear()
        self.add_line()

    def add_line(self) -> None:
        """Add a line; it begins as the one before it ends, but for its article."""
        if len(self.lines) >= MOST_LINES:
            return
        number = len(self.lines) + 1
        line = {name: self.field(f"open_{name}_{number}") for name in LINE}
        before = self.lines[-1] if self.lines else None
        for name, field in line.items():
            field.set_text(_USUAL_LINE.get(name, ""))
            if before is not None and name in ("invoice", "invoiced_on", "vat_rate"):
                field.set_text(before[name].text())
        if before is not None:
            line["invoice_line"].set_text(str(number))
        self._skus.append(Suggestions(line["sku"].edit))
        line["sku"].edit.textEdited.connect(self.product_sought)
        group = FormGroup(tuple(line.values()), self)
        # Above the stretch that keeps the groups at the top.
        self.layout_of_groups.insertWidget(self.layout_of_groups.count() - 1, group)
        self.lines.append(line)
        self._groups.append(group)
        self.retranslate()
        self.rebuilt.emit()

    def typed(self) -> TypedReturn:
        """Return what is typed."""
        head = {name: field.text() for name, field in self.fields.items()}
        head["reason"] = self._chosen.value
        lines = []
        for line in self.lines:
            texts = {name: field.text() for name, field in line.items()}
            texts["serials"] = "|".join(filter(None, _BETWEEN.split(texts["serials"])))
            lines.append(texts)
        return TypedReturn(head, tuple(lines))

    # --- what is shown ----------------------------------------------------------------------

    def show_customers(self, customers: tuple[Customer, ...]) -> None:
        """Offer customers found."""
        for position, button in enumerate(self._suggested):
            button.setVisible(position < len(customers))
            if position < len(customers):
                one = customers[position]
                button.setText(" · ".join(filter(None, (one.name, one.city))))
                button.setAccessibleName(button.text())
                button.disconnect(self)
                button.clicked.connect(partial(self.take_customer, one))

    def take_customer(self, customer: Customer, _checked: bool = False) -> None:
        """Fill the fields with a known customer."""
        for name in CUSTOMER:
            self.fields[name].set_text(getattr(customer, _OF_CUSTOMER.get(name, name)))
        self.show_customers(())

    def show_products(self, text: str, skus: tuple[str, ...]) -> None:
        """Offer references found for a text, where it is being typed."""
        for suggestions in self._skus:
            suggestions.offer(text, skus)

    def show_refused(self, refused: tuple[RefusedRow, ...]) -> FormField | None:
        """Say beside each field what does not hold, and return the first."""
        first = None
        every = [*self.fields.values(), *(field for line in self.lines for field in line.values())]
        for field in every:
            field.show_error("")
        for row in refused:
            line = self.lines[row.line - 1] if 0 < row.line <= len(self.lines) else {}
            wrong = line.get(row.column) or self.fields.get(row.column)
            if wrong is not None:
                facts = {**row.data(), "column": wrong.label()}
                wrong.show_error(self.wording.text(f"import.refused.{row.code}", **facts))
                first = first or wrong
        return first

    def retranslate(self) -> None:
        """Set every text."""
        self.search.set_label(self.tr("Known customer: name or code"))
        labels = self._labels()
        for name, field in self.fields.items():
            field.set_label(labels[name])
        for reason, toggle in self.reasons.items():
            toggle.setText(self.wording.term("reason", reason).capitalize())
            toggle.setAccessibleName(toggle.text())
        self._customer.set_words(
            self.tr("Customer"),
            self.tr("Choose one of before, or fill in a new one: checked as an import is."),
        )
        self._why.set_words(self.tr("Reason and validity"))
        for number, (group, line) in enumerate(zip(self._groups, self.lines, strict=True), start=1):
            group.set_words(self.tr("Line {number}").format(number=number))
            for name, field in line.items():
                field.set_label(labels[name])

    def _labels(self) -> dict[str, str]:
        return {
            "customer_name": self.tr("Name"),
            "customer_code": self.tr("Customer code"),
            "street": self.tr("Address"),
            "postcode": self.tr("Postcode"),
            "city": self.tr("City"),
            "country": self.tr("Country (two letters)"),
            "siren": self.tr("SIREN"),
            "vat_number": self.tr("VAT number"),
            "email": self.tr("E-mail"),
            "language": self.tr("Language of the documents (fr or en)"),
            "expires_on": self.tr("Accepted until (dd/mm/yyyy)"),
            "sku": self.tr("Reference"),
            "serials": self.tr("Serial numbers announced"),
            "quantity_announced": self.tr("Quantity returned"),
            "invoice": self.tr("Invoice number"),
            "invoice_line": self.tr("Invoice line"),
            "invoiced_on": self.tr("Invoice date (dd/mm/yyyy)"),
            "quantity_invoiced": self.tr("Quantity invoiced"),
            "unit_price": self.tr("Unit price excl. VAT, invoiced"),
            "vat_rate": self.tr("VAT rate (%)"),
            "fault": self.tr("Fault declared"),
        }
