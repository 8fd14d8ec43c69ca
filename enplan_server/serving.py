"""Runs the server on a socket until it is told to stop."""

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from prometheus_client import start_http_server
from sqlalchemy import Engine

from enplan_desktop.domain.trouble import Trouble
from enplan_server.api import make_app
from enplan_server.limits import most_connections
from enplan_server.metrics import Metrics
from enplan_server.patience import Patient
from enplan_server.relaying import relayed
from enplan_server.service import Server

_LAST_SECONDS = 1
_log = logging.getLogger("enplan_server")

KEEP_ALIVE_SECONDS = 75
GRACE_SECONDS = 10
"""How long what is under way may take once the server has been told to stop."""
SAME, OFF = "same", "off"


class NoSocket(Trouble):
    """The address cannot be listened on."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server answers. Its figures are told there too (SAME), or on a port of their own, or nowhere (OFF)."""

    host: str
    port: int
    metrics_port: str = SAME
    ready_file: Path | None = None
    grace: int = GRACE_SECONDS


def serve(engine: Engine, server: Server, place: Place) -> None:
    """Serves until SIGTERM or SIGINT, then answers what is under way and returns.

    Prints the address as its first line, and writes it to `ready_file`, when it can be called. Port 0 takes
    a free one.
    """
    listening = listen(place.host, place.port)
    app = make_app(server, tells_metrics=place.metrics_port == SAME)
    # uvicorn raises the signal again when it has stopped; by then it has done its work.
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: None)
    running = _Announcing(configured(app, place.grace), _address(listening), place.ready_file)
    metrics: Metrics = app.state.metrics
    metrics.watch_pool(engine)
    metrics.watch_connections(lambda: len(running.server_state.connections))
    with _told_elsewhere(metrics, place), relayed(engine, server.tidings):
        running.run([listening])
    _end_whatever_hangs()


@contextmanager
def _told_elsewhere(metrics: Metrics, place: Place) -> Iterator[None]:
    """Tells the figures on a port of their own, where one is named."""
    if place.metrics_port in (SAME, OFF):
        yield
        return
    host, port = place.host, int(place.metrics_port)
    try:
        telling, thread = start_http_server(port, host, metrics.registry)
    except (OSError, OverflowError) as error:
        raise NoSocket("Cannot listen on {host}:{port}: {why}.", host=host, port=port, why=error) from error
    print(f"{_address(telling.socket)}/metrics", file=sys.stderr, flush=True)
    yield
    telling.shutdown()
    thread.join()
    telling.server_close()


def _end_whatever_hangs() -> None:
    """A thread may wait for a database that never answers; nobody waits for that thread any more."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(_LAST_SECONDS)
            if thread.is_alive():
                _log.error("Stopped while the database did not answer.")
                logging.shutdown()
                os._exit(1)


def configured(app: FastAPI, grace: int = GRACE_SECONDS) -> uvicorn.Config:
    """How uvicorn serves: few headers, connections that stay open, no more at once than there is room for."""
    return uvicorn.Config(
        app,
        http=Patient,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=grace,
        limit_concurrency=most_connections(),
        lifespan="off",
        ws="none",
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; raises NoSocket."""
    # Said to be TCP, or asyncio would leave Nagle's algorithm on and every answer would wait for 40 ms.
    listening = socket.socket(_family(host), socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise NoSocket("Cannot listen on {host}:{port}: {why}.", host=host, port=port, why=error) from error
    listening.listen(2048)  # so many may knock at once when the net comes back
    return listening


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Stoppable(uvicorn.Server):
    """Tells the application when it is about to stop, so that nobody waits on for news."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        app = self.config.app
        if isinstance(app, FastAPI) and hasattr(app.state, "server"):
            app.state.stopping.set()
            app.state.server.tidings.wake_all()
        await super().shutdown(sockets)


class _Announcing(Stoppable):
    """Says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, address: str, ready_file: Path | None) -> None:
        super().__init__(config)
        self._address = address
        self._ready_file = ready_file

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(self._address, flush=True)
        if self._ready_file is not None:
            self._ready_file.write_text(self._address + "\n", encoding="utf-8")
