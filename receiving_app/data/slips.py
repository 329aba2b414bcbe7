"""Reception slips as they were printed."""

import hashlib
from dataclasses import replace
from datetime import datetime

from receiving_app.data.codec import decode, encode, instant
from receiving_app.data.photos import keep_picture
from receiving_app.data.session import Session
from receiving_app.domain.reception_slip import ReceptionSlip

_LAST = "SELECT max(position) FROM reception_slips WHERE rma = ?"
_ADD = "INSERT INTO reception_slips (rma, position, at, operator, content, sha256) VALUES (?, ?, ?, ?, ?, ?)"
_OF = "SELECT content FROM reception_slips WHERE rma = ? ORDER BY position"


class SqlSlips:
    """The ``Slips`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, slip: ReceptionSlip, logo: bytes, at: datetime) -> ReceptionSlip:
        """Keep a slip with the logo it was printed with, and return it with its position."""
        position = (self._session.value(_LAST, slip.rma) or 0) + 1
        kept = replace(slip, position=position, logo=keep_picture(self._session, logo) if logo else "")
        content = encode(kept)
        sha256 = hashlib.sha256(content.encode()).hexdigest()
        self._session.write(_ADD, (kept.rma, kept.position, instant(at), kept.operator, content, sha256))
        return kept

    def of_return(self, rma: str) -> tuple[ReceptionSlip, ...]:
        """Return a return's slips, oldest first."""
        return tuple(decode(ReceptionSlip, row[0]) for row in self._session.rows(_OF, rma))
