"""Many laptops in one bare process: `python -m bench.laptops FILE ADDRESS…` lets all of them come back at once.

They say what the real engine says, in the same order, and hold nothing. Everything that can be made before is
made before, so that this process takes little of the machine while it measures; it tells how much.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.town import Laptop
from enplan_desktop.sync.bodies import pack
from enplan_desktop.sync.line import Patience
from enplan_desktop.sync.protocol import (
    FOLD_VERSION,
    PROTOCOL_VERSION,
    Cursor,
    SyncRequest,
    TokenAnswer,
    TokenRequest,
    digest,
    token_message,
)
from enplan_desktop.sync.rhythm import AFTER_FAILURE, AT_MOST

_PATIENCE = Patience()
_GIVES_UP_SECONDS = 180
_inflate = zstandard.ZstdDecompressor()


class _Failed(Exception):
    """What a laptop tries again later: its name is counted."""


class _Entry(msgspec.Struct):
    seq: int
    id: str


class _Page(msgspec.Struct):
    epoch: int
    accepted: list[_Entry]
    state: str = ""


class _Answer(msgspec.Struct):
    """As much of a SyncAnswer as tells whether all is done."""

    refused: list[object] = []
    streams: dict[str, _Page] = {}
    more: bool = False
    start: str = ""
    cursors_wanted: bool = False


_answer = msgspec.json.Decoder(_Answer)
_token = msgspec.json.Decoder(TokenAnswer)


@dataclass(slots=True)
class _Seen:
    """What all laptops together went through."""

    times: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    received: int = 0


class _Line:
    """A connection, and one request after another over it."""

    def __init__(self, address: str) -> None:
        self._host, _, port = address.removeprefix("http://").rpartition(":")
        self._port = int(port)
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, head: bytes, body: bytes) -> bytes:
        try:
            if self._open is None:
                connecting = asyncio.open_connection(self._host, self._port)
                self._open = await asyncio.wait_for(connecting, _PATIENCE.connect)
            reader, writer = self._open
            writer.write(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
            return await asyncio.wait_for(_read(reader), _PATIENCE.bytes)
        except TimeoutError as error:
            raise _Failed("too slow") from error
        except (OSError, asyncio.IncompleteReadError) as error:
            raise _Failed("cut off") from error

    def close(self) -> None:
        if self._open is not None:
            self._open[1].close()
        self._open = None


async def _read(reader: asyncio.StreamReader) -> bytes:
    status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    body = await reader.readexactly(int(headers["content-length"]))
    if " 200 " not in status:
        raise _Failed(status.partition(" ")[2])
    if headers.get("content-encoding") == "zstd":
        return _inflate.decompressobj().decompress(body)
    return body


class _Coming:
    """One laptop on its way to having sent everything and having read everything."""

    def __init__(self, laptop: Laptop, address: str, chance: Random) -> None:
        self._cursors = dict(laptop.cursors)
        self._waiting = {each.id for each in laptop.changes}
        self._chance = chance
        self._line = _Line(address)
        moment = int(time.time())
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(laptop.key))
        signature = key.sign(token_message(laptop.device, moment)).hex()
        signed = TokenRequest(device=laptop.device, moment=moment, signature=signature)
        self._for_token = _request("/v1/token", signed)
        self._short = _request("/v1/sync", _asking(digest=digest(self._cursors), changes=laptop.changes))
        self._whole = _request("/v1/sync", _asking(cursors=self._cursors, changes=laptop.changes))

    async def come(self, began: float, seen: _Seen) -> None:
        failures = 0
        while time.perf_counter() < began + _GIVES_UP_SECONDS:
            try:
                await self._sync(seen)
            except _Failed as failed:
                seen.failures[str(failed)] += 1
                self._line.close()
                wait = min(AT_MOST, AFTER_FAILURE * 2**failures) * (0.5 + self._chance.random())
                failures += 1
                await asyncio.sleep(wait)
            else:
                seen.times.append(time.perf_counter() - began)
                return

    async def _sync(self, seen: _Seen) -> None:
        head, body = self._for_token
        token = _token.decode(await self._ask(seen, head, body)).token
        bearer = f"Authorization: Bearer {token}\r\n".encode()
        answer = await self._round(seen, bearer, *self._short)
        if answer.cursors_wanted:
            answer = await self._round(seen, bearer, *self._whole)
        while answer.more:
            rest = _request("/v1/sync", _asking(cursors=self._cursors, start=answer.start))
            answer = await self._round(seen, bearer, *rest)
        if self._waiting:
            raise _Failed("answered, but did not take everything")

    async def _round(self, seen: _Seen, bearer: bytes, head: bytes, body: bytes) -> _Answer:
        answer = _answer.decode(await self._ask(seen, head + bearer, body))
        if answer.refused:
            raise _Failed("refused")
        for key, page in answer.streams.items():
            seen.received += sum(entry.id not in self._waiting for entry in page.accepted)
            self._waiting -= {entry.id for entry in page.accepted}
            self._cursors[key] = Cursor(page.epoch, page.accepted[-1].seq, page.state)
        return answer

    async def _ask(self, seen: _Seen, head: bytes, body: bytes) -> bytes:
        seen.requests += 1
        return await self._line.ask(head, body)

    def close(self) -> None:
        self._line.close()


def _asking(**words: Any) -> SyncRequest:
    return SyncRequest(version=PROTOCOL_VERSION, fold=FOLD_VERSION, **words)


def _request(path: str, body: object) -> tuple[bytes, bytes]:
    """The head, but for its length, and the body."""
    content, compressed = pack(body)
    coding = "Content-Encoding: zstd\r\n" if compressed else ""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: zstd\r\nContent-Type: application/json\r\n"
    )
    return (head + coding).encode(), content


async def _all_at_once(coming: Sequence[_Coming], seen: _Seen) -> None:
    began = time.perf_counter()
    await asyncio.gather(*(each.come(began, seen) for each in coming))
    for each in coming:
        each.close()


def main() -> None:
    file, *addresses = sys.argv[1:]
    laptops = msgspec.json.decode(Path(file).read_bytes(), type=list[Laptop])
    chance, seen = Random(len(laptops)), _Seen()
    coming = [
        _Coming(laptop, addresses[number % len(addresses)], chance) for number, laptop in enumerate(laptops)
    ]
    print("ready", flush=True)
    sys.stdin.readline()
    began, worked = time.perf_counter(), time.process_time()
    asyncio.run(_all_at_once(coming, seen))
    took, worked = time.perf_counter() - began, time.process_time() - worked
    print(
        json.dumps(
            {
                "times": seen.times,
                "failures": seen.failures,
                "requests": seen.requests,
                "received": seen.received,
                "share": worked / took,
            }
        ),
        flush=True,
    )


if __name__ == "__main__":
    main()
