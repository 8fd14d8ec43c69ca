"""Bodies of requests: received with patience, but not without end, and unpacked only where there is a thread for it."""

import asyncio
from dataclasses import dataclass
from typing import Generic, TypeVar

from fastapi import Request
from starlette.requests import ClientDisconnect

from enplan_desktop.sync.bodies import TooMuch, unpack
from enplan_desktop.sync.protocol import MAX_BODY_BYTES, PROTOCOL_VERSION
from enplan_server.limits import SLOWEST_BYTES, Limits, too_slow
from enplan_server.reading import check_version
from enplan_server.refusals import Refusal, malformed, too_large

B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Body(Generic[B]):
    """A body that has come and has not been unpacked yet; `empty` stands for one that there need not be."""

    content: bytes
    kind: type[B]
    compressed: bool
    empty: B | None = None

    def unpack(self) -> B:
        """Raises Refusal where it is not of its kind."""
        if not self.content and self.empty is not None:
            return self.empty
        try:
            return unpack(self.content, self.kind, compressed=self.compressed)
        except TooMuch as error:
            raise too_large() from error
        except ValueError as error:
            _check_dialect(self.content, self.compressed)
            raise malformed(str(error)) from error


async def receive(request: Request, kind: type[B], *, empty: B | None = None) -> Body[B]:
    """The whole body; raises Refusal where it is too large or comes too slowly."""
    compressed = request.headers.get("content-encoding", "identity")
    if compressed not in ("identity", "zstd"):
        raise Refusal(415, "malformed", "Bodies are plain or zstd.")
    limits: Limits = request.app.state.limits
    body = bytearray()
    try:
        async with asyncio.timeout(limits.body_seconds) as ending:
            async for part in request.stream():
                body += part
                if len(body) > MAX_BODY_BYTES:
                    raise too_large()
                ending.reschedule((ending.when() or 0) + len(part) / SLOWEST_BYTES)
    except TimeoutError as error:
        raise too_slow() from error
    except ClientDisconnect as error:
        raise malformed("The request broke off.") from error
    return Body(bytes(body), kind, compressed == "zstd", empty)


def _check_dialect(body: bytes, compressed: bool) -> None:
    """A body that cannot be read may be one of another version: that is worth saying."""
    try:
        spoken = unpack(body, dict[str, object], compressed=compressed).get("version", PROTOCOL_VERSION)
    except ValueError:
        return
    if isinstance(spoken, int):
        check_version(spoken)
