"""What is said of a hold: why, from whom something is awaited, until when, and how late that is."""

from datetime import date

from receiving_app.domain.holds import HoldCause, HoldNote
from receiving_app.wording import Wording


def cause_words(hold: HoldNote, words: Wording) -> str:
    """Return why a return waits: the cause of the list and what was added to it."""
    if hold.kind is HoldCause.OTHER and hold.cause:
        return hold.cause
    kind = words.term("hold_cause", hold.kind)
    colon = " : " if words.language == "fr" else ": "
    return colon.join(filter(None, (kind[:1].upper() + kind[1:], hold.cause)))


def due_words(due_on: date | None, today: date, words: Wording) -> str:
    """Return until when an answer is awaited, and by how much it is late; empty where nobody said."""
    if due_on is None:
        return ""
    late = (today - due_on).days
    if late > 0:
        return words.text("bench.hold.overdue", due_on=due_on, days=late)
    return words.text("bench.hold.due", due_on=due_on)


def hold_words(hold: HoldNote, today: date, words: Wording) -> str:
    """Return all of it in one line."""
    told = [cause_words(hold, words)]
    if hold.due_on is not None:
        told.append(words.text("bench.hold.awaited", awaited=hold.awaited))
    return " · ".join(filter(None, (*told, due_words(hold.due_on, today, words))))
