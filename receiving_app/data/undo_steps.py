"""The acts of each return that can still be taken back."""

import json

from receiving_app.data.codec import decode, encode
from receiving_app.data.session import Session
from receiving_app.domain.undoing import Before, UndoStep

_ADD = """INSERT INTO undo_steps (rma, act, facts, bench, before, since, revision)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_LAST = """SELECT rma, act, facts, bench, before, since, revision FROM undo_steps
    WHERE id = (SELECT max(id) FROM undo_steps WHERE rma = ?)"""
_FORGET_LAST = "DELETE FROM undo_steps WHERE id = (SELECT max(id) FROM undo_steps WHERE rma = ?)"
# Only where nothing else came between the two.
_GO_ON = """UPDATE undo_steps SET revision = ?
    WHERE id = (SELECT max(id) FROM undo_steps WHERE rma = ?) AND revision = ?"""
_CLEAR = "DELETE FROM undo_steps WHERE rma = ?"


class SqlUndoSteps:
    """The ``UndoSteps`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, step: UndoStep) -> None:
        """Keep an act that was just stored."""
        texts = (encode(step.facts), step.bench, encode(step.before))
        self._session.write(_ADD, (step.rma, step.act, *texts, step.since, step.revision))

    def last(self, rma: str) -> UndoStep | None:
        """Return the last act kept of a return; None where there is none."""
        row = self._session.row(_LAST, rma)
        if row is None:
            return None
        _, act, facts, bench, before, since, revision = row
        return UndoStep(rma, act, json.loads(facts), bench, decode(Before, before), since, revision)

    def take_back(self, step: UndoStep, revision: int) -> None:
        """Forget the last act of a return; the one before it led to the return as it is stored now."""
        self._session.write(_FORGET_LAST, (step.rma,))
        self._session.write(_GO_ON, (revision, step.rma, step.since))

    def clear(self, rma: str) -> None:
        """Forget every act of a return: none can be taken back any more."""
        self._session.write(_CLEAR, (rma,))
