"""Give a place and a number to a parcel that cannot be decided now (policy P6)."""

from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, QuarantineRecord

LONGEST_RAW = 500
LONGEST_NOTE = 500


def quarantine(bench: Bench, raw: str, cause: str, note: str = "", rma: str = "") -> QuarantineRecord:
    """Record a parcel in quarantine, with the raw code kept, and return it with its number.

    Args:
        bench: where it happens.
        raw: what was scanned or typed.
        cause: stable word, such as ``unknown``, ``expired``, ``cancelled`` or ``already_received``.
        note: what the operator adds.
        rma: the return it seems to belong to, or empty.
    """
    actor = bench.actor
    wanted = QuarantineRecord(
        "", raw[:LONGEST_RAW], cause, note[:LONGEST_NOTE], actor.operator, actor.bench, bench.clock.now(), rma
    )
    with bench.writing() as uow:
        stored = uow.quarantine.add(wanted)
        record(bench, uow, Act("quarantined", {"number": stored.number, "cause": cause}), rma)
        uow.commit()
    return stored


def quarantined(bench: Bench, limit: int = 100) -> tuple[QuarantineRecord, ...]:
    """Return the quarantine records, newest first."""
    with bench.reading() as uow:
        return uow.quarantine.open_records(limit)
