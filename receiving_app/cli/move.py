"""``move ADDRESS``: take this bench's own file to a PostgreSQL server; ``--try`` only tells what is there."""

import argparse
import sys

from receiving_app.cli import Chosen
from receiving_app.cli.output import DONE, print_json, shown
from receiving_app.moving import move_to_server, try_server, use_server
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("address", metavar="ADDRESS", help="postgresql://user@host/database")
    parser.add_argument("--try", action="store_true", dest="only_try", help="connect, and change nothing")
    parser.add_argument("--use", action="store_true", help="use a server that holds our database already")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(chosen: Chosen, words: Wording) -> int:
    """Try a server, use it, or move the database to it.

    Raises:
        DomainError: as ``moving`` says; nothing was changed.
    """
    arguments = chosen.arguments
    password = sys.stdin.readline().rstrip("\n") if arguments.password_stdin else ""
    if arguments.only_try or arguments.use:
        found = try_server(arguments.address, password)
        if arguments.use:
            use_server(chosen.options, arguments.address, password)
        facts: dict[str, object] = {"server": found.name, "product": found.product, "ours": found.holds_ours}
        key = "server.chosen" if arguments.use else "server.ours" if found.holds_ours else "server.empty"
    else:
        moved = move_to_server(chosen.options, arguments.address, password)
        facts = {
            "server": moved.name,
            "kept": str(moved.kept),
            "documents": moved.documents,
            "acts": moved.acts,
        }
        key = "server.moved"
    if arguments.json:
        print_json(facts)
    else:
        print(shown(words.text(key, **facts)))
    return DONE
