"""Which words of several texts differ, so that a reader need not compare them letter by letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_WORD = re.compile(r"\S+\s*|\s+")

GAP = " … "
"""Stands where a long text was left out because all sides say the same there."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text that is the same in all the texts, or is not."""

    text: str
    differs: bool = False


def differences(texts: Sequence[str]) -> list[tuple[Stretch, ...]]:
    """Each text in stretches; a word differs where some other text does not have it in that place."""
    words = [_WORD.findall(text) for text in texts]
    return [_stretches(own, [other for other in words if other is not own]) for own in words]


def mostly_differ(texts: Sequence[Sequence[Stretch]]) -> bool:
    """Whether so little is alike that marking what is not would mark nearly everything."""
    every = [stretch for text in texts for stretch in text]
    letters = sum(len(stretch.text.strip()) for stretch in every)
    differing = sum(len(stretch.text.strip()) for stretch in every if stretch.differs)
    return differing > _MOST * letters


_MOST = 0.75


def _stretches(own: list[str], others: list[list[str]]) -> tuple[Stretch, ...]:
    differs = [False] * len(own)
    for other in others:
        for start, end in _unmatched(own, other):
            differs[start:end] = [True] * (end - start)
    return _joined([Stretch(word, differing) for word, differing in zip(own, differs, strict=True)])


def _unmatched(own: list[str], other: list[str]) -> list[tuple[int, int]]:
    """The runs of `own` that `other` does not have; white space after a word makes no difference.

    Lines are compared first, so that a long text is quickly read and a paragraph is set against its own kin.
    """
    (mine, starts), (theirs, their_starts) = _in_lines(own), _in_lines(other)
    found: list[tuple[int, int]] = []
    for kind, first, last, there, to in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if kind in ("replace", "delete"):
            begin = starts[first]
            words = [word.rstrip() for word in own[begin : starts[last]]]
            others = [word.rstrip() for word in other[their_starts[there] : their_starts[to]]]
            found += [(start + begin, end + begin) for start, end in _unmatched_words(words, others)]
    return found


def _in_lines(words: list[str]) -> tuple[list[tuple[str, ...]], list[int]]:
    """The words line by line, and where each line begins among them; the last number is where all ends."""
    ends = [at for at, word in enumerate(words, 1) if "\n" in word or at == len(words)]
    starts = [0, *ends]
    return [tuple(word.rstrip() for word in words[start:end]) for start, end in pairwise(starts)], starts


def _unmatched_words(mine: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    same = 0
    while same < min(len(mine), len(theirs)) and mine[same] == theirs[same]:
        same += 1
    # Two versions of a long paragraph mostly share their beginning, which the matcher need not look at.
    opcodes = SequenceMatcher(None, mine[same:], theirs[same:]).get_opcodes()
    return [(start + same, end + same) for kind, start, end, _, _ in opcodes if kind in ("replace", "delete")]


def _joined(pieces: Sequence[Stretch]) -> tuple[Stretch, ...]:
    joined: list[Stretch] = []
    for piece in pieces:
        if joined and joined[-1].differs == piece.differs:
            joined[-1] = Stretch(joined[-1].text + piece.text, piece.differs)
        else:
            joined.append(piece)
    return tuple(joined)


def shortened(stretches: Sequence[Stretch], around: int = 60) -> tuple[Stretch, ...]:
    """The text with only `around` characters kept on each side of what differs, and a `GAP` for the rest.

    Of what differs ten times as much is kept; a text in which nothing differs keeps its beginning.
    """
    if not any(stretch.differs for stretch in stretches):
        whole = "".join(stretch.text for stretch in stretches)
        return (Stretch(_head(whole, 2 * around)),)
    kept: list[Stretch] = []
    for number, stretch in enumerate(stretches):
        if stretch.differs:
            kept.append(Stretch(_head(stretch.text, 10 * around), differs=True))
            continue
        before = _head(stretch.text, around) if number else ""
        after = _tail(stretch.text, around) if number < len(stretches) - 1 else ""
        kept.append(stretch if len(before) + len(after) >= len(stretch.text) else Stretch(before + after))
    return tuple(kept)


def _head(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip() + GAP if " " in text[:length] else text[:length] + GAP


def _tail(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    kept = text[-length:]
    return GAP + (kept.partition(" ")[2] or kept)
