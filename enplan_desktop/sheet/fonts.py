"""The page's typefaces: how wide every text is, and which signs they can draw.

Advance widths are added up without kerning or ligatures. The PDF and the screen draw exactly so, which is why
a line that fits here fits everywhere.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from enplan_desktop.resources import resource

CAP_HEIGHT = 0.668
"""Of an em, in every face that the page uses."""
ASCENT, DESCENT = 0.92, 0.26
"""How far the ink of any sign reaches above and below the baseline."""

QUOTATION_MARKS = '"”“„»«'
"""Those that people type and pages set around words."""

_KNOWN_TEXTS = 20_000
_STAND_IN = "…"
_CLOSING = ".,;:!?)"
"""What has no space before it."""
_SAME_SIGN = {"\u2010": "-", "\u2011": "-", "\u2212": "–", "\u2015": "—", "\u02bc": "’", "\u00a0": "\u00a0"}


K = TypeVar("K")
V = TypeVar("V")


class Face(StrEnum):
    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"


@dataclass(frozen=True, slots=True)
class Printable:
    """A text in signs that can be drawn, and the signs that were lost on the way."""

    text: str
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Fonts:
    """Advances by character in ems, for each face; `signs` are what all faces can draw."""

    advances: Mapping[Face, Mapping[str, float]]
    signs: frozenset[str]
    _widths: dict[tuple[Face, str], float] = field(default_factory=dict, repr=False)
    _printable: dict[str, Printable] = field(default_factory=dict, repr=False)

    def width(self, face: Face, text: str) -> float:
        """The width of a printable text in ems."""
        known = self._widths.get((face, text))
        if known is None:
            advance = self.advances[face]
            known = sum(advance[sign] for sign in text)
            _remember(self._widths, (face, text), known)
        return known

    def printable(self, text: str) -> Printable:
        """The text in NFC and on one line, its unknown signs replaced.

        What cannot be seen (control, joining and direction marks) goes without a word. A sign that stands for
        others is written as those, set apart from what it would run together with (2⅓ is not 21/3). A letter that
        only lacks its accent is written without; any other letter becomes an ellipsis, as does what is raised
        (10⁵ is not 105), and pictures go. All but the first two are named in `lost`.
        """
        known = self._printable.get(text)
        if known is None:
            known = self._spell(text)
            _remember(self._printable, text, known)
        return known

    def _spell(self, text: str) -> Printable:
        """Marks around the text stand close to what is left of it, and never around nothing."""
        whole = unicodedata.normalize("NFC", text)
        words = whole.strip(QUOTATION_MARKS)
        if _drawn_as_typed(self.signs).issuperset(words):
            return Printable(_in_single_spaces(whole))
        spelled, lost = self._spell_words(words)
        before, _, after = whole.partition(words)
        if lost:
            spelled = _in_single_spaces(spelled) or _STAND_IN
        return Printable(_in_single_spaces(before + spelled + after), lost)

    def _spell_words(self, words: str) -> tuple[str, tuple[str, ...]]:
        lost: dict[str, None] = {}
        spelled = before = ""
        for sign in words:
            drawn = self._drawn(sign)
            if drawn is None:
                lost[sign] = None
                drawn = self._stand_in(sign, before, after=spelled[-1:])
            if self._runs_together(before, spelled[-1:], sign, drawn[:1]):
                spelled += " "
            elif before in lost and drawn and drawn in _CLOSING:
                spelled = spelled.rstrip(" ")
            spelled += drawn
            if drawn or (sign in lost and unicodedata.category(sign)[0] != "M"):
                before = sign
        return spelled, tuple(lost)

    def _drawn(self, sign: str) -> str | None:
        """The sign as the faces can draw it without loss; None where they cannot."""
        if sign in _SAME_SIGN:
            return _SAME_SIGN[sign]
        kind = unicodedata.category(sign)
        if sign.isspace() or kind in ("Zs", "Zl", "Zp"):
            return " "
        if not can_be_seen(sign):
            return ""
        if kind[0] != "M" and sign in self.signs:
            return sign
        if _level(sign):
            return None
        # A step at a time, so that a square metre's ² stays raised.
        parts = [self._drawn(part) for part in _parts(sign)]
        return "".join(part or "" for part in parts) if parts and all(parts) else None

    def _stand_in(self, sign: str, before: str, after: str) -> str:
        bare = "".join(each for each in unicodedata.normalize("NFKD", sign) if each in self.signs)
        bare = "".join(each for each in bare if unicodedata.category(each)[0] != "M")
        if bare and _keeps_its_place(sign, before, after):
            return bare
        if bare or unicodedata.category(sign)[0] in "LN":
            return "" if after == _STAND_IN else _STAND_IN
        return ""

    def _runs_together(self, before: str, last: str, sign: str, first: str) -> bool:
        """Whether two signs would be read as one number or word, though they stood apart by how they were drawn.

        `last` and `first` are what is drawn of them where they meet.
        """
        if first.isdecimal() and last.isdecimal() and not (before.isdecimal() and sign.isdecimal()):
            return not _level(before) == _level(sign) == _LOWERED
        parted = self._stands_for_a_number(sign), self._stands_for_a_number(before)
        if all(parted) and unicodedata.category(before) == unicodedata.category(sign) == "Nl":
            return False  # XIV in three signs is one number
        return any(parted) and first.isalnum() and (last.isalnum() or last in _IN_NUMBERS)

    def _stands_for_a_number(self, sign: str) -> bool:
        """A fraction, a number in a circle, a roman one: a number by itself, which is drawn in other signs."""
        is_number = bool(sign) and unicodedata.category(sign) in ("No", "Nl")
        return is_number and sign not in self.signs and not _level(sign)


@lru_cache(maxsize=1)
def _drawn_as_typed(signs: frozenset[str]) -> frozenset[str]:
    """Those of the signs that need no second look, as nearly all that people type."""
    plain = (each for each in signs if each not in _SAME_SIGN and unicodedata.category(each)[0] not in "MCZ")
    return frozenset((*plain, " "))


def can_be_seen(text: str) -> bool:
    """Whether there is more to it than spaces and what controls, joins or directs other signs."""
    return any(
        not sign.isspace()
        and unicodedata.category(sign) not in ("Cc", "Cf")
        and not "\ufe00" <= sign <= "\ufe0f"
        for sign in text
    )


def _in_single_spaces(text: str) -> str:
    return " ".join(part for part in text.split(" ") if part)


_RAISED, _LOWERED = "<super>", "<sub>"
_IN_NUMBERS = frozenset(".,:/\u2044")


def _level(sign: str) -> str:
    """Whether a sign is drawn above or below the line, where that is all that makes it another one."""
    how, _, _ = unicodedata.decomposition(sign).partition(" ") if sign else ("", "", "")
    return how if how in (_RAISED, _LOWERED) else ""


def _parts(sign: str) -> list[str]:
    """The signs that one stands for, one step of Unicode's compatibility mapping; empty where it is only itself."""
    return [chr(int(code, 16)) for code in unicodedata.decomposition(sign).split() if code[0] != "<"]


def _keeps_its_place(sign: str, before: str, after: str) -> bool:
    """Whether a sign that is lost may be written on the line: H2O and 1st can be read, and 105 is not 10⁵."""
    level = _level(sign)
    if not level or unicodedata.normalize("NFKD", sign).isalpha():
        return True
    return level == _LOWERED and (after.isalpha() or (after != _STAND_IN and _level(before) == _LOWERED))


def _remember(memory: dict[K, V], key: K, value: V) -> None:
    """Keeps the newest texts of a long day's typing, not all of them."""
    if len(memory) >= _KNOWN_TEXTS:
        memory.clear()
    memory[key] = value


def font_file(face: Face) -> Path:
    return resource("fonts", f"AtkinsonHyperlegibleNext-{face.value}.ttf")


@cache
def load_fonts() -> Fonts:
    """The shipped faces, read once."""
    advances = {face: _advances(font_file(face)) for face in Face}
    return Fonts(advances, frozenset.intersection(*(frozenset(each) for each in advances.values())))


def _advances(path: Path) -> dict[str, float]:
    from fontTools.ttLib import TTFont  # it is slow to import, and a window without a page opens without it

    with TTFont(path, lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}
