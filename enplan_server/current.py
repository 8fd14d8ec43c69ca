"""What is known of the request under way, for its line in the log; nothing in it is what anybody wrote."""

import secrets
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Current:
    """One request. `admit` raises Refusal where a laptop asks too often; `taken_back` undoes what was lent to it."""

    admit: Callable[[str], None] = field(default=lambda _device: None)
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    device: str = ""
    bytes_in: int = 0
    bytes_out: int = 0
    acknowledged: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)


_current: ContextVar[Current | None] = ContextVar("current", default=None)


def begin(request: Current) -> None:
    _current.set(request)


def recognise(device: str) -> None:
    """Says whose laptop is asking, once that is known. Raises Refusal where it asks too often."""
    request = _current.get()
    if request is not None and request.device != device:
        request.device = device
        request.admit(device)


def took(acknowledged: int, refused: Mapping[str, int]) -> None:
    """Says what became of the changes; a transaction that is run again says it again."""
    request = _current.get()
    if request is not None:
        request.acknowledged, request.refused = acknowledged, refused
