"""The system's own lock on an open file: it goes with the program, however that ends."""

import sys
from typing import IO


def lock(file: IO[bytes], *, wait: bool = False) -> bool:
    """Have a file alone until it is closed or the program ends; tell whether nobody else has it.

    Args:
        file: open for writing.
        wait: until nobody else has it; on Windows ten seconds at most.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
