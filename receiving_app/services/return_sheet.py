"""The sheet that goes to the customer whose return was authorised."""

from receiving_app.domain.printouts_return import ReturnSheet, SheetArticle
from receiving_app.services.case_sheet import load_case
from receiving_app.services.ports import Bench
from receiving_app.services.print_labels import label_for_parcel


def return_sheet(bench: Bench, rma: str) -> bytes:
    """Return the customer's sheet, in the customer's language: policy in short, label to stick outside.

    Raises:
        UnknownReturn: the number is not on file.
        MissingProfile: the company is not set up.
        SellerIncomplete: the company has no full address to send returns to.
        UnprintableCharacters: the fonts cannot draw a text.
    """
    with bench.reading() as uow:
        case = load_case(uow, rma)
        products = uow.catalogue.products({line.sku for line in case.lines})
        label = label_for_parcel(uow, case)
    articles = tuple(
        SheetArticle(
            line.quantity_announced,
            line.received_sku or line.sku,
            products[line.sku].name if line.sku in products and not line.received_sku else "",
            line.serials or line.macs,
        )
        for line in case.lines
    )
    return bench.documents.return_sheet(ReturnSheet(label, case.reason, articles))
