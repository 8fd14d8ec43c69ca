"""A wire between a laptop and its server on which every byte is counted."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass
class Wire:
    """`up` and `down` count bytes to and from the server, headers and all; `requests` counts requests."""

    address: str
    up: int = 0
    down: int = 0
    requests: int = 0

    def reset(self) -> None:
        self.up = self.down = self.requests = 0

    @property
    def both(self) -> int:
        return self.up + self.down


@contextmanager
def counted(server: str) -> Iterator[Wire]:
    """A wire to the server at that address, with an address of its own."""
    target = urlsplit(server)
    listening = socket.create_server(("127.0.0.1", 0))
    wire = Wire(f"http://127.0.0.1:{listening.getsockname()[1]}")
    ends: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def carry(source: socket.socket, sink: socket.socket, upwards: bool) -> None:
        with suppress(OSError):
            while part := source.recv(65536):
                if upwards:
                    wire.up += len(part)
                    wire.requests += part.count(b" HTTP/1.1\r\n")
                else:
                    wire.down += len(part)
                sink.sendall(part)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                near, _ = listening.accept()
                far = socket.create_connection((target.hostname, target.port))
                ends.extend((near, far))
                for each in ((near, far, True), (far, near, False)):
                    threads.append(threading.Thread(target=carry, args=each))
                    threads[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield wire
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        accepting.join()
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join()
        for end in ends:
            end.close()
