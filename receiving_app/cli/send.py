"""``send``: deposit and e-mail what is due, as the window does by itself; for a machine without one."""

import argparse
from collections.abc import Callable

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, PARTLY, print_json, shown
from receiving_app.domain.sending import Channel, Delivery, DeliveryState, Unable
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="one JSON object for each document")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Carry out each delivery that is due, once; exit code 1 where one failed, or waits for a bench that can."""
    done: list[Delivery] = []
    unable = [one for one in (_all(way, done) for way in (context.deposit_next, context.send_next)) if one]
    failed = [one for one in done if one.state is not DeliveryState.DONE]
    if arguments.json:
        for one in done:
            print_json(_record(one, one.reason))
        for left in unable:
            print_json(_record(left.delivery, left.reason, tried=False))
        return PARTLY if failed or unable else DONE
    for one in failed:
        facts = {"document": one.document, "channel": one.channel, "reason": one.reason, "detail": one.detail}
        print(shown(words.text("messages.sending.failed", **facts).strip()))
    for left in unable:
        print(shown(str(words.unable(left))))
    if done:
        deposited, emailed = (_done(done, channel) for channel in (Channel.DEPOSIT, Channel.EMAIL))
        print(words.text("messages.sending.done", deposited=deposited, emailed=emailed, failed=len(failed)))
    elif not unable:
        print(words.text("messages.sending.none"))
    return PARTLY if failed or unable else DONE


def _record(delivery: Delivery, why: str, *, tried: bool = True) -> dict[str, object]:
    number, channel, state = delivery.document, delivery.channel, delivery.state
    return {"number": number, "channel": channel, "state": state, "why": why, "tried": tried}


def _done(deliveries: list[Delivery], channel: Channel) -> int:
    return sum(one.channel is channel and one.state is DeliveryState.DONE for one in deliveries)


def _all(carry_next: Callable[[], Delivery | Unable | None], carried: list[Delivery]) -> Unable | None:
    """Carry out all that can be, and return what cannot be here."""
    # Each attempt puts a delivery off or ends it: the loop ends.
    while isinstance(one := carry_next(), Delivery):
        carried.append(one)
    return one
