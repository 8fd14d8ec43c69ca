"""A wire that breaks: passes bytes on between a laptop and its server, and cuts the connection after so many."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class CuttingWire:
    """`address` stands for the server's. Both directions count towards the cut.

    `cut_after` bytes a connection is cut, and with `once` only the first that comes so far; None cuts nothing.
    `carried` counts the bytes that came through since the last `cut` was set.
    """

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        assert parts.hostname is not None
        assert parts.port is not None
        self._server = (parts.hostname, parts.port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._open: list[_Connection] = []
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.cut_after: int | None = None
        self.once = False
        self.carried = 0
        self.cuts = 0
        self._start(self._accept)

    def cut(self, after: int | None, *, once: bool = False) -> None:
        with self._lock:
            self.cut_after, self.once, self.cuts, self.carried = after, once, 0, 0

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for connection in self._open:
            connection.hang_up()
        for each in self._threads:
            each.join()
        for connection in self._open:
            connection.close()

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                laptop, _ = self._listening.accept()
                server = socket.create_connection(self._server)
                for each in (laptop, server):
                    each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection = _Connection(self, laptop, server)
                self._open.append(connection)
                self._start(connection.pass_on, laptop, server)
                self._start(connection.pass_on, server, laptop)

    def allow(self, passed: int, coming: int) -> int:
        """How many of the coming bytes a connection that has passed so many may still carry."""
        with self._lock:
            allowed = coming
            if self.cut_after is not None and not (self.once and self.cuts):
                allowed = min(coming, self.cut_after - passed)
                self.cuts += allowed < coming
            self.carried += allowed
            return allowed


class _Connection:
    def __init__(self, wire: CuttingWire, laptop: socket.socket, server: socket.socket) -> None:
        self._wire = wire
        self._ends = (laptop, server)
        self._lock = threading.Lock()
        self._passed = 0

    def pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while part := source.recv(65536):
                with self._lock:
                    allowed = self._wire.allow(self._passed, len(part))
                    self._passed += allowed
                    target.sendall(part[:allowed])
                if allowed < len(part):
                    break
        self.hang_up()

    def close(self) -> None:
        for each in self._ends:
            each.close()

    def hang_up(self) -> None:
        for each in self._ends:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


@contextmanager
def cutting(server: str) -> Iterator[CuttingWire]:
    wire = CuttingWire(server)
    try:
        yield wire
    finally:
        wire.close()
