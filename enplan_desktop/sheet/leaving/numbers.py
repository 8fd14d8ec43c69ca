"""CPR-like numbers and telephone numbers in a text."""

import re
from collections.abc import Container, Iterator

from enplan_desktop.domain.cpr import birth_date

Span = tuple[int, int]

_GAP = r"[ \u00a0.]?"
_CPR = re.compile(rf"(?<!\d)\d\d{_GAP}\d\d{_GAP}\d\d[ \u00a0]?[-–]?[ \u00a0]?\d{{4}}(?!\d)")
_BETWEEN = r"[ \u00a0.-]"
_GROUPS = ("2222", "44", "233", "323", "332", "8")
_HOME = "|".join(_BETWEEN.join(rf"\d{{{count}}}" for count in groups) for groups in _GROUPS)
_ABROAD = rf"(?:\+|00)(?!45)[1-9]\d{{0,2}}(?:{_BETWEEN}?\d){{6,11}}"
_PHONE = re.compile(rf"(?<![\d+])(?:(?:(?:\+|00)45{_BETWEEN}?)?(?:{_HOME})|{_ABROAD})(?!{_BETWEEN}?\d)")


def cpr_numbers(text: str) -> Iterator[Span]:
    """Ten digits whose first six are a date, however they are parted."""
    return (found.span() for found in _CPR.finditer(text) if birth_date(_digits(found.group())))


def phone_numbers(text: str, known: Container[str]) -> Iterator[Span]:
    """What is written as a telephone number and is none of the `known`, which are bare: see `bare_number`."""
    return (found.span() for found in _PHONE.finditer(text) if bare_number(found.group()) not in known)


def bare_number(phone: str) -> str:
    """The digits of a number, without Denmark's own code."""
    digits = _digits(phone)
    for code, length in (("0045", 12), ("45", 10)):
        if len(digits) == length and digits.startswith(code):
            return digits.removeprefix(code)
    return digits


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())
