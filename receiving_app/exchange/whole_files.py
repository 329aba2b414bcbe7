"""Files that appear whole or not at all, and never in the place of another."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from receiving_app.domain.file_errors import UnwritableFile

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_THERE = frozenset({errno.EEXIST, errno.ENOTEMPTY})


def unwritable(path: Path, error: OSError) -> UnwritableFile:
    """Return the refusal for what the system did not let us write."""
    if error.errno in _FULL:
        return UnwritableFile(str(path), "full")
    if error.errno in _THERE:
        return UnwritableFile(str(path), "exists")
    if error.errno == errno.ENOENT:
        return UnwritableFile(str(path), "no_folder")
    return UnwritableFile(str(path), "unwritable")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under another name, bring it to the disk, then give it its own.

    Raises:
        UnwritableFile: it is there already, its folder is missing, or it cannot be written; nothing
            is left behind.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists")
        write_durably(part, content)
        part.rename(path)
        settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise unwritable(path, error) from None


def write_durably(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it.

    Raises:
        OSError: the system's own refusal.
    """
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def settle(folder: Path) -> None:
    """Wait until the disk has a folder's new names; where a system has no such thing, it does so itself."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder to fill, which takes its name when the ``with`` ends without an error.

    An empty folder of that name is taken over; one with anything in it is not touched.

    Raises:
        UnwritableFile: a folder of that name holds something, or the disk does not take it; nothing is
            left behind.
    """
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise FileExistsError(errno.EEXIST, "exists")
        path.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        yield made
        made.chmod(0o755)
        settle(made)
        if path.exists():
            path.rmdir()
        made.rename(path)
        settle(path.parent)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)
