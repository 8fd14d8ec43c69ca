"""Words so long that no line holds them, given places where a line may break."""

import re

_LONGEST = 22
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_ZERO_WIDTH_SPACE = "\u200b"


def breakable(text: str) -> str:
    """`text` for a wrapping label: a label is never narrower than its longest unbroken word."""
    return _LONG.sub(lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    pieces = (word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST))
    return _ZERO_WIDTH_SPACE.join(pieces)
