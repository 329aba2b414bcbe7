"""Any order of people coming, going, mistyping and waiting: somebody always manages, and nobody gets past the wait."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from receiving_app.domain.errors import DomainError
from receiving_app.domain.people import FREE_FAILURES, RIGHTS, Person, Right, Role
from receiving_app.domain.people_errors import (
    LastAdministrator,
    NotAllowed,
    NotSignedIn,
    PersonLocked,
    PersonRetired,
    SignInRefused,
    UnknownPerson,
)
from receiving_app.services.people import (
    add_person,
    make_first_administrator,
    people,
    retire,
    set_role,
    sign_in,
    sign_out,
)
from receiving_app.services.pins import set_pin
from receiving_app.services.ports import Actor
from receiving_app.services.rights import may
from receiving_app.services.seat import Seat
from tests.builders import TODAY, a_bench
from tests.fakes import StillClock

PIN, WRONG = "2749", "8305"
MOST = 5
ADMINISTRATOR, GONE = Role.ADMINISTRATOR, (Role.OPERATOR, False)
numbers = st.integers(1, MOST)


def refusal(act: Callable[[], object]) -> DomainError | None:
    """Return how an act is refused; None where it is done."""
    try:
        act()
    except DomainError as error:
        return error
    return None


def kind_of(error: DomainError | None) -> type[DomainError] | None:
    return type(error) if error is not None else None


class PeopleMachine(RuleBasedStateMachine):
    """One bench, up to five people; the model knows roles, wrong PINs in a row, and who sits there."""

    @initialize()
    def begin(self) -> None:
        seat = Seat(Actor("opérateur", "2", unproven=True))
        self.bench = replace(a_bench(), actor=seat, clock=StillClock(TODAY))
        make_first_administrator(self.bench, "Person 1", PIN)
        self.known: dict[int, tuple[Role, bool]] = {1: (Role.ADMINISTRATOR, True)}
        self.wrong: dict[int, int] = {}
        self.waiting: set[int] = set()
        self.seated = 1

    def _refusal(self) -> type[DomainError] | None:
        """Return how an act on people is refused to whoever sits here; None where it is not."""
        role, active = self.known.get(self.seated, GONE)
        if not active:
            return NotSignedIn
        return None if Right.MANAGE_PEOPLE in RIGHTS[role] else NotAllowed

    def _refusal_to_change(self, number: int, *, manages_on: bool) -> type[DomainError] | None:
        """Return how such an act about one person is refused."""
        active = self.known.get(number, GONE)[1]
        if self._refusal() is not None:
            return self._refusal()
        if number not in self.known:
            return UnknownPerson
        if not active:
            return PersonRetired
        managing = [one for one, (role, there) in self.known.items() if there and role is ADMINISTRATOR]
        return LastAdministrator if managing == [number] and not manages_on else None

    @precondition(lambda self: len(self.known) < MOST)
    @rule(role=st.sampled_from(Role))
    def add(self, role: Role) -> None:
        number = len(self.known) + 1
        refused = refusal(lambda: add_person(self.bench, f"Person {number}", role, PIN))
        assert kind_of(refused) is self._refusal()
        if refused is None:
            self.known[number] = (role, True)

    @rule(number=numbers, role=st.sampled_from(Role))
    def give_role(self, number: int, role: Role) -> None:
        expected = self._refusal_to_change(number, manages_on=role is ADMINISTRATOR)
        assert kind_of(refusal(lambda: set_role(self.bench, number, role))) is expected
        if expected is None:
            self.known[number] = (role, True)

    @rule(number=numbers)
    def leave_for_good(self, number: int) -> None:
        expected = self._refusal_to_change(number, manages_on=False)
        assert kind_of(refusal(lambda: retire(self.bench, number))) is expected
        if expected is None:
            self.known[number] = (self.known[number][0], False)

    @rule(number=numbers, right_pin=st.booleans())
    def try_to_sign_in(self, number: int, *, right_pin: bool) -> None:
        active = self.known.get(number, GONE)[1]
        # Who is not known, or left, is tried as nobody: all of them together at this bench.
        subject = number if active else 0
        refused = refusal(lambda: sign_in(self.bench, f"Person {number}", PIN if right_pin else WRONG))
        if subject in self.waiting:
            assert kind_of(refused) is PersonLocked
        elif active and right_pin:
            assert refused is None
            for over in (subject, 0):
                self.wrong.pop(over, None)
                self.waiting.discard(over)
            self.seated = number
        else:
            assert isinstance(refused, SignInRefused)
            self.wrong[subject] = self.wrong.get(subject, 0) + 1
            assert (refused.wait_seconds > 0) == (self.wrong[subject] > FREE_FAILURES)
            self.waiting |= {subject} if refused.wait_seconds else set()

    @rule(number=numbers)
    def give_the_same_pin_anew(self, number: int) -> None:
        if self._refusal() is None and self.known.get(number, GONE)[1]:
            set_pin(self.bench, number, PIN)
            self.wrong.pop(number, None)
            self.waiting.discard(number)

    @rule()
    def wait(self) -> None:
        self.bench.clock.wait(minutes=15)
        self.waiting.clear()

    @rule()
    def leave(self) -> None:
        sign_out(self.bench)
        self.seated = 0

    @invariant()
    def somebody_always_manages_people(self) -> None:
        assert any(one.may(Right.MANAGE_PEOPLE) for one in people(self.bench))

    @invariant()
    def whoever_sits_here_may_what_their_role_may_now(self) -> None:
        role, active = self.known.get(self.seated, GONE)
        sitting = Person(self.seated, "", role, active=active)
        assert [may(self.bench, right) for right in Right] == [sitting.may(right) for right in Right]


TestPeople = PeopleMachine.TestCase
TestPeople.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
