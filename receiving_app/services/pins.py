"""PINs: given by the administrator, changed by whoever has one, recovered by whoever holds the database file."""

from dataclasses import replace

from receiving_app.domain.people import Person, Right, check_pin
from receiving_app.domain.people_errors import NotAllowed, NotSignedIn, UnknownPerson
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.people import active_person, facts_of
from receiving_app.services.ports import Bench
from receiving_app.services.prove import forgive, proven
from receiving_app.services.rights import needs, unattended


@needs(Right.MANAGE_PEOPLE)
def set_pin(bench: Bench, number: int, pin: str) -> Person:
    """Give somebody a new PIN, who can try it at once.

    Raises:
        PinTooWeak: it would be tried first.
        UnknownPerson, PersonRetired: there is nobody of this number.
    """
    return _pin_set(bench, number, pin, Act("person_pin_set", {}))


def change_own_pin(bench: Bench, pin: str, new_pin: str) -> Person:
    """Give whoever is signed in a new PIN, for their present one.

    Raises:
        NotSignedIn: nobody is.
        SignInRefused, PersonLocked: the present one is wrong; as at sign-in.
        PinTooWeak: the new one would be tried first.
    """
    check_pin(new_pin)
    with bench.reading() as uow:
        person = uow.people.get(bench.actor.person)
    if person is None or not person.active:
        raise NotSignedIn("change_own_pin")
    proven(bench, person.name, pin)
    return _pin_set(bench, person.number, new_pin, Act("own_pin_changed", {}))


@unattended
def recover(bench: Bench, name: str, pin: str) -> Person:
    """Give an administrator who forgot theirs a new PIN, on the word of whoever holds the database file.

    For the command line alone: no screen offers it.

    Raises:
        UnknownPerson: no active person has this name.
        NotAllowed: they are no administrator; an administrator gives others their PIN.
        PinTooWeak: the PIN would be tried first.
    """
    with bench.reading() as uow:
        person = uow.people.by_name(name)
    if person is None:
        raise UnknownPerson(name)
    if not person.may(Right.MANAGE_PEOPLE):
        raise NotAllowed(Right.MANAGE_PEOPLE, person.role)
    return _pin_set(bench, person.number, pin, Act("person_recovered", {}))


def _pin_set(bench: Bench, number: int, pin: str, act: Act) -> Person:
    check_pin(pin)
    pin_hash = bench.secrets.hashed(pin)
    with bench.writing() as uow:
        person = active_person(uow, number)
        uow.people.set_pin(number, pin_hash)
        forgive(bench, uow, person)
        record(bench, uow, replace(act, facts=facts_of(uow, person)))
        uow.commit()
    return person
