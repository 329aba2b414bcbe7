"""Who works at the benches: sign in and out, the first administrator, and everybody's name, role and badge.

People sign in as soon as there is an administrator. The acts about people name them in the journal by
their number, and seal what is on file of them (``domain.people.seal``): a name stands there only as
operator and approver of an act, and as the former one in the act that renames somebody.
"""

from collections.abc import Callable
from dataclasses import replace

from receiving_app.domain.commands import BADGE_PREFIX, SHAPE, barcode_text
from receiving_app.domain.people import (
    Person,
    Right,
    Role,
    SignInMode,
    badge_digest,
    check_pin,
    clean_name,
    forgotten_name,
    seal,
)
from receiving_app.domain.people_errors import (
    AdministratorKnown,
    BadgeTaken,
    InvalidBadge,
    LastAdministrator,
    NotSignedIn,
    PersonActive,
    PersonRetired,
    SignInInUse,
    UnknownPerson,
)
from receiving_app.domain.printouts_people import BadgeLabel
from receiving_app.domain.profile import Profile
from receiving_app.domain.scans import Kind, RawScan
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.person_names import require_own_name
from receiving_app.services.ports import Actor, Bench, UnitOfWork
from receiving_app.services.prove import proven
from receiving_app.services.rights import needs, unattended
from receiving_app.services.seat import Seat

# --- signing in -------------------------------------------------------------------------------


def sign_in_mode(bench: Bench) -> SignInMode:
    """Tell whether people sign in here: as soon as there is an administrator.

    Whether it was chosen to do without is in the profile (``no_sign_in``).
    """
    with bench.reading() as uow:
        return SignInMode.PEOPLE if uow.people.in_use() else SignInMode.NONE


@unattended
def sign_in(bench: Bench, name_or_badge: str, pin: str) -> Person:
    """Seat whoever proves who they are at this bench, in the place of whoever sat there.

    Raises:
        SignInRefused, UnknownBadge, PersonLocked: as ``services.prove``; whoever sat there still does.
    """
    person = proven(bench, name_or_badge, pin)
    former = bench.actor.person
    with bench.writing() as uow:
        facts = {"person": person.number, "former": former}
        record(bench.acting(_as(bench, person)), uow, Act("signed_in", facts))
        uow.commit()
    if isinstance(bench.actor, Seat):
        bench.actor.take(person)
    return person


@unattended
def sign_out(bench: Bench, *, idle: bool = False) -> None:
    """Leave the seat at this bench empty; nothing where nobody sits.

    Args:
        bench: where.
        idle: nobody did anything for as long as the settings say.
    """
    person = bench.actor.person
    if not person:
        return
    with bench.writing() as uow:
        record(bench, uow, Act("signed_out", {"person": person, "idle": idle}))
        uow.commit()
    if isinstance(bench.actor, Seat):
        bench.actor.leave()


def whose_badge(bench: Bench, scan: RawScan | str) -> Person | None:
    """Return the active person whose badge was scanned, whatever the keyboard made of it; else None.

    It proves nothing: ask for the PIN, and ``sign_in`` by the person's name.
    """
    raw = RawScan(scan) if isinstance(scan, str) else scan
    meanings = bench.interpreter.read(raw).meanings
    badge = next((one.value for one in meanings if one.kind is Kind.BADGE), "")
    if not badge:
        return None
    with bench.reading() as uow:
        return uow.people.by_badge(badge_digest(badge))


def people(bench: Bench) -> tuple[Person, ...]:
    """Return everybody on file, the active ones first, by name."""
    with bench.reading() as uow:
        return uow.people.everyone()


# --- whether people sign in -------------------------------------------------------------------


@unattended
def make_first_administrator(bench: Bench, name: str, pin: str, badge: str = "") -> Person:
    """Make the administrator with whom sign-in begins, and seat them at this bench.

    The supervisor code of the profile is forgotten: people approve from now on.

    Raises:
        AdministratorKnown: there is one already.
        InvalidText, NameTaken, NameOfFormer, NameOfRenamed, PinTooWeak, InvalidBadge: name, PIN or badge cannot be.
    """
    check_pin(pin)
    pin_hash = bench.secrets.hashed(pin)
    wanted = Person(0, clean_name(name), Role.ADMINISTRATOR, _digest(badge))
    with bench.writing() as uow:
        if uow.people.in_use():
            raise AdministratorKnown
        person = _added(uow, wanted, pin_hash)
        there = bench.acting(_as(bench, person))
        record(there, uow, Act("first_administrator_made", facts_of(uow, person)))
        profile = uow.profiles.get()
        if profile is not None and (profile.supervisor_hash or profile.no_sign_in):
            uow.profiles.save(replace(profile, supervisor_hash="", no_sign_in=False))
            record(there, uow, Act("profile_saved", {"settings": uow.profiles.digest()}))
        uow.commit()
    if isinstance(bench.actor, Seat):
        bench.actor.take(person)
    return person


@unattended
def choose_no_sign_in(bench: Bench) -> Profile:
    """Let this single bench run without people and PINs, by an explicit choice; return the settings.

    Raises:
        SignInInUse: people sign in here already.
    """
    with bench.writing() as uow:
        if uow.people.in_use():
            raise SignInInUse
        profile = replace(uow.profiles.get() or Profile(), no_sign_in=True)
        uow.profiles.save(profile)
        record(bench, uow, Act("no_sign_in_chosen", {}))
        record(bench, uow, Act("profile_saved", {"settings": uow.profiles.digest()}))
        uow.commit()
    return profile


# --- everybody --------------------------------------------------------------------------------


@needs(Right.MANAGE_PEOPLE)
def add_person(bench: Bench, name: str, role: Role, pin: str, badge: str = "") -> Person:
    """Add somebody who signs in from now on.

    Raises:
        NotSignedIn, NotAllowed: only an administrator may; without sign-in nobody.
        InvalidText, NameTaken, NameOfFormer, NameOfRenamed: the name cannot be.
        PinTooWeak, InvalidBadge, BadgeTaken: PIN or badge cannot be.
    """
    check_pin(pin)
    pin_hash = bench.secrets.hashed(pin)
    wanted = Person(0, clean_name(name), role, _digest(badge))
    with bench.writing() as uow:
        if not uow.people.in_use():
            raise NotSignedIn(Right.MANAGE_PEOPLE)
        person = _added(uow, wanted, pin_hash)
        record(bench, uow, Act("person_added", facts_of(uow, person)))
        uow.commit()
    return person


@needs(Right.MANAGE_PEOPLE)
def rename(bench: Bench, number: int, name: str) -> Person:
    """Give somebody another name; what they did before stays under the former, which stays theirs.

    Raises:
        InvalidText, NameTaken, NameOfFormer, NameOfRenamed: the name cannot be.
        UnknownPerson, PersonRetired: there is nobody to rename.
    """
    cleaned = clean_name(name)
    return _changed(bench, number, Act("person_renamed", {}), lambda person: replace(person, name=cleaned))


@needs(Right.MANAGE_PEOPLE)
def set_role(bench: Bench, number: int, role: Role) -> Person:
    """Give somebody another role, which counts from their next act on.

    Raises:
        LastAdministrator: nobody would be left who may give roles.
        UnknownPerson, PersonRetired: there is nobody of this number.
    """
    return _changed(bench, number, Act("person_role_set", {}), lambda person: replace(person, role=role))


@needs(Right.MANAGE_PEOPLE)
def set_badge(bench: Bench, number: int, badge: str) -> Person:
    """Give somebody a badge in the place of their former one; an empty text takes it away.

    Args:
        bench: where it happens.
        number: of the person.
        badge: its text as scanned; made by ``new_badge``.

    Raises:
        InvalidBadge, BadgeTaken: it is no badge, or somebody else's.
        UnknownPerson, PersonRetired: there is nobody of this number.
    """
    digest = _digest(badge)
    return _changed(bench, number, Act("person_badge_set", {}), lambda person: replace(person, badge=digest))


@needs(Right.MANAGE_PEOPLE)
def new_badge(bench: Bench, number: int) -> bytes:
    """Make somebody a new badge in the place of their former one, and return its label as PDF.

    Only the digest is stored: a label that is lost is replaced by another badge, never printed again.

    Raises:
        UnknownPerson, PersonRetired: there is nobody of this number.
    """
    # A key used once: nobody can make this text again, whoever holds the database.
    text = barcode_text(f"P{number:03d}", bench.secrets.new_key(), BADGE_PREFIX)
    digest = badge_digest(text)
    with bench.reading() as uow:
        profile = uow.profiles.get() or Profile()
        person = active_person(uow, number)
    label = BadgeLabel(text, person.name, profile.seller.name, profile.language)
    content = bench.documents.badge_label(label)
    _changed(bench, number, Act("person_badge_set", {}), lambda known: replace(known, badge=digest))
    return content


@needs(Right.MANAGE_PEOPLE)
def retire(bench: Bench, number: int) -> Person:
    """Let somebody who left sign in no more; name and number stay with what they did, the badge goes.

    Raises:
        LastAdministrator: nobody would be left who may manage people.
        UnknownPerson, PersonRetired: there is nobody of this number.
    """
    return _changed(
        bench, number, Act("person_retired", {}), lambda person: replace(person, active=False, badge="")
    )


@needs(Right.MANAGE_PEOPLE)
def forget_name(bench: Bench, number: int) -> Person:
    """Put a number in the place of the name of somebody who left; it cannot be undone.

    The names in the journal go by its own time (``services.erase_personal``).

    Raises:
        UnknownPerson: there is nobody of this number.
        PersonActive: they still sign in.
    """
    with bench.writing() as uow:
        known = uow.people.get(number)
        if known is None:
            raise UnknownPerson(str(number))
        if known.active:
            raise PersonActive(known.name)
        forgotten = replace(known, name=forgotten_name(number))
        if forgotten != known:
            uow.people.save(forgotten)
            record(bench, uow, Act("person_forgotten", facts_of(uow, forgotten)))
            uow.commit()
    return forgotten


def _as(bench: Bench, person: Person) -> Actor:
    there = bench.actor
    return Actor(person.name, there.bench, person.number, person.role, installation=there.installation)


def _digest(badge: str) -> str:
    text = badge.strip().upper()
    if not text:
        return ""
    shape = SHAPE.fullmatch(text)
    if shape is None or shape[1] != BADGE_PREFIX:
        raise InvalidBadge
    return badge_digest(text)


def facts_of(uow: UnitOfWork, person: Person) -> dict[str, object]:
    """Return what the journal says of a person: no name, and a seal over what is on file."""
    return {
        "person": person.number,
        "role": person.role,
        "seal": seal(person, uow.people.pin_of(person.number)),
    }


def active_person(uow: UnitOfWork, number: int) -> Person:
    """Return somebody who may be changed.

    Raises:
        UnknownPerson, PersonRetired: there is nobody of this number.
    """
    person = uow.people.get(number)
    if person is None:
        raise UnknownPerson(str(number))
    if not person.active:
        raise PersonRetired(person.name)
    return person


def _added(uow: UnitOfWork, wanted: Person, pin_hash: str) -> Person:
    require_own_name(uow, wanted)
    _check_badge(uow, wanted)
    return uow.people.add(wanted, pin_hash)


def _check_badge(uow: UnitOfWork, wanted: Person) -> None:
    badged = uow.people.by_badge(wanted.badge) if wanted.badge else None
    if badged is not None and badged.number != wanted.number:
        raise BadgeTaken(badged.name)


def _changed(bench: Bench, number: int, act: Act, transform: Callable[[Person], Person]) -> Person:
    """Change one person, in one transaction with its entry in the journal."""
    with bench.writing() as uow:
        known = active_person(uow, number)
        wanted = transform(known)
        facts = facts_of(uow, wanted)
        if wanted.name != known.name:
            require_own_name(uow, wanted)
            # Beside the chain, and erased in its time: not before what they did under that name.
            facts["former_name"] = known.name
        _check_badge(uow, wanted)
        if known.may(Right.MANAGE_PEOPLE) and not wanted.may(Right.MANAGE_PEOPLE):
            _check_not_last(uow, known)
        if wanted != known:
            uow.people.save(wanted)
            record(bench, uow, replace(act, facts=facts))
            uow.commit()
    return wanted


def _check_not_last(uow: UnitOfWork, person: Person) -> None:
    others = (one for one in uow.people.everyone() if one.number != person.number)
    if not any(one.may(Right.MANAGE_PEOPLE) for one in others):
        raise LastAdministrator(person.name)
