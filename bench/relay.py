"""A wire to listen on, and to cut: passes everything on between a laptop and its server, and counts the bytes."""

import socket
from contextlib import suppress
from threading import Lock, Thread
from urllib.parse import urlsplit

_REQUEST_LINE = b" HTTP/1.1\r\n"


class Relay:
    """`address` stands for the server's. Counts what really goes over the wire, headers and all.

    With `cut_every`, whatever is connected is cut each time that so many bytes have gone by, both ways together.
    """

    def __init__(self, server: str, *, cut_every: int | None = None) -> None:
        parts = urlsplit(server)
        assert parts.hostname is not None
        assert parts.port is not None
        self._server = (parts.hostname, parts.port)
        self._cut_every = self._room = cut_every
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._connected: set[socket.socket] = set()
        self._lock = Lock()
        self.bytes = 0
        self.requests = 0
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def forget(self) -> None:
        with self._lock:
            self.bytes = self.requests = 0

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                laptop, _ = self._listening.accept()
                server = socket.create_connection(self._server)
                for each in (laptop, server):
                    each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with self._lock:
                    self._connected |= {laptop, server}
                Thread(target=self._pass_on, args=(laptop, server), daemon=True).start()
                Thread(target=self._pass_on, args=(server, laptop), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while part := source.recv(65536):
                passed, cut = self._counted(source, part)
                if not passed:
                    break  # it was cut meanwhile: what was still under way is lost, and costs nobody anything
                target.sendall(passed)
                for each in cut:
                    with suppress(OSError):
                        each.shutdown(socket.SHUT_RDWR)
            target.shutdown(socket.SHUT_WR)
        with self._lock:
            self._connected -= {source, target}

    def _counted(self, source: socket.socket, part: bytes) -> tuple[bytes, set[socket.socket]]:
        """What of this still goes through, and the connections to be cut after it."""
        cut: set[socket.socket] = set()
        with self._lock:
            if source not in self._connected:
                return b"", cut
            if self._room is not None:
                part = part[: self._room]
                self._room -= len(part)
                if not self._room:
                    cut, self._connected, self._room = self._connected, set(), self._cut_every
            self.bytes += len(part)
            self.requests += part.count(_REQUEST_LINE)
        return part, cut
