"""What ``verify`` holds against what the journal says of people: it is what the links say, or was erased with trace."""

import json
from collections.abc import Iterator
from datetime import date

from receiving_app.data.act_persons import begin_of
from receiving_app.data.session import Row, Session
from receiving_app.domain.personal import ERASED, Aside

Finding = tuple[str, str]

PAGE = 500
# As bytes: what is no text any more is still read, and named.
_KEPT = """SELECT p.id, CAST(p.operator AS BLOB), CAST(p.approved_by AS BLOB), CAST(p.facts AS BLOB),
    CAST(p.salt AS BLOB), CAST(j.personal_sha256 AS BLOB)
    FROM act_persons AS p LEFT JOIN journal AS j ON j.id = p.id WHERE p.id > ? ORDER BY p.id LIMIT ?"""
_BEFORE_ALL = -(2**63)
_GONE = """SELECT j.id FROM journal AS j LEFT JOIN act_persons AS p ON p.id = j.id
    WHERE j.personal_sha256 IS NOT NULL AND p.id IS NULL AND NOT EXISTS (SELECT 1 FROM erasures
        WHERE erasures.act > j.id AND j.at < erasures.older_than)
    ORDER BY j.id"""
_ERASURES = """SELECT e.act, CAST(e.older_than AS BLOB), CAST(j.act AS BLOB), CAST(j.facts AS BLOB)
    FROM erasures AS e LEFT JOIN journal AS j ON j.id = e.act ORDER BY e.act"""
_UNANNOUNCED = """SELECT id FROM journal WHERE act = ? AND id NOT IN (SELECT act FROM erasures) ORDER BY id"""


def persons(session: Session) -> Iterator[Finding]:
    """Yield each act whose names and texts are not those of its link, or are gone without an erasure."""
    after = _BEFORE_ALL
    while rows := session.rows(_KEPT, after, PAGE):
        for row in rows:
            if problem := _kept_problem(row):
                yield f"journal {row[0]}", problem
        after = rows[-1][0]
    for (act,) in session.rows(_GONE):
        yield f"journal {act}", "names and texts are missing, and no act erased them"


def _kept_problem(row: Row) -> str:
    _, *texts, told = row
    if told is None:
        return "names and texts without an act that holds them"
    aside = Aside(*(text.decode("utf-8", "replace") for text in texts))
    return "" if aside.sha256.encode() == told else "names and texts changed: they do not give the act's hash"


def erasures(session: Session) -> Iterator[Finding]:
    """Yield each erasure that is not what its act says, and each such act without its erasure."""
    for act, older_than, name, facts in session.rows(_ERASURES):
        if name != ERASED.encode() or _said(facts) != older_than.decode("utf-8", "replace"):
            yield f"journal {act}", "the erasure is not what the act says"
    for (act,) in session.rows(_UNANNOUNCED, ERASED):
        yield f"journal {act}", "the erasure that the act tells of is missing"


def _said(facts: bytes) -> str | None:
    """Return the moment that an act of erasing tells; None where its facts are damaged."""
    try:
        return begin_of(date.fromisoformat(json.loads(facts)["before"]))
    except (ValueError, KeyError, TypeError):
        return None
