"""``export KIND``: issued documents, byte for byte, and the accounting entries they make."""

import argparse
from collections.abc import Callable
from pathlib import Path

from receiving_app.app_context import AppContext
from receiving_app.cli import OneLineParser
from receiving_app.cli.output import DONE, write_document
from receiving_app.cli.values import day
from receiving_app.domain.period import Period
from receiving_app.services.reprint import stored_credit_note
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True, parser_class=OneLineParser)
    note = kinds.add_parser("credit-note", help="the PDF of an issued credit note, byte for byte")
    note.add_argument("number", metavar="NUMBER")
    note.add_argument("--out", required=True, metavar="FILE")
    notes = kinds.add_parser("credit-notes", help="all documents of a period, with an index of their hashes")
    _add_period(notes)
    notes.add_argument("--out", required=True, metavar="DIR", help="a folder that is made, or is empty")
    entries = kinds.add_parser("accounting", help="their accounting entries, in the layout of the French FEC")
    _add_period(entries)
    entries.add_argument("--out", required=True, metavar="DIR", help="the folder that the file goes to")


def _add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", required=True, type=day, metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="last", required=True, type=day, metavar="YYYY-MM-DD")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Write what was asked for.

    Raises:
        UnknownCreditNote: there is none of this number.
        InvalidPeriod: the period ends before it begins.
        NothingIssued: no document was issued in it.
        UnwritableFile: it cannot be written there, is there already, or is the database.
    """
    return _KINDS[arguments.kind](context, arguments, words)


def _credit_note(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    stored = stored_credit_note(context.bench, arguments.number)
    write_document(context, arguments.out, stored.pdf)
    return DONE


def _credit_notes(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    done = context.export_period(Period(arguments.first, arguments.last), Path(arguments.out))
    print(words.text("messages.export.credit_notes", documents=done.documents, path=str(done.path)))
    return DONE


def _accounting(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    done = context.export_accounting(Period(arguments.first, arguments.last), Path(arguments.out))
    print(
        words.text("messages.export.accounting", entries=done.entries, debit=done.debit, path=str(done.path))
    )
    return DONE


_KINDS: dict[str, Callable[[AppContext, argparse.Namespace, Wording], int]] = {
    "credit-note": _credit_note,
    "credit-notes": _credit_notes,
    "accounting": _accounting,
}
