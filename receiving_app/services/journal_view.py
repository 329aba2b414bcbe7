"""The journal as people read it: a page at a time, the newest first, filtered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from receiving_app.domain.people import Right
from receiving_app.services.act_items import with_item_names
from receiving_app.services.journal_ports import ActFilter, JournalEntry
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs

PAGE_ROWS = 200
STEP = 2_000
"""Acts looked at in one transaction: a page of rare ones reads on, but holds nothing up."""

MOST_STEPS = 50
"""Steps looked at for one page; where they hold too few, the page says from where to go on."""


class ActKind(StrEnum):
    """Which acts a reader wants to see."""

    WORK = "work"
    APPROVED = "approved"
    DOCUMENTS = "documents"
    QUARANTINE = "quarantine"
    SETTINGS = "settings"
    PEOPLE = "people"
    SCANS = "scans"
    ALL = "all"


_SCANS = ("scanned",)
_ACTS = {
    ActKind.DOCUMENTS: ("concluded", "credit_note_cancelled", "exported", "archive_exported"),
    ActKind.QUARANTINE: (
        "quarantined",
        "quarantine_read",
        "quarantine_described",
        "set_apart",
        "set_apart_from",
        "put_together",
        "put_to",
        "given_back",
        "matched",
        "match_taken_back",
    ),
    ActKind.SETTINGS: (
        "profile_saved",
        "mail_password_stored",
        "personal_data_erased",
        "restored",
        "product_saved",
        "playbook_amended",
        "playbook_ended",
        "file_imported",
        "command_key_made",
        "command_key_rotated",
        "scanner_calibrated",
        "scanner_changed",
        "bench_named",
        "equipment_chosen",
        "scanner_forgotten",
    ),
    ActKind.PEOPLE: (
        "signed_in",
        "signed_out",
        "sign_in_refused",
        "first_administrator_made",
        "no_sign_in_chosen",
        "person_added",
        "person_renamed",
        "person_role_set",
        "person_badge_set",
        "person_pin_set",
        "own_pin_changed",
        "person_retired",
        "person_forgotten",
        "person_recovered",
    ),
    ActKind.SCANS: _SCANS,
}


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """What a reader asks for.

    Attributes:
        kind: of acts.
        days: how many days back, today included; None for all there is, or for ``since`` and ``until``.
        text: found in the number, in a name or in the facts.
        since, until: first and last day of Europe/Paris; None for no bound.
        act: one act by its name, whatever the kind; empty for all of the kind.
        operator, approver, rma: found in who did it, in who approved it, in the return's number.
        bench: where it was done, exactly.
    """

    kind: ActKind = ActKind.WORK
    days: int | None = 1
    text: str = ""
    since: date | None = None
    until: date | None = None
    act: str = ""
    operator: str = ""
    approver: str = ""
    rma: str = ""
    bench: str = ""


@dataclass(frozen=True, slots=True)
class JournalPage:
    """A page of the journal.

    Attributes:
        entries: the newest first.
        further: position from which to read on; 0 where there is no more.
    """

    entries: tuple[JournalEntry, ...]
    further: int


@needs(Right.READ_JOURNAL)
def journal_page(bench: Bench, query: JournalQuery, start: int = 0) -> JournalPage:
    """Return a page of acts.

    Args:
        bench: whose journal it is.
        query: which acts.
        start: ``further`` of the page before; 0 for the newest.
    """
    found: list[JournalEntry] = []
    further = 0
    for steps, (position, some) in enumerate(_backwards(bench, query, start), start=1):
        for at, entry in some:
            if len(found) == PAGE_ROWS:
                return JournalPage(tuple(found), further)
            found.append(entry)
            further = at
        further = position
        if steps == MOST_STEPS:
            break
    return JournalPage(tuple(found), further)


@needs(Right.READ_JOURNAL)
def journal_acts(
    bench: Bench, query: JournalQuery, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[JournalEntry]:
    """Iterate over all acts that are asked for, the newest first; for an export, in the background."""
    for _, some in _backwards(bench, query, 0):
        if cancelled():
            return
        yield from (entry for _, entry in some)


def _backwards(
    bench: Bench, query: JournalQuery, start: int
) -> Iterator[tuple[int, tuple[tuple[int, JournalEntry], ...]]]:
    """Iterate over steps: the position from which the next one reads on (0 at the end), and the acts found."""
    wanted = _filter(bench, query)
    position = start
    while True:
        with bench.reading() as uow:
            position = position or uow.act_reader.newest() + 1
            found = uow.act_reader.acts_before(position, STEP, wanted)
            entries = with_item_names(uow, [entry for _, entry in found])
            some = tuple(zip((at for at, _ in found), entries, strict=True))
            position = max(position - STEP, 1)
            ended = position <= 1 or (
                wanted.since is not None and uow.act_reader.is_before(position, wanted.since)
            )
        yield 0 if ended else position, some
        if ended:
            return


def _filter(bench: Bench, query: JournalQuery) -> ActFilter:
    wanted = ActFilter(
        since=query.since,
        until=query.until,
        text=query.text.strip(),
        acts=(query.act,) if query.act else _ACTS.get(query.kind, ()),
        operator=query.operator.strip(),
        approver=query.approver.strip(),
        rma=query.rma.strip(),
        bench=query.bench.strip(),
    )
    if query.kind is ActKind.WORK and not query.act:
        wanted = replace(wanted, but=_SCANS)
    if query.kind is ActKind.APPROVED:
        wanted = replace(wanted, approved=True)
    if query.days is not None:
        wanted = replace(wanted, since=bench.clock.today() - timedelta(days=query.days - 1))
    return wanted
