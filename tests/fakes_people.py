"""People in memory."""

from dataclasses import replace
from typing import TYPE_CHECKING

from receiving_app.domain.folding import folded
from receiving_app.domain.people import Failures, Person, Role

if TYPE_CHECKING:
    from tests.fakes import Store


class FakePeople:
    """The ``People`` port over a store in memory."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def in_use(self) -> bool:
        return any(one.active and one.role is Role.ADMINISTRATOR for one in self._store.people)

    def get(self, number: int) -> Person | None:
        return next((one for one in self._store.people if one.number == number), None)

    def everyone(self) -> tuple[Person, ...]:
        return tuple(sorted(self._store.people, key=lambda one: (not one.active, folded(one.name))))

    def by_name(self, name: str) -> Person | None:
        wanted = folded(name)
        return next((one for one in self._store.people if one.active and folded(one.name) == wanted), None)

    def bearers(self, name: str) -> tuple[int, ...]:
        renamed = (one.facts for one in self._store.entries if one.act == "person_renamed")
        had = (one["person"] for one in renamed if folded(str(one["former_name"])) == folded(name))
        return tuple(int(str(number)) for number in dict.fromkeys(had))

    def by_badge(self, digest: str) -> Person | None:
        found = (one for one in self._store.people if one.active and digest and one.badge == digest)
        return next(found, None)

    def pin_of(self, number: int) -> str:
        return self._store.pins.get(number, "")

    def add(self, person: Person, pin: str) -> Person:
        added = replace(person, number=len(self._store.people) + 1)
        self._store.people = (*self._store.people, added)
        self._store.pins[added.number] = pin
        return added

    def save(self, person: Person) -> None:
        self._store.people = tuple(
            person if one.number == person.number else one for one in self._store.people
        )

    def set_pin(self, number: int, pin: str) -> None:
        self._store.pins[number] = pin

    def failures(self, subject: str) -> Failures | None:
        return self._store.failures.get(subject)

    def count_failure(self, subject: str, failures: Failures) -> None:
        self._store.failures[subject] = failures

    def forget_failures(self, subject: str) -> None:
        self._store.failures.pop(subject, None)
