"""The documents, wired; reportlab and the checks of the XML are loaded when they are needed."""

import importlib
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from receiving_app.domain.credit_note import CreditNote
from receiving_app.services.credit_note_ports import IssuedFiles

if TYPE_CHECKING:
    from receiving_app.documents.xml_checks import XmlChecks
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


class LazyDocuments:
    """The ``Documents`` port; reportlab is imported at the first document, not at start."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._checks: XmlChecks | None = None

    def credit_note(self, note: CreditNote, logo: bytes) -> IssuedFiles:
        """Make a credit note; see the port."""
        from receiving_app.documents.issued import issue

        return issue(note, logo, self._xml_checks())

    def preview(self, note: CreditNote, logo: bytes) -> bytes:
        """Draw a credit note that is not issued; see the port."""
        from receiving_app.documents.credit_note_pdf import render

        return render(note, logo)

    def prepare(self) -> None:
        """Load what a credit note needs, and have the schematrons compiled; for the background.

        Raises:
            IssuedXmlFaulty: a document issued before that breaks rules.
        """
        from receiving_app.documents.issued import load

        load()
        self._xml_checks().warm()

    def close(self) -> None:
        """End the process of the schematrons."""
        with self._lock:
            checks, self._checks = self._checks, None
        if checks is not None:
            checks.close()

    def _xml_checks(self) -> "XmlChecks":
        from receiving_app.documents.xml_checks import XmlChecks

        with self._lock:
            self._checks = self._checks or XmlChecks()
            return self._checks

    def debit_statement(self, statement: "DebitStatement", logo: bytes) -> bytes:
        """Render a debit statement; see the port."""
        from receiving_app.documents.debit_statement import render

        return render(statement, logo)

    def duplicate(self, pdf: bytes, language: str) -> bytes:
        """Mark a copy; see the port."""
        copy: bytes = importlib.import_module("receiving_app.documents.duplicate").mark(pdf, language)
        return copy

    def photo(self, content: bytes, name: str) -> "PreparedPhoto":
        """Make a picture fit to be kept; see the port."""
        from receiving_app.documents.photos import prepare_photo

        return prepare_photo(content, name)

    def reception_slip(self, slip: "ReceptionSlip", pictures: Mapping[str, bytes], logo: bytes) -> bytes:
        """Render a reception slip; see the port."""
        from receiving_app.documents.reception_slip import render_reception_slip

        return render_reception_slip(slip, pictures, logo)

    def return_sheet(self, sheet: "ReturnSheet") -> bytes:
        """Render the sheet that goes to a customer; see the port."""
        from receiving_app.documents.return_sheet import render_return_sheet

        return render_return_sheet(sheet)

    def routing_label(self, label: "RoutingLabel") -> bytes:
        """Render a unit's label; see the port."""
        from receiving_app.documents.labels import render_routing_label

        return render_routing_label(label)

    def quarantine_label(self, label: "QuarantineLabel") -> bytes:
        """Render a quarantine label."""
        from receiving_app.documents.quarantine_label import render_quarantine_label

        return render_quarantine_label(label)

    def rma_label(self, label: "RmaLabel") -> bytes:
        """Render the label of a customer's parcel; see the port."""
        from receiving_app.documents.labels import render_rma_label

        return render_rma_label(label)

    def packing_list(self, sheet: "PackingList") -> bytes:
        """Render a batch's list; see the port."""
        from receiving_app.documents.packing_list import render_packing_list

        return render_packing_list(sheet)

    def batch_label(self, label: "BatchLabel") -> bytes:
        """Render the label of a batch's box; see the port."""
        from receiving_app.documents.packing_list import render_batch_label

        return render_batch_label(label)

    def command_sheet(self, sheet: "CommandSheet") -> bytes:
        """Render the sheet of commands; see the port."""
        from receiving_app.documents.command_sheet import render

        return render(sheet)

    def badge_label(self, label: "BadgeLabel") -> bytes:
        """Render somebody's badge; see the port."""
        from receiving_app.documents.badge_label import render_badge_label

        return render_badge_label(label)

    def calibration_sheet(self, sheet: "CalibrationSheet") -> bytes:
        """Render the calibration sheet; see the port."""
        from receiving_app.documents.calibration_sheet import render

        return render(sheet)

    def list_workbook(self, columns: Sequence[str], rows: Sequence[Sequence["Cell"]]) -> bytes:
        """Write a list as an Excel workbook; see the port."""
        from receiving_app.exchange.list_workbook import list_workbook

        return list_workbook(columns, rows)

    def test_page(self, test: "PrinterTest") -> bytes:
        """Render a printer's test page; see the port."""
        from receiving_app.documents.printer_test import render

        return render(test)
