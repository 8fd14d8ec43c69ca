"""CPR-like numbers and telephone numbers in a text."""

import re
from collections.abc import Container, Iterator

from enplan_desktop.domain.cpr import birth_date

Span = tuple[int, int]

_BLANK, _DASHES = r"[ \u00a0]", r"–\u2212-"
_ALONE = r"(?<!\d){}(?!\d)"

_GAP = rf"[ \u00a0./_{_DASHES}]?"
_SERIAL = rf"{_BLANK}?[/_{_DASHES}]?{_BLANK}?\d{{4}}"
_CPRS = (
    rf"\d\d{_GAP}\d\d{_GAP}\d\d{_SERIAL}",
    rf"\d\d{_GAP}\d\d{_GAP}(?:19|20)\d\d[/_{_DASHES}]?\d{{4}}",
    rf"\d\d(?P<blank>{_BLANK})\d\d(?P=blank)\d\d(?P=blank)\d\d(?P=blank)\d\d",
)
_CPR = re.compile(_ALONE.format(f"(?:{'|'.join(_CPRS)})"))
_WITH_CENTURY = 12
_REPLACED = 60
"""A replacement number adds so much to the day, for somebody who has no other yet."""

_BETWEEN = rf"[ \u00a0./{_DASHES}]"
_GROUPS = ("2222", "44", "62", "233", "323", "332", "242", "224", "422", "8", "11111111")
_ABROAD = rf"(?:\+|00)(?!45)[1-9]\d{{0,2}}(?:{_BETWEEN}?\d){{6,11}}"


def _grouped(groups: str) -> str:
    """Digits in groups of these lengths, parted by the same sign throughout: "10-12 14-16" are hours."""
    first, *rest = (rf"\d{{{count}}}" for count in groups)
    if not rest:
        return first
    name = f"gap{groups}"
    return f"{first}(?P<{name}>{_BETWEEN}){rest[0]}" + "".join(f"(?P={name}){each}" for each in rest[1:])


_HOME = "|".join(map(_grouped, _GROUPS))
_PHONE = re.compile(
    rf"(?<![\d+])(?:(?:(?:\+|00)?45{_BETWEEN}?)?(?:{_HOME})|{_ABROAD})(?![ \u00a0.{_DASHES}]?\d)"
)
_YEAR, _HOUR = r"(?:19|20)\d\d", r"(?:[01]\d|2[0-4])[0-5][05]"
_NO_PHONE = re.compile(
    rf"[0-3]\d{_BETWEEN}[01]\d{_BETWEEN}{_YEAR}|{_YEAR}{_BETWEEN}[01]\d{_BETWEEN}[0-3]\d"
    rf"|{_YEAR}[/{_DASHES}]{_YEAR}|{_HOUR}[{_DASHES}]{_HOUR}"
)
"""Eight digits that are a day, two years, or from one hour to another."""


def cpr_numbers(text: str) -> Iterator[Span]:
    """Ten digits whose first six are a date, however they are parted; the year may be written out."""
    return (found.span() for found in _CPR.finditer(text) if _begins_with_a_day(_digits(found.group())))


def _begins_with_a_day(digits: str) -> bool:
    if len(digits) == _WITH_CENTURY:
        digits = digits[:4] + digits[6:]
    day = int(digits[:2])
    return birth_date(f"{day - _REPLACED if day > _REPLACED else day:02}{digits[2:]}") is not None


def phone_numbers(text: str, known: Container[str]) -> Iterator[Span]:
    """What is written as a telephone number and is none of the `known`, which are bare: see `bare_number`."""
    for found in _PHONE.finditer(text):
        if bare_number(found.group()) not in known and not _NO_PHONE.fullmatch(found.group()):
            yield found.span()


def bare_number(phone: str) -> str:
    """The digits of a number, without Denmark's own code."""
    digits = _digits(phone)
    for code, length in (("0045", 12), ("45", 10)):
        if len(digits) == length and digits.startswith(code):
            return digits.removeprefix(code)
    return digits


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())
