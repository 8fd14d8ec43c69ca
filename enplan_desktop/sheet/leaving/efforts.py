"""Efforts that nobody has granted, where a text speaks of them as if they were to come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Step
from enplan_desktop.domain.rules import is_effort, is_promised
from enplan_desktop.domain.terms import EffortStage
from enplan_desktop.sheet.leaving.word_list import WordList

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]{2,}")
_PARAGRAPH = re.compile(r"§\s?(\d+)")
_IN_IT = re.compile(r"\b(?:i|på)\s+([^\W\d_]+)(?![^\W_])", re.IGNORECASE)
_ENDING = re.compile("(?:ernes|enes|erne|ens|ets|ers|ene|en|et|er|es|e|s)$")
_LONG = 4
_TELLING = 2
"""So many of an effort's own words must be there, where it has so many."""
_LONG_TAIL = 8
"""Letters of "kontaktperson" in "støttekontaktperson", which tell by themselves; "person" does not."""


@dataclass(frozen=True, slots=True)
class Effort:
    """By which words an effort is known: each word by its stems, and what tells by itself.

    `alone` are abbreviations such as "HF" and paragraphs; `places` are what one can be in: "i døgn".
    """

    words: frozenset[frozenset[str]]
    alone: frozenset[str]
    places: frozenset[str]


def not_granted(plan: Plan, listed: WordList) -> tuple[Effort, ...]:
    """What may not be promised yet; nothing that is also promised."""
    efforts = [step for step in plan.of(Step) if is_effort(step)]
    promised = {_effort(step.text, listed) for step in efforts if is_promised(step)}
    waiting = (step for step in efforts if not is_promised(step) and step.stage is not EffortStage.ENDED)
    known = dict.fromkeys(_effort(step.text, listed) for step in waiting)
    return tuple(each for each in known if each not in promised)


def mentions(text: str, efforts: tuple[Effort, ...]) -> Iterator[Span]:
    """Where a text names one of the efforts: the longest of its words that is there."""
    words = [(word, _stem(word.group())) for word in _WORD.finditer(text)]
    paragraphs = [(found, f"§{found[1]}") for found in _PARAGRAPH.finditer(text)]
    for effort in efforts:
        there = [(word, stem) for word, stem in words if any(stem in stems for stems in effort.words)]
        if effort.words and len({stem for _, stem in there}) >= min(_TELLING, len(effort.words)):
            yield max(there, key=lambda each: len(each[1]))[0].span()
            continue
        abbreviations = [(word, word.group()) for word, _ in words]
        yield from (found.span() for found, said in (*paragraphs, *abbreviations) if said in effort.alone)
        for found in _IN_IT.finditer(text):
            if found[1].casefold() in effort.places:
                yield found.span(1)


def _effort(text: str, listed: WordList) -> Effort:
    words = [word for word in _WORD.findall(text) if word.casefold() not in listed.ordinary]
    long = [word for word in words if len(word) >= _LONG]
    short = {word for word in words if word.isupper()}
    # What says itself in short words only is looked for in them: "tøj".
    told = long or [word for word in words if word not in short]
    return Effort(
        words=frozenset(frozenset(_stems(word, listed)) for word in told),
        alone=frozenset((*short, *(f"§{number}" for number in _PARAGRAPH.findall(text)))),
        places=frozenset(place for word in long for place in _places(word, listed)),
    )


def _stems(word: str, listed: WordList) -> Iterator[str]:
    """A word's own stem, and that of its tail after an ordinary head: "støttekontaktperson"."""
    yield _stem(word)
    for head in listed.ordinary:
        tail = word.casefold().removeprefix(head)
        if len(head) >= _LONG and _LONG_TAIL <= len(tail) < len(word):
            yield _stem(tail)


def _places(word: str, listed: WordList) -> Iterator[str]:
    """The head before an ordinary tail: "døgn" in "døgnbehandling"."""
    for tail in listed.ordinary:
        head = word.casefold().removesuffix(tail)
        if len(tail) >= _LONG and _LONG <= len(head) < len(word):
            yield head


def _stem(word: str) -> str:
    """Without its ending; "indskuddet" doubles the last letter before it, and "spillet" is another word than "spil"."""
    small = word.casefold()
    bare = _ENDING.sub("", small)
    if bare != small and bare[-1:] == bare[-2:-1] and len(bare) > _LONG + 1:
        bare = bare[:-1]
    return bare if len(bare) >= _LONG else small
