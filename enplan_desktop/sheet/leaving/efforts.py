"""Efforts that nobody has granted, where a text speaks of them as if they were to come."""

import re
from collections.abc import Iterator

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Step
from enplan_desktop.domain.rules import is_effort, is_promised
from enplan_desktop.domain.terms import EffortStage
from enplan_desktop.sheet.leaving.word_list import WordList

Span = tuple[int, int]
Stems = tuple[str, ...]

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile("(?:ernes|enes|erne|ens|ets|ers|ene|en|et|er|es|e|s)$")
_TELLING = 2
"""So many of an effort's own words must be there, where it has so many."""


def not_granted(plan: Plan, listed: WordList) -> tuple[Stems, ...]:
    """By which words each effort is known that may not be promised; none that is also promised."""
    efforts = [step for step in plan.of(Step) if is_effort(step)]
    promised = {_stems(step.text, listed) for step in efforts if is_promised(step)}
    waiting = (step for step in efforts if not is_promised(step) and step.stage is not EffortStage.ENDED)
    stems = dict.fromkeys(_stems(step.text, listed) for step in waiting)
    return tuple(each for each in stems if each and each not in promised)


def mentions(text: str, efforts: tuple[Stems, ...]) -> Iterator[Span]:
    """Where a text names one of the efforts: the longest of its words that is there."""
    words = [(word, _stem(word.group())) for word in _WORD.finditer(text)]
    for stems in efforts:
        there = [(word, stem) for word, stem in words if stem in stems]
        if len({stem for _, stem in there}) >= min(_TELLING, len(stems)):
            yield max(there, key=lambda each: len(each[1]))[0].span()


def _stems(text: str, listed: WordList) -> Stems:
    words = (word for word in _WORD.findall(text) if word.casefold() not in listed.ordinary)
    return tuple(sorted({_stem(word) for word in words}))


def _stem(word: str) -> str:
    small = word.casefold()
    bare = _ENDING.sub("", small)
    return bare if len(bare) >= 4 else small
