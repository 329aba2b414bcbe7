"""What the use cases need to make documents, labels and sheets."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.money import VatCategory
from receiving_app.domain.restocking import FeeCharge
from receiving_app.services.credit_note_ports import IssuedFiles

if TYPE_CHECKING:
    # Documents are made long after the start, which these would delay.
    from receiving_app.domain.credit_note import CreditNote
    from receiving_app.domain.debit_statement import DebitStatement
    from receiving_app.domain.photos import PreparedPhoto
    from receiving_app.domain.printouts import (
        CalibrationSheet,
        CommandSheet,
        PrinterTest,
        QuarantineLabel,
        RmaLabel,
        RoutingLabel,
    )
    from receiving_app.domain.printouts_batch import BatchLabel, PackingList
    from receiving_app.domain.printouts_people import BadgeLabel
    from receiving_app.domain.printouts_return import ReturnSheet
    from receiving_app.domain.reception_slip import ReceptionSlip
    from receiving_app.services.list_export import Cell


class Documents(Protocol):
    """Snapshots to bytes."""

    def credit_note(self, note: "CreditNote", logo: bytes) -> IssuedFiles:
        """Make the PDF with the XML inside; the same snapshot gives the same bytes.

        Raises:
            UnprintableCharacters: the document's font cannot draw a text.
            XmlRefused: the XML breaks rules of electronic invoicing.
        """

    def preview(self, note: "CreditNote", logo: bytes) -> bytes:
        """Draw the pages of a credit note that has no number yet, to be looked at.

        Raises:
            UnprintableCharacters: the document's font cannot draw a text.
        """

    def prepare(self) -> None:
        """Load what a credit note needs and what checks it; for the background, after the start.

        Raises:
            IssuedXmlFaulty: a document issued before that breaks rules.
        """

    def debit_statement(self, statement: "DebitStatement", logo: bytes) -> bytes:
        """Render the PDF of a fee due beside a credit note.

        Raises:
            UnprintableCharacters: as for a credit note.
        """

    def duplicate(self, pdf: bytes, language: str) -> bytes:
        """Return a copy of the stored bytes marked DUPLICATA on every page."""

    def photo(self, content: bytes, name: str) -> "PreparedPhoto":
        """Make a picture fit to be kept.

        Raises:
            PhotoTooManyPixels, UnreadablePhoto: it is not taken; ``name`` is that of its file.
        """

    def reception_slip(self, slip: "ReceptionSlip", pictures: Mapping[str, bytes], logo: bytes) -> bytes:
        """Render the customer's slip, A4, with its photos by SHA-256; the same slip gives the same bytes."""

    def routing_label(self, label: "RoutingLabel") -> bytes:
        """Render the label, 100 by 50 mm, of a unit that leaves the bench.

        Raises:
            UnprintableCharacters: as for a credit note; so do the other printouts.
        """

    def quarantine_label(self, label: "QuarantineLabel") -> bytes:
        """Render the label, 100 by 50 mm, of goods in quarantine."""

    def rma_label(self, label: "RmaLabel") -> bytes:
        """Render the label, A5, for the outside of the customer's parcel (policy P6)."""

    def return_sheet(self, sheet: "ReturnSheet") -> bytes:
        """Render the customer's sheet, A4: the policy in short over the label for the parcel's outside."""

    def packing_list(self, sheet: "PackingList") -> bytes:
        """Render the list of a manufacturer batch, A4."""

    def batch_label(self, label: "BatchLabel") -> bytes:
        """Render the label, 100 by 50 mm, of a batch's box."""

    def command_sheet(self, sheet: "CommandSheet") -> bytes:
        """Render the sheet of commands to scan, A4."""

    def badge_label(self, label: "BadgeLabel") -> bytes:
        """Render somebody's badge, 100 by 50 mm."""

    def calibration_sheet(self, sheet: "CalibrationSheet") -> bytes:
        """Render the sheet from which the bench learns how a scanner types, A4."""

    def test_page(self, test: "PrinterTest") -> bytes:
        """Render the page that shows whether a printer keeps sizes, edges and bars."""

    def list_workbook(self, columns: Sequence[str], rows: Sequence[Sequence["Cell"]]) -> bytes:
        """Write a list as an Excel workbook."""


class Words(Protocol):
    """Texts that become part of a document, in the customer's language."""

    def fee(self, charge: FeeCharge, language: str) -> str:
        """Return the restocking fee's reason, as "Frais de re-stockage 15 %, minimum 10,00 €"."""

    def deduction(self, name: LocalText, pieces: int, sku: str, language: str) -> str:
        """Return the reason of a missing accessory's deduction."""

    def exemption(self, category: VatCategory, language: str) -> str:
        """Return the legal exemption mention of K and G; empty for S."""

    def text(self, key: str, language: str, **facts: object) -> str:
        """Return any other text by its key, facts filled in."""
