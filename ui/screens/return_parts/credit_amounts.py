"""The figures of the decision card: what would be credited, what was, and the fee's other standing."""

from receiving_app.domain.crediting import CreditDraft
from receiving_app.domain.money import VatCategory
from receiving_app.domain.vocabulary import DocumentKind, FeeTreatment
from ui.screens.return_parts.view import ReturnView
from ui.widgets.amount_rows import AmountRow, AmountRows


class CreditAmounts(AmountRows):
    """Shows a draft to the cent, or what was issued where nothing is being decided.

    A fee outside the scope of VAT is not taken off the net: it is due beside the credit.
    """

    def show_view(self, view: ReturnView) -> None:
        """Show the figures of a view; nothing where there are none."""
        rows = self._draft_rows(view.sheet.draft, view) if view.sheet.draft else self._issued_rows(view)
        self.setVisible(bool(rows))
        self.show_rows(rows)

    def otherwise(self, view: ReturnView) -> str:
        """Return what the customer would have with the fee standing otherwise towards VAT, or empty."""
        other = view.sheet.alternative
        if other is None:
            return ""
        text = (
            self.tr("Otherwise: {amount} (fee apart, outside VAT)")
            if other.due
            else self.tr("Otherwise: {amount} (fee deducted)")
        )
        return text.format(amount=view.wording.money(other.balance))

    def _draft_rows(self, draft: CreditDraft, view: ReturnView) -> tuple[AmountRow, ...]:
        words = view.wording
        rows = [AmountRow(self.tr("Invoiced price excl. VAT"), words.money(draft.goods))]
        for off in draft.deductions:
            name = off.name.in_language(words.language)
            rows.append(AmountRow(self.tr("{name} missing").format(name=name), words.money(-off.amount)))
        fees = self._fee_rows(draft, view)
        if draft.treatment is FeeTreatment.REDUCTION:
            rows += fees
        rows.append(AmountRow(self.tr("Total excl. VAT"), words.money(draft.net)))
        rows += self._vat_rows(draft, view)
        label, amount = self.tr("To credit incl. VAT"), words.money(draft.gross)
        if draft.treatment is FeeTreatment.REDUCTION or not fees:
            return (*rows, AmountRow(label, amount, total=True))
        balance = AmountRow(self.tr("Balance"), words.money(draft.balance), total=True)
        return (*rows, AmountRow(label, amount), *fees, balance)

    def _fee_rows(self, draft: CreditDraft, view: ReturnView) -> list[AmountRow]:
        separate = draft.treatment is FeeTreatment.SEPARATE
        text = self.tr("Fee {rule} due, outside VAT") if separate else self.tr("Restocking fee {rule}")
        return [
            AmountRow(text.format(rule=fee.rule.rule), view.wording.money(-fee.charged))
            for fee in draft.fees
            if fee.charged or fee.waived
        ]

    def _vat_rows(self, draft: CreditDraft, view: ReturnView) -> list[AmountRow]:
        rows = []
        for total in draft.totals:
            if total.treatment.category is VatCategory.STANDARD:
                label = self.tr("VAT {rate}").format(rate=view.wording.percent(total.treatment.rate))
            else:
                label = self.tr("VAT exempt ({category})").format(category=total.treatment.category)
            rows.append(AmountRow(label, view.wording.money(total.vat)))
        return rows

    def _issued_rows(self, view: ReturnView) -> tuple[AmountRow, ...]:
        words, rows = view.wording, []
        for document in view.sheet.credit_notes:
            if document.is_credit_in_force:
                rows.append(AmountRow(view.document_words(document), words.moment(document.issued_on)))
                rows.append(AmountRow(self.tr("Total excl. VAT"), words.money(document.net)))
                label, amount = self.tr("Credited incl. VAT"), words.money(document.gross)
                rows.append(AmountRow(label, amount, total=not view.due))
            elif document.kind is DocumentKind.DEBIT_STATEMENT and not document.cancelled_by:
                rows.append(AmountRow(view.document_words(document), words.money(-document.gross)))
        if view.due:
            balance = sum((note.gross for note in view.in_force), -view.due)
            rows.append(AmountRow(self.tr("Balance"), words.money(balance), total=True))
        return tuple(rows)
