"""What was issued in a period, document by document, for the files that leave the program."""

from collections.abc import Iterator
from dataclasses import dataclass

from receiving_app.domain.accounting_entry import Entry
from receiving_app.domain.chain import Facts
from receiving_app.domain.credit_note_errors import SellerIncomplete
from receiving_app.domain.debit_statement import NumberedDocument
from receiving_app.domain.errors import Interrupted
from receiving_app.domain.export_errors import NothingIssued
from receiving_app.domain.people import Right
from receiving_app.domain.period import Period
from receiving_app.services.case_sheet import Act, record, require_profile
from receiving_app.services.ports import Bench
from receiving_app.services.reprint import stored_credit_note
from receiving_app.services.rights import needs
from receiving_app.services.sending_ports import Reporting


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document as it was issued: its link of the chain, its snapshot, its files; no XML where it has none."""

    link: Facts
    document: NumberedDocument
    pdf: bytes
    xml: bytes


@needs(Right.EXPORT)
def issued_in(bench: Bench, period: Period, reporting: Reporting) -> Iterator[IssuedDocument]:
    """Yield each document issued in a period, in the order of issue.

    One is read at a time: what is issued never changes, so that no view of the whole must be held.

    Raises:
        NothingIssued: there is none.
        Interrupted: ``reporting`` was told to stop.
        NotADatabase: a stored document is damaged.
    """
    with bench.reading() as uow:
        links = uow.credit_notes.links(period.first, period.last)
    if not links:
        raise NothingIssued(period.first, period.last)
    for done, link in enumerate(links):
        if reporting.cancelled():
            raise Interrupted
        reporting.progress(done, len(links))
        stored = stored_credit_note(bench, str(link["number"]))
        yield IssuedDocument(link, stored.note, stored.pdf, stored.xml)
    reporting.progress(len(links), len(links))


@needs(Right.EXPORT)
def accounting_entries(bench: Bench, period: Period, reporting: Reporting) -> Iterator[Entry]:
    """Yield the entry of each document issued in a period.

    Raises:
        MissingAccount: the settings name no account for a VAT treatment.
        DomainError: as ``issued_in``.
    """
    with bench.reading() as uow:
        accounts = require_profile(uow).accounting
    for issued in issued_in(bench, period, reporting):
        yield Entry.of(issued.document, accounts)


def company_siren(bench: Bench) -> str:
    """Return the company's SIREN, which the name of an accounting file begins with.

    Raises:
        SellerIncomplete: it is not set.
        MissingProfile: there is no company.
    """
    with bench.reading() as uow:
        siren = require_profile(uow).seller.siren
    if not siren:
        raise SellerIncomplete(("siren",))
    return siren


@needs(Right.EXPORT)
def record_export(bench: Bench, what: str, period: Period, documents: int) -> None:
    """Journal that the documents of a period left the program."""
    facts = {"what": what, "from": period.first, "to": period.last, "documents": documents}
    with bench.writing() as uow:
        record(bench, uow, Act("exported", facts))
        uow.commit()
