"""Where a word may be parted. What people write is taken for Danish, whichever language the page has."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen


def parting_places(word: str) -> list[int]:
    """After how many letters a new syllable begins; never before the third letter or the last but one."""
    return list(_danish().positions(word))


@cache
def _danish() -> "Pyphen":
    from pyphen import Pyphen  # most pages part no word

    return Pyphen(lang="da_DK")
