"""Runs the server on a socket until it is told to stop."""

import signal
import socket
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine

from enplan_desktop.domain.trouble import Trouble
from enplan_server.api import make_app
from enplan_server.service import Server

KEEP_ALIVE_SECONDS = 75
MOST_AT_ONCE = 1000
"""Connections, also those that only stay open: a process has few more than this many handles."""


class NoSocket(Trouble):
    """The address cannot be listened on."""


def serve(engine: Engine, name: str, host: str, port: int, ready_file: Path | None) -> None:
    """Serves until SIGTERM or SIGINT, then answers what is under way and returns.

    Prints the address as its first line, and writes it to `ready_file`, when it can be called. Port 0 takes
    a free one.
    """
    listening = listen(host, port)
    config = configured(make_app(Server(engine, name)))
    # uvicorn raises the signal again when it has stopped; by then it has done its work.
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: None)
    _Announcing(config, _address(listening), ready_file).run([listening])


def configured(app: FastAPI) -> uvicorn.Config:
    """How uvicorn serves: few headers, connections that stay open, no more at once than there is room for."""
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=10,
        limit_concurrency=MOST_AT_ONCE,
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
    listening.listen(512)
    return listening


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Announcing(uvicorn.Server):
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
