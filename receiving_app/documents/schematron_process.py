"""The schematrons in a process of their own.

Compiling them holds every thread of the process for most of a second and keeps 130 MB: here it
holds no screen and the memory is given back with the process. It ends with the program, however
that ends: its input is then closed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO

START_PATIENCE = 60.0
"""Seconds to wait for the schematrons to be compiled, in the background."""

PATIENCE = 2.0
"""Seconds to wait for an answer at an issue; 500 lines take one."""

_COMMAND = (sys.executable, "-m", "receiving_app.documents.schematron_worker")
_ROOT = Path(__file__).parents[2]
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Question:
    """One document under way in the process."""

    def __init__(self, answers: "SimpleQueue[str] | None", patience: float) -> None:
        self._answers = answers
        self._patience = patience
        self.lost = False

    def findings(self) -> tuple[str, ...] | None:
        """Wait for the answer: the rules that are broken; None when there is none to be had."""
        answers, self._answers = self._answers, None
        if answers is None:
            return None
        try:
            line = answers.get(timeout=self._patience)
        except Empty:
            line = ""
        # A late answer would be taken for that to the next question.
        self.lost = not line
        return tuple(json.loads(line)) if line else None


class SchematronProcess:
    """Starts the process, asks it one document at a time, and starts it again when it has died."""

    def __init__(
        self, command: Sequence[str] = _COMMAND, patience: float = PATIENCE, start: float = START_PATIENCE
    ) -> None:
        self._command = tuple(command)
        self._patience = patience
        self._start_patience = start
        self._turn = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._starting: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._answers: SimpleQueue[str] = SimpleQueue()

    def warm(self) -> bool:
        """Start the process unless it runs, wait until it is ready, and tell whether it is."""
        with self._turn:
            if self._running() or self._closed:
                return self._running()
            self._give_up()
            child, answers = self._started()
            self._starting = child
        try:
            ready = answers.get(timeout=self._start_patience) == "ready"
        except Empty:
            ready = False
        with self._turn:
            self._starting = None
            if ready and not self._running() and not self._closed:
                self._child, self._answers = child, answers
            else:
                _end(child)
            return self._running()

    @contextmanager
    def asking(self, xml: bytes) -> Iterator[Question]:
        """Have a document checked while the caller goes on; ask for the findings at the end.

        Never waits for a process that is not ready.
        """
        with self._turn:
            question = Question(self._answers if self._sent(xml) else None, self._patience)
            try:
                yield question
            finally:
                question.findings()
                if question.lost:
                    self._give_up()

    def close(self) -> None:
        """End the process, also one that is not ready yet; it is not started again."""
        with self._turn:
            self._closed = True
            self._give_up()
            if self._starting is not None:
                # Its reader then says that there is no answer, and whoever waits goes on.
                self._starting.kill()

    def _running(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def _started(self) -> "tuple[subprocess.Popen[bytes], SimpleQueue[str]]":
        known = os.environ.get("PYTHONPATH", "")
        child = subprocess.Popen(  # noqa: S603 - this program's own module
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(_ROOT), known)))},
            creationflags=_NO_WINDOW,
        )
        answers: SimpleQueue[str] = SimpleQueue()
        Thread(target=_read, args=(child.stdout, answers), daemon=True, name="schematron answers").start()
        return child, answers

    def _sent(self, xml: bytes) -> bool:
        if self._child is None or self._child.stdin is None or not self._running():
            return False
        try:
            self._child.stdin.write(len(xml).to_bytes(8, "big") + xml)
            self._child.stdin.flush()
        except OSError:
            self._give_up()
            return False
        return True

    def _give_up(self) -> None:
        if self._child is not None:
            _end(self._child)
        self._child = None


def _read(output: IO[bytes] | None, answers: "SimpleQueue[str]") -> None:
    """Hand over each line of the process; an empty one when it has ended."""
    if output is not None:
        with output:
            for line in output:
                answers.put(line.decode("utf-8").strip())
    answers.put("")


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
    # SaxonC takes its time to leave; it holds nothing that could be lost.
    child.kill()
    child.wait()
