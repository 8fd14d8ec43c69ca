"""The words that a page is asked about before it leaves, made ready to look for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from enplan_desktop.resources import added_folders, resource
from enplan_desktop.sheet.leaving.word_files import Listed, Words, read_words

_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
"""Neither a letter nor a digit: a hyphen parts words, so that "ADHD-medicin" has ADHD in it."""
_ENDINGS = "(?:e|en|et|er|erne|ene|ens|enes|ernes|ers|es|ets|n|ne|r|rne|s|t)?"
_LETTERS = r"[^\W\d_]*"
_DROPS_ITS_E = re.compile(r"(.*[^\W\d_aeiouyæøå])e([lnr])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordList:
    """`never` is to be matched with a whole word; all sets but those of names hold small letters."""

    health: re.Pattern[str]
    places: re.Pattern[str]
    never: re.Pattern[str]
    surnames: re.Pattern[str]
    ordinary: frozenset[str]
    public_numbers: frozenset[str]
    kin: frozenset[str]
    titles: frozenset[str]
    roads: frozenset[str]
    days: frozenset[str]
    first_names: frozenset[str]
    also_words: frozenset[str]
    small_words: frozenset[str]


@cache
def known_words() -> Words:
    """What ships with the program, with what a municipality has added and left out; read once."""
    return read_words(resource("leaving", "words.toml"), added_folders("sheet-words"))


@cache
def word_list() -> WordList:
    return made_ready(known_words().listed)


def made_ready(listed: Listed) -> WordList:
    """The lists as they are looked for."""
    left_out = frozenset(listed.never)
    return WordList(
        health=pattern_of(listed.health),
        places=pattern_of(listed.places),
        never=pattern_of(listed.never),
        surnames=_surnames(each for each in listed.surnames.split() if each not in left_out),
        ordinary=_small(listed.ordinary),
        public_numbers=_bare(listed.public_numbers) - _bare(listed.never),
        kin=_small(listed.kin),
        titles=_small(listed.titles),
        roads=_small(listed.roads),
        days=_small(listed.days),
        first_names=frozenset(listed.first_names.split()) - left_out,
        also_words=frozenset(listed.also_words),
        small_words=_small((*listed.small_words, *listed.also_words)),
    )


def pattern_of(entries: Iterable[str]) -> re.Pattern[str]:
    """Finds the words that a list of entries means."""
    return re.compile(f"{_BEFORE}(?:{'|'.join(map(_expression, entries))}){_AFTER}")


def _expression(entry: str) -> str:
    bare = entry.strip("-")
    before = _LETTERS if entry.startswith("-") else ""
    word = f"{before}{_any_space(bare)}{_LETTERS}" if entry.endswith("-") else f"{before}{_bent(bare)}"
    return word if bare.isupper() else f"(?i:{word})"


def _bent(bare: str) -> str:
    """A word in its forms: "fixerummet" doubles its last letter, "fængslet" and "rusmidlet" drop an e."""
    double = f"{re.escape(bare[-1])}?" if bare[-1].isalpha() else ""
    forms = f"{_any_space(bare)}{double}{_ENDINGS}"
    drops = _DROPS_ITS_E.fullmatch(bare)
    if drops is None:
        return forms
    stem, last = drops.groups()
    if stem[-2:-1] == stem[-1]:
        stem = stem[:-1]
    return f"(?:{forms}|{_any_space(stem)}{last}(?=e){_ENDINGS})"


def _any_space(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+")


def _surnames(names: Iterable[str]) -> re.Pattern[str]:
    any_of_them = "|".join(map(re.escape, names))
    return re.compile(rf"(?<!\w)(?:{any_of_them})(?:[’']?s)?(?!\w)", re.IGNORECASE)


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _bare(numbers: Iterable[str]) -> frozenset[str]:
    digits = ("".join(filter(str.isdigit, each)) for each in numbers)
    return frozenset(each for each in digits if each)
