"""Whose a name is: of one person for good, so that a name in the journal means one person alone."""

from receiving_app.domain.folding import folded
from receiving_app.domain.people import Person, is_forgotten
from receiving_app.domain.people_errors import NameOfFormer, NameOfRenamed, NameTaken
from receiving_app.services.ports import UnitOfWork


def require_own_name(uow: UnitOfWork, wanted: Person) -> None:
    """Refuse a name that is somebody else's, or was: who has it now, who left with it, who was renamed from it.

    Everybody may take back a name that was their own. A name is free again once the one who left was
    forgotten, or once the journal no longer says who had it.

    Raises:
        NameTaken, NameOfFormer, NameOfRenamed: whose it is.
    """
    others = {one.number: one for one in uow.people.everyone() if one.number != wanted.number}
    key = folded(wanted.name)
    named = next((one for one in others.values() if folded(one.name) == key), None)
    if named is not None:
        raise NameTaken(named.name) if named.active else NameOfFormer(named.name)
    had = (others[number] for number in uow.people.bearers(wanted.name) if number in others)
    renamed = next((one for one in had if not is_forgotten(one)), None)
    if renamed is not None:
        raise NameOfRenamed(wanted.name, renamed.name)
