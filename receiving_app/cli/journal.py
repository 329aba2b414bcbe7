"""``journal erase``: erase what the journal says of people; its acts stay, and its chain holds."""

import argparse

from receiving_app.app_context import AppContext
from receiving_app.cli import OneLineParser
from receiving_app.cli.output import DONE, print_json
from receiving_app.cli.values import day
from receiving_app.domain.errors import InvalidSetting
from receiving_app.services.erase_personal import erasable, keeping_ends
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True, parser_class=OneLineParser)
    erase = acts.add_parser(
        "erase", help="names and free texts of acts before a day; without --yes, count them"
    )
    erase.add_argument("--before", type=day, metavar="YYYY-MM-DD", help="by default, as the settings say")
    erase.add_argument("--yes", action="store_true", help="erase: it cannot be undone")


def run(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    """Count, or erase, and print one JSON object.

    Raises:
        InvalidSetting: no day is given, and the settings keep all for ever.
        KeptTooShort: the day is less than six months ago.
    """
    before = arguments.before
    if before is None:
        before = keeping_ends(context.bench)
    if before is None:
        raise InvalidSetting("journal_months", "not_set")
    found = erasable(context.bench, before)
    erased = context.erase_personal_data(before).acts if arguments.yes else 0
    print_json(
        {"before": before.isoformat(), "acts": found.acts, "erased": erased, "in_links": found.lasting}
    )
    return DONE
