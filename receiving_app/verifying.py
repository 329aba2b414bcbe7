"""Verify a database file in a process of its own: it takes no time from the window, and no memory for long."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from receiving_app.domain.errors import Interrupted

_MAIN = Path(__file__).parents[1] / "main.py"
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_LOOK_AGAIN_S = 0.2
_POLITE = 10  # of Unix' niceness: the bench comes first


def never() -> bool:
    """Tell that nobody cancels."""
    return False


def problems_of(
    path: Path, cancelled: Callable[[], bool] = never, *, stand_back: bool = True
) -> tuple[str, ...]:
    """Run ``verify`` on a database file and return what does not hold; nothing for a sound one.

    Args:
        path: of the file.
        cancelled: asked again and again whether to give up.
        stand_back: whether others work meanwhile, who come first.

    Raises:
        Interrupted: it was cancelled.
    """
    command = [sys.executable, str(_MAIN), "--network-share", "--database", str(path), "verify", "--json"]
    child = subprocess.Popen(  # noqa: S603 - this program itself
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        creationflags=_NO_WINDOW,
    )
    if stand_back:
        _stand_back(child.pid)
    said, complaint = _outcome(child, cancelled)
    try:
        answer = json.loads(said)
        return tuple(f"{one['kind']} {one['subject']}: {one['detail']}" for one in answer["problems"])
    except (ValueError, KeyError):
        # It could not even look: that is no sound database either.
        return (complaint.decode("utf-8", "replace").strip() or f"verify: {child.returncode}",)


def _outcome(child: "subprocess.Popen[bytes]", cancelled: Callable[[], bool]) -> tuple[bytes, bytes]:
    while True:
        try:
            return child.communicate(timeout=_LOOK_AGAIN_S)
        except subprocess.TimeoutExpired:
            if cancelled():
                child.kill()
                child.communicate()
                raise Interrupted from None


def _stand_back(process: int) -> None:
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process, _POLITE)
