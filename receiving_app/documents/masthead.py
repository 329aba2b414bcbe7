"""The top of the first page: seller, title, buyer, what is corrected, and the return's barcode."""

from collections.abc import Iterator
from dataclasses import dataclass

from receiving_app.documents.barcode_vectors import HEIGHT, BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.layout import (
    ACCENT,
    BODY,
    LABEL,
    LEFT,
    MM,
    NUMBER,
    RIGHT,
    SELLER_NAME,
    SMALL,
    STRONG,
    TINT,
    TITLE,
    TOP,
    WIDTH,
    Sheet,
    Style,
    fit,
    wrap,
)
from receiving_app.documents.logo import prepared_logo
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.debit_statement import NumberedDocument
from receiving_app.domain.profile import Seller

MOST_INVOICES = 5
_COLUMN = LEFT + WIDTH * 0.545
_LEFT_WIDTH = _COLUMN - LEFT - 22
_RIGHT_WIDTH = RIGHT - _COLUMN
_LOGO_BOX = (55 * MM, 18 * MM)
_INSET = 9.0
_LABEL_WIDTH = 88.0


@dataclass(frozen=True, slots=True)
class Masthead:
    """Draws itself and tells where the body may start.

    Attributes:
        cited: what the document is about, such as the invoices it corrects.
        facts: more about it, each with its label.
    """

    note: NumberedDocument
    words: NoteWords
    logo: bytes
    cited: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, note: CreditNote, words: NoteWords, logo: bytes) -> "Masthead":
        """Return that of a credit note, or of what takes one back."""
        return cls(note, words, logo, tuple(_corrected(note, words)), tuple(_fact_rows(note, words)))

    def draw(self, sheet: Sheet) -> float:
        """Draw and return the lower edge, in points from the top of the page."""
        left = self._facts(sheet, self._seller(sheet, self._logo(sheet)) + 8)
        right = self._buyer(sheet, self._title(sheet) + 10)
        return self._barcode(sheet, left, right)

    def _logo(self, sheet: Sheet) -> float:
        if not self.logo:
            return TOP
        picture = prepared_logo(self.logo)
        width, height = picture.getSize()
        scale = min(_LOGO_BOX[0] / width, _LOGO_BOX[1] / height)
        sheet.image(picture, LEFT, TOP, (width * scale, height * scale))
        return TOP + height * scale + 8

    def _seller(self, sheet: Sheet, top: float) -> float:
        seller, words = self.note.seller, self.words
        name = wrap(seller.name, _LEFT_WIDTH, SELLER_NAME, 4)
        baseline = sheet.lines(LEFT, top + 11, name, SELLER_NAME)
        for text in seller_lines(self.note, words):
            baseline = sheet.lines(LEFT, baseline, wrap(text, _LEFT_WIDTH, SMALL, 3), SMALL)
        return baseline

    def _title(self, sheet: Sheet) -> float:
        note, words = self.note, self.words
        title = words("title")
        sheet.text(_COLUMN, TOP + 20, title, TITLE.fitted(title, _RIGHT_WIDTH))
        number = fit(words("number", number=note.number), _RIGHT_WIDTH, NUMBER)
        sheet.text(_COLUMN, TOP + 41, number, NUMBER)
        sheet.text(_COLUMN, TOP + 56, words("issued", date=words.day(note.issued_on)))
        if not note.specimen:
            return TOP + 60
        sheet.text(_COLUMN, TOP + 69, f"{words('specimen')} · {words('sample')}", STRONG)
        return TOP + 73

    def _buyer(self, sheet: Sheet, top: float) -> float:
        room = _RIGHT_WIDTH - 2 * _INSET
        rows = [
            (line, style)
            for text, style, most in self._buyer_texts()
            for line in wrap(text, room, style, most)
        ]
        height = 2 * _INSET + LABEL.leading + sum(style.leading for _, style in rows)
        sheet.box(_COLUMN, top, _RIGHT_WIDTH, height, TINT)
        sheet.box(_COLUMN, top, 2, height, ACCENT)
        baseline = top + _INSET + 7
        sheet.text(_COLUMN + _INSET, baseline, self.words("buyer"), LABEL)
        baseline += LABEL.leading + 2
        for line, style in rows:
            sheet.text(_COLUMN + _INSET, baseline, line, style)
            baseline += style.leading
        return top + height

    def _buyer_texts(self) -> Iterator[tuple[str, Style, int]]:
        buyer, words = self.note.buyer, self.words
        yield buyer.name, STRONG, 6
        yield buyer.street, BODY, 5
        yield f"{buyer.postcode} {buyer.city}".strip(), BODY, 3
        yield words.country(buyer.country), BODY, 2
        identity = [
            words("siren", siren=buyer.siren) if buyer.siren else "",
            words("vat_number", number=buyer.vat_number) if buyer.vat_number else "",
            words("buyer_code", code=buyer.code) if buyer.code else "",
        ]
        for text in identity:
            yield text, SMALL, 2

    def _facts(self, sheet: Sheet, top: float) -> float:
        baseline = top + 10
        for text in self.cited:
            baseline = sheet.lines(LEFT, baseline, wrap(text, _LEFT_WIDTH, STRONG, 3), STRONG)
        baseline += 4
        for label, text in self.facts:
            lines = wrap(text, _LEFT_WIDTH - _LABEL_WIDTH, BODY, 5)
            sheet.text(LEFT, baseline, label, LABEL)
            baseline = sheet.lines(LEFT + _LABEL_WIDTH, baseline, lines) + 1.5
        return baseline

    def _barcode(self, sheet: Sheet, left: float, right: float) -> float:
        """Draw the return's number and its bars under the buyer, or across the page when long."""
        bars = BarcodeVectors.of(self.note.rma, "rma")
        text = f"{self.words('return_number')} {self.note.rma}"
        module = bars.module_width(_RIGHT_WIDTH)
        if module:
            bars.draw(sheet, _COLUMN, right + 9, module)
            below = right + 9 + HEIGHT + 11
            sheet.text(_COLUMN + _INSET, below, fit(text, _RIGHT_WIDTH - _INSET, STRONG), STRONG)
            return max(left - 6, below + 4)
        below = max(left, right) + 9
        module = bars.module_width(WIDTH)
        # More than some 50 characters: no scanner at arm's length reads bars that fine.
        if module:
            bars.draw(sheet, LEFT, below, module)
            below += HEIGHT
        return sheet.lines(LEFT, below + 11, wrap(text, WIDTH, STRONG, 3), STRONG) - 7


def _corrected(note: CreditNote, words: NoteWords) -> Iterator[str]:
    """Cite what is cancelled, and the initial invoices; a long list is left to the mentions."""
    if note.cancels:
        day = words.day(note.cancels.issued_on)
        yield words("cancellation.cancels", number=note.cancels.number, date=day)
    if len(note.invoices) > MOST_INVOICES:
        yield words("invoices_many", count=len(note.invoices))
        return
    for invoice, invoiced_on in note.invoices:
        yield words("invoice_fact", invoice=invoice, date=words.day(invoiced_on))


def _fact_rows(note: CreditNote, words: NoteWords) -> Iterator[tuple[str, str]]:
    yield words("return_reason"), words.reason(note.reason)
    yield from _delivery(note, words)
    yield words("operation"), words("operation_goods")


def _delivery(note: CreditNote, words: NoteWords) -> Iterator[tuple[str, str]]:
    """Say when and where: an address if it differs, or the country of an import's code."""
    place = words.country(note.delivered_to)
    known = place != note.delivered_to
    day = words.day(note.delivered_on) if note.delivered_on else ""
    if note.delivered_to and not known:
        yield words("delivered_to"), note.delivered_to
        place = ""
    if day or place:
        yield words("delivered"), ", ".join(part for part in (day, place) if part)


def seller_lines(note: NumberedDocument, words: NoteWords) -> Iterator[str]:
    """Yield the seller's mentions below its name; what is empty is left out."""
    seller = note.seller
    yield legal_form(seller, words)
    yield seller.street
    yield f"{seller.postcode} {seller.city}".strip()
    yield words.country(seller.country)
    yield words("registry", town=seller.registry, siren=seller.siren)
    if seller.siret:
        yield words("siret", siret=seller.siret)
    yield words("vat_number", number=seller.vat_number)
    phone = words("telephone", phone=seller.phone) if seller.phone else ""
    yield " · ".join(part for part in (phone, seller.email) if part)


def legal_form(seller: Seller, words: NoteWords) -> str:
    """Return the legal form, with the share capital of a company that has one."""
    if not seller.share_capital:
        return seller.legal_form
    return words("legal_form_capital", form=seller.legal_form, capital=seller.share_capital)
