"""``export KIND``: an issued document, byte for byte."""

import argparse

from receiving_app.app_context import AppContext
from receiving_app.cli import OneLineParser
from receiving_app.cli.output import DONE, write_document
from receiving_app.services.reprint import stored_credit_note
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True, parser_class=OneLineParser)
    note = kinds.add_parser("credit-note", help="the PDF of an issued credit note, byte for byte")
    note.add_argument("number", metavar="NUMBER")
    note.add_argument("--out", required=True, metavar="FILE")


def run(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    """Write the stored bytes.

    Raises:
        UnknownCreditNote: there is none of this number.
        UnwritableFile: the file cannot be written there, or is the database.
    """
    stored = stored_credit_note(context.bench, arguments.number)
    write_document(context, arguments.out, stored.pdf)
    return DONE
