"""``command-sheet --out FILE``: the sheet of command barcodes of this installation."""

import argparse

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, write_document
from receiving_app.services.commands import command_sheet
from receiving_app.services.company import load_profile
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--out", required=True, metavar="FILE")


def run(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    """Write the sheet; the first one makes this installation's key.

    Raises:
        UnwritableFile: the file cannot be written there, or is the database.
    """
    language = context.options.language or load_profile(context.bench).language
    sheet = command_sheet(context.bench, language)
    write_document(context, arguments.out, context.bench.documents.command_sheet(sheet))
    return DONE
