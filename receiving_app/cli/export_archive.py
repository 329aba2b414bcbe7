"""``export-archive``: the documents and acts of a period, in a folder that is checked without the database."""

import argparse
from pathlib import Path

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, print_json, unwritable
from receiving_app.cli.values import day
from receiving_app.exchange.archive import write_archive
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--from", dest="since", type=day, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="until", type=day, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--out", required=True, metavar="DIR", help="a folder that is empty or not there yet")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Write the archive and say what it holds, with the seal to keep elsewhere.

    Raises:
        UnwritableFile: the folder is not empty, or cannot be written.
    """
    folder = Path(arguments.out)
    try:
        done = write_archive(context.bench, folder, arguments.since, arguments.until)
    except OSError as error:
        raise unwritable(error.filename or str(folder), error) from None
    facts = {"documents": done.documents, "acts": done.acts, "seal": done.seal, "path": str(folder)}
    if arguments.json:
        print_json(facts)
    else:
        print(words.text("messages.archive.done", **facts))
    return DONE
