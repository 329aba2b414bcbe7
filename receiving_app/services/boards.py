"""What the home and search screens list."""

from dataclasses import dataclass

from receiving_app.domain.limbo import LimboTile
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.limbo import tiles_of
from receiving_app.services.ports import Bench
from receiving_app.services.return_ports import Counters, ReturnRow

SHOWN = 50


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
