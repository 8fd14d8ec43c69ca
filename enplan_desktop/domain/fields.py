"""How two people's edits of one field meet, declared on the field itself."""

from dataclasses import MISSING, dataclass, field
from enum import StrEnum
from typing import Any


class Meet(StrEnum):
    """What happens when two people changed a field differently without seeing each other's edit."""

    IDENTITY = "identity"
    """Never edited: given when the record is made."""
    REGISTER = "register"
    """Both values are kept and a person decides."""
    TEXT = "text"
    """Merged by paragraph and line; what cannot be merged safely is decided by a person."""
    SET = "set"
    """Adds and removes combine."""
    ORDER = "order"
    """The later move wins; both are in the history."""
    APPEND = "append"
    """Written once; a correction is a new record."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A field's declared rule; fields that share a `group` only make sense together and meet as one."""

    meet: Meet
    group: str | None = None


def _declare(meet: Meet, default: Any, group: str | None = None) -> Any:
    metadata = {"meeting": Meeting(meet, group)}
    if default is MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


def identity(default: Any = MISSING) -> Any:
    return _declare(Meet.IDENTITY, default)


def register(default: Any = MISSING, *, group: str | None = None) -> Any:
    return _declare(Meet.REGISTER, default, group)


def text(default: str = "") -> Any:
    return _declare(Meet.TEXT, default)


def members(default: tuple[str, ...] = ()) -> Any:
    return _declare(Meet.SET, default)


def order(default: str = "") -> Any:
    return _declare(Meet.ORDER, default)


def append(default: Any = MISSING) -> Any:
    return _declare(Meet.APPEND, default)
