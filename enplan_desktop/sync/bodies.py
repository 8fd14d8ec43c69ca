"""Messages as bodies on the wire, and back: JSON, compressed with zstd where that makes it shorter."""

import re
from io import BytesIO
from typing import TypeVar

import msgspec
import zstandard
from msgspec.structs import replace

from enplan_desktop.sync.protocol import MAX_BODY_BYTES, SyncAnswer

B = TypeVar("B")


class TooMuch(ValueError):
    """A body that is larger than `MAX_BODY_BYTES` when it is unpacked."""


def pack(body: object) -> tuple[bytes, bool]:
    """A body for the wire, and whether it is compressed."""
    plain = msgspec.json.encode(body)
    small = _squeezed(plain)
    return (small, True) if len(small) + _CODING_HEADER < len(plain) else (plain, False)


_CODING_HEADER = len("Content-Encoding: zstd\r\n")
_BLOCK = 6 * 1024
"""What is compressed at a time: so much of a large body that breaks off can be read, block by block."""
_LARGE = 64 * 1024
_LEVEL, _LEVEL_OF_LARGE = 3, 9
"""A large body is worth three times the time: it goes over a thin line."""


def _squeezed(plain: bytes) -> bytes:
    level = _LEVEL if len(plain) < _LARGE else _LEVEL_OF_LARGE
    compressor = zstandard.ZstdCompressor(level, write_content_size=False).compressobj(len(plain))
    parts = []
    for at in range(0, len(plain), _BLOCK):
        parts.append(compressor.compress(plain[at : at + _BLOCK]))
        if at + _BLOCK < len(plain):
            parts.append(compressor.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
    parts.append(compressor.flush())
    return b"".join(parts)


def unpack(body: bytes, kind: type[B], *, compressed: bool) -> B:
    """Reads a body. Raises TooMuch for one that is too large, and ValueError for one that is not a `kind`."""
    if compressed:
        body = _inflate(body)
    if len(body) > MAX_BODY_BYTES:
        raise TooMuch(f"more than {MAX_BODY_BYTES} bytes")
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _inflate(body: bytes) -> bytes:
    """Reads no further than the cap, whatever size the frame claims."""
    reader = zstandard.ZstdDecompressor(max_window_size=MAX_BODY_BYTES).stream_reader(BytesIO(body))
    parts: list[bytes] = []
    length = 0
    try:
        # Piece by piece: room for all that it might be costs more than reading what it mostly is.
        while length <= MAX_BODY_BYTES and (part := reader.read(_LARGE)):
            parts.append(part)
            length += len(part)
    except (zstandard.ZstdError, MemoryError) as error:
        raise ValueError("not zstd") from error
    return b"".join(parts)


def salvage(beginning: bytes, *, compressed: bool) -> SyncAnswer | None:
    """The shorter answer that the beginning of one is; None where it breaks off before its first entry.

    The last stream's page ends with the last entry that came whole, and the next answer begins with that stream.
    """
    try:
        text = _inflate(beginning) if compressed else beginning
        end = _last_whole_entry(text)
        if end is None:
            return None
        answer = unpack(text[: end[0]] + end[1], SyncAnswer, compressed=False)
    except ValueError:
        return None
    last = max(answer.streams, default="")
    streams = {
        key: replace(page, whole=False, state="") if key == last else page
        for key, page in answer.streams.items()
    }
    return replace(answer, streams=streams, more=True, start=last, broke_off=True)


_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_AMONG_ENTRIES = b"{{{["
"""What is open among the entries of a page: the answer, its streams, the page, its entries."""


def _last_whole_entry(text: bytes) -> tuple[int, bytes] | None:
    """Where the last entry ends that came whole, and what closes everything that is open there."""
    opened, end = bytearray(), None
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign in (b"{", b"["):
            opened += sign
        elif sign in (b"}", b"]"):
            del opened[-1:]
            if opened == _AMONG_ENTRIES:
                end = token.end()
    return None if end is None else (end, b"]}}}")
