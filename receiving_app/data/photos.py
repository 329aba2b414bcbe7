"""Photos on file: rows that lists read, and pictures that only a viewer or a slip does."""

import hashlib
from dataclasses import replace
from datetime import datetime

from receiving_app.data.codec import instant
from receiving_app.data.session import Row, Session
from receiving_app.domain.photos import Photo, PhotoCase, PhotoOwner, PhotoStep, StruckOut

_COLUMNS = """id, owner, number, step, sha256, width, height, thumbnail, at, operator, bench,
    struck_at, struck_by, struck_reason, CASE WHEN EXISTS (SELECT 1 FROM quarantine AS part
        WHERE part.split_from = photos.number AND part.at > photos.at) THEN 1 ELSE 0 END"""
_ADD = """INSERT INTO photos (owner, number, step, sha256, width, height, thumbnail, at, operator, bench)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_LAST = "SELECT max(id) FROM photos"
_ADD_FILE = "INSERT INTO photo_files (sha256, content) VALUES (?, ?)"
_KNOWN = "SELECT 1 FROM photo_files WHERE sha256 = ?"
_CONTENT = "SELECT content FROM photo_files WHERE sha256 = ?"
_GET = f"SELECT {_COLUMNS} FROM photos WHERE id = ?"  # noqa: S608 - our own columns
# Goods that were in quarantine bring their photos along: those of goods put together with them too, and
# those taken of the whole box before they were set apart from it. Until when a record's photos are theirs
# goes along: at first for ever, written with the instant so that a server compares both in one way.
_HAD = """WITH RECURSIVE had (number, split_from, began, until) AS (
        SELECT number, split_from, at, '9999' || at FROM quarantine WHERE {whose}
        UNION SELECT one.number, one.split_from, one.at, CASE
                WHEN one.ended_as = had.number AND one.outcome = 'merged' THEN had.until
                WHEN had.began < had.until THEN had.began ELSE had.until END
            FROM quarantine AS one JOIN had ON one.number = had.split_from
                OR (one.ended_as = had.number AND one.outcome = 'merged' AND one.ended_at < had.until))"""
_BROUGHT = f"""SELECT {_COLUMNS} FROM photos
    WHERE owner = 'quarantine' AND number IN (SELECT number FROM had) AND EXISTS (
        SELECT 1 FROM had WHERE had.number = photos.number AND photos.at < had.until)"""  # noqa: S608 - as above
_OF_RECORD = f"{_HAD.format(whose='number = ?')} {_BROUGHT} ORDER BY id"
_OF_RETURN = f"""{_HAD.format(whose="outcome = 'matched' AND ended_as = ?1")}
    SELECT {_COLUMNS} FROM photos WHERE owner = 'return' AND number = ?1
    UNION ALL {_BROUGHT} ORDER BY id"""  # noqa: S608 - as above
_STRIKE = "UPDATE photos SET struck_at = ?, struck_by = ?, struck_reason = ? WHERE id = ?"


def keep_picture(session: Session, content: bytes) -> str:
    """Store a picture under its SHA-256, once, and return that."""
    sha256 = hashlib.sha256(content).hexdigest()
    if session.value(_KNOWN, sha256) is None:
        session.write(_ADD_FILE, (sha256, content))
    return sha256


class SqlPhotos:
    """The ``Photos`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, photo: Photo, content: bytes) -> Photo:
        """Store a photo with its picture, and return it with its number; the same picture is stored once."""
        keep_picture(self._session, content)
        case = photo.case
        self._session.write(
            _ADD,
            (
                case.owner.value,
                case.number,
                photo.step.value,
                photo.sha256,
                photo.width,
                photo.height,
                photo.thumbnail,
                instant(photo.at),
                photo.operator,
                photo.bench,
            ),
        )
        return replace(photo, id=self._session.value(_LAST))

    def of(self, case: PhotoCase) -> tuple[Photo, ...]:
        """Return a case's photos in the order taken, with those of the goods that joined it from quarantine."""
        sql = _OF_RETURN if case.owner is PhotoOwner.RETURN else _OF_RECORD
        return tuple(map(_photo, self._session.rows(sql, case.number)))

    def get(self, number: int) -> Photo | None:
        """Return a photo."""
        row = self._session.row(_GET, number)
        return _photo(row) if row is not None else None

    def content(self, sha256: str) -> bytes | None:
        """Return a picture by its SHA-256; None where it is not what was stored."""
        content: bytes | None = self._session.value(_CONTENT, sha256)
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            return None
        return content

    def strike_out(self, number: int, struck: StruckOut) -> None:
        """Mark a photo as not counting any more; it is kept."""
        self._session.write(_STRIKE, (instant(struck.at), struck.operator, struck.reason, number))


def _photo(row: Row) -> Photo:
    number, owner, of, step, sha256, width, height, thumbnail, at, operator, bench, *struck, whole = row
    struck_at, struck_by, reason = struck
    return Photo(
        PhotoCase(PhotoOwner(owner), of),
        PhotoStep(step),
        sha256,
        width,
        height,
        thumbnail,
        datetime.fromisoformat(at),
        operator,
        bench,
        number,
        StruckOut(datetime.fromisoformat(struck_at), struck_by, reason) if struck_at else None,
        before_split=bool(whole),
    )
