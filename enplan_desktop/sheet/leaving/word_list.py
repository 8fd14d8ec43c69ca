"""The words that a page is asked about before it leaves: a file that a municipality may correct."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import msgspec

from enplan_desktop.resources import resource

_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
"""Neither a letter nor a digit: a hyphen parts words, so that "ADHD-medicin" has ADHD in it."""
_ENDINGS = "(?:e|en|et|er|erne|ene|ens|enes|ernes|ers|es|ets|n|ne|r|rne|s|t)?"
_LETTERS = r"[^\W\d_]*"


@dataclass(frozen=True, slots=True)
class Listed:
    """The file as it is written; it says itself what the hyphens mean."""

    health: tuple[str, ...]
    places: tuple[str, ...]
    never: tuple[str, ...]
    ordinary: tuple[str, ...]
    public_numbers: tuple[str, ...]
    kin: tuple[str, ...]
    first_names: str
    also_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordList:
    """The words made ready to look for; all sets but the names' hold small letters."""

    health: re.Pattern[str]
    places: re.Pattern[str]
    never: frozenset[str]
    ordinary: frozenset[str]
    public_numbers: frozenset[str]
    kin: frozenset[str]
    first_names: frozenset[str]
    also_words: frozenset[str]


@cache
def word_list() -> WordList:
    text = resource("leaving", "words.toml").read_text(encoding="utf-8")
    listed = msgspec.convert(tomllib.loads(text), Listed)
    return WordList(
        health=pattern_of(listed.health),
        places=pattern_of(listed.places),
        never=_small(listed.never),
        ordinary=_small(listed.ordinary),
        public_numbers=frozenset("".join(filter(str.isdigit, each)) for each in listed.public_numbers),
        kin=_small(listed.kin),
        first_names=frozenset(listed.first_names.split()),
        also_words=frozenset(listed.also_words),
    )


def pattern_of(entries: Iterable[str]) -> re.Pattern[str]:
    """Finds the words that a list of entries means."""
    return re.compile(f"{_BEFORE}(?:{'|'.join(map(_expression, entries))}){_AFTER}")


def _expression(entry: str) -> str:
    bare = entry.strip("-")
    before = _LETTERS if entry.startswith("-") else ""
    after = _LETTERS if entry.endswith("-") else _ENDINGS
    word = re.escape(bare).replace(r"\ ", r"\s+")
    return f"{before}{word}{after}" if bare.isupper() else f"(?i:{before}{word}{after})"


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
