"""Who works at the benches, and how often somebody tried to sign in in vain."""

import json
from datetime import datetime

from receiving_app.data.codec import instant
from receiving_app.data.session import Row, Session
from receiving_app.domain.folding import folded
from receiving_app.domain.people import Failures, Person, Role

_COLUMNS = "id, name, role, badge, active"
_IN_USE = "SELECT 1 FROM people WHERE active = 1 AND role = 'administrator' LIMIT 1"
_GET = f"SELECT {_COLUMNS} FROM people WHERE id = ?"  # noqa: S608 - our own columns
_ALL = f"SELECT {_COLUMNS} FROM people ORDER BY active DESC, name_key, id"  # noqa: S608 - as above
_BY_NAME = f"SELECT {_COLUMNS} FROM people WHERE name_key = ? AND active = 1"  # noqa: S608 - as above
_BY_BADGE = f"SELECT {_COLUMNS} FROM people WHERE badge = ? AND active = 1"  # noqa: S608 - as above
_RENAMED = """SELECT j.facts, p.facts FROM journal AS j JOIN act_persons AS p ON p.id = j.id
    WHERE j.act = 'person_renamed' ORDER BY j.id"""
_PIN = "SELECT pin FROM people WHERE id = ?"
_ADD = "INSERT INTO people (name, name_key, role, pin, badge, active) VALUES (?, ?, ?, ?, ?, ?)"
_LAST = "SELECT max(id) FROM people"
_SAVE = "UPDATE people SET name = ?, name_key = ?, role = ?, badge = ?, active = ? WHERE id = ?"
_SET_PIN = "UPDATE people SET pin = ? WHERE id = ?"
_FAILURES = "SELECT failures, last_at FROM sign_in_failures WHERE subject = ?"
_COUNT = """INSERT INTO sign_in_failures (subject, failures, last_at) VALUES (?, ?, ?)
    ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at"""
_FORGET = "DELETE FROM sign_in_failures WHERE subject = ?"


class SqlPeople:
    """The ``People`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def in_use(self) -> bool:
        """Tell whether there is an active administrator."""
        return self._session.value(_IN_USE) is not None

    def get(self, number: int) -> Person | None:
        """Return a person, active or not."""
        return _person(self._session.row(_GET, number))

    def everyone(self) -> tuple[Person, ...]:
        """Return all, the active ones first, by name."""
        return tuple(_of(row) for row in self._session.rows(_ALL))

    def by_name(self, name: str) -> Person | None:
        """Return the active person of this name."""
        return _person(self._session.row(_BY_NAME, folded(name)))

    def bearers(self, name: str) -> tuple[int, ...]:
        """Return the numbers of those who were renamed from this name, as long as the journal says so."""
        wanted = folded(name)
        told = ((json.loads(facts), json.loads(said)) for facts, said in self._session.rows(_RENAMED))
        had = (
            facts.get("person", 0) for facts, said in told if folded(said.get("former_name", "")) == wanted
        )
        return tuple(dict.fromkeys(had))

    def by_badge(self, digest: str) -> Person | None:
        """Return the active person of this badge; nobody for an empty digest."""
        return _person(self._session.row(_BY_BADGE, digest)) if digest else None

    def pin_of(self, number: int) -> str:
        """Return the hash of a person's PIN; empty where there is no such person."""
        return str(self._session.value(_PIN, number) or "")

    def add(self, person: Person, pin: str) -> Person:
        """Store a new person with the hash of their PIN, and return them with their number."""
        values = (person.name, folded(person.name), person.role.value, pin, person.badge, int(person.active))
        self._session.write(_ADD, values)
        return Person(
            self._session.value(_LAST), person.name, person.role, person.badge, active=person.active
        )

    def save(self, person: Person) -> None:
        """Store name, role, badge and activity."""
        values = (person.name, folded(person.name), person.role.value, person.badge, int(person.active))
        self._session.write(_SAVE, (*values, person.number))

    def set_pin(self, number: int, pin: str) -> None:
        """Store the hash of a person's new PIN."""
        self._session.write(_SET_PIN, (pin, number))

    def failures(self, subject: str) -> Failures | None:
        """Return the wrong PINs in a row of a person or of a bench."""
        row = self._session.row(_FAILURES, subject)
        return Failures(row[0], datetime.fromisoformat(row[1])) if row else None

    def count_failure(self, subject: str, failures: Failures) -> None:
        """Store them in place of what was known."""
        self._session.write(_COUNT, (subject, failures.count, instant(failures.last_at)))

    def forget_failures(self, subject: str) -> None:
        """Forget them."""
        self._session.write(_FORGET, (subject,))


def _person(row: Row | None) -> Person | None:
    return _of(row) if row is not None else None


def _of(row: Row) -> Person:
    number, name, role, badge, active = row
    return Person(number, name, Role(role), badge, active=bool(active))
