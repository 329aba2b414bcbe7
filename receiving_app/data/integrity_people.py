"""What ``verify`` holds against the people on file: the seals in the journal, one for each change of a person.

Whoever gives themselves a role, a badge or a PIN by writing into the file is found by it.
"""

import json
from collections.abc import Iterator

from receiving_app.data.session import Session
from receiving_app.domain.people import Person, Role, seal

Finding = tuple[str, str]

_ACTS = (
    "first_administrator_made",
    "person_added",
    "person_renamed",
    "person_role_set",
    "person_badge_set",
    "person_pin_set",
    "own_pin_changed",
    "person_recovered",
    "person_retired",
    "person_forgotten",
)
_TOLD = f"SELECT id, facts FROM journal WHERE act IN ({', '.join('?' * len(_ACTS))}) ORDER BY id"  # noqa: S608 - marks
# As bytes: what is no text any more is still read, and named.
_ON_FILE = """SELECT id, CAST(role AS BLOB), active, CAST(badge AS BLOB), CAST(pin AS BLOB) FROM people
    ORDER BY id"""
_ROLES = frozenset(Role)


def people(session: Session) -> Iterator[Finding]:
    """Yield each person who is not what the last act about them says, whom no act tells of, or who is gone."""
    told = _told(session)
    for number, role, active, badge, pin in session.rows(_ON_FILE):
        act, sealed = told.pop(number, (0, ""))
        if not act:
            yield f"person {number}", "no act tells of them"
        elif _seal(number, (role, badge, pin), active) != sealed:
            yield f"person {number}", f"role, badge, PIN or activity changed since journal {act}"
    yield from (
        (f"person {number}", f"missing, and told by journal {act}") for number, (act, _) in told.items()
    )


def _told(session: Session) -> dict[int, tuple[int, str]]:
    """Return the last act about each person, and its seal; acts that cannot be read are the chain's matter."""
    told: dict[int, tuple[int, str]] = {}
    for act, facts in session.rows(_TOLD, *_ACTS):
        try:
            said = json.loads(facts)
            told[int(said["person"])] = (act, str(said["seal"]))
        except (ValueError, KeyError, TypeError):
            continue
    return told


def _seal(number: int, texts: tuple[bytes, bytes, bytes], active: object) -> str:
    role, badge, pin = (text.decode("utf-8", "replace") for text in texts)
    if role not in _ROLES:
        return ""
    return seal(Person(number, "", Role(role), badge, active=bool(active)), pin)
