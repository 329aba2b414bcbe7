"""What the home and search screens list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from receiving_app.domain.limbo import LimboTile
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.limbo import tiles_of
from receiving_app.services.ports import Bench
from receiving_app.services.return_ports import Counters, ReturnRow, Returns

SHOWN = 50
MOST = 10_000


class BoardList(StrEnum):
    """What the home screen counts and lists whole."""

    IN_PROGRESS = "in_progress"
    RECEIVED = "received"
    CREDITED = "credited"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Listed:
    """The returns of a list; ``more`` where others are on file, too."""

    rows: tuple[ReturnRow, ...] = ()
    more: bool = False


_READS: dict[BoardList, Callable[[Returns, date, int], tuple[ReturnRow, ...]]] = {
    BoardList.IN_PROGRESS: lambda returns, _day, limit: returns.in_progress(limit),
    BoardList.RECEIVED: lambda returns, day, limit: returns.received_on(day, limit),
    BoardList.CREDITED: lambda returns, day, limit: returns.credited_on(day, limit),
    BoardList.WAITING: lambda returns, _day, limit: returns.waiting(limit),
}


@dataclass(frozen=True, slots=True)
class HomeBoard:
    """Today's work, what is in progress and what waits; of each list the first ones."""

    counters: Counters
    in_progress: tuple[ReturnRow, ...]
    waiting: tuple[ReturnRow, ...]
    today: tuple[ReturnRow, ...]
    limbo: tuple[LimboTile, ...] = ()


def home_board(bench: Bench) -> HomeBoard:
    """Return what the home screen shows."""
    day = bench.clock.today()
    with bench.reading() as uow:
        returns = uow.returns
        return HomeBoard(
            returns.counters(day),
            returns.in_progress(SHOWN),
            returns.waiting(SHOWN),
            returns.received_on(day, SHOWN),
            tiles_of(bench, uow),
        )


def board_list(bench: Bench, kind: BoardList, limit: int = MOST) -> Listed:
    """Return all that a board or a tile of the home screen counts, at most ``limit``."""
    with bench.reading() as uow:
        rows = _READS[kind](uow.returns, bench.clock.today(), limit + 1)
    return Listed(rows[:limit], len(rows) > limit)


def search(bench: Bench, text: str, limit: int = SHOWN) -> tuple[ReturnRow, ...]:
    """Search returns by number, customer, serial, MAC, reference and tracking number."""
    wanted = text.strip()
    if not wanted:
        return ()
    with bench.reading() as uow:
        return uow.returns.find(wanted, limit)


def timeline(bench: Bench, rma: str) -> tuple[JournalEntry, ...]:
    """Return all that was recorded about a return, oldest first."""
    from receiving_app.services.act_items import with_item_names  # once a return is painted

    with bench.reading() as uow:
        return with_item_names(uow, uow.journal.of_return(rma))
