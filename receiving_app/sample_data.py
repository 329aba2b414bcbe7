"""The example company with its fee rules, catalogue and playbooks, as files in ``resources/catalogue``."""

import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

from receiving_app.domain.catalogue import LocalText, Playbook, PlaybookKind, TicketNeeded
from receiving_app.domain.profile import Policy, Profile, Seller, Setup, SetupStep
from receiving_app.domain.restocking import FeeRule, FeeTable
from receiving_app.domain.vocabulary import Condition, Reason
from receiving_app.resources import resource_path
from receiving_app.services.ports import Secrets

# So that the samples' dates are within their validity (``--today``).
SAMPLE_DAY = date(2026, 11, 23)
SAMPLE_SUPERVISOR_CODE = "2468"
# One reference of the sample catalogue: on file, the whole catalogue is.
SAMPLE_PRODUCT = "CAT6-3M-50"


def playbooks() -> tuple[Playbook, ...]:
    """Return the manufacturers' playbooks that come with the program."""
    return tuple(_playbook(row) for row in _toml("playbooks.toml")["playbook"])


def sample_profile(secrets: Secrets) -> Profile:
    """Return the example company, marked as a sample: its documents say SPECIMEN."""
    data = _toml("sample_profile.toml")
    terms = LocalText(**data["seller"].pop("payment_terms"))
    policy = data["policy"]
    return Profile(
        seller=Seller(**data["seller"], payment_terms=terms),
        policy=Policy(policy["deduct_missing"], Decimal(policy["serial_read_above"])),
        fees=FeeTable(tuple(_fee_rule(row) for row in data["fee"])),
        supervisor_hash=secrets.hashed(data["supervisor_code"]),
        sample=True,
    )


def starting_profile() -> Profile:
    """Return what a new company starts from: no identity, and the example's fee rules to adapt."""
    fees = FeeTable(tuple(_fee_rule(row) for row in _toml("sample_profile.toml")["fee"]))
    return Profile(fees=fees, setup=Setup(left=tuple(SetupStep)))


def _toml(name: str) -> dict[str, Any]:
    with resource_path("catalogue", name).open("rb") as stream:
        return tomllib.load(stream)


def _playbook(row: dict[str, str]) -> Playbook:
    return Playbook(
        row["manufacturer"],
        PlaybookKind(row["kind"]),
        TicketNeeded(row["ticket"]),
        row["portal"],
        text=LocalText(row["fr"], row["en"]),
    )


def _fee_rule(row: dict[str, Any]) -> FeeRule:
    return FeeRule(
        row["rule"],
        LocalText(row["fr"], row["en"]),
        reason=Reason.ORDER_ERROR,
        conditions=frozenset(Condition(word) for word in row["conditions"]),
        percent=Decimal(row["percent"]),
        minimum=Decimal(row["minimum"]),
        maximum=Decimal(row["maximum"]) if "maximum" in row else None,
    )
