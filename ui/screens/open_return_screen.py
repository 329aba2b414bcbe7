"""Open a return by hand: the customer on the telephone or at the counter, no file, no ticket system."""

from collections.abc import Callable, Collection
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receiving_app.services.find_anything import Found, find_anything
from receiving_app.services.open_return import Opening, TypedReturn, known_customers
from receiving_app.services.ports import Bench
from receiving_app.services.return_sheet import return_sheet
from ui.operations import Operation
from ui.screens.open_parts.opening_page import OpeningPage
from ui.screens.screen import Screen
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.message_bar import Message
from ui.widgets.tab_order import order_tabs
from ui.widgets.wrap_row import WrapRow

OpenTyped = Callable[[TypedReturn, Collection[str]], Opening]
VALID_DAYS = 30
_MOST_PRODUCTS = 12


class OpenReturnScreen(Screen):
    """Asks for customer, reason and lines; opens the return under the next number, and prints its sheet.

    Signals:
        return_chosen: the return opened is to be shown; carries its number.
        sheet_made: the customer's sheet is to be printed; carries its PDF and the number.
    """

    return_chosen = Signal(str)
    sheet_made = Signal(bytes, str)

    def __init__(
        self, bench: Bench, open_typed: OpenTyped, language: str = "fr", parent: QWidget | None = None
    ) -> None:
        super().__init__(bench, language, parent)
        self._open_typed = open_typed
        self._rma = ""
        self._page = OpeningPage(language, self)
        self._add = self._button("openAddLine", "plus")
        self._again = self._button("openAnother", "refresh")
        self._sheet = self._button("openSheet", "printer")
        self._show = self._button("openShow", "package")
        self._open = self._button("openReturn", "check", "primary")
        row = WrapRow(None, active().space("m"), to_right=True)
        for button in (self._add, self._again, self._sheet, self._show, self._open):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self._page, 1)
        layout.addLayout(row)
        self._connect()
        self.retranslate()
        self._start_anew()

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _connect(self) -> None:
        self._page.rebuilt.connect(self._order_tabs)
        self._order_tabs()
        self._page.customer_sought.connect(self._on_customer_sought)
        self._page.product_sought.connect(self._on_product_sought)
        self._add.clicked.connect(self._page.add_line)
        self._again.clicked.connect(self._start_anew)
        self._open.clicked.connect(self._on_open_clicked)
        self._sheet.clicked.connect(self._on_sheet_clicked)
        self._show.clicked.connect(lambda: self.return_chosen.emit(self._rma))
        self.add_action("add_line", "Ctrl+L", button=self._add)
        self.add_action("open_another", button=self._again)
        self.add_action("print_sheet", "Ctrl+P", button=self._sheet)
        self.add_action("show_opened", "Ctrl+O", button=self._show)
        self.add_action("open_return", "F12", button=self._open)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Take the focus to the customer."""
        self._page.search.edit.setFocus()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Open a return by hand, and print the sheet that its customer sends along.")

    def set_language(self, language: str) -> None:
        """Change the language of what is said, of the fields too."""
        super().set_language(language)
        self._page.wording = self.wording
        self._page.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._add.setText(self.tr("Add a line"))
        self._again.setText(self.tr("Another return"))
        self._sheet.setText(self.tr("Print the return sheet"))
        self._show.setText(self.tr("Show the return"))
        self._open.setText(self.tr("Open the return"))
        self._page.retranslate()

    def open_now(self, accepted: Collection[str] = ()) -> None:
        """Open what is typed; ``accepted`` serials may be on another open return too."""
        call = partial(self._open_typed, self._page.typed(), tuple(accepted))
        Operation(self, call, partial(self._on_opened, tuple(accepted)), self.refuse).start()

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _order_tabs(self) -> None:
        """Go on from what is looked for to the customers found, and through the lines as they are added."""
        order_tabs((self,))

    @Slot()
    def _on_open_clicked(self) -> None:
        self.open_now()

    @Slot()
    def _start_anew(self) -> None:
        day = self.bench.clock.today() + timedelta(days=VALID_DAYS)
        self._page.clear(f"{day:%d/%m/%Y}")
        self._render("")

    def _render(self, rma: str) -> None:
        """Show what is possible before a return is opened, or after."""
        self._rma = rma
        self._page.setEnabled(not rma)
        for button in (self._add, self._open):
            button.setVisible(not rma)
        for button in (self._again, self._sheet, self._show):
            button.setVisible(bool(rma))
        (self._sheet if rma else self._page.search.edit).setFocus()

    def _on_opened(self, accepted: tuple[str, ...], opening: Opening) -> None:
        first = self._page.show_refused(opening.refused)
        if opening.case is not None:
            self._render(opening.case.rma)
            said = self.tr("Return {rma} is opened")
            self.say("ok", said.format(rma=opening.case.rma), self.tr("Print the sheet for the customer."))
        elif opening.claimed:
            self._ask_about_claims(accepted, opening)
        elif first is not None:
            first.edit.setFocus()
            self.say("refused", self.tr("Nothing was opened: see the fields in red"), first.error())

    def _ask_about_claims(self, accepted: tuple[str, ...], opening: Opening) -> None:
        said = self.tr("{number} is on the open return {rma} too")
        told = {one.number: said.format(number=one.number, rma=one.rma) for one in opening.claimed}
        go_on = partial(self.open_now, (*accepted, *told))
        asked = self.tr("Check the number with the customer; open it all the same only if both are right.")
        offer = self.tr("Open all the same")
        self.message_requested.emit(Message("attention", "; ".join(told.values()), asked, offer, go_on))

    @Slot(str)
    def _on_customer_sought(self, text: str) -> None:
        call = partial(known_customers, self.bench, text)
        Operation(self, call, self._page.show_customers, self.refuse, key="customers").start()

    @Slot(str)
    def _on_product_sought(self, text: str) -> None:
        call = partial(find_anything, self.bench, text, _MOST_PRODUCTS)
        found = partial(_offer, self._page, text)
        Operation(self, call, found, self.refuse, key="products").start()

    @Slot()
    def _on_sheet_clicked(self) -> None:
        rma = self._rma
        call = partial(return_sheet, self.bench, rma)
        Operation(self, call, lambda pdf: self.sheet_made.emit(pdf, rma), self.refuse).start()


def _offer(page: OpeningPage, text: str, found: Found) -> None:
    page.show_products(text, tuple(product.sku for product in found.products if not product.retired))
