"""What one bench works with: its machine keeps it, whatever the company's settings say and others choose."""

from dataclasses import replace

import pytest

from receiving_app.domain.equipment import Equipment
from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.file_errors import ChoicesNotKept
from receiving_app.domain.look import Look
from receiving_app.domain.profile import Printers
from receiving_app.domain.profile_changes import SettingsChangedElsewhere
from receiving_app.domain.return_errors import ApprovalRefused
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.deliveries import queue_print
from receiving_app.services.equipment import equipment, save_look
from receiving_app.services.people import make_first_administrator
from receiving_app.services.ports import Actor
from receiving_app.services.print_after_issue import print_next
from receiving_app.services.reception_slip import keep_papers
from receiving_app.services.settings import Settings, change_settings, load_settings
from tests.builders import CODE, RMA, a_bench, a_case, a_profile
from tests.fakes import FakeBench
from tests.fakes_machine import FakeMachine
from tests.fakes_sending import FakePrinter
from tests.services.issuing import issued

COMPANY = a_profile(printers=Printers("Bureau", "Zebra"), watched_folder="/partage", theme="light")


@pytest.fixture
def bench() -> FakeBench:
    return a_bench(profile=COMPANY)


def _beside(bench: FakeBench) -> tuple[FakeBench, FakeMachine]:
    """Return another machine's bench on the same database, and its machine."""
    machine = FakeMachine()
    return replace(bench, machine=machine, actor=Actor("Nadia", "Quai")), machine


def _with(bench: FakeBench, printers: Printers, folder: str = "/partage") -> Equipment:
    return replace(equipment(bench), printers=printers, watched_folder=folder)


def _choose(bench: FakeBench, wanted: Equipment) -> Equipment:
    seen = load_settings(bench)
    return change_settings(bench, replace(seen, equipment=wanted), CODE, seen=seen).equipment


def test_a_bench_at_which_nothing_was_chosen_goes_on_as_the_company_s_settings_say(bench: FakeBench) -> None:
    here = equipment(bench)
    assert (here.printers, here.watched_folder, here.look.theme) == (COMPANY.printers, "/partage", "light")


def test_before_there_is_a_profile_a_bench_has_what_is_usual(bench: FakeBench) -> None:
    bench.store.profile = None
    assert equipment(bench) == Equipment()
    assert save_look(bench, Look(theme="dark")).theme == "dark"
    assert bench.store.profile is None


def test_what_is_chosen_at_one_bench_changes_neither_the_other_nor_the_company_s_settings(
    bench: FakeBench,
) -> None:
    there, _ = _beside(bench)
    _choose(bench, _with(bench, Printers("Brother", "")))
    _choose(there, _with(there, Printers("HP", "Dymo"), "/quai"))
    save_look(bench, replace(equipment(bench).look, theme="dark", text_size=200))
    assert equipment(bench).printers == Printers("Brother", "")
    assert equipment(bench).watched_folder == "/partage"
    assert equipment(there).printers == Printers("HP", "Dymo")
    assert (equipment(there).watched_folder, equipment(there).look.theme) == ("/quai", "light")
    assert load_profile(bench) == COMPANY


def test_only_what_was_changed_is_kept(bench: FakeBench) -> None:
    there, machine = _beside(bench)
    _choose(there, _with(there, Printers("Bureau", "Dymo")))
    assert machine.kept == {"label_printer": "Dymo"}
    save_look(there, replace(equipment(there).look, text_size=150))
    assert machine.kept == {"label_printer": "Dymo", "text_size": "150"}
    save_look(there, equipment(there).look)
    assert machine.kept == {"label_printer": "Dymo", "text_size": "150"}


@pytest.mark.parametrize(
    ("printers", "folder", "told"),
    [
        (
            Printers("HP", "Dymo"),
            "/secret/Martin",
            {"documents": "HP", "labels": "Dymo", "watched": "folder"},
        ),
        (Printers(), "", {"documents_by": "system", "labels_by": "documents", "watched": "none"}),
    ],
)
def test_the_journal_says_which_bench_chose_which_printer_and_no_path(
    bench: FakeBench, printers: Printers, folder: str, told: dict[str, object]
) -> None:
    there, _ = _beside(bench)
    _choose(there, _with(there, printers, folder))
    (entry,) = bench.store.entries
    assert (entry.act, entry.bench, entry.operator) == ("equipment_chosen", "Quai", "Nadia")
    assert entry.facts == told


def test_a_look_and_what_was_chosen_already_are_no_act(bench: FakeBench) -> None:
    seen = equipment(bench)
    looks = replace(seen, look=replace(seen.look, theme="dark"))
    assert _choose(bench, looks) == looks
    assert _choose(bench, looks) == looks
    assert bench.acts == []


def test_what_the_machine_cannot_keep_is_refused_and_not_journalled(bench: FakeBench) -> None:
    there, machine = _beside(bench)
    machine.problem = ChoicesNotKept("bench.toml", "full")
    with pytest.raises(ChoicesNotKept):
        _choose(there, _with(there, Printers("HP", "")))
    with pytest.raises(ChoicesNotKept):
        save_look(there, Look(theme="dark"))
    assert bench.acts == []
    assert equipment(there).printers == COMPANY.printers


def test_where_the_machine_cannot_keep_its_part_nothing_of_the_company_s_is_stored_either(
    bench: FakeBench,
) -> None:
    there, machine = _beside(bench)
    machine.problem = ChoicesNotKept("bench.toml", "full")
    seen = load_settings(there)
    wanted = Settings(replace(seen.profile, lock_after_minutes=3), _with(there, Printers("HP", "")))
    with pytest.raises(ChoicesNotKept):
        change_settings(there, wanted, CODE, "9876", seen=seen)
    assert load_settings(there) == seen
    machine.problem = None
    assert change_settings(there, wanted, CODE, seen=seen) == wanted


def test_a_name_that_is_no_text_is_refused_before_anything_is_stored(bench: FakeBench) -> None:
    seen = load_settings(bench)
    wanted = Settings(
        replace(seen.profile, lock_after_minutes=3), replace(seen.equipment, watched_folder="\ud800")
    )
    with pytest.raises(InvalidSetting):
        change_settings(bench, wanted, CODE, seen=seen)
    assert load_settings(bench) == seen


# --- with the company's settings --------------------------------------------------------------


def test_settings_are_stored_each_where_they_belong(bench: FakeBench) -> None:
    seen = load_settings(bench)
    wanted = Settings(replace(seen.profile, lock_after_minutes=3), _with(bench, Printers("HP", "")))
    assert change_settings(bench, wanted, CODE, seen=seen) == wanted
    assert load_profile(bench) == replace(COMPANY, lock_after_minutes=3)
    assert bench.acts == ["profile_saved", "equipment_chosen"]


def test_what_is_the_bench_s_own_is_no_change_of_the_company_s_settings_and_needs_the_same_consent(
    bench: FakeBench,
) -> None:
    seen = load_settings(bench)
    wanted = replace(seen, equipment=_with(bench, Printers("HP", "")))
    with pytest.raises(ApprovalRefused):
        change_settings(bench, wanted, "0000", seen=seen)
    assert equipment(bench) == seen.equipment
    assert change_settings(bench, wanted, CODE, seen=seen) == wanted
    assert bench.acts == ["equipment_chosen"]


def test_a_new_code_alone_is_stored(bench: FakeBench) -> None:
    seen = load_settings(bench)
    change_settings(bench, seen, CODE, "9876", seen=seen)
    assert bench.secrets.matches("9876", load_profile(bench).supervisor_hash)


def test_where_people_sign_in_no_code_is_asked_for(bench: FakeBench) -> None:
    make_first_administrator(bench, "Ana", "2749")
    seen = load_settings(bench)
    wanted = replace(seen, equipment=_with(bench, Printers("HP", "")))
    assert change_settings(bench, wanted, "", seen=seen) == wanted


def test_the_company_s_settings_changed_at_another_bench_do_not_disturb_what_is_chosen_here(
    bench: FakeBench,
) -> None:
    there, _ = _beside(bench)
    seen = load_settings(there)
    save_profile(bench, replace(COMPANY, lock_after_minutes=7))
    wanted = replace(seen, equipment=_with(there, Printers("HP", "")))
    changed = change_settings(there, wanted, CODE, seen=seen)
    assert changed.profile.lock_after_minutes == 7
    assert changed.equipment.printers == Printers("HP", "")
    clash = replace(wanted, profile=replace(seen.profile, lock_after_minutes=5))
    with pytest.raises(SettingsChangedElsewhere):
        change_settings(there, clash, CODE, seen=seen)
    assert equipment(there).printers == Printers("HP", "")


def test_the_language_of_the_company_is_that_of_a_bench_that_chose_none(bench: FakeBench) -> None:
    there, _ = _beside(bench)
    save_look(there, replace(equipment(there).look, language="fr", theme="dark"))
    save_look(bench, replace(equipment(bench).look, language="en"))
    save_look(bench, replace(equipment(bench).look, language="fr"))
    seen = load_settings(bench)
    changed = change_settings(
        bench, replace(seen, profile=replace(seen.profile, language="en")), CODE, seen=seen
    )
    assert (changed.equipment.look.language, equipment(there).look.language) == ("fr", "en")


# --- what prints by it ------------------------------------------------------------------------


def test_a_credit_note_and_a_slip_go_to_the_printer_of_the_bench_that_prints_them() -> None:
    bench = a_bench(a_case())
    there, machine = _beside(bench)
    machine.kept = {"document_printer": "HP", "label_printer": "Dymo"}
    number = issued(bench).number
    queue_print(there, number)
    printed = print_next(there, FakePrinter())
    assert printed is not None
    assert printed.delivery.target == "HP"
    assert keep_papers(there, RMA, 1).printers == Printers("HP", "Dymo")
    assert keep_papers(bench, RMA, 1).printers == Printers()
