"""What stands before a PostgreSQL server elsewhere, in front of the tests' own: TLS, and a connection pooler.

The server of the wheel is built without OpenSSL. TLS is ended before it, as a proxy does; what the program has to
do with TLS is libpq's part, and libpq is the real one.
"""

import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from secrets import token_bytes
from socketserver import BaseRequestHandler, ThreadingTCPServer

_SSL_REQUEST, _GSS_REQUEST = 80877103, 80877104
_PROTOCOL = 196608
_HEAD = 5


@contextmanager
def front(path: str, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Listen before the server of a socket, with TLS where there is a context, and give the port."""

    def serve(caller: socket.socket) -> None:
        if context is None:
            _pass_on(caller, path)
            return
        while _request(caller) == _GSS_REQUEST:
            caller.sendall(b"N")
        caller.sendall(b"S")
        with context.wrap_socket(caller, server_side=True) as protected:
            _pass_on(protected, path)

    with _listening(serve) as port:
        yield port


@contextmanager
def pooler(path: str, database: str, *, by_session: bool) -> Iterator[int]:
    """Lend out sessions of a server as pgbouncer does: one for each session, or for each transaction; give the port.

    As there, whoever asks who it is connected to hears a number that is made up.
    """
    with closing(_session(path, database)[0]) as lent:
        free = threading.Lock()

        def serve(caller: socket.socket) -> None:
            while _request(caller) in (_SSL_REQUEST, _GSS_REQUEST):
                caller.sendall(b"N")
            own, told = _session(path, database)
            key = b"K" + struct.pack("!i", 12) + token_bytes(8)
            ready = b"Z" + struct.pack("!i", 5) + b"I"
            caller.sendall(b"R" + struct.pack("!ii", 8, 0) + told + key + ready)
            with closing(own):
                if by_session:
                    _lend(caller, own, threading.Lock())
                else:
                    _lend(caller, lent, free)

        with _listening(serve) as port:
            yield port


def _lend(caller: socket.socket, session: socket.socket, free: threading.Lock) -> None:
    """Pass on what a caller says, and have the session to itself from the first word to the end of a transaction."""
    while (message := _message(caller))[:1] != b"X":
        with free:
            state = b""
            while state[-1:] != b"I":
                session.sendall(message)
                # Query and Sync are answered until the server is ready again; the rest is part of what follows.
                if message[:1] in (b"Q", b"S"):
                    state = b""
                    while state[:1] != b"Z":
                        state = _message(session)
                        caller.sendall(state)
                if state[-1:] != b"I":
                    message = _message(caller)


def _session(path: str, database: str) -> tuple[socket.socket, bytes]:
    """Open a session of the server, and return it with what the server says of itself."""
    opened = socket.socket(socket.AF_UNIX)
    opened.connect(path)
    facts = b"".join(f"{text}\0".encode() for text in ("user", "postgres", "database", database)) + b"\0"
    opened.sendall(struct.pack("!ii", len(facts) + 8, _PROTOCOL) + facts)
    told = b""
    while (message := _message(opened))[:1] != b"Z":
        if message[:1] == b"S":
            told += message
    return opened, told


def _message(source: socket.socket) -> bytes:
    head = _exactly(source, _HEAD)
    return head + _exactly(source, struct.unpack("!i", head[1:])[0] - 4)


def _request(caller: socket.socket) -> int:
    """Read the first message of a caller, and return what it asks for."""
    (length,) = struct.unpack("!i", _exactly(caller, 4))
    return int(struct.unpack("!i", _exactly(caller, length - 4)[:4])[0])


def _exactly(source: socket.socket, length: int) -> bytes:
    found = b""
    while len(found) < length:
        some = source.recv(length - len(found))
        if not some:
            raise ConnectionResetError("hung up")
        found += some
    return found


def _pass_on(caller: socket.socket, path: str) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as server:
        server.connect(path)
        ways = {caller: server, server: caller}
        while True:
            held_back = isinstance(caller, ssl.SSLSocket) and caller.pending()
            for one in [caller] if held_back else select.select(list(ways), [], [])[0]:
                some = one.recv(65_536)
                if not some:
                    return
                ways[one].sendall(some)


@contextmanager
def _listening(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """Serve each caller on a free port of this machine, in a thread of its own; all have hung up at the end."""

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # Whoever refuses the certificate hangs up: that is what some tests are about.
            with suppress(OSError):
                serve(self.request)

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
