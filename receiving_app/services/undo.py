"""Take back the last act at the bench, with trace: the act and its undoing both stay in the journal."""

from collections.abc import Mapping
from dataclasses import dataclass

from receiving_app.domain.people import Right
from receiving_app.domain.return_errors import StaleCase
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.undoing import NothingToUndo, UndoAfterConclusion, UndoStep, restored
from receiving_app.services.case_sheet import Act, CaseSheet, load_case, make_sheet, record, rulebook
from receiving_app.services.claims import claim
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back.

    Attributes:
        sheet: the return as it is now.
        act: name of the act in the journal.
        facts: what the journal says of it.
    """

    sheet: CaseSheet
    act: str
    facts: Mapping[str, object]


@needs(Right.RECEIVE)
def undo(bench: Bench, rma: str, *, revision: int | None = None) -> Undone:
    """Take back the last act of a return, up to its arrival, until a document is issued.

    Decisions carried out without one are such an act; units that joined a manufacturer's batch with
    them leave it. What another bench did meanwhile is not taken back unseen.

    Args:
        bench: where it happens.
        rma: the return.
        revision: of the case as it was shown; None to take back whatever was last.

    Raises:
        UnknownReturn: it is not on file.
        NothingToUndo: no act is left, or something else than an act of a bench changed the return.
        UndoAfterConclusion: a document was issued, or what was carried out went on elsewhere.
        BatchSent: the last act put a unit into a batch that left.
        ReturnHeld: another bench has it in hand.
        StaleCase: the last act is another bench's, and was not on the screen.
    """
    with bench.writing() as uow:
        case, step = last_step(uow, rma)
        if revision not in (None, case.revision) and step.bench != bench.actor.bench:
            raise StaleCase(rma)
        return take_back(bench, uow, case, step)


def last_step(uow: UnitOfWork, rma: str) -> tuple[ReturnCase, UndoStep]:
    """Return a return with the last act that can be taken back.

    Raises:
        UnknownReturn: it is not on file.
        NothingToUndo, UndoAfterConclusion: no act can be.
    """
    case = load_case(uow, rma)
    step = uow.undo_steps.last(rma)
    if step is None or step.revision != case.revision:
        raise _why_nothing(uow, case)
    return case, step


def take_back(bench: Bench, uow: UnitOfWork, case: ReturnCase, step: UndoStep) -> Undone:
    """Take back the last act of a return, and commit.

    Raises:
        ReturnHeld: another bench has it in hand.
    """
    claim(bench, uow, case.rma)
    now = uow.returns.save(restored(case, step.before))
    uow.undo_steps.take_back(step, now.revision)
    facts: dict[str, object] = {"undone": step.act, "of": dict(step.facts)}
    if "unit" in step.facts:
        facts["unit"] = step.facts["unit"]
    record(bench, uow, Act("undone", facts), case.rma)
    if step.act == "matched":
        from receiving_app.services.quarantine import put_back  # with the first match that is taken back

        put_back(bench, uow, str(step.facts["number"]))
    joined = step.facts.get("joined")
    if isinstance(joined, Mapping):
        from receiving_app.services.gather_batch import scatter  # with the first decision that is taken back

        scatter(bench, uow, case.rma, joined)
    uow.commit()
    return Undone(make_sheet(uow, now, rulebook(uow, now, bench)), step.act, step.facts)


def _why_nothing(uow: UnitOfWork, case: ReturnCase) -> NothingToUndo | UndoAfterConclusion:
    notes = uow.credit_notes.of_return(case.rma)
    if notes or any(unit.decision is not None for unit in case.units):
        return UndoAfterConclusion(case.rma, notes[-1].number if notes else "")
    return NothingToUndo(case.rma)
