"""``list``: every return in every state."""

import argparse
import json
import sys

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, shown
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="one JSON array")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Print the returns by number, without holding them in memory."""
    with context.bench.reading() as uow:
        if not arguments.json:
            for row in uow.returns.all_rows():
                notes = " ".join(row.credit_notes)
                status = words.term("status", row.status)
                print(shown(f"{row.rma:20} {status:12} {row.customer:40.40} {notes}"))
            return DONE
        separator = "["
        for row in uow.returns.all_rows():
            record = {
                "rma": row.rma,
                "status": row.status,
                "reason": row.reason,
                "customer": row.customer,
                "opened_on": row.opened_on.isoformat(),
                "expires_on": row.expires_on.isoformat(),
                "credit_notes": list(row.credit_notes),
            }
            sys.stdout.write(f"{separator}\n{json.dumps(record, ensure_ascii=False)}")
            separator = ","
        sys.stdout.write("[]\n" if separator == "[" else "\n]\n")
    return DONE
