"""``send``: deposit and e-mail what is due, as the window does by itself; for a machine without one."""

import argparse
from collections.abc import Callable

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, PARTLY, print_json, shown
from receiving_app.domain.sending import Channel, Delivery, DeliveryState
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="one JSON object for each document")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Carry out each delivery that is due, once; exit code 1 where one failed."""
    done = [*_all(context.deposit_next), *_all(context.send_next)]
    failed = [one for one in done if one.state is not DeliveryState.DONE]
    if arguments.json:
        for one in done:
            print_json(
                {"number": one.document, "channel": one.channel, "state": one.state, "why": one.reason}
            )
        return PARTLY if failed else DONE
    for one in failed:
        facts = {"document": one.document, "channel": one.channel, "reason": one.reason, "detail": one.detail}
        print(shown(words.text("messages.sending.failed", **facts).strip()))
    if done:
        deposited, emailed = (_done(done, channel) for channel in (Channel.DEPOSIT, Channel.EMAIL))
        print(words.text("messages.sending.done", deposited=deposited, emailed=emailed, failed=len(failed)))
    else:
        print(words.text("messages.sending.none"))
    return PARTLY if failed else DONE


def _done(deliveries: list[Delivery], channel: Channel) -> int:
    return sum(one.channel is channel and one.state is DeliveryState.DONE for one in deliveries)


def _all(carry_next: Callable[[], Delivery | None]) -> list[Delivery]:
    # Each attempt puts a delivery off or ends it: the loop ends.
    carried: list[Delivery] = []
    while (one := carry_next()) is not None:
        carried.append(one)
    return carried
