"""Edit the manufacturers' playbooks: versions begin and end, none is changed afterwards."""

from datetime import timedelta

from receiving_app.domain.catalogue import Playbook
from receiving_app.domain.catalogue_errors import ChangedElsewhere
from receiving_app.domain.people import Right
from receiving_app.domain.playbook_versions import amended, latest, withdrawn
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs


def playbook_list(bench: Bench) -> tuple[Playbook, ...]:
    """Return every version of every playbook: by manufacturer, the latest first, every other last."""
    with bench.reading() as uow:
        stored = uow.catalogue.playbooks()
    order = {book.manufacturer.casefold(): place for place, book in enumerate(latest(stored))}
    return tuple(sorted(stored, key=lambda one: (order[one.manufacturer.casefold()], -one.version)))


@needs(Right.EDIT_PLAYBOOKS)
def amend_playbook(bench: Bench, wanted: Playbook, seen: int = 0) -> tuple[Playbook, ...]:
    """Store a new version of a manufacturer's playbook; returns opened before it begins keep the old one.

    Args:
        bench: where it happens.
        wanted: the new version; without a first day it begins today.
        seen: the latest version that was shown; 0 for a manufacturer that had none.

    Raises:
        InvalidEntry: a field cannot be stored.
        PlaybookBeginsTooEarly: it would decide returns opened before today.
        ChangedElsewhere: someone else stored a version meanwhile.
    """
    with bench.writing() as uow:
        before = uow.catalogue.playbooks()
        _require_seen(before, wanted.manufacturer, seen)
        books = amended(before, wanted, bench.clock.today())
        new = books[-1]
        facts = {
            "manufacturer": new.manufacturer,
            "version": new.version,
            "kind": new.kind,
            "ticket": new.ticket,
            "portal": new.portal,
            "ticket_format": new.ticket_format,
            "valid_from": new.valid_from.isoformat() if new.valid_from else "",
            "valid_to": new.valid_to.isoformat() if new.valid_to else "",
        }
        return _store(bench, uow, books, Act("playbook_amended", facts))


@needs(Right.EDIT_PLAYBOOKS)
def end_playbook(bench: Bench, manufacturer: str, seen: int) -> tuple[Playbook, ...]:
    """End a manufacturer's playbook with yesterday: from today on it is handled as every other.

    Raises:
        InvalidEntry: it is the one for every other manufacturer, which has to stay.
        ChangedElsewhere: someone else stored a version meanwhile.
    """
    last = bench.clock.today() - timedelta(days=1)
    with bench.writing() as uow:
        before = uow.catalogue.playbooks()
        _require_seen(before, manufacturer, seen)
        books = withdrawn(before, manufacturer, last)
        facts = {"manufacturer": manufacturer, "last": last.isoformat()}
        return _store(bench, uow, books, Act("playbook_ended", facts))


def _require_seen(books: tuple[Playbook, ...], manufacturer: str, seen: int) -> None:
    wanted = manufacturer.strip().casefold()
    newest = max((one.version for one in books if one.manufacturer.casefold() == wanted), default=0)
    if newest != seen:
        raise ChangedElsewhere(manufacturer.strip())


def _store(bench: Bench, uow: UnitOfWork, books: tuple[Playbook, ...], act: Act) -> tuple[Playbook, ...]:
    uow.catalogue.put_playbooks(books)
    record(bench, uow, act)
    uow.commit()
    return books
