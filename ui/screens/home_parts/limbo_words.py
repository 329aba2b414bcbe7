"""What is said of what hangs: the words of a tile, the columns of its list."""

from datetime import date

from receiving_app.domain.limbo import Limbo, LimboRow, LimboTile
from receiving_app.domain.quarantine import Ageing, ageing
from receiving_app.wording import Wording
from ui.screens.hold_words import due_words

LOOKS = {Ageing.FRESH: "info", Ageing.AGEING: "attention", Ageing.OVERDUE: "refused"}
COLOURS = {Ageing.FRESH: "text", Ageing.AGEING: "warning", Ageing.OVERDUE: "danger"}
ICONS = {Ageing.FRESH: "clock", Ageing.AGEING: "alert-circle", Ageing.OVERDUE: "alert-triangle"}
_CAUSES = {Limbo.ON_HOLD: "hold_cause", Limbo.QUARANTINED: "quarantine_cause"}


def tile_urgency(tile: LimboTile, today: date) -> Ageing:
    """Return how urgent a tile is: by its oldest, or because an answer is late."""
    if tile.late:
        return Ageing.OVERDUE
    return ageing(tile.oldest, today) if tile.oldest else Ageing.FRESH


def row_urgency(row: LimboRow, today: date) -> Ageing:
    """Return how urgent a row is: a hold by its day, everything else by its age."""
    if row.due_on is not None:
        return Ageing.OVERDUE if row.days_late(today) else Ageing.FRESH
    return ageing(row.since, today)


def cause_words(kind: Limbo, cause: str, words: Wording) -> str:
    """Return a cause in words; empty where there is none, or nothing has one there."""
    section = _CAUSES.get(kind, "")
    return words.term(section, cause) if section and cause else ""


def cause_of(row: LimboRow, words: Wording) -> str:
    """Return why it hangs, with what was added; the products where there is nothing else to say."""
    cause = cause_words(row.kind, row.cause, words)
    return " · ".join(filter(None, (cause[:1].upper() + cause[1:], row.detail)))


def awaited_of(row: LimboRow, today: date, words: Wording) -> str:
    """Return from whom something is awaited and until when, or on which shelf it stands."""
    if row.place:
        return row.place
    awaited = words.term("awaited", row.awaited) if row.awaited else ""
    return " · ".join(filter(None, (awaited[:1].upper() + awaited[1:], due_words(row.due_on, today, words))))


def age_of(row: LimboRow, today: date, words: Wording) -> str:
    """Return since when it has hung, and how urgent that is, in words."""
    days = row.days(today)
    key = "today" if days == 0 else "yesterday" if days == 1 else "days"
    since = words.text(f"bench.since.{key}", days=days)
    urgent = row_urgency(row, today)
    return since if urgent is Ageing.FRESH else f"{since} · {words.term('ageing', urgent)}"
