"""Seller and buyer in the XML of a credit note (BG-4, BG-7)."""

from receiving_app.documents.cii import Element, add, add_if, add_path
from receiving_app.domain.einvoicing import (
    FRENCH_DIRECTORY,
    SIREN_SCHEME,
    SIRET_SCHEME,
    ElectronicAddress,
    electronic_address,
)
from receiving_app.domain.profile import Seller
from receiving_app.domain.return_parts import Customer

_VAT = "VA"


def add_seller(agreement: Element, seller: Seller) -> None:
    """Append the seller; it is always French."""
    party = add(agreement, "SellerTradeParty")
    add_if(party, "GlobalID", seller.siret, schemeID=SIRET_SCHEME)
    add(party, "Name", seller.name)
    add(add(party, "SpecifiedLegalOrganization"), "ID", seller.siren, schemeID=SIREN_SCHEME)
    if seller.phone or seller.email:
        contact = add(party, "DefinedTradeContact")
        add(contact, "PersonName", seller.name)
        if seller.phone:
            add(add(contact, "TelephoneUniversalCommunication"), "CompleteNumber", seller.phone)
        if seller.email:
            add(add(contact, "EmailURIUniversalCommunication"), "URIID", seller.email)
    _address(party, seller)
    _reached_at(party, ElectronicAddress(FRENCH_DIRECTORY, seller.siren))
    _vat_number(party, seller.vat_number)


def add_buyer(agreement: Element, buyer: Customer) -> None:
    """Append the buyer."""
    party = add(agreement, "BuyerTradeParty")
    add_if(party, "ID", buyer.code)
    # A SIRET is only taken for one beside its SIREN (BR-FR-09).
    add_if(party, "GlobalID", buyer.siret if buyer.siren else "", schemeID=SIRET_SCHEME)
    add(party, "Name", buyer.name)
    if buyer.siren:
        add(add(party, "SpecifiedLegalOrganization"), "ID", buyer.siren, schemeID=SIREN_SCHEME)
    _address(party, buyer)
    address = electronic_address(buyer)
    if address is not None:
        _reached_at(party, address)
    _vat_number(party, buyer.vat_number)


def add_delivery_address(delivery: Element, text: str, country: str) -> None:
    """Append where the goods were delivered; ``text`` is empty for a country alone (BT-80)."""
    address = add_path(delivery, "ShipToTradeParty", "PostalTradeAddress")
    # One line each: lines beyond the third have no place in the schema.
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for name, line in zip(("LineOne", "LineTwo", "LineThree"), lines, strict=False):
        add(address, name, line)
    add(address, "CountryID", country)


def _address(party: Element, owner: Seller | Customer) -> None:
    address = add(party, "PostalTradeAddress")
    add_if(address, "PostcodeCode", owner.postcode)
    add_if(address, "LineOne", owner.street)
    add_if(address, "CityName", owner.city)
    add(address, "CountryID", owner.country)


def _reached_at(party: Element, address: ElectronicAddress) -> None:
    add(add(party, "URIUniversalCommunication"), "URIID", address.text, schemeID=address.scheme)


def _vat_number(party: Element, number: str) -> None:
    if number:
        add(add(party, "SpecifiedTaxRegistration"), "ID", number, schemeID=_VAT)
