"""People sign in, are added, changed and retired; what they may do follows; nothing secret is kept or told."""

from dataclasses import replace

import pytest

from receiving_app.domain.errors import InvalidSetting, InvalidText
from receiving_app.domain.people import Person, Right, Role, SignInMode, badge_digest, seal
from receiving_app.domain.people_errors import (
    AdministratorKnown,
    BadgeTaken,
    InvalidBadge,
    LastAdministrator,
    NameOfFormer,
    NameOfRenamed,
    NameTaken,
    NotAllowed,
    NotSignedIn,
    PersonActive,
    PersonLocked,
    PersonRetired,
    PinTooWeak,
    SignInInUse,
    SignInRefused,
    UnknownBadge,
    UnknownPerson,
)
from receiving_app.domain.personal import apart
from receiving_app.domain.printouts_people import BadgeLabel
from receiving_app.domain.scans import RawScan, Source
from receiving_app.services.approve import require_approval
from receiving_app.services.company import change_profile, load_profile
from receiving_app.services.people import (
    add_person,
    choose_no_sign_in,
    forget_name,
    make_first_administrator,
    new_badge,
    people,
    rename,
    retire,
    set_badge,
    set_role,
    sign_in,
    sign_in_mode,
    sign_out,
    whose_badge,
)
from receiving_app.services.people_ports import SignInWaits
from receiving_app.services.pins import change_own_pin, recover, set_pin
from receiving_app.services.ports import Actor, Approval, Bench
from receiving_app.services.rights import needs
from receiving_app.services.seat import Seat
from receiving_app.wording import in_language
from tests.builders import CODE, a_bench, a_profile
from tests.fakes import FakeBench
from tests.scanning.hosts import LAYOUTS, typed

PIN, OTHER_PIN, WRONG = "2749", "8305", "9999"


def seated(bench: FakeBench) -> FakeBench:
    """Give the bench of a window: nobody sits there yet."""
    return replace(bench, actor=Seat(Actor("opérateur", "2", unproven=True)))


@pytest.fixture
def bench() -> FakeBench:
    """A window's bench at which the administrator, Ana, just began sign-in."""
    made = seated(a_bench())
    make_first_administrator(made, "Ana", PIN)
    return made


def badge_of(bench: FakeBench, number: int) -> str:
    """Make somebody a badge and return the text of its bars."""
    new_badge(bench, number)
    label = bench.documents.printed[-1]
    assert isinstance(label, BadgeLabel)
    return label.text


def test_the_first_administrator_begins_sign_in_and_sits_at_the_bench() -> None:
    bench = seated(a_bench())
    assert sign_in_mode(bench) is SignInMode.NONE
    ana = make_first_administrator(bench, " Ana  Le Goff ", PIN)
    assert (ana.number, ana.name, ana.role) == (1, "Ana Le Goff", Role.ADMINISTRATOR)
    assert sign_in_mode(bench) is SignInMode.PEOPLE
    assert (bench.actor.operator, bench.actor.person, bench.actor.role) == (ana.name, 1, ana.role)
    assert bench.acts == ["first_administrator_made", "profile_saved"]
    assert {entry.operator for entry in bench.store.entries} == {ana.name}


def test_the_supervisor_code_gives_way_to_people_and_the_choice_to_do_without_them_too() -> None:
    bench = seated(a_bench())
    assert choose_no_sign_in(bench).no_sign_in
    assert load_profile(bench).supervisor_hash
    make_first_administrator(bench, "Ana", PIN)
    assert not load_profile(bench).supervisor_hash
    assert not load_profile(bench).no_sign_in
    assert bench.acts[:2] == ["no_sign_in_chosen", "profile_saved"]
    with pytest.raises(SignInInUse):
        choose_no_sign_in(bench)


def test_settings_without_a_code_stay_as_they_are() -> None:
    bench = seated(a_bench())
    bench.store.profile = None
    make_first_administrator(bench, "Ana", PIN)
    assert bench.store.profile is None
    assert bench.acts == ["first_administrator_made"]


def test_there_is_one_first_administrator(bench: FakeBench) -> None:
    with pytest.raises(AdministratorKnown):
        make_first_administrator(bench, "Lou", OTHER_PIN)
    assert [one.name for one in people(bench)] == ["Ana"]


@pytest.mark.parametrize("pin", ["1234", "0000", "12"])
def test_nobody_begins_with_a_weak_pin(pin: str) -> None:
    bench = seated(a_bench())
    with pytest.raises(PinTooWeak):
        make_first_administrator(bench, "Ana", pin)
    assert people(bench) == ()


def test_whoever_signs_in_takes_the_seat_and_leaves_it_on_signing_out(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN)
    assert sign_in(bench, "lou", OTHER_PIN) == lou
    assert (bench.actor.operator, bench.actor.person) == ("Lou", lou.number)
    last = bench.store.entries[-1]
    assert (last.act, last.operator, last.facts) == ("signed_in", "Lou", {"person": 2, "former": 1})
    sign_out(bench, idle=True)
    assert (bench.actor.operator, bench.actor.person, bench.actor.role) == ("opérateur", 0, None)
    last = bench.store.entries[-1]
    assert (last.act, last.operator, last.facts["idle"]) == ("signed_out", "Lou", True)
    before = len(bench.acts)
    sign_out(bench)
    assert len(bench.acts) == before


def test_an_actor_that_is_no_seat_stays_who_it_is(bench: FakeBench) -> None:
    elsewhere = replace(bench, actor=Actor("Sam", "3", 1, Role.ADMINISTRATOR))
    sign_in(elsewhere, "Ana", PIN)
    sign_out(elsewhere)
    assert elsewhere.actor.person == 1
    fixed = a_bench()
    make_first_administrator(fixed, "Ana", PIN)
    assert fixed.actor.operator == "Sam"


def test_a_wrong_pin_and_an_unknown_name_are_refused_alike_and_leave_the_seat(bench: FakeBench) -> None:
    for name in ("Ana", "Nobody"):
        with pytest.raises(SignInRefused) as refused:
            sign_in(bench, name, WRONG)
        assert refused.value.wait_seconds == 0
        assert bench.acts[-1] == "sign_in_refused"
    assert bench.actor.person == 1


def test_after_wrong_pins_nothing_is_tried_until_the_wait_is_over(bench: FakeBench) -> None:
    for wait in (0, 0, 5):
        with pytest.raises(SignInRefused) as refused:
            sign_in(bench, "Ana", WRONG)
        assert refused.value.wait_seconds == wait
    told = len(bench.acts)
    with pytest.raises(PersonLocked) as locked:
        sign_in(bench, "Ana", PIN)
    assert 0 < locked.value.wait_seconds <= 5
    assert len(bench.acts) == told
    bench.clock.wait(seconds=6)
    assert sign_in(bench, "Ana", PIN).name == "Ana"
    with pytest.raises(SignInRefused) as refused:
        sign_in(bench, "Ana", WRONG)
    assert refused.value.wait_seconds == 0


def test_the_wait_is_of_one_person_and_of_those_unknown_at_one_bench(bench: FakeBench) -> None:
    add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN)
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(bench, "Nobody", WRONG)
    with pytest.raises(PersonLocked):
        sign_in(bench, "Nobody else", WRONG)
    elsewhere = replace(bench, actor=Actor("opérateur", "9", unproven=True))
    with pytest.raises(SignInRefused):
        sign_in(elsewhere, "Nobody else", WRONG)
    assert sign_in(bench, "Lou", OTHER_PIN).name == "Lou"


def test_a_clock_set_forward_shortens_no_wait_of_this_program(bench: FakeBench) -> None:
    for _ in range(7):
        bench.clock.wait(hours=1)
        with pytest.raises(SignInRefused):
            sign_in(bench, "Ana", WRONG)
    bench.clock.set_forward(days=365)
    with pytest.raises(PersonLocked) as locked:
        sign_in(bench, "Ana", PIN)
    assert 70 < locked.value.wait_seconds <= 80
    bench.clock.wait(seconds=80)
    assert sign_in(bench, "Ana", PIN)


def test_a_clock_set_back_makes_nobody_wait_longer(bench: FakeBench) -> None:
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(bench, "Ana", WRONG)
    bench.clock.set_forward(days=-365)
    with pytest.raises(PersonLocked) as locked:
        sign_in(bench, "Ana", PIN)
    assert locked.value.wait_seconds == 5
    restarted = replace(bench, waits=SignInWaits())
    bench.clock.wait(seconds=5)
    assert sign_in(restarted, "Ana", PIN)


def test_an_attempt_is_counted_before_it_is_looked_at(bench: FakeBench) -> None:
    class Killed(Exception):
        pass

    class Dying:
        def matches(self, code: str, stored: str) -> bool:
            raise Killed

        def hashed(self, code: str) -> str:
            return ""

        def new_key(self) -> bytes:
            return b""

    dying = replace(bench, secrets=Dying())
    for _ in range(3):
        with pytest.raises(Killed):
            sign_in(dying, "Ana", PIN)
    with pytest.raises(PersonLocked):
        sign_in(bench, "Ana", PIN)


def test_a_new_pin_can_be_tried_at_once(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou", Role.OPERATOR, PIN)
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(bench, "Lou", WRONG)
    set_pin(bench, lou.number, OTHER_PIN)
    assert sign_in(bench, "Lou", OTHER_PIN) == lou


def test_what_another_bench_forgave_is_forgiven_here(bench: FakeBench) -> None:
    elsewhere = replace(bench, actor=Actor("opérateur", "9", unproven=True), waits=SignInWaits())
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(elsewhere, "Ana", WRONG)
    set_pin(bench, 1, OTHER_PIN)
    assert sign_in(elsewhere, "Ana", OTHER_PIN)


def test_who_is_signed_in_changes_their_own_pin_for_their_present_one(bench: FakeBench) -> None:
    with pytest.raises(SignInRefused):
        change_own_pin(bench, WRONG, OTHER_PIN)
    with pytest.raises(PinTooWeak):
        change_own_pin(bench, PIN, "1111")
    change_own_pin(bench, PIN, OTHER_PIN)
    assert bench.acts[-1] == "own_pin_changed"
    assert sign_in(bench, "Ana", OTHER_PIN)
    sign_out(bench)
    with pytest.raises(NotSignedIn):
        change_own_pin(bench, OTHER_PIN, PIN)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_badge_says_who_it_is_on_every_keyboard_and_needs_the_pin(bench: FakeBench, layout: str) -> None:
    text = badge_of(bench, 1)
    found = whose_badge(bench, RawScan(typed(text, layout), Source.WEDGE))
    assert found is not None
    assert found.name == "Ana"
    assert found.badge == badge_digest(text)
    assert sign_in(bench, text, PIN) == found
    with pytest.raises(SignInRefused):
        sign_in(bench, text, WRONG)


def test_a_new_badge_takes_the_place_of_the_former(bench: FakeBench) -> None:
    former, present = badge_of(bench, 1), badge_of(bench, 1)
    assert former != present
    assert whose_badge(bench, former) is None
    with pytest.raises(UnknownBadge):
        sign_in(bench, former, PIN)
    assert whose_badge(bench, present) is not None
    assert whose_badge(bench, "RMA-2026-004101-Z") is None
    set_badge(bench, 1, "")
    assert whose_badge(bench, present) is None
    set_badge(bench, 1, f" {present.lower()} ")
    assert whose_badge(bench, present) is not None


def test_a_badge_is_made_here_and_of_one_person(bench: FakeBench) -> None:
    text = badge_of(bench, 1)
    for wrong in ("E004217", "CMD-ISSUE-0123456789"):
        with pytest.raises(InvalidBadge):
            add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN, wrong)
    with pytest.raises(BadgeTaken) as taken:
        add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN, text)
    assert taken.value.name == "Ana"
    assert [one.name for one in people(bench)] == ["Ana"]


def test_names_are_of_one_active_person_whatever_their_case_and_accents(bench: FakeBench) -> None:
    zoe = add_person(bench, "Zoé", Role.SUPERVISOR, OTHER_PIN)
    with pytest.raises(NameTaken):
        add_person(bench, "ZOE", Role.OPERATOR, OTHER_PIN)
    with pytest.raises(NameTaken):
        rename(bench, 1, "zoé")
    with pytest.raises(InvalidText):
        rename(bench, 1, " ")
    assert rename(bench, zoe.number, "Zoë M.").name == "Zoë M."
    retire(bench, zoe.number)
    assert add_person(bench, "Zoé Roy", Role.OPERATOR, OTHER_PIN).number == 3
    assert [(one.name, one.active) for one in people(bench)] == [
        ("Ana", True),
        ("Zoé Roy", True),
        ("Zoë M.", False),
    ]


def test_whoever_left_signs_in_no_more_and_does_not_come_back(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN)
    badge = badge_of(bench, lou.number)
    assert not retire(bench, lou.number).active
    assert whose_badge(bench, badge) is None
    with pytest.raises(SignInRefused):
        sign_in(bench, "Lou", OTHER_PIN)
    with pytest.raises(PersonRetired):
        set_role(bench, lou.number, Role.ADMINISTRATOR)
    with pytest.raises(UnknownPerson):
        set_pin(bench, 77, OTHER_PIN)


def test_the_last_administrator_stays_one(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN)
    with pytest.raises(LastAdministrator):
        retire(bench, 1)
    with pytest.raises(LastAdministrator):
        set_role(bench, 1, Role.SUPERVISOR)
    set_role(bench, lou.number, Role.ADMINISTRATOR)
    assert set_role(bench, 1, Role.SUPERVISOR).role is Role.SUPERVISOR
    with pytest.raises(NotAllowed):
        retire(bench, lou.number)


def test_a_role_counts_from_the_next_act_on(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou", Role.ADMINISTRATOR, OTHER_PIN)
    elsewhere = replace(bench, actor=Seat(Actor("opérateur", "3", unproven=True)))
    sign_in(elsewhere, "Lou", OTHER_PIN)
    set_role(bench, lou.number, Role.OPERATOR)
    with pytest.raises(NotAllowed) as refused:
        add_person(elsewhere, "Sam", Role.OPERATOR, OTHER_PIN)
    assert (refused.value.right, refused.value.role) == ("manage_people", "operator")
    retire(bench, lou.number)
    with pytest.raises(NotSignedIn):
        add_person(elsewhere, "Sam", Role.OPERATOR, OTHER_PIN)


def test_a_change_of_nothing_is_no_act(bench: FakeBench) -> None:
    before = len(bench.acts)
    set_role(bench, 1, Role.ADMINISTRATOR)
    assert len(bench.acts) == before


def test_nobody_is_added_before_the_first_administrator() -> None:
    bench = seated(a_bench())
    with pytest.raises(NotSignedIn):
        add_person(bench, "Lou", Role.ADMINISTRATOR, PIN)


def test_whoever_holds_the_file_gives_an_administrator_a_new_pin(bench: FakeBench) -> None:
    add_person(bench, "Lou", Role.OPERATOR, PIN)
    recover(bench, "ana", OTHER_PIN)
    assert bench.acts[-1] == "person_recovered"
    assert sign_in(bench, "Ana", OTHER_PIN)
    with pytest.raises(NotAllowed):
        recover(bench, "Lou", OTHER_PIN)
    with pytest.raises(UnknownPerson):
        recover(bench, "Nobody", OTHER_PIN)


def test_the_journal_names_people_by_number_with_a_seal_over_what_is_on_file(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou Quéméneur", Role.OPERATOR, OTHER_PIN)
    rename(bench, lou.number, "Lou Q.")
    last = bench.store.entries[-1]
    (stored,) = (one for one in people(bench) if one.number == lou.number)
    assert last.facts == {
        "person": 2,
        "role": Role.OPERATOR,
        "seal": seal(stored, f"hash of {OTHER_PIN}"),
        "former_name": "Lou Quéméneur",
    }
    proved = (apart(entry.facts)[0] for entry in bench.store.entries)
    assert not any("Lou" in str(facts) for facts in proved)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_act_about_people_has_words(bench: FakeBench, language: str) -> None:
    lou = add_person(bench, "Lou", Role.OPERATOR, PIN)
    rename(bench, lou.number, "Lou Q")
    set_role(bench, lou.number, Role.SUPERVISOR)
    badge_of(bench, lou.number)
    set_pin(bench, lou.number, OTHER_PIN)
    retire(bench, lou.number)
    forget_name(bench, lou.number)
    change_own_pin(bench, PIN, OTHER_PIN)
    recover(bench, "Ana", PIN)
    words = in_language(language)
    for entry in bench.store.entries:
        said = words.text(f"bench.act.{entry.act}", **entry.facts)
        assert said != f"bench.act.{entry.act}"
        assert entry.act not in said


def test_a_person_is_told_without_their_badge() -> None:
    assert "digest" not in repr(Person(1, "Ana", Role.OPERATOR, "digest"))


def test_where_people_sign_in_the_settings_ask_for_no_code_and_keep_none(bench: FakeBench) -> None:
    stale = a_profile(no_sign_in=True)
    changed = change_profile(bench, replace(stale, lock_after_minutes=3), "", "4321")
    assert (changed.supervisor_hash, changed.no_sign_in, changed.lock_after_minutes) == ("", False, 3)
    add_person(bench, "Lou", Role.SUPERVISOR, OTHER_PIN)
    sign_in(bench, "Lou", OTHER_PIN)
    with pytest.raises(NotAllowed):
        change_profile(bench, stale, CODE)


@pytest.mark.parametrize("minutes", [-1, 481])
def test_the_bench_locks_within_a_working_day(bench: FakeBench, minutes: int) -> None:
    with pytest.raises(InvalidSetting):
        change_profile(bench, a_profile(lock_after_minutes=minutes), "")


def test_an_approver_proves_who_they_are_and_may_approve(bench: FakeBench) -> None:
    add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN)
    nadia = add_person(bench, "Nadia", Role.SUPERVISOR, "7302")
    badge = badge_of(bench, nadia.number)
    sign_in(bench, "Lou", OTHER_PIN)
    for name in ("nadia", badge):
        assert require_approval(bench, "waive_fee", Approval(name, "7302", "geste")) == "Nadia"
    assert bench.actor.operator == "Lou"
    with pytest.raises(NotAllowed) as refused:
        require_approval(bench, "waive_fee", Approval("Lou", OTHER_PIN, "geste"))
    assert refused.value.right == "approve"
    with pytest.raises(NotAllowed) as refused:
        require_approval(bench, "x", Approval("Nadia", "7302", "geste"), Right.EDIT_SETTINGS)
    assert refused.value.right == "edit_settings"
    for wrong in (Approval("Nadia", CODE, "geste"), Approval("Nobody", "7302", "geste")):
        with pytest.raises(SignInRefused):
            require_approval(bench, "waive_fee", wrong)
    retire_all(bench, nadia.number)
    with pytest.raises(SignInRefused):
        require_approval(bench, "waive_fee", Approval("Nadia", "7302", "geste"))


def retire_all(bench: FakeBench, *numbers: int) -> None:
    sign_in(bench, "Ana", PIN)
    for number in numbers:
        retire(bench, number)


def test_the_name_of_somebody_who_left_is_nobody_elses_until_it_is_forgotten(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou Martin", Role.OPERATOR, OTHER_PIN)
    max_ = add_person(bench, "Max", Role.OPERATOR, OTHER_PIN)
    retire(bench, lou.number)
    for act in (
        lambda: add_person(bench, "LOU  MARTIN", Role.OPERATOR, OTHER_PIN),
        lambda: rename(bench, max_.number, "lou martin"),
    ):
        with pytest.raises(NameOfFormer) as refused:
            act()
        assert refused.value.name == "Lou Martin"
    for language, words in (("fr", "qui est parti"), ("en", "who has left")):
        said = in_language(language).error(refused.value)
        assert words in said.what
        assert said.next_step
    assert add_person(bench, "Lou Martin (2026)", Role.OPERATOR, OTHER_PIN).number == 4
    forget_name(bench, lou.number)
    assert rename(bench, max_.number, "Lou Martin").name == "Lou Martin"


def test_the_former_name_of_somebody_who_was_renamed_is_given_to_nobody_else(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou Martin", Role.OPERATOR, OTHER_PIN)
    max_ = add_person(bench, "Max", Role.OPERATOR, OTHER_PIN)
    rename(bench, lou.number, "Lou Petit")
    for act in (
        lambda: add_person(bench, "LOU  MARTIN", Role.OPERATOR, OTHER_PIN),
        lambda: rename(bench, max_.number, "lou martin"),
    ):
        with pytest.raises(NameOfRenamed) as refused:
            act()
        assert refused.value.now == "Lou Petit"
    for language, words in (("fr", "portait le nom lou martin"), ("en", "had the name lou martin")):
        said = in_language(language).error(refused.value)
        assert words in said.what
        assert said.next_step
    # Whoever had it may have it again, and then the other is theirs alone too.
    assert rename(bench, lou.number, "Lou Martin").name == "Lou Martin"
    with pytest.raises(NameOfRenamed):
        rename(bench, max_.number, "Lou Petit")
    retire(bench, lou.number)
    with pytest.raises(NameOfRenamed):
        rename(bench, max_.number, "Lou Petit")
    forget_name(bench, lou.number)
    assert rename(bench, max_.number, "Lou Petit").name == "Lou Petit"


def test_an_act_that_began_as_somebodys_ends_as_theirs(bench: FakeBench) -> None:
    add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN)

    @needs(Right.RECEIVE)
    def receive_slowly(there: Bench) -> str:
        sign_in(bench, "Lou", OTHER_PIN)
        return there.actor.operator

    assert receive_slowly(bench) == "Ana"
    assert receive_slowly(bench) == "Lou"


def test_the_name_of_somebody_who_left_is_forgotten_for_good(bench: FakeBench) -> None:
    lou = add_person(bench, "Lou", Role.OPERATOR, OTHER_PIN)
    with pytest.raises(PersonActive):
        forget_name(bench, lou.number)
    with pytest.raises(UnknownPerson):
        forget_name(bench, 77)
    retire(bench, lou.number)
    forgotten = forget_name(bench, lou.number)
    assert people(bench)[-1] == forgotten
    assert forgotten.name == "n° 2"
    assert bench.acts[-1] == "person_forgotten"
    assert forget_name(bench, lou.number) == forgotten
    assert bench.acts.count("person_forgotten") == 1


def test_what_nobody_known_mistyped_is_over_once_somebody_known_signs_in(bench: FakeBench) -> None:
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(bench, "Nobody", WRONG)
    with pytest.raises(PersonLocked):
        sign_in(bench, "Nobody", WRONG)
    sign_in(bench, "Ana", PIN)
    with pytest.raises(SignInRefused) as refused:
        sign_in(bench, "Nobody", WRONG)
    assert refused.value.wait_seconds == 0
