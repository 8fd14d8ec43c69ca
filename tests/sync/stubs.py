"""Servers that misbehave: each answers a connection as it is told to, on a free port of this machine."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Answer = Callable[[socket.socket], None]


@contextmanager
def answering(*answers: Answer) -> Iterator[str]:
    """One answer for each connection, the last one again and again."""
    listening = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        count = 0
        while not done.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection, suppress(OSError):  # the laptop may hang up at any time
                connection.settimeout(5)
                answers[min(count, len(answers) - 1)](connection)
            count += 1

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        done.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def request_of(connection: socket.socket) -> bytes:
    """Reads one whole request."""
    seen = b""
    while b"\r\n\r\n" not in seen:
        part = connection.recv(65536)
        if not part:
            return seen
        seen += part
    head, _, body = seen.partition(b"\r\n\r\n")
    length = next(
        (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head


def says(raw: bytes) -> Answer:
    """Answers with these very bytes, and hangs up."""

    def answer(connection: socket.socket) -> None:
        request_of(connection)
        connection.sendall(raw)

    return answer


def response(body: bytes, status: str = "200 OK", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode() + body


def hangs_up(connection: socket.socket) -> None:
    request_of(connection)


def says_nothing(connection: socket.socket) -> None:
    request_of(connection)
    connection.recv(1)  # until the laptop has had enough


def drips(connection: socket.socket) -> None:
    """A byte now and then: no single wait is long."""
    request_of(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(10_000):
        connection.sendall(b" ")
        time.sleep(0.01)


def nobody_there() -> str:
    """An address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"http://127.0.0.1:{free.getsockname()[1]}"
