"""The XML of a credit note: snapshot in, CII of EN 16931 out (Factur-X, profile EN 16931).

The order of elements is the schema's. Restocking fee and deductions are document-level allowances
(BG-20), never charges: a charge passes every schema and raises the credit.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lxml import etree

from receiving_app.documents.cii import (
    EURO,
    NAMESPACES,
    QDT,
    RSM,
    UDT,
    Element,
    add,
    add_amount,
    add_day,
    add_if,
    add_number,
    add_path,
)
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.facturx_parties import add_buyer, add_delivery_address, add_seller
from receiving_app.documents.masthead import legal_form
from receiving_app.documents.mentions import late_terms
from receiving_app.domain.credit_note import CreditNote, NoteAllowance, NoteLine, NoteVat
from receiving_app.domain.einvoicing import cited, type_code
from receiving_app.domain.money import ZERO, VatCategory

GUIDELINE = "urn:cen.eu:en16931:2017"
GOODS = "B1"
"""BT-23: delivery of goods, deposited before it is paid."""

_OBJECT = "130"
_ON_ISSUE = "5"
_VAT = "VAT"
_COUNTRY_CODE = 2
_PIECE, _ONE = "H87", "C62"
# UN/ECE recommendation 20, by what imports say; the import writes a piece in one way.
_UNITS = {"pièce": _PIECE, "piece": _PIECE, "pc": _PIECE, "m": "MTR", "mètre": "MTR", "kg": "KGM", "l": "LTR"}


def credit_note_xml(note: CreditNote) -> bytes:
    """Return the document; the same snapshot gives the same bytes.

    Raises:
        ValueError: a text holds a character that XML has no place for; no printable text does.
    """
    root = etree.Element(f"{{{RSM}}}CrossIndustryInvoice", nsmap=NAMESPACES)
    _context(_section(root, "ExchangedDocumentContext"))
    _heading(_section(root, "ExchangedDocument"), note)
    transaction = _section(root, "SupplyChainTradeTransaction")
    words = NoteWords.of(note.language)
    for line in note.lines:
        _line(transaction, line, words)
    _agreement(add(transaction, "ApplicableHeaderTradeAgreement"), note)
    _delivery(add(transaction, "ApplicableHeaderTradeDelivery"), note)
    _settlement(add(transaction, "ApplicableHeaderTradeSettlement"), note)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def unit_code(unit: str) -> str:
    """Return the code of a unit (BT-130); ``C62``, "one", for what has none."""
    return _UNITS.get(unit.strip().casefold(), _ONE)


def _section(root: Element, name: str) -> Element:
    return etree.SubElement(root, f"{{{RSM}}}{name}")


def _context(context: Element) -> None:
    add(add(context, "BusinessProcessSpecifiedDocumentContextParameter"), "ID", GOODS)
    add(add(context, "GuidelineSpecifiedDocumentContextParameter"), "ID", GUIDELINE)


def _heading(document: Element, note: CreditNote) -> None:
    add(document, "ID", note.number)
    add(document, "TypeCode", type_code(note))
    add_day(document, "IssueDateTime", note.issued_on)
    for subject, text in _notes(note):
        included = add(document, "IncludedNote")
        add(included, "Content", text)
        add(included, "SubjectCode", subject)


def _notes(note: CreditNote) -> Iterator[tuple[str, str]]:
    """Yield the notes by subject code (BR-FR-05 asks for the last three on credit notes too)."""
    words = NoteWords.of(note.language)
    yield (
        "AAI",
        f"{words('return_number')} {note.rma} · {words('return_reason')} : {words.reason(note.reason)}",
    )
    if note.cancels:
        day = words.day(note.cancels.issued_on)
        yield "AAI", words("cancellation.cancels", number=note.cancels.number, date=day)
    yield from (("AAI", text) for text in note.notes if text.strip())
    if note.seller.vat_on_debits:
        yield "AAI", words("vat_on_debits")
    seller = note.seller
    yield (
        "REG",
        f"{legal_form(seller, words)} · {words('registry', town=seller.registry, siren=seller.siren)}",
    )
    yield from late_terms(note, words).items()


def _line(transaction: Element, line: NoteLine, words: NoteWords) -> None:
    item = add(transaction, "IncludedSupplyChainTradeLineItem")
    document = add(item, "AssociatedDocumentLineDocument")
    add(document, "LineID", str(line.position))
    invoice = words("invoice_item", invoice=line.invoice, date=words.day(line.invoiced_on))
    add(
        add(document, "IncludedNote"),
        "Content",
        f"{words('column_invoice')} {invoice}, {words('invoice_line', line=line.invoice_line)}",
    )
    product = add(item, "SpecifiedTradeProduct")
    add_if(product, "SellerAssignedID", line.sku)
    add(product, "Name", line.name if line.name.strip() else line.sku)
    for serial in line.serials:
        characteristic = add(product, "ApplicableProductCharacteristic")
        add(characteristic, "Description", words("serial"))
        add(characteristic, "Value", serial)
    price = add_path(item, "SpecifiedLineTradeAgreement", "NetPriceProductTradePrice")
    add_number(price, "ChargeAmount", line.unit_price)
    delivery = add(item, "SpecifiedLineTradeDelivery")
    add(delivery, "BilledQuantity", str(line.quantity), unitCode=unit_code(line.unit))
    settlement = add(item, "SpecifiedLineTradeSettlement")
    _category(add(settlement, "ApplicableTradeTax"), line.category, line.rate)
    summation = add(settlement, "SpecifiedTradeSettlementLineMonetarySummation")
    add_amount(summation, "LineTotalAmount", line.net)


def _category(tax: Element, category: VatCategory, rate: Decimal) -> None:
    add(tax, "TypeCode", _VAT)
    add(tax, "CategoryCode", category)
    add_number(tax, "RateApplicablePercent", rate)


def _agreement(agreement: Element, note: CreditNote) -> None:
    add_seller(agreement, note.seller)
    add_buyer(agreement, note.buyer)
    # BT-18. Never BT-13, which is the buyer's own order number.
    returned = add(agreement, "AdditionalReferencedDocument")
    add(returned, "IssuerAssignedID", note.rma)
    add(returned, "TypeCode", _OBJECT)


def _delivery(delivery: Element, note: CreditNote) -> None:
    """Say where and when; an intra-Community supply must (BR-IC-11 and 12), and no element is empty."""
    place, day = note.delivered_to.strip(), note.delivered_on
    if any(row.category is VatCategory.INTRA_COMMUNITY for row in note.vat):
        day = day or max(invoiced_on for _, invoiced_on in note.invoices)
        place = place or note.buyer.country
    if place or not day:
        coded = not place or (len(place) == _COUNTRY_CODE and place.isalpha())
        country = place.upper() if place and coded else note.buyer.country
        add_delivery_address(delivery, "" if coded else place, country)
    if day:
        add_day(add(delivery, "ActualDeliverySupplyChainEvent"), "OccurrenceDateTime", day)


def _settlement(settlement: Element, note: CreditNote) -> None:
    add(settlement, "InvoiceCurrencyCode", EURO)
    for row in note.vat:
        _vat_row(settlement, row, on_issue=note.seller.vat_on_debits)
    for off in note.allowances:
        _allowance(settlement, off)
    add(add(settlement, "SpecifiedTradePaymentTerms"), "Description", note.settlement)
    _totals(settlement, note)
    for number, day in cited(note):
        _cited(settlement, number, day)


def _vat_row(settlement: Element, row: NoteVat, *, on_issue: bool) -> None:
    tax = add(settlement, "ApplicableTradeTax")
    add_amount(tax, "CalculatedAmount", row.vat)
    add(tax, "TypeCode", _VAT)
    add_if(tax, "ExemptionReason", row.exemption_reason)
    add_amount(tax, "BasisAmount", row.base)
    add(tax, "CategoryCode", row.category)
    add_if(tax, "ExemptionReasonCode", row.exemption_code)
    add_if(tax, "DueDateTypeCode", _ON_ISSUE if on_issue else "")
    add_number(tax, "RateApplicablePercent", row.rate)


def _allowance(settlement: Element, off: NoteAllowance) -> None:
    allowance = add(settlement, "SpecifiedTradeAllowanceCharge")
    indicator = etree.SubElement(add(allowance, "ChargeIndicator"), f"{{{UDT}}}Indicator")
    indicator.text = "false"
    if off.percent is not None and off.base is not None:
        add_number(allowance, "CalculationPercent", off.percent)
        add_amount(allowance, "BasisAmount", off.base)
    add_amount(allowance, "ActualAmount", off.amount)
    add(allowance, "Reason", off.reason)
    _category(add(allowance, "CategoryTradeTax"), off.category, off.rate)


def _totals(settlement: Element, note: CreditNote) -> None:
    totals = add(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation")
    add_amount(totals, "LineTotalAmount", note.goods)
    if note.allowances:
        add_amount(totals, "AllowanceTotalAmount", sum((off.amount for off in note.allowances), ZERO))
    add_amount(totals, "TaxBasisTotalAmount", note.net)
    add_amount(totals, "TaxTotalAmount", note.tax, currencyID=EURO)
    add_amount(totals, "GrandTotalAmount", note.gross)
    add_amount(totals, "DuePayableAmount", note.gross)


def _cited(settlement: Element, number: str, day: date) -> None:
    referenced = add(settlement, "InvoiceReferencedDocument")
    add(referenced, "IssuerAssignedID", number)
    add_day(referenced, "FormattedIssueDateTime", day, QDT)
