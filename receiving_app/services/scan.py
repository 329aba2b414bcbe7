"""Answer a scan or a typed text: every code ends in a choice, none in a dead end (policy P6)."""

from dataclasses import replace

from receiving_app.domain.people import Right
from receiving_app.domain.profile import Profile
from receiving_app.domain.scans import Hints, Meaning, Proof, RawScan, ScannerProfile, Source
from receiving_app.services.case_sheet import Act, keep_step, record
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs
from receiving_app.services.scan_answer import Result, ScanAnswer, printable

__all__ = ["Result", "ScanAnswer", "scan"]


@needs(Right.RECEIVE)
def scan(
    bench: Bench, scanned: RawScan | str, open_rma: str = "", chosen: Meaning | None = None
) -> ScanAnswer:
    """Understand a scan and act on it, in one transaction.

    An RMA number receives its parcel or resumes its inspection. Inside an open return, a serial or MAC
    of one of its units marks it as read, a GTIN or reference counts one. Else whatever identifies a
    return finds it; a command is checked and handed to the screen. Every scan is journalled.

    Args:
        bench: where it happens.
        scanned: the scan, or a text typed by hand.
        open_rma: number of the return now on the screen, or empty.
        chosen: the meaning the operator chose where the same scan had several.
    """
    # What follows is large, and no start of the program waits for it.
    from receiving_app.services.scan_lookup import Scanned
    from receiving_app.services.scan_resolve import resolved

    raw = RawScan(scanned) if isinstance(scanned, str) else scanned
    with bench.writing() as uow:
        policy = (uow.profiles.get() or Profile()).policy
        scanner = uow.scanners.get(bench.actor.bench) or ScannerProfile()
        reading = bench.interpreter.read(raw, Hints(policy.rma_patterns, scanner))
        if chosen is not None:
            reading = replace(reading, meanings=(replace(chosen, proof=Proof.CHECK),))
        known = Scanned(bench, uow, reading, printable(reading.masked or raw.text.strip()))
        if chosen is None and _bounces(bench, raw, policy.bounce_ms):
            answer = known.answer(Result.BOUNCED)
        else:
            answer = resolved(known, open_rma)
        _journal(bench, uow, answer, raw)
        uow.commit()
    return answer


def _bounces(bench: Bench, raw: RawScan, bounce_ms: int) -> bool:
    """Tell whether this is the label just scanned; what a person typed twice was meant twice."""
    if raw.source is Source.TYPED:
        return False
    now = bench.clock.monotonic()
    return bench.recent.bounced(bench.actor.bench, raw.text, now, bounce_ms / 1000)


def _journal(bench: Bench, uow: UnitOfWork, answer: ScanAnswer, raw: RawScan) -> None:
    from receiving_app.domain.commands import masked

    rma = answer.sheet.case.rma if answer.sheet else ""
    meaning = answer.meaning or answer.reading.best
    facts: dict[str, object] = {
        "raw": answer.raw,
        "result": answer.result,
        "source": raw.source,
        "kind": meaning.kind if meaning else answer.reading.kind,
        "value": masked(meaning.value) if meaning else "",
        "layout": meaning.layout if meaning else "",
        "caps_lock": meaning is not None and meaning.caps_lock,
    }
    if answer.unit is not None:
        facts["unit"] = answer.unit
    if answer.problem is not None:
        facts["problem"] = answer.problem.code
    act = Act("scanned", facts)
    record(bench, uow, act, rma)
    if answer.before is not None and answer.sheet is not None:
        keep_step(bench, uow, act, answer.before, answer.sheet.case)
