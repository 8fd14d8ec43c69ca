"""Places in a list as fractional keys, so that moving one item never renumbers another."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def is_key(text: str) -> bool:
    """Whether it is a key; none ends in the lowest digit, since nothing would fit before it."""
    return bool(text) and set(text) <= set(_DIGITS) and not text.endswith(_DIGITS[0])


def key_between(before: str, after: str | None) -> str:
    """A key that sorts strictly after `before` ("" for the start) and before `after` (None for the end).

    Keys compare as plain strings. Raises ValueError unless `before` < `after`, and for what is no key. When
    two people pick the same key, the record's id breaks the tie.
    """
    if after is not None and (before >= after or not is_key(after)):
        raise ValueError(f"no key between {before!r} and {after!r}")
    key = ""
    bounded = after is not None
    index = 0
    while True:
        low = _DIGITS.index(before[index]) if index < len(before) else 0
        high = _DIGITS.index(after[index]) if bounded and after is not None and index < len(after) else _BASE
        if high - low > 1:
            return key + _DIGITS[(low + high) // 2]
        key += _DIGITS[low]
        bounded = bounded and high == low
        index += 1
