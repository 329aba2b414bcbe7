"""``people``: who signs in at the benches; and a new PIN for an administrator who forgot theirs.

Whoever may run this may read and write the database file: it asks for no sign-in, and is journalled.
"""

import argparse
import getpass
import sys

from receiving_app.app_context import AppContext
from receiving_app.cli import OneLineParser
from receiving_app.cli.output import DONE, NOT_DONE, print_json, shown
from receiving_app.domain.people import Person
from receiving_app.services.people import forget_name, people
from receiving_app.services.pins import recover
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes; a PIN on the command line would be seen by everyone."""
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True, parser_class=OneLineParser)
    listing = acts.add_parser("list", help="list everybody, with their roles")
    listing.add_argument("--json", action="store_true", help="one JSON array")
    forgetting = acts.add_parser("forget", help="put a number in the place of the name of somebody who left")
    forgetting.add_argument("number", type=int, metavar="NUMBER", help="of the person, as listed")
    recovering = acts.add_parser(
        "recover", help="give an administrator a new PIN, asked for or read from input"
    )
    recovering.add_argument("name", metavar="NAME", help="of the administrator, as listed")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """List people, forget the name of one who left, or give an administrator a new PIN.

    Raises:
        UnknownPerson, PersonActive, NotAllowed, PinTooWeak: as ``services.people``.
    """
    if arguments.act == "recover":
        return _recover(context, arguments.name, words)
    if arguments.act == "forget":
        forgotten = forget_name(context.bench, arguments.number)
        print(words.text("messages.people.forgotten", name=forgotten.name))
        return DONE
    everyone = people(context.bench)
    if arguments.json:
        print_json([_record(person) for person in everyone])
        return DONE
    for person in everyone:
        told = (
            words.term("role", person.role),
            words.text("messages.people.badge") if person.badge else "",
            "" if person.active else words.text("messages.people.left"),
        )
        print(shown(f"{person.number:4} {person.name:40.40} {' · '.join(filter(None, told))}"))
    return DONE


def _record(person: Person) -> dict[str, object]:
    return {
        "number": person.number,
        "name": person.name,
        "role": person.role,
        "badge": bool(person.badge),
        "active": person.active,
    }


def _recover(context: AppContext, name: str, words: Wording) -> int:
    if sys.stdin.isatty():
        pin = getpass.getpass(words.text("messages.people.ask_pin", name=name))
        if getpass.getpass(words.text("messages.people.ask_again")) != pin:
            print(words.text("messages.people.differs"), file=sys.stderr)
            return NOT_DONE
    else:
        pin = sys.stdin.readline().rstrip("\r\n")
    person = recover(context.bench, name, pin)
    print(shown(words.text("messages.people.recovered", name=person.name)))
    return DONE
