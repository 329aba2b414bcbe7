"""What the journal says of people: kept apart from what its chain proves, and erased when its time is over.

An act's link holds no name and no free text, but the SHA-256 of both with a salt. They stand beside the
journal; once they are erased with their salt, the hash tells nobody anything, and the chain proves the act
as before: what was done, when, at which bench, to which return, and that somebody approved it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from receiving_app.domain.chain import canonical
from receiving_app.domain.errors import DomainError, InvalidSetting

NAMED_ASIDE = "*"
"""What a link holds in the place of a name."""

FREE_TEXTS = frozenset(
    {
        "cause",
        "customer",
        "former_name",
        "from_operator",
        "note",
        "raw",
        "reason",
        "text",
        "value",
        "values",
    }
)
"""Facts that people type, or that labels say: anyone's name or address may be in them."""

LEAST_MONTHS, MOST_MONTHS = 6, 120
"""How long they may be kept, but for ever: below six months the CNIL's recommendation of 14 October 2021 on
logs sees no use, and no longer than the documents themselves (Code de commerce L123-22)."""

ERASED = "personal_data_erased"
"""The act that says what was erased."""

_MONTHS_A_YEAR = 12

Facts = Mapping[str, object]


@dataclass(eq=False)
class KeptTooShort(DomainError):
    """Personal data of the journal is kept for six months at least."""

    before: date
    months: int


@dataclass(frozen=True, slots=True)
class Aside:
    """What is said of people in one act.

    Attributes:
        operator: who did it.
        approved_by: who approved it, or empty.
        facts: free texts, as they are stored.
        salt: keeps the hash of a short name from being found by trying; hexadecimal.
    """

    operator: str
    approved_by: str
    facts: str
    salt: str

    @property
    def sha256(self) -> str:
        """Return what the act's link holds of it."""
        told = canonical(
            {
                "operator": self.operator,
                "approved_by": self.approved_by,
                "facts": self.facts,
                "salt": self.salt,
            }
        )
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def apart(facts: Facts) -> tuple[dict[str, object], dict[str, object]]:
    """Return the facts that the chain proves, and the free texts among them, each in its place."""
    proved: dict[str, object] = {}
    said: dict[str, object] = {}
    for name, value in facts.items():
        if isinstance(value, Mapping):
            proved[name], texts = apart(value)
            if texts:
                said[name] = texts
        # A word of ours says nothing of anyone, whatever its name.
        elif value and name in FREE_TEXTS and not isinstance(value, Enum):
            said[name] = value
        else:
            proved[name] = value
    return proved, said


def together(proved: Facts, said: Facts) -> dict[str, object]:
    """Return what ``apart`` took apart."""
    whole = dict(proved)
    for name, value in said.items():
        within = whole.get(name)
        nested = isinstance(value, Mapping) and isinstance(within, Mapping)
        whole[name] = together(within, value) if nested else value  # type: ignore[arg-type]  # both are mappings
    return whole


def check_months(months: int) -> None:
    """Refuse a time that cannot be; 0 is for ever.

    Raises:
        InvalidSetting: it is too short or too long.
    """
    if months and not LEAST_MONTHS <= months <= MOST_MONTHS:
        raise InvalidSetting("journal_months", "journal_months")


def end_of_keeping(today: date, months: int) -> date:
    """Return the day before which nothing is kept: a month's first, so that erasing is one act a month.

    Args:
        today: the day of the bench.
        months: how long personal data is kept, at least; not 0.
    """
    count = today.year * _MONTHS_A_YEAR + today.month - 1 - months
    return date(count // _MONTHS_A_YEAR, count % _MONTHS_A_YEAR + 1, 1)


def require_age(before: date, today: date) -> None:
    """Refuse to erase what is not old enough, whoever asks.

    Raises:
        KeptTooShort: it is less than six months old.
    """
    months = (today.year - before.year) * _MONTHS_A_YEAR + today.month - before.month
    if months < LEAST_MONTHS or (months == LEAST_MONTHS and today.day < before.day):
        raise KeptTooShort(before, LEAST_MONTHS)
