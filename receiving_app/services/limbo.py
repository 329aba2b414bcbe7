"""What hangs: delivered and never scanned, received and not inspected, on hold, in quarantine, late at a manufacturer."""

from collections.abc import Callable

from receiving_app.domain.limbo import Limbo, LimboRow, LimboTile
from receiving_app.domain.paris import day_of
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.return_ports import ReturnRow

MOST = 2_000


def limbo_tiles(bench: Bench) -> tuple[LimboTile, ...]:
    """Return how much hangs where, and since when."""
    with bench.reading() as uow:
        return tiles_of(bench, uow)


def tiles_of(bench: Bench, uow: UnitOfWork) -> tuple[LimboTile, ...]:
    """Return the same within a unit of work."""
    late = _batches(bench, uow)
    oldest = min((row.since for row in late), default=None)
    tiles = uow.limbo.tiles(bench.clock.today())
    return (*tiles, LimboTile(Limbo.LATE_BATCHES, len(late), oldest, len(late)))


def limbo_list(bench: Bench, kind: Limbo) -> tuple[LimboRow, ...]:
    """Return what hangs there, the longest ago first; at most ``MOST``."""
    reads: dict[Limbo, Callable[[Bench, UnitOfWork], tuple[LimboRow, ...]]] = {
        Limbo.DELIVERED: _delivered,
        Limbo.NOT_INSPECTED: _not_inspected,
        Limbo.ON_HOLD: _on_hold,
        Limbo.QUARANTINED: _quarantined,
        Limbo.LATE_BATCHES: _batches,
    }
    with bench.reading() as uow:
        return tuple(sorted(reads[kind](bench, uow), key=lambda row: (row.since, row.number)))


def _delivered(_bench: Bench, uow: UnitOfWork) -> tuple[LimboRow, ...]:
    return tuple(_row(Limbo.DELIVERED, row) for row in uow.limbo.returns(Limbo.DELIVERED, MOST))


def _not_inspected(_bench: Bench, uow: UnitOfWork) -> tuple[LimboRow, ...]:
    return tuple(_row(Limbo.NOT_INSPECTED, row) for row in uow.limbo.returns(Limbo.NOT_INSPECTED, MOST))


def _on_hold(_bench: Bench, uow: UnitOfWork) -> tuple[LimboRow, ...]:
    rows = uow.limbo.returns(Limbo.ON_HOLD, MOST)
    cases = uow.returns.get_many([row.rma for row in rows])
    found = []
    for row in rows:
        hold = cases[row.rma].hold
        if hold is None:
            # A unit was held by the rules: the return's own screen says what is missing.
            found.append(_row(Limbo.ON_HOLD, row))
            continue
        found.append(
            LimboRow(
                kind=Limbo.ON_HOLD,
                number=row.rma,
                since=day_of(hold.at),
                whose=row.customer,
                cause=hold.kind,
                detail=hold.cause or ", ".join(row.skus),
                awaited=hold.awaited,
                due_on=hold.due_on,
            )
        )
    return tuple(found)


def _quarantined(_bench: Bench, uow: UnitOfWork) -> tuple[LimboRow, ...]:
    return tuple(
        LimboRow(
            kind=Limbo.QUARANTINED,
            number=one.number,
            since=day_of(one.at),
            whose=one.customer,
            cause=one.cause,
            detail=" ".join(filter(None, (one.rma, one.raw))),
            place=one.place,
        )
        for one in uow.quarantine.open_records(MOST)
    )


def _batches(bench: Bench, uow: UnitOfWork) -> tuple[LimboRow, ...]:
    today = bench.clock.today()
    return tuple(
        LimboRow(
            kind=Limbo.LATE_BATCHES,
            number=one.number,
            since=one.sent_on or one.opened_on,
            whose=one.manufacturer,
            detail=", ".join(dict.fromkeys(unit.sku for unit in one.unanswered)),
            awaited="manufacturer",
            due_on=one.due_on,
        )
        for one in uow.batches.listed(MOST, unfinished=True)
        if one.days_late(today)
    )


def _row(kind: Limbo, row: ReturnRow) -> LimboRow:
    since = day_of(row.arrived_at) if row.arrived_at else row.carrier_delivered_on or row.opened_on
    return LimboRow(kind, row.rma, since, row.customer, detail=", ".join(row.skus))
