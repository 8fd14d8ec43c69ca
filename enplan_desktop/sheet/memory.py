"""What is remembered of people's words by rooms that are only loaded when they are needed."""

from collections.abc import Callable

_FORGETTING: list[Callable[[], None]] = []


def forgotten_with_texts(forget: Callable[[], None]) -> None:
    """`forget` is called whenever every text is to be let go of."""
    _FORGETTING.append(forget)


def forget() -> None:
    for each in _FORGETTING:
        each()
