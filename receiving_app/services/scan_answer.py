"""What a scan led to, as the screens show it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from receiving_app.domain.errors import DomainError
from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.scans import LONGEST_RAW, NOTHING_READ, Kind, Meaning, Proof, Reading
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.return_ports import ReturnRow

if TYPE_CHECKING:  # what the window's start does not need
    from receiving_app.domain.batches import Batch
    from receiving_app.domain.people import Person

_SERIALS = frozenset({Kind.SERIAL, Kind.MAC})


class Result(StrEnum):
    """What a scan led to.

    ``RECEIVED`` to ``CANCELLED`` are about a return's number or what finds it (``ALREADY_HERE``: that of a parcel of the
    return now open, read again: the same box, or another one of it); ``UNIT_READ`` to
    ``OTHER_PRODUCT`` about the return now open; ``CHOOSE`` offers returns (``rows``) or meanings.
    """

    RECEIVED = "received"
    RESUMED = "resumed"
    ALREADY_HERE = "already_here"
    ON_HOLD = "on_hold"
    ALREADY_RECEIVED = "already_received"
    HELD_ELSEWHERE = "held_elsewhere"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNIT_READ = "unit_read"
    UNIT_COUNTED = "unit_counted"
    PRODUCT_FOUND = "product_found"
    OTHER_PRODUCT = "other_product"
    CHOOSE = "choose"
    COMMAND = "command"
    COMMAND_REFUSED = "command_refused"
    BADGE = "badge"
    BADGE_REFUSED = "badge_refused"
    BATCH = "batch"
    QUARANTINED = "quarantined"
    BOUNCED = "bounced"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    MISREAD = "misread"


SIGNED = frozenset({Result.COMMAND_REFUSED, Result.BADGE, Result.BADGE_REFUSED})
"""Said, and nothing else: what is on the screen stays there."""
_OPENS = frozenset(
    {
        Result.RECEIVED,
        Result.RESUMED,
        Result.ALREADY_HERE,
        Result.ON_HOLD,
        Result.ALREADY_RECEIVED,
        Result.HELD_ELSEWHERE,
    }
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """When, by whom and where the same thing was read before."""

    at: datetime
    operator: str
    bench: str


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """The answer to a scan.

    Attributes:
        raw: the characters as they came, what cannot be printed escaped; at most 4 096 characters. Of a
            command or a badge, without what signs it.
        sheet: the return to show, where one was found.
        rows: the returns to choose from.
        meanings: what the code may be, to choose from; hand the one chosen back to ``scan``.
        unit: number of the unit that was read, counted, whose product this is, or whose serial found the return.
        sku: the product that a GTIN or reference names.
        command: id of the bench command to run.
        quarantine: the quarantine record whose label was read.
        batch: the manufacturer batch whose label was read.
        person: whose badge was read; it proves nothing, the PIN does.
        earlier: when the same was read before, by whom; None the first time.
        problem: what the message says where something is refused.
        before: the return as it was before this scan's act; None where the scan only looked.
        meaning: the meaning that was acted on; None where none was.
        reading: everything the code may be.
    """

    result: Result
    raw: str
    sheet: CaseSheet | None = None
    rows: tuple[ReturnRow, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    unit: int | None = None
    sku: str = ""
    command: str = ""
    quarantine: QuarantineRecord | None = None
    batch: "Batch | None" = None
    person: "Person | None" = None
    earlier: Earlier | None = None
    problem: DomainError | None = None
    before: ReturnCase | None = None
    meaning: Meaning | None = None
    reading: Reading = NOTHING_READ

    @property
    def opens_return(self) -> bool:
        """Tell whether the return that was found is to be shown as it is."""
        return self.sheet is not None and self.result in _OPENS

    @property
    def serial(self) -> str:
        """Return the serial or MAC that was read, the host's layout undone; empty for another code."""
        meaning = self.meaning or self.reading.best or _vague(self.reading)
        if meaning is None:
            return ""
        found = ((meaning.kind, meaning.value), *((part.kind, part.value) for part in meaning.parts))
        return next((value for kind, value in found if kind in _SERIALS), "")


def _vague(reading: Reading) -> Meaning | None:
    """Return what only the database could have confirmed, as it was typed."""
    vague = (one for one in reading.meanings if one.proof is Proof.FILE and one.text == reading.raw.strip())
    return None if reading.accepted else next(vague, None)


def printable(text: str) -> str:
    """Return a scan's characters as they are journalled: what cannot be printed is escaped, none is lost."""
    if text.isprintable() and "\\" not in text:
        return text[:LONGEST_RAW]
    return "".join(map(_shown, text[:LONGEST_RAW]))[:LONGEST_RAW]


def _shown(character: str) -> str:
    if character == "\\":
        return character * 2
    if character.isprintable():
        return character
    if character.isascii():
        return f"\\x{ord(character):02x}"
    return character.encode("ascii", "backslashreplace").decode()
