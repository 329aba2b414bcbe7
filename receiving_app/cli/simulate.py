"""``simulate --returns N``: synthetic returns through the real services; sample databases only."""

import argparse

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, print_json
from receiving_app.cli.values import count
from receiving_app.domain.errors import RealProfile
from receiving_app.domain.people import SignInMode
from receiving_app.domain.people_errors import SignInInUse
from receiving_app.services.people import sign_in_mode
from receiving_app.simulation import simulate
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--returns", type=count, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")


def run(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    """Print one line for each return, after its commit.

    Raises:
        RealProfile: the database has a real company.
        SignInInUse: people sign in here.
    """
    if not context.may_hold_samples:
        raise RealProfile("simulate")
    if sign_in_mode(context.bench) is SignInMode.PEOPLE:
        raise SignInInUse  # the simulation has nobody's PIN to approve with
    context.install_sample()
    for done in simulate(context.bench, arguments.returns, arguments.seed):
        print_json(
            {
                "rma": done.rma,
                "decision": done.decision,
                "credit_note": done.credit_note,
                "total": float(done.total),
            }
        )
    return DONE
