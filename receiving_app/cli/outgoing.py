"""``outgoing ACT``: where documents go after issue, what is on its way, and what becomes of it.

``send`` carries out what this queues.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from receiving_app.app_context import AppContext
from receiving_app.cli import OneLineParser
from receiving_app.cli.output import DONE, print_json, shown
from receiving_app.cli.values import count
from receiving_app.domain.sending import Delivery, MailSecurity, Sending
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.deliveries import (
    cancel,
    delivery_list,
    mark_deposited,
    queue_deposit,
    queue_email,
    try_again,
)
from receiving_app.wording import Wording

_MAIL_SETTINGS = ("host", "port", "security", "user", "sender")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True, parser_class=OneLineParser)
    listing = acts.add_parser("list", help="what is on its way out, the newest first")
    listing.add_argument("--all", action="store_true", help="what is done or given up, too")
    listing.add_argument("--json", action="store_true", help="one JSON array")
    for name, told in (
        ("retry", "try one again at the next send"),
        ("cancel", "give one up"),
        ("deposited", "mark one as brought to the platform another way"),
    ):
        acts.add_parser(name, help=told).add_argument("delivery", type=count, metavar="N")
    deposit = acts.add_parser("deposit", help="queue the deposit of a document issued before")
    deposit.add_argument("number", metavar="NUMBER")
    email = acts.add_parser("email", help="queue a courtesy copy of a document for an address")
    email.add_argument("number", metavar="NUMBER")
    email.add_argument("address", metavar="ADDRESS")
    _add_settings(acts.add_parser("settings", help="show or change where documents go after issue"))


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--deposit-folder", metavar="DIR", help="empty: no deposits")
    parser.add_argument("--mail", choices=("on", "off"), help="e-mail a courtesy copy after issue")
    parser.add_argument("--host", metavar="NAME")
    parser.add_argument("--port", type=count, metavar="N")
    parser.add_argument("--security", choices=[one.value for one in MailSecurity])
    parser.add_argument("--user", metavar="NAME", help="empty: the server asks for none")
    parser.add_argument("--sender", metavar="ADDRESS", help="that letters come from")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Do what was asked for.

    Raises:
        UnknownDelivery: there is no delivery of this number.
        DeliveryClosed: its state does not allow this.
        UnknownCreditNote: there is no document of this number.
        DeliveryExists: it is on this way out already.
        InvalidSetting, InvalidIdentifier: a setting or an address cannot be.
    """
    return _ACTS[arguments.act](context, arguments, words)


def _list(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    found = delivery_list(context.bench, unfinished=not arguments.all)
    if arguments.json:
        print_json([_record(one) for one in found])
        return DONE
    for one in found:
        channel, state = words.term("channel", one.channel), words.term("delivery_state", one.state)
        problem = words.term("delivery_problem", one.reason) if one.reason else ""
        when = one.changed_at.astimezone().strftime("%Y-%m-%d %H:%M")
        facts = f"{one.id:6} {one.document:18} {channel:9} {state:11} {when} {one.operator:12}"
        print(shown(f"{facts} {one.target} {problem}".rstrip()))
    return DONE


def _record(delivery: Delivery) -> dict[str, object]:
    return {
        "id": delivery.id,
        "document": delivery.document,
        "channel": delivery.channel,
        "state": delivery.state,
        "target": delivery.target,
        "changed_at": delivery.changed_at.isoformat(),
        "operator": delivery.operator,
        "reason": delivery.reason,
        "detail": delivery.detail,
        "attempts": delivery.attempts,
        "next_at": delivery.next_at.isoformat() if delivery.next_at else None,
    }


def _retry(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    try_again(context.bench, arguments.delivery)
    return DONE


def _cancel(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    cancel(context.bench, arguments.delivery)
    return DONE


def _deposited(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    mark_deposited(context.bench, arguments.delivery)
    return DONE


def _deposit(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    queue_deposit(context.bench, arguments.number)
    return DONE


def _email(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    queue_email(context.bench, arguments.number, arguments.address)
    return DONE


def _settings(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    profile = load_profile(context.bench)
    wanted = _wanted(profile.sending, arguments)
    if wanted != profile.sending:
        changed = replace(profile, sending=wanted)
        wanted = save_profile(context.bench, changed, seen=profile).sending
    mail = wanted.mail
    print_json(
        {
            "deposit_folder": wanted.deposit_folder,
            "mail": "on" if mail.on else "off",
            **{name: getattr(mail, name) for name in _MAIL_SETTINGS},
        }
    )
    return DONE


def _wanted(sending: Sending, arguments: argparse.Namespace) -> Sending:
    given = {name: getattr(arguments, name) for name in _MAIL_SETTINGS}
    mail: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if "security" in mail:
        mail["security"] = MailSecurity(mail["security"])
    if arguments.mail:
        mail["on"] = arguments.mail == "on"
    folder = sending.deposit_folder if arguments.deposit_folder is None else arguments.deposit_folder
    return replace(sending, deposit_folder=folder, mail=replace(sending.mail, **mail))


_ACTS: dict[str, Callable[[AppContext, argparse.Namespace, Wording], int]] = {
    "list": _list,
    "retry": _retry,
    "cancel": _cancel,
    "deposited": _deposited,
    "deposit": _deposit,
    "email": _email,
    "settings": _settings,
}
