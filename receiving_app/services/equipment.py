"""What this bench works with: chosen at it and kept by its machine; before, as the company's settings say."""

from dataclasses import replace

from receiving_app.domain.equipment import Equipment
from receiving_app.domain.look import Look
from receiving_app.domain.own_choices import OwnChoices
from receiving_app.domain.profile import Profile
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import unattended


def equipment(bench: Bench) -> Equipment:
    """Return what is in force at this bench now."""
    with bench.reading() as uow:
        return equipment_in(bench, uow)


def equipment_in(bench: Bench, uow: UnitOfWork) -> Equipment:
    """Return what is in force at this bench, within a unit of work."""
    return Equipment.of(uow.profiles.get() or Profile(), bench.machine.chosen())


def store_equipment(bench: Bench, uow: UnitOfWork, wanted: Equipment, *, seen: Equipment) -> None:
    """Keep at this machine what was chosen of its printers, its folder and the look of its screens.

    Printers and folder are journalled under the bench's name; the look is not: it is a preference of
    whoever stands there. Of the folder, only that there is one: its path may hold anything.

    Args:
        bench: whose they are.
        uow: of the act; nothing but its commit may follow. A choice without its act is made again, an
            act without its choice would be untrue.
        wanted: what is to be in force.
        seen: what was, as it was shown; what does not differ from it stays as it is.

    Raises:
        InvalidSetting: a name cannot be kept.
        ChoicesNotKept: the machine's file cannot be written.
    """
    wanted.check()
    if (wanted.printers, wanted.watched_folder) != (seen.printers, seen.watched_folder):
        record(bench, uow, Act("equipment_chosen", _told(wanted)))
    _choose(bench, wanted.chosen_over(seen))


@unattended
def save_look(bench: Bench, look: Look) -> Look:
    """Keep language, theme, text size and motion at this machine, and return them as they are in force.

    Preferences of whoever stands at the bench, not rules: no supervisor is asked, nothing is journalled.

    Raises:
        ChoicesNotKept: the machine's file cannot be written.
    """
    seen = equipment(bench)
    _choose(bench, replace(seen, look=look).chosen_over(seen))
    return equipment(bench).look


def _choose(bench: Bench, changed: OwnChoices) -> None:
    if changed != OwnChoices():
        bench.machine.choose(changed)


def _told(chosen: Equipment) -> dict[str, object]:
    """Return the facts of the act: a printer by its name, or what stands for it."""
    printers = chosen.printers
    return {
        **({"documents": printers.documents} if printers.documents else {"documents_by": "system"}),
        **({"labels": printers.labels} if printers.labels else {"labels_by": "documents"}),
        "watched": "folder" if chosen.watched_folder else "none",
    }
