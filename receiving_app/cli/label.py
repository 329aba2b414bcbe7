"""``label RMA``: the label for the customer's parcel, or that of one unit."""

import argparse

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, write_document
from receiving_app.cli.values import count
from receiving_app.domain.identifiers import parse_rma
from receiving_app.services.company import load_profile
from receiving_app.services.print_labels import rma_label, routing_label
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("rma", metavar="RMA", help="the return's number")
    parser.add_argument("--unit", type=count, metavar="N", help="the routing label of this unit instead")
    parser.add_argument("--out", required=True, metavar="FILE")


def run(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    """Write the label.

    Raises:
        InvalidIdentifier: the number is none.
        UnknownReturn: it is not on file.
        UnknownUnit: the return has no such unit.
        SellerIncomplete: the company has no full address to send returns to.
        UnwritableFile: the file cannot be written there, or is the database.
    """
    bench = context.bench
    rma = parse_rma(arguments.rma, load_profile(bench).policy.rma_patterns)
    label = rma_label(bench, rma) if arguments.unit is None else routing_label(bench, rma, arguments.unit)
    write_document(context, arguments.out, label)
    return DONE
