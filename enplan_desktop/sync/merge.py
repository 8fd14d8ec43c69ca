"""Two people's edits of one long text, brought together by paragraph and line: all of both, or nothing.

Whatever could lose a line, double it or put it in the wrong place is refused, and a person decides. Nothing
is ever guessed within a line.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST_LINES = 5000
"""A text of more lines than this is left to a person."""

Lines = Sequence[str]


@dataclass(frozen=True, slots=True, order=True)
class Hunk:
    """The base's lines from `start` up to `end` became `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


def merge_text(base: str, mine: str, theirs: str) -> str | None:
    """What `mine` and `theirs` make of `base` together; None where a person must decide.

    It is the same whichever of the two is called mine.
    """
    if theirs in (mine, base):
        return mine
    if base == mine:
        return theirs
    was, here, there = (_lines(text) for text in (base, mine, theirs))
    if max(len(was), len(here), len(there)) > MOST_LINES or all(map(_is_blank, was)):
        return None
    hunks = _combined(was, _hunks(was, here), _hunks(was, there))
    if hunks is None or _touches_repeated(was, hunks, _repeated(was, here, there)):
        return None
    merged = _applied(was, hunks)
    return "\n".join(merged[1:-1]) if _adds_up(was, here, there, merged) else None


def _lines(text: str) -> Lines:
    """The lines between two blank ones: the first and last paragraph stand as free as those in the middle."""
    return ["", *text.split("\n"), ""]


def _is_blank(line: str) -> bool:
    return not line.strip()


# What one of them did


def _hunks(was: Lines, now: Lines) -> list[Hunk]:
    """What became different, each change as far down as it reads the same."""
    found: list[Hunk] = []
    at, to = 0, 0
    for anchor, met in [*_anchors(was, now), (len(was), len(now))]:
        found.extend(_between(was, now, (at, anchor), (to, met)))
        at, to = anchor, met
    return found


def _between(was: Lines, now: Lines, old: tuple[int, int], new: tuple[int, int]) -> Iterator[Hunk]:
    """What is left between two anchors when their common beginning and end are taken off."""
    (start, end), (first, last) = old, new
    while start < end and first < last and was[start] == now[first]:
        start, first = start + 1, first + 1
    while start < end and first < last and was[end - 1] == now[last - 1]:
        end, last = end - 1, last - 1
    if start < end or first < last:
        yield Hunk(start, end, tuple(now[first:last]))


def _anchors(was: Lines, now: Lines) -> list[tuple[int, int]]:
    """Lines that both texts have exactly once, as many as stand in the same order: the patience way."""
    counts, met = Counter(was), Counter(now)
    places = {line: at for at, line in enumerate(now) if met[line] == 1 and not _is_blank(line)}
    pairs = [(at, places[line]) for at, line in enumerate(was) if counts[line] == 1 and line in places]
    return _longest_rising(pairs)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second numbers rise; their first ones do already."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [number]
    run: list[tuple[int, int]] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


# Both together


def _combined(was: Lines, mine: Iterable[Hunk], theirs: Iterable[Hunk]) -> list[Hunk] | None:
    """Both people's hunks in order, what both did once; None where two of them meet."""
    placed: list[Hunk] = []
    for hunk in sorted({*mine, *theirs}):
        if placed:
            apart = _kept_apart(was, placed[-1], hunk)
            if apart is None:
                return None
            placed[-1] = apart
        placed.append(hunk)
    return placed


def _kept_apart(was: Lines, last: Hunk, hunk: Hunk) -> Hunk | None:
    """The last hunk where a line that nobody touched lies between it and the next; None where none does.

    Hunks of one person always have a line between them that says something.
    """
    if hunk.start <= last.end:
        in_one_place = last.start == last.end == hunk.start == hunk.end
        slid = None if in_one_place else _slid_up(was, last)
        if slid is None or hunk.start <= slid.end:
            return None
        last = slid
    if all(map(_is_blank, was[last.end : hunk.start])) and _parts(was, last) and _parts(was, hunk):
        return None
    return last


def _slid_up(was: Lines, hunk: Hunk) -> Hunk | None:
    """The same change read one line higher: a paragraph comes or goes with the blank line on either side."""
    above = was[hunk.start - 1]
    if hunk.start == hunk.end and hunk.lines[-1] == above:
        return Hunk(hunk.start - 1, hunk.end - 1, (above, *hunk.lines[:-1]))
    if not hunk.lines and was[hunk.end - 1] == above:
        return Hunk(hunk.start - 1, hunk.end - 1, ())
    return None


def _parts(was: Lines, hunk: Hunk) -> bool:
    """Whether it makes more paragraphs than there were: two of those in one place have no order."""
    return sum(map(_is_blank, hunk.lines)) > sum(map(_is_blank, was[hunk.start : hunk.end]))


def _applied(was: Lines, hunks: Iterable[Hunk]) -> list[str]:
    merged: list[str] = []
    at = 0
    for hunk in hunks:
        merged.extend(was[at : hunk.start])
        merged.extend(hunk.lines)
        at = hunk.end
    merged.extend(was[at:])
    return merged


# What could be read in two ways


def _repeated(*texts: Lines) -> frozenset[str]:
    """The lines that stand more than once in one of the texts."""
    return frozenset(
        line for text in texts for line, times in Counter(text).items() if times > 1 and not _is_blank(line)
    )


def _touches_repeated(was: Lines, hunks: Iterable[Hunk], repeated: frozenset[str]) -> bool:
    """Whether a hunk takes, brings or stands beside a line of which there are several."""
    return bool(repeated) and any(
        not repeated.isdisjoint((*was[hunk.start : hunk.end], *hunk.lines, *_neighbours(was, hunk)))
        for hunk in hunks
    )


def _neighbours(was: Lines, hunk: Hunk) -> Iterator[str]:
    """The nearest lines above and below that say something."""
    above, below = hunk.start - 1, hunk.end
    while above >= 0 and _is_blank(was[above]):
        above -= 1
    while below < len(was) and _is_blank(was[below]):
        below += 1
    if above >= 0:
        yield was[above]
    if below < len(was):
        yield was[below]


def _adds_up(was: Lines, mine: Lines, theirs: Lines, merged: Lines) -> bool:
    """Whether every line is there as often as the two of them want it: moved by both, it would be there twice."""
    before, here, there, after = (Counter(text) for text in (was, mine, theirs, merged))
    return all(
        after[line] == (there[line] if here[line] == before[line] else here[line])
        and (before[line] in (here[line], there[line]) or here[line] == there[line])
        for line in before.keys() | here.keys() | there.keys()
        if not _is_blank(line)
    )
