"""What ``verify`` holds against deliveries: what was deposited, what was printed, and their times."""

from collections.abc import Iterator
from datetime import datetime

from receiving_app.data.session import Session

Finding = tuple[str, str]

_DEPOSITED = """SELECT document, evidence FROM deliveries JOIN documents ON number = document
    WHERE channel = 'deposit' AND evidence <> '' AND evidence <> pdf_sha256"""
# More may be recorded than was queued: prints of before there was a queue.
_PRINTED = """SELECT document, printed, recorded FROM (
        SELECT document, count(*) AS printed,
            (SELECT count(*) FROM print_jobs WHERE credit_note = document) AS recorded
        FROM deliveries WHERE channel = 'print' AND state = 'done' GROUP BY document) AS printing
    WHERE recorded < printed"""
_TIMES = "SELECT document, queued_at, changed_at, next_at FROM deliveries ORDER BY id"


def deliveries(session: Session) -> Iterator[Finding]:
    """Yield the documents whose deliveries do not agree with what is on file, with the facts."""
    for number, evidence in session.rows(_DEPOSITED):
        yield number, f"another file was deposited: {evidence}"
    for number, printed, recorded in session.rows(_PRINTED):
        yield number, f"{printed} printed, {recorded} recorded"
    for number, *times in session.rows(_TIMES):
        for name, text in zip(("queued_at", "changed_at", "next_at"), times, strict=True):
            if text is not None and not _is_instant(text):
                yield number, f"{name}: {text} is no time"


def _is_instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
