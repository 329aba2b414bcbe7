"""What was said of the announced units that did not come."""

from dataclasses import dataclass
from datetime import datetime

from receiving_app.domain.vocabulary import Choice


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """An answer about a shortage; it is about so many pieces, and lapses once others are missing.

    Attributes:
        missing: pieces announced and not come, when it was given.
        approved_by: supervisor who approved it, or empty.
    """

    choice: Choice
    missing: int
    operator: str
    at: datetime
    approved_by: str = ""
    reason: str = ""
