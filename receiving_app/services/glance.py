"""A glance at what the other benches do: cheap enough for one a second.

The journal's chain moves with every act, on every database: as long as its head stands, nothing is to
be read again.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from receiving_app.services.ports import Bench, UnitOfWork

if TYPE_CHECKING:  # a glance at a window at rest needs none of it
    from receiving_app.domain.claims import Claim
    from receiving_app.services.case_sheet import CaseSheet
    from receiving_app.services.journal_ports import JournalEntry

NOTHING_SEEN = -1
MOST_LOOKED_AT = 50
"""Acts since the last glance; of more, some are somebody else's."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a bench shows.

    Attributes:
        mark: length of the journal as of which the return is shown; ``NOTHING_SEEN`` to look at it anew.
        rma: the return on the screen, or empty.
        revision: of that return as it is shown.
        listed: length of the journal as of which lists are shown.
    """

    mark: int = NOTHING_SEEN
    rma: str = ""
    revision: int = 0
    listed: int = NOTHING_SEEN


@dataclass(frozen=True, slots=True)
class News:
    """A return that was changed since it was shown.

    Attributes:
        last: the last act that was recorded about it.
    """

    sheet: "CaseSheet"
    last: "JournalEntry | None"


@dataclass(frozen=True, slots=True)
class Glance:
    """What a glance found.

    Attributes:
        mark: length of the journal: another one says that something was done, here or elsewhere.
        elsewhere: whether something was done since that the lists of this bench do not show by themselves.
        rma: the return that was asked about, or empty.
        claim: the claim on it, lapsed or not.
        news: where it was changed since.
    """

    mark: int
    elsewhere: bool = False
    rma: str = ""
    claim: "Claim | None" = None
    news: News | None = None


def glance(bench: Bench, shown: Shown) -> Glance:
    """Look whether anything was done since, and who has the return on the screen in hand."""
    with bench.reading() as uow:
        mark = uow.journal.head().count
        elsewhere = mark != shown.listed and _done_elsewhere(bench, uow, shown.listed, mark)
        if not shown.rma:
            return Glance(mark, elsewhere)
        claim = uow.claims.get(shown.rma)
    seen = Glance(mark, elsewhere, shown.rma, claim)
    return replace(seen, news=news(bench, shown)) if mark != shown.mark else seen


def _done_elsewhere(bench: Bench, uow: UnitOfWork, since: int, mark: int) -> bool:
    """Tell whether other benches did something, or what is about no return, such as an import.

    What this bench did to a return its screen has shown; a board that is read again because of it would
    only be in the way of the next scan.
    """
    from receiving_app.services.journal_ports import ActFilter

    if not 0 <= since < mark <= since + MOST_LOOKED_AT:
        return True
    acts = uow.act_reader.acts_before(mark + 1, mark - since, ActFilter())
    return any(entry.bench != bench.actor.bench or not entry.rma for _, entry in acts)


def news(bench: Bench, shown: Shown) -> News | None:
    """Return the return on the screen as it is now, where it was changed since it was shown."""
    from receiving_app.services.case_sheet import make_sheet, rulebook

    with bench.reading() as uow:
        case = uow.returns.get(shown.rma)
        if case is None or case.revision == shown.revision:
            return None
        acts = uow.journal.of_return(shown.rma)
        return News(make_sheet(uow, case, rulebook(uow, case, bench)), acts[-1] if acts else None)
