"""Labels and sheets to print: what is on them, put together from what is on file.

Each returns the PDF's bytes; nothing is stored, because a label can be made again at any time.
"""

from collections.abc import Sequence

from receiving_app.domain.calibration import CALIBRATION, TESTS
from receiving_app.domain.credit_note_errors import SellerIncomplete
from receiving_app.domain.deciding import decide, reason_in_force
from receiving_app.domain.paris import day_of
from receiving_app.domain.printouts import (
    Address,
    CalibrationSheet,
    Paper,
    PrinterTest,
    QuarantineLabel,
    RmaLabel,
    RoutingLabel,
    SheetCode,
    destination,
)
from receiving_app.domain.profile import Profile, Seller
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.scans import Kind
from receiving_app.services.case_sheet import load_case, require_profile, rulebook
from receiving_app.services.company import load_profile
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.quarantine import load_record

_ADDRESS = ("name", "street", "postcode", "city")


def routing_label(bench: Bench, rma: str, unit: int) -> bytes:
    """Return the label of one unit, in the warehouse's language: why it came, where it goes.

    A decision carried out is final; else it is what the rules say now, and a unit still undecided
    goes back to inspection.

    Raises:
        UnknownReturn: the number is not on file.
        UnknownUnit: the return has no such unit.
        UnprintableCharacters: the fonts cannot draw a text.
    """
    with bench.reading() as uow:
        case = load_case(uow, rma)
        one = case.unit(unit)
        book = rulebook(uow, case, bench)
        language = (uow.profiles.get() or Profile()).language
    product = book.product(one.sku)
    verdict = decide(case, book).of(unit)
    decision = verdict.decision if verdict else one.decision
    label = RoutingLabel(
        rma=case.rma,
        unit=unit,
        units=case.last_unit,
        reason=reason_in_force(case, one),
        decision=decision,
        destination=destination(decision, one.condition),
        customer=case.customer.name,
        sku=one.sku,
        product=product.name,
        manufacturer=product.manufacturer or one.sku,
        quantity=one.quantity,
        serial=one.serial or one.mac,
        printed_on=bench.clock.today(),
        language=language,
    )
    return bench.documents.routing_label(label)


def quarantine_label(bench: Bench, number: str) -> bytes:
    """Return the label of goods in quarantine, in the warehouse's language.

    Raises:
        UnknownQuarantineRecord: there is no such record.
        UnprintableCharacters: the fonts cannot draw a text.
    """
    with bench.reading() as uow:
        known = load_record(uow, number)
        language = (uow.profiles.get() or Profile()).language
    label = QuarantineLabel(
        number=known.number,
        cause=known.cause,
        place=known.place,
        since=day_of(known.at),
        customer=known.customer,
        carrier=known.carrier,
        tracking=next(iter(known.values(Kind.TRACKING)), ""),
        rma=known.rma,
        boxes=known.boxes,
        language=language,
    )
    return bench.documents.quarantine_label(label)


def rma_label(bench: Bench, rma: str) -> bytes:
    """Return the label for the outside of the parcel, in the customer's language (policy P6).

    Raises:
        UnknownReturn: the number is not on file.
        MissingProfile: the company is not set up.
        SellerIncomplete: the company has no full address to send returns to.
        UnprintableCharacters: the fonts cannot draw a text.
    """
    with bench.reading() as uow:
        label = label_for_parcel(uow, load_case(uow, rma))
    return bench.documents.rma_label(label)


def label_for_parcel(uow: UnitOfWork, case: ReturnCase) -> RmaLabel:
    """Return what stands on the label for the outside of a return's parcel.

    Raises:
        MissingProfile, SellerIncomplete: there is no address to send returns to.
    """
    seller = require_profile(uow).seller
    customer = case.customer
    sender = Address(customer.name, customer.street, customer.postcode, customer.city, customer.country)
    return RmaLabel(case.rma, sender, _returns_address(seller), case.expires_on, customer.language)


def calibration_sheet(bench: Bench, text: str, tests: Sequence[SheetCode] = ()) -> bytes:
    """Return the calibration sheet, in the language of the screens.

    Args:
        bench: where it is printed.
        text: the calibration code; up to 38 letters keep bars that a worn copy still shows.
        tests: at most 4 codes to try afterwards, with labels in that language.

    Raises:
        UnprintableCharacters: the fonts cannot draw a label.
        ValueError: a code is too long for bars, or there are too many.
    """
    sheet = CalibrationSheet(text, tuple(tests), bench.clock.today(), load_profile(bench).language)
    return bench.documents.calibration_sheet(sheet)


def scanner_sheet(bench: Bench) -> bytes:
    """Return the calibration sheet of this program: its calibration code and the codes of the self-test."""
    language = load_profile(bench).language
    tests = tuple(
        SheetCode(text, bench.words.text(f"calibration.test.{name}", language)) for name, text in TESTS
    )
    return calibration_sheet(bench, CALIBRATION, tests)


def printer_test(bench: Bench, printer: str, paper: Paper) -> bytes:
    """Return the test page of a printer, in the language of the screens.

    Raises:
        UnprintableCharacters: the fonts cannot draw the printer's name.
    """
    test = PrinterTest(printer, paper, bench.clock.today(), load_profile(bench).language)
    return bench.documents.test_page(test)


def _returns_address(seller: Seller) -> Address:
    missing = tuple(name for name in _ADDRESS if not getattr(seller, name).strip())
    if missing:
        raise SellerIncomplete(missing)
    return Address(seller.name, seller.street, seller.postcode, seller.city, seller.country)
