"""What electronic invoicing asks of the parties and numbers of a credit note (EN 16931, BR-FR).

Asked before a number is allotted: what is missing is said with its name, and mended where the data
come from.
"""

import re
from dataclasses import dataclass
from datetime import date

from receiving_app.domain.credit_note import TYPE_CODE, CreditNote
from receiving_app.domain.credit_note_errors import InvoiceNumberNotCitable, NoElectronicAddress
from receiving_app.domain.identifiers import is_siren
from receiving_app.domain.return_parts import Customer
from receiving_app.domain.vocabulary import DocumentKind

SIREN_SCHEME = "0002"
SIRET_SCHEME = "0009"
FRENCH_DIRECTORY = "0225"
BELGIAN_VAT = "9925"
E_MAIL = "EM"

# BR-FR-01, 02 and 25.
_CITABLE = re.compile(r"[A-Za-z0-9+\-_/]{1,35}")
_LONGEST_ADDRESS = 125
_DIRECTORY_ADDRESS = re.compile(r"[A-Za-z0-9+\-_.]+")
_EAS_CODES = (
    "AN AQ AS AU EM 0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 "
    "0177 0183 0184 0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 "
    "0209 0210 0211 0212 0213 0215 0216 0217 0218 0221 0225 0230 0235 0240 9910 9913 9914 9915 9918 9919 "
    "9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 "
    "9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959"
)
_EAS = frozenset(_EAS_CODES.split())


@dataclass(frozen=True, slots=True)
class ElectronicAddress:
    """Where a party's e-invoices go (BT-34, BT-49); ``scheme`` is an EAS code such as ``0225``."""

    scheme: str
    text: str


def electronic_address(customer: Customer) -> ElectronicAddress | None:
    """Return the customer's electronic address (BT-49, asked of every buyer by BR-FR-12).

    The imported one if its scheme exists; else a French company's SIREN in the directory, a Belgian
    one's VAT number, the e-mail address. None when there is nothing of these.
    """
    known = _imported(customer)
    if known is not None:
        return known
    if customer.country == "FR" and customer.siren:
        return ElectronicAddress(FRENCH_DIRECTORY, customer.siren)
    if customer.country == "BE" and customer.vat_number:
        return ElectronicAddress(BELGIAN_VAT, customer.vat_number)
    if customer.email and len(customer.email) <= _LONGEST_ADDRESS:
        return ElectronicAddress(E_MAIL, customer.email)
    return None


def _imported(customer: Customer) -> ElectronicAddress | None:
    scheme, text = customer.address_scheme, customer.electronic_address
    if scheme not in _EAS or not text or len(text) > _LONGEST_ADDRESS:
        return None
    if scheme == FRENCH_DIRECTORY and not _DIRECTORY_ADDRESS.fullmatch(text):
        return None
    return ElectronicAddress(scheme, text)


def type_code(note: CreditNote) -> str:
    """Return the document's type (BT-3): a credit note, or the invoice that takes one back.

    Nothing below zero is ever issued, so what a credit note gave is asked for again by an invoice
    (380); debit notes (383) are not among the types of BR-FR-04.
    """
    return "380" if note.kind is DocumentKind.CANCELLATION else TYPE_CODE


def cited(note: CreditNote) -> tuple[tuple[str, date], ...]:
    """Return the documents that this one corrects, number and date (BG-3)."""
    return ((note.cancels.number, note.cancels.issued_on),) if note.cancels else note.invoices


def require_deliverable(note: CreditNote) -> None:
    """Refuse a document that a platform would send back, before it is issued.

    Raises:
        NoElectronicAddress: the customer has no address for e-invoices (BR-FR-12).
        InvoiceNumberNotCitable: an invoice's number is not as BR-FR-01 and 02 allow.
    """
    if electronic_address(note.buyer) is None:
        raise NoElectronicAddress(note.buyer.code, note.buyer.country)
    for number, _ in cited(note):
        if not _CITABLE.fullmatch(number):
            raise InvoiceNumberNotCitable(number)


def identity_gaps(note: CreditNote) -> tuple[str, ...]:
    """Name the company numbers that are wrong: no schema checks a Luhn key or which is whose."""
    seller, buyer = note.seller, note.buyer
    sound = {
        "seller_siren": not seller.siren or is_siren(seller.siren),
        "seller_siret": not seller.siret or seller.siret.startswith(seller.siren),
        "buyer_siren": not buyer.siren or is_siren(buyer.siren),
        "buyer_siret": not buyer.siret or buyer.siret.startswith(buyer.siren),
    }
    return tuple(name for name, holds in sound.items() if not holds)
