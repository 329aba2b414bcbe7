"""Any order of people coming, renamed, leaving and forgotten: no name ever means two people in the journal."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from receiving_app.domain.errors import DomainError
from receiving_app.domain.folding import folded
from receiving_app.domain.people import Role, forgotten_name
from receiving_app.domain.people_errors import NameOfFormer, NameOfRenamed, NameTaken
from receiving_app.services.people import (
    add_person,
    forget_name,
    make_first_administrator,
    people,
    rename,
    retire,
    sign_in,
)
from receiving_app.services.ports import Actor
from receiving_app.services.seat import Seat
from tests.builders import a_bench

PIN = "2749"
ADMINISTRATOR = 1
names = st.sampled_from(["Lou", "LOU", "lou ", "Max", "Zoé", "ZOE", "Ana"])
picks = st.integers(0, 5)


def refusal(act: Callable[[], object]) -> type[DomainError] | None:
    """Return how an act is refused; None where it is done."""
    try:
        act()
    except DomainError as error:
        return type(error)
    return None


class NamesMachine(RuleBasedStateMachine):
    """The model knows of each name whose it is: the first one's who had it, until they are forgotten."""

    @initialize()
    def begin(self) -> None:
        seat = Seat(Actor("opérateur", "2", unproven=True))
        self.bench = replace(a_bench(), actor=seat)
        make_first_administrator(self.bench, "Ana", PIN)
        self.owner: dict[str, int] = {"ana": ADMINISTRATOR}
        self.meant: set[tuple[str, int]] = set()

    def _expected(self, name: str, number: int) -> type[DomainError] | None:
        owner = self.owner.get(folded(name), number)
        if owner == number:
            return None
        known = {one.number: one for one in people(self.bench)}[owner]
        if folded(known.name) != folded(name):
            return NameOfRenamed
        return NameTaken if known.active else NameOfFormer

    def _active(self, pick: int) -> int:
        """Return somebody who is here; the administrator is always."""
        here = [one.number for one in people(self.bench) if one.active]
        return here[pick % len(here)]

    @rule(name=names)
    def come(self, name: str) -> None:
        number = len(people(self.bench)) + 1
        expected = self._expected(name, number)
        assert refusal(lambda: add_person(self.bench, name, Role.OPERATOR, PIN)) is expected
        if expected is None:
            self.owner[folded(name)] = number

    @rule(name=names, pick=picks)
    def be_renamed(self, name: str, pick: int) -> None:
        number = self._active(pick)
        expected = self._expected(name, number)
        assert refusal(lambda: rename(self.bench, number, name)) is expected
        if expected is None:
            self.owner[folded(name)] = number

    @rule(pick=picks)
    def work(self, pick: int) -> None:
        known = {one.number: one for one in people(self.bench)}
        for number in (self._active(pick), ADMINISTRATOR):
            sign_in(self.bench, known[number].name, PIN)
            self.meant.add((folded(self.bench.actor.operator), number))

    @rule(pick=picks)
    def leave(self, pick: int) -> None:
        if (number := self._active(pick)) != ADMINISTRATOR:
            retire(self.bench, number)

    @rule(pick=picks)
    def be_forgotten(self, pick: int) -> None:
        gone = [one.number for one in people(self.bench) if not one.active]
        if gone:
            number = gone[pick % len(gone)]
            forget_name(self.bench, number)
            self.owner = {name: owner for name, owner in self.owner.items() if owner != number}
            # From then on it is the administrator's word that nobody asks who it was.
            self.meant = {(name, who) for name, who in self.meant if who != number}

    @invariant()
    def a_name_means_one_person(self) -> None:
        assert len({name for name, _ in self.meant}) == len(self.meant)
        now = {folded(one.name): one.number for one in people(self.bench)}
        assert all(self.owner.get(name) in (number, None) for name, number in now.items())
        assert all(
            folded(one.name) in self.owner or one.name == forgotten_name(one.number)
            for one in people(self.bench)
        )


TestNames = NamesMachine.TestCase
TestNames.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
