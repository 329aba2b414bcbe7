"""What a command says: exit codes, results on standard output, refusals in one line on standard error."""

import contextlib
import errno
import json
import sys
from pathlib import Path

from receiving_app.app_context import AppContext
from receiving_app.domain.database_errors import DatabaseUnreachable, NotADatabase
from receiving_app.domain.errors import DomainError
from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.options import Options
from receiving_app.place import place_of
from receiving_app.wording import Wording

DONE, PARTLY, NOT_DONE = 0, 1, 2
_SPACES = "\u00a0\u202f"  # of French punctuation; not "printable" for Python


def unwritable(path: str, error: OSError) -> UnwritableFile:
    """Return the refusal for a file the system did not let us write."""
    return UnwritableFile(path, "full" if error.errno == errno.ENOSPC else "unwritable")


def fail(words: Wording, error: DomainError, offered: str = "") -> int:
    """Say a refusal on standard error, in one line, with what is offered instead."""
    print(shown(" ".join(f"{words.error(error)} {offered}".split())), file=sys.stderr)
    return NOT_DONE


def backup_offer(options: Options, words: Wording, error: DomainError) -> str:
    """Name the backup that can be restored where it is the database that cannot be used; else nothing."""
    try:
        place = place_of(options)
    except DomainError:
        return ""  # which database it is cannot be read: that is the error, and no backup helps
    if place.address or not isinstance(error, NotADatabase | DatabaseUnreachable) or error.path != place.name:
        return ""
    from receiving_app.restoring import offer

    return offer(options, words)


def shown(text: str) -> str:
    """Return a text in one line that a terminal shows as it is: a foreign file may hold escape sequences."""
    return "".join(
        character if character.isprintable() or character in _SPACES else f"\\u{ord(character):04x}"
        for character in text
    )


def write_document(context: AppContext, path: str, document: bytes) -> None:
    """Write a document to a file: whole, or not at all; to a device or a pipe as it is.

    Raises:
        UnwritableFile: the file cannot be written there, or is the database.
    """
    target = Path(path)
    if context.store.holds(target):
        raise UnwritableFile(str(target), "database")
    whole = target.is_file() or not target.exists()
    # Beside what a link leads to, so that the link stays.
    place = target.resolve() if whole else target
    written = place.with_name(f".{place.name}.part") if whole else place
    try:
        written.write_bytes(document)
        if whole:
            written.replace(place)
    except OSError as error:
        if whole:
            with contextlib.suppress(OSError):
                written.unlink()
        raise unwritable(str(target), error) from None


def print_json(value: object) -> None:
    """Write one JSON value on standard output, in a line of its own, at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)
