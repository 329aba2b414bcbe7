"""A network between the program and the server that can be cut, at a moment or at a word."""

import contextlib
import select
import socket
import threading
from types import TracebackType
from typing import Self


class DroppingProxy:
    """Hands on what goes between a port of this machine and the server's socket, until it drops it."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._guard = threading.Lock()
        self._refusing = False
        self._word = b""
        self._refuse_next = False
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.drop()
        self._thread.join()

    def address(self, direct: str) -> str:
        """Return the address of the same database through this network."""
        port = self._listening.getsockname()[1]
        name = direct.partition("?")[0].rpartition("/")[2]
        return f"postgresql://postgres@127.0.0.1:{port}/{name}"

    def drop(self) -> None:
        """Cut every connection."""
        with self._guard:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for one in pair:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def refuse(self) -> None:
        """Cut every connection, and let no new one through."""
        self._refusing = True
        self.drop()

    def accept(self) -> None:
        """Let new connections through."""
        self._refusing = False

    def drop_after(self, word: bytes, *, refuse_next: bool) -> None:
        """Cut the connection once the server answered what has this word, before its answer comes through."""
        self._refuse_next = refuse_next
        self._word = word

    def _serve(self) -> None:
        while True:
            try:
                ours, _ = self._listening.accept()
            except OSError:
                return
            if self._refusing:
                ours.close()
                continue
            theirs = socket.socket(socket.AF_UNIX)
            theirs.connect(self._target)
            with self._guard:
                self._pairs.append((ours, theirs))
            threading.Thread(target=self._hand_on, args=(ours, theirs), daemon=True).start()

    def _hand_on(self, ours: socket.socket, theirs: socket.socket) -> None:
        with ours, theirs, contextlib.suppress(OSError):
            cutting = False
            while True:
                ready, _, _ = select.select([ours, theirs], [], [])
                for one in ready:
                    data = one.recv(65_536)
                    if not data:
                        return
                    if one is ours and self._word and self._word in data:
                        self._word, cutting = b"", True
                        self._refusing = self._refuse_next
                    elif one is theirs and cutting:
                        return
                    (theirs if one is ours else ours).sendall(data)
