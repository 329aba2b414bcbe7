"""Photos and slips on file are what was stored."""

import hashlib
from collections.abc import Iterator

from receiving_app.data.session import Session

_HASHES = "SELECT sha256 FROM photo_files ORDER BY sha256"
_CONTENT = "SELECT content FROM photo_files WHERE sha256 = ?"
_SLIPS = "SELECT rma, position, content, sha256 FROM reception_slips ORDER BY rma, position"


def photos(session: Session) -> Iterator[tuple[str, str]]:
    """Yield each picture that is not what its SHA-256 says; one at a time is in the memory."""
    for (sha256,) in session.rows(_HASHES):
        if hashlib.sha256(session.value(_CONTENT, sha256)).hexdigest() != sha256:
            yield sha256, "the picture is not the one that was stored"


def slips(session: Session) -> Iterator[tuple[str, str]]:
    """Yield each reception slip whose content is not what was printed."""
    for rma, position, content, sha256 in session.rows(_SLIPS):
        if hashlib.sha256(content.encode()).hexdigest() != sha256:
            yield f"{rma} slip {position}", "the content is not the one that was printed"
