"""What is said of goods in quarantine: since when, how urgent, what was read on them."""

from datetime import date, datetime

from receiving_app.domain.paris import day_of
from receiving_app.domain.quarantine import Ageing, QuarantineRecord, ageing
from receiving_app.domain.scans import Kind
from receiving_app.services.match_parcel import Suggestion
from receiving_app.wording import Wording

AGEING_LOOKS = {
    Ageing.FRESH: ("clock", "info"),
    Ageing.AGEING: ("alert-circle", "attention"),
    Ageing.OVERDUE: ("alert-triangle", "refused"),
}
"""Icon and kind of a chip by how long something waits."""

AGEING_COLOURS = {Ageing.FRESH: "text", Ageing.AGEING: "warning", Ageing.OVERDUE: "danger"}
"""Role of the colour of a text by how long something waits; the word says it too."""


def capital(text: str) -> str:
    """Return a text that begins a line."""
    return text[:1].upper() + text[1:]


def since_words(since: date | datetime, today: date, words: Wording) -> str:
    """Return since when something waits: ``depuis 6 jours``."""
    day = day_of(since) if isinstance(since, datetime) else since
    days = (today - day).days
    key = "today" if days <= 0 else "yesterday" if days == 1 else "days"
    return words.text(f"bench.since.{key}", days=days)


def urgency(record: QuarantineRecord, today: date) -> Ageing:
    """Return how urgent a record is; what ended waits for nobody."""
    return ageing(day_of(record.at), today) if record.is_open else Ageing.FRESH


def state_words(record: QuarantineRecord, today: date, words: Wording) -> str:
    """Return how long a record has waited and how urgent that is, or how it ended."""
    if record.outcome is not None:
        ended = words.term("quarantine_outcome", record.outcome)
        return f"{capital(ended)} {record.ended_as}".strip()
    since = since_words(record.at, today, words)
    urgent = urgency(record, today)
    return since if urgent is Ageing.FRESH else f"{since} · {words.term('ageing', urgent)}"


def read_words(record: QuarantineRecord, words: Wording) -> str:
    """Return everything that was read, each with what it is."""
    return " · ".join(
        code.raw if code.kind is Kind.UNKNOWN else f"{words.text(f'scanner.kind.{code.kind}')} {code.value}"
        for code in record.codes
    )


def why_words(suggestion: Suggestion, words: Wording) -> str:
    """Return what speaks for a return, the strongest sign first."""
    said = (words.text(f"bench.sign.{sign.kind}", value=sign.value) for sign in suggestion.signs)
    return capital(", ".join(said))
