"""People on a real file: kept, unique while they are active, never deleted; the database holds to it by itself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from peewee import IntegrityError

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.errors import DomainError
from receiving_app.domain.people import Failures, Person, Role, badge_digest
from receiving_app.domain.people_errors import NameOfRenamed
from receiving_app.services.erase_personal import erase_before
from receiving_app.services.people import add_person, make_first_administrator, rename, sign_in
from receiving_app.services.people_ports import SignInWaits
from receiving_app.services.pins import set_pin
from receiving_app.services.ports import Actor
from receiving_app.services.seat import Seat
from tests.builders import TODAY
from tests.data.stores import NOW, a_real_bench, put_to, reading, writing
from tests.data.tampering import tamper
from tests.fakes import FixedClock, StillClock

BENCHES = 6
BADGE = badge_digest("BDG-P001-ABCDEF0123")


@pytest.fixture
def filed(store: Store) -> Store:
    """A file with an administrator, Ana, and an operator, Lou."""
    with writing(store) as uow:
        uow.people.add(Person(0, "Ana Le Goff", Role.ADMINISTRATOR), "$argon2 of Ana")
        uow.people.add(Person(0, "Lou", Role.OPERATOR, BADGE), "$argon2 of Lou")
        uow.commit()
    return store


def test_nobody_signs_in_before_there_is_an_administrator(store: Store) -> None:
    with writing(store) as uow:
        assert not uow.people.in_use()
        uow.people.add(Person(0, "Lou", Role.SUPERVISOR), "$argon2")
        assert not uow.people.in_use()
        uow.people.add(Person(0, "Ana", Role.ADMINISTRATOR), "$argon2")
        assert uow.people.in_use()


def test_people_are_found_by_number_name_and_badge(filed: Store) -> None:
    lou = Person(2, "Lou", Role.OPERATOR, BADGE)
    with reading(filed) as uow:
        assert uow.people.get(2) == lou
        assert uow.people.by_name(" LOU") == lou
        assert uow.people.by_badge(BADGE) == lou
        assert uow.people.by_badge("") is None
        assert uow.people.by_badge(badge_digest("other")) is None
        assert uow.people.by_name("Nobody") is None
        assert uow.people.get(7) is None
        assert [one.name for one in uow.people.everyone()] == ["Ana Le Goff", "Lou"]
        assert uow.people.pin_of(2) == "$argon2 of Lou"
        assert uow.people.pin_of(7) == ""


def test_changes_are_kept(filed: Store) -> None:
    with writing(filed) as uow:
        uow.people.save(Person(2, "Lou Q.", Role.ADMINISTRATOR))
        uow.people.set_pin(2, "$argon2 anew")
        uow.commit()
    with reading(filed) as uow:
        assert uow.people.by_name("lou q") == Person(2, "Lou Q.", Role.ADMINISTRATOR)
        assert uow.people.pin_of(2) == "$argon2 anew"


def test_whoever_left_is_found_by_number_alone_and_frees_the_name(filed: Store) -> None:
    with writing(filed) as uow:
        uow.people.save(Person(2, "Lou", Role.OPERATOR, active=False))
        assert uow.people.by_name("Lou") is None
        assert uow.people.add(Person(0, "Lou", Role.SUPERVISOR, BADGE), "$argon2").number == 3
        assert [(one.number, one.active) for one in uow.people.everyone()] == [
            (1, True),
            (3, True),
            (2, False),
        ]


def test_failures_are_counted_and_forgotten(filed: Store) -> None:
    with writing(filed) as uow:
        assert uow.people.failures("person 2") is None
        uow.people.count_failure("person 2", Failures(1, NOW))
        uow.people.count_failure("person 2", Failures(2, NOW))
        uow.people.count_failure("bench 1", Failures(9, NOW))
        assert uow.people.failures("person 2") == Failures(2, NOW)
        uow.people.forget_failures("person 2")
        assert uow.people.failures("person 2") is None
        assert uow.people.failures("bench 1") == Failures(9, NOW)


def _save(person: Person) -> Callable[[Store], None]:
    def change(store: Store) -> None:
        with writing(store) as uow:
            uow.people.save(person)
            uow.commit()

    return change


@pytest.mark.parametrize(
    "change",
    [
        _save(Person(1, "Ana", Role.SUPERVISOR)),
        _save(Person(1, "Ana", Role.ADMINISTRATOR, active=False)),
        _save(Person(2, "ANA le goff", Role.OPERATOR)),
        _save(Person(1, "Ana", Role.ADMINISTRATOR, BADGE)),
        _save(Person(2, "Lou", Role.OPERATOR, "short")),
        _save(Person(2, "Lou", Role.OPERATOR, BADGE, active=False)),
    ],
)
def test_the_database_refuses_what_must_not_be(filed: Store, change: Callable[[Store], None]) -> None:
    with pytest.raises(IntegrityError):
        change(filed)
    with reading(filed) as uow:
        assert uow.people.get(1) == Person(1, "Ana Le Goff", Role.ADMINISTRATOR)
        assert uow.people.get(2) == Person(2, "Lou", Role.OPERATOR, BADGE)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM people",
        "UPDATE people SET id = 9 WHERE id = 2",
        "UPDATE people SET role = 'operator'",
        "UPDATE people SET role = 'owner' WHERE id = 2",
        "INSERT OR REPLACE INTO people VALUES (2, 'Max', 'max', 'operator', 'pin', '', 1)",
    ],
)
def test_no_statement_gets_past_the_rules(filed: Store, statement: str) -> None:
    with pytest.raises(IntegrityError):
        put_to(filed, statement)


def test_whoever_left_does_not_come_back_under_their_number(filed: Store) -> None:
    _save(Person(2, "Lou", Role.OPERATOR, active=False))(filed)
    with pytest.raises(IntegrityError, match="another number"):
        put_to(filed, "UPDATE people SET active = 1 WHERE id = 2")


def _signed(store: Store) -> Store:
    """Make Ana administrator and Lou an operator, each change told by the journal."""
    bench = a_real_bench(store)
    make_first_administrator(bench, "Ana", "2749")
    lou = add_person(bench, "Lou", Role.OPERATOR, "8305")
    rename(bench, lou.number, "Lou Q.")
    set_pin(bench, lou.number, "6047")
    return store


@pytest.fixture
def signed(store: Store) -> Store:
    return _signed(store)


def test_verify_finds_nothing_about_people_who_were_changed_by_acts(signed: Store) -> None:
    assert list(check(signed)) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE people SET role = 'administrator' WHERE id = 2", "changed since journal"),
        ("UPDATE people SET pin = 'hash of 0000' WHERE id = 2", "changed since journal"),
        ("UPDATE people SET active = 0 WHERE id = 2", "changed since journal"),
        (f"UPDATE people SET badge = '{BADGE}' WHERE id = 2", "changed since journal"),
        ("DELETE FROM people WHERE id = 2", "missing"),
    ],
)
def test_verify_names_whoever_was_changed_behind_the_programs_back(
    signed: Store, statement: str, found: str
) -> None:
    tamper(signed, statement)
    (problem,) = [one for one in check(signed) if one.kind == "person"]
    assert problem.subject == "person 2"
    assert found in problem.detail


def test_verify_names_whoever_no_act_tells_of(signed: Store) -> None:
    tamper(signed, "INSERT INTO people VALUES (9, 'Max', 'max', 'administrator', 'pin', '', 1)")
    assert [(one.kind, one.subject, one.detail) for one in check(signed)] == [
        ("person", "person 9", "no act tells of them")
    ]


def test_an_act_that_cannot_be_read_is_the_chains_matter(signed: Store) -> None:
    tamper(signed, "UPDATE journal SET facts = '{}' WHERE act = 'person_renamed'")
    assert {problem.kind for problem in check(signed)} == {"chain"}


def test_the_journal_says_who_had_a_name_before_until_it_is_erased_there(store: Store) -> None:
    bench = a_real_bench(store)
    bench = replace(bench, actor=Seat(Actor("opérateur", "2", unproven=True)), clock=FixedClock(TODAY))
    make_first_administrator(bench, "Ana", "2749")
    lou = add_person(bench, "Lou Martin", Role.OPERATOR, "8305")
    for name in ("Lou Petit", "Lou Martin", "Lou Grand"):
        rename(bench, lou.number, name)
    with reading(store) as uow:
        assert uow.people.bearers("lou  MARTIN") == uow.people.bearers("Lou Petit") == (lou.number,)
        assert uow.people.bearers("Lou Grand") == uow.people.bearers("") == ()
    with pytest.raises(NameOfRenamed):
        add_person(bench, "Lou Martin", Role.OPERATOR, "8305")
    assert list(check(store)) == []
    bench = replace(bench, clock=FixedClock(TODAY + timedelta(days=400)))
    erase_before(bench, TODAY + timedelta(days=1))
    assert add_person(bench, "Lou Martin", Role.OPERATOR, "8305").name == "Lou Martin"
    assert list(check(store)) == []


def test_verify_names_a_role_that_there_is_not(file_store: SqliteStore) -> None:
    tamper(_signed(file_store), "UPDATE people SET role = 'owner' WHERE id = 2")
    assert [one.subject for one in check(file_store) if one.kind == "person"] == ["person 2"]


def test_many_benches_at_once_get_no_attempt_for_nothing(store: Store) -> None:
    bench = replace(a_real_bench(store), clock=StillClock(TODAY))
    make_first_administrator(bench, "Ana", "2749")
    start = Barrier(BENCHES)

    def attempt(number: int) -> str:
        there = replace(bench, actor=Actor("opérateur", str(number), unproven=True), waits=SignInWaits())
        start.wait()
        try:
            sign_in(there, "Ana", "9999")
        except DomainError as error:
            return error.code
        finally:
            store.close_thread()
        return "signed in"

    with ThreadPoolExecutor(BENCHES) as pool:
        told = sorted(pool.map(attempt, range(BENCHES)))
    assert told == ["person_locked"] * (BENCHES - 3) + ["sign_in_refused"] * 3
    with reading(store) as uow:
        assert uow.people.failures("person 1") == Failures(3, bench.clock.now())
    assert list(check(store)) == []
