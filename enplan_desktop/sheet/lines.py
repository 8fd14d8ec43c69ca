"""Where a text may break, and where a good typesetter would break it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from enplan_desktop.sheet.fonts import Face, Fonts
from enplan_desktop.sheet.page_words import LINE_BREAK
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.syllables import parting_places

ELLIPSIS = "…"
_HARD_SPACE = "\u00a0"
_INSEPARABLE = re.compile(
    r"(?<=\bden) (?=\d)|(?<=\bkl\.) (?=\d)|(?<=\d\.) (?=[^\W\d_A-ZÆØÅ])|(?<=\d) (?=\d)|(?<=§) | (?=[–—])"
)
"""The space in "den 10.", "kl. 13", "9. marts", "12 34", "§ 101", and the one before a dash."""
_AFTER_JOINT = re.compile(r"(?<=[-/–@.])(?=\w)")


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick before a text, and the word that it is heard as."""

    colour: int
    says: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one face and colour, with the `tick` before it, where one is.

    `language` is that of the text where it is not the page's own, as a BCP 47 tag.
    """

    text: str
    face: Face
    colour: int
    source: Source | None = None
    tick: Tick | None = None
    prompt: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """What is set without a break; `width` in ems, with the tick, and the `space` behind it where another follows.

    A `hyphen` was added where it broke. It `begins` a line where somebody wanted a new one.
    """

    text: str
    span: Span
    width: float
    space: float
    ticked: bool = False
    hyphen: bool = False
    begins: bool = False


Words = list[Word]

_QUOTATION_MARKS = frozenset("”“„»«")
_NARROWER = tuple(part / 40 for part in range(39, 19, -1))
_TOLERANCE = 1e-4
"""In ems: type that was shrunk to fit a line exactly must not break it for a rounding."""

TICK, _BEFORE_TICK = 1.2, 0.5
"""The width of a tick and the space behind it, and what more stands before it inside a line, in ems."""


@lru_cache(maxsize=1024)
def words_of(spans: tuple[Span, ...], fonts: Fonts, tracking: float = 0.0) -> tuple[Word, ...]:
    """The words of printable texts; what belongs together ("kl. 13", "9. marts", "12 34") stays one word.

    Remembered, since each text is tried at several measures; `page.forget_texts` empties that memory.
    """
    words: Words = []
    for span in spans:
        bound = _INSEPARABLE.sub(_HARD_SPACE, span.text)
        ticked = span.tick is not None
        for number, line in enumerate(bound.split(LINE_BREAK)):
            begins = number > 0
            for text in filter(None, line.split(" ")):
                words.append(_word(text, span, fonts, tracking, ticked=ticked, begins=begins))
                ticked = begins = False
    return tuple(words)


def _word(
    text: str,
    span: Span,
    fonts: Fonts,
    tracking: float,
    *,
    ticked: bool = False,
    hyphen: bool = False,
    begins: bool = False,
) -> Word:
    width = fonts.width(span.face, text) + tracking * len(text) + (TICK if ticked else 0.0)
    return Word(text, span, width, fonts.width(span.face, " ") + tracking, ticked, hyphen, begins)


def gap_between(word: Word, following: Word) -> float:
    """The space between two words, in ems: wider before a tick, which begins something of its own."""
    return word.space + (_BEFORE_TICK if following.ticked else 0.0)


def line_width(line: Words) -> float:
    gaps = (gap_between(word, following) for word, following in pairwise(line))
    return sum(word.width for word in line) + sum(gaps)


def break_lines(
    words: Sequence[Word],
    measure: float,
    fonts: Fonts,
    tracking: float = 0.0,
    *,
    balanced: bool = False,
    most: int = 1000,
) -> list[Words]:
    """Fills lines of `measure` ems; a word that is longer than a line is broken.

    `balanced` makes the lines of a heading as even as they can be. In running text only a last line of one
    word gets company from the line before. Neither costs a line, nor is it done where there are more lines than
    `most`: what will be cut short loses least in lines that are full.
    """
    measure += _TOLERANCE
    fitting = [part for word in words for part in _fitting(word, measure, fonts, tracking)]
    lines = _filled(fitting, measure)
    if not 1 < len(lines) <= most or not (balanced or (len(lines[-1]) == 1 and len(fitting) > 3)):
        return lines
    narrowest = max(word.width for word in fitting)
    best = lines
    for part in _NARROWER:
        tried = _filled(fitting, max(narrowest, measure * part))
        if len(tried) > len(lines):
            break
        best = tried
        if not balanced and len(tried[-1]) > 1:
            break
    return best if balanced or len(best[-1]) > 1 else lines


def _filled(words: Words, measure: float) -> list[Words]:
    if not words:
        return []
    line = words[:1]
    lines, used = [line], words[0].width
    for word in words[1:]:
        wider = used + gap_between(line[-1], word) + word.width
        if wider <= measure and not word.begins and not line[-1].hyphen:
            line.append(word)
            used = wider
        else:
            line = [word]
            lines.append(line)
            used = word.width
    return lines


def _fitting(word: Word, measure: float, fonts: Fonts, tracking: float) -> Words:
    """The word in parts that each fit a line: at its own joints first, else between its syllables."""
    if word.width <= measure:
        return [word]
    parts: Words = []
    rest = word
    while rest.width > measure and len(rest.text) > 1:
        head, tail = _split(rest, measure, fonts, tracking)
        parts.append(head)
        rest = tail
    return [*parts, rest]


def _split(word: Word, measure: float, fonts: Fonts, tracking: float) -> tuple[Word, Word]:
    """The longest beginning that fits, at least one letter, and the rest."""
    advances = fonts.advances[word.span.face]
    hyphen = advances["-"] + tracking
    room = measure - (TICK if word.ticked else 0.0)
    used, fits = 0.0, 0
    for fits, sign in enumerate(word.text):  # noqa: B007 - the count is what is wanted
        used += advances[sign] + tracking
        if used + hyphen > room:
            break
    fits = max(1, fits)
    joints = [at for at in map(re.Match.start, _AFTER_JOINT.finditer(word.text)) if fits / 3 <= at <= fits]
    hard = word.text.rfind(_HARD_SPACE, 1, fits + 1)
    at = hard if hard > 0 else joints[-1] if joints else _syllable(word.text, fits)
    head, tail = word.text[:at], word.text[at:].lstrip(_HARD_SPACE)
    broken = hard <= 0 and not joints and head[-1].isalpha() and tail[:1].isalpha()
    first = _word(
        head + "-" * broken, word.span, fonts, tracking, ticked=word.ticked, hyphen=broken, begins=word.begins
    )
    return first, _word(tail, word.span, fonts, tracking)


def _closing_mark(lines: Sequence[Words]) -> str:
    first, last = lines[0][0].text[:1], lines[-1][-1].text[-1:]
    return last if first in _QUOTATION_MARKS and last in _QUOTATION_MARKS else ""


def _syllable(text: str, fits: int) -> int:
    """The last place to part the word at, of those that fit; between any two letters where there is none."""
    return max((at for at in parting_places(text) if at <= fits), default=fits)


def cut(lines: list[Words], most: int, measure: float, fonts: Fonts, tracking: float = 0.0) -> list[Words]:
    """The first `most` lines, the last of them ending in an ellipsis where something was left out.

    What began with a quotation mark ends with one all the same.
    """
    if len(lines) <= most:
        return lines
    last, end = list(lines[most - 1]), ELLIPSIS + _closing_mark(lines)
    while True:
        ending = last[-1]
        text = ending.text.removesuffix("-") if ending.hyphen else ending.text
        closed = _word(text.rstrip(" ,.;:–-") + end, ending.span, fonts, tracking, ticked=ending.ticked)
        if line_width([*last[:-1], closed]) <= measure:
            return [*lines[: most - 1], [*last[:-1], closed]]
        if len(last) > 1:
            last.pop()
        elif len(text) > 1:
            last = [_word(text[:-1], ending.span, fonts, tracking, ticked=ending.ticked)]
        else:
            return [*lines[: most - 1], last]


def runs_of(line: Words) -> list[Words]:
    """The line's words in stretches that are drawn in one go: one span, no tick but at the beginning."""
    runs: list[Words] = []
    for word in line:
        if runs and runs[-1][-1].span is word.span and not word.ticked:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def drawn_text(words: Words) -> str:
    """What is drawn: hard spaces are spaces once the lines stand."""
    return " ".join(word.text for word in words).replace(_HARD_SPACE, " ")
