"""What ``verify`` holds against returns that are still open to change: each can be read as what it is.

Nothing else is told of them: only documents and acts are hashed. A letter changed in an address of an open
return is seen by a person, or by the next import of that return.
"""

from collections.abc import Iterator

from receiving_app.data.problems import DATABASE_ERRORS
from receiving_app.data.returns import SqlReturns
from receiving_app.data.session import Session
from receiving_app.domain.errors import DomainError

Finding = tuple[str, str]

_NUMBERS = "SELECT rma FROM returns WHERE rma > ? ORDER BY rma LIMIT ?"
_PAGE = 500
_UNREADABLE = (
    *DATABASE_ERRORS,
    DomainError,
    ValueError,
    ArithmeticError,
    TypeError,
    AttributeError,
    KeyError,
)


def unreadable(session: Session) -> Iterator[Finding]:
    """Yield the returns that cannot be read, with the reason."""
    last = ""
    while page := [rma for (rma,) in session.rows(_NUMBERS, last, _PAGE)]:
        if _why_not(session, page):
            yield from ((rma, why) for rma in page if (why := _why_not(session, [rma])))
        last = page[-1]


def _why_not(session: Session, rmas: list[str]) -> str:
    try:
        SqlReturns(session).get_many(rmas)
    except _UNREADABLE as error:
        return str(error) or type(error).__name__
    return ""
