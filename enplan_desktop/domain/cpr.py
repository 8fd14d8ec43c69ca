"""Danish civil registration numbers, as cpr.dk describes them.

Source: cpr.dk, "Personnumre uden kontrolciffer (modulus 11 kontrol)": since 2007 some numbers fail the
modulus-11 check and are valid, so that check may warn but never refuse.
"""

from datetime import date

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def normalise(typed: str) -> str:
    """Ten digits out of what was typed (`ddmmyy-xxxx`, with or without dash and spaces), else the text itself."""
    digits = typed.replace("-", "").replace(" ", "")
    return digits if len(digits) == 10 and digits.isascii() and digits.isdigit() else typed


def birth_date(cpr: str) -> date | None:
    """The date of birth in a normalised number; None where it holds no real date."""
    if len(cpr) != 10 or not (cpr.isascii() and cpr.isdigit()):
        return None
    day, month, year = int(cpr[:2]), int(cpr[2:4]), int(cpr[4:6])
    try:
        return date(_century(int(cpr[6]), year) + year, month, day)
    except ValueError:
        return None


def _century(seventh: int, year: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def passes_modulus_11(cpr: str) -> bool:
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, cpr, strict=True)) % 11 == 0
