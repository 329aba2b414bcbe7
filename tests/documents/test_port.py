"""The documents as services get them: through their port, each by the module that draws it."""

from receiving_app.documents import calibration_sheet, command_sheet, labels, printer_test
from receiving_app.domain.printouts import Paper, PrinterTest
from receiving_app.services.document_ports import Documents
from receiving_app.wiring.documents import LazyDocuments
from tests.documents.test_labels import FOR_PARCEL, ROUTING
from tests.documents.test_sheets import COMMANDS, DAY, SHEET


def test_every_printout_is_drawn_by_its_module() -> None:
    documents: Documents = LazyDocuments()
    test = PrinterTest("Zebra", Paper.LABEL, DAY, "fr")
    assert documents.routing_label(ROUTING) == labels.render_routing_label(ROUTING)
    assert documents.rma_label(FOR_PARCEL) == labels.render_rma_label(FOR_PARCEL)
    assert documents.command_sheet(COMMANDS) == command_sheet.render(COMMANDS)
    assert documents.calibration_sheet(SHEET) == calibration_sheet.render(SHEET)
    assert documents.test_page(test) == printer_test.render(test)
