"""The page's fixed words in one language, as its file says them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

H = TypeVar("H")
T = TypeVar("T")

DOTTED = frozenset({"az", "crh", "tr"})
"""Languages whose small i has a capital of its own: "İ"."""


@dataclass(frozen=True, slots=True)
class Possessive:
    """How a name owns a plan: its `ending`, and the other one after a name's last letter in `hissing`."""

    ending: str = ""
    hissing: str = ""
    after_hissing: str = ""


@dataclass(frozen=True, slots=True)
class Headings(Generic[H]):
    """What stands over each part of the page."""

    now: H
    mine: H
    ours: H
    three_months: H
    later: H
    next_appointment: H
    call: H
    if_it_goes_wrong: H
    since_last: H

    def each(self, change: Callable[[H], T]) -> "Headings[T]":
        return Headings(**{name: change(getattr(self, name)) for name in Headings.__slots__})


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading in the page's language, and in the one that stands beside it; "" where none does."""

    own: str
    beside: str = ""


def paired(own: Headings[str], beside: Headings[str] | None) -> Headings[Heading]:
    """Each heading with the one that stands beside it."""
    if beside is None:
        return own.each(Heading)
    pairs = {name: Heading(getattr(own, name), getattr(beside, name)) for name in Headings.__slots__}
    return Headings(**pairs)


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences and half-sentences with `{places}` to fill."""

    document: str
    own_picture: str
    plan_of: str
    plan_of_nobody: str
    made_on: str
    quote: str
    i: str
    we: str
    and_: str
    """Between two names."""
    name_openers: tuple[str, ...]
    """Words that are no name by themselves: "min" in "min mor"."""
    kept: str = "✓"
    """What the tick before a promise that was kept is heard as."""


@dataclass(frozen=True, slots=True)
class Dates:
    """How a day and an hour are written; weekdays from Monday, months as they stand beside the day's number."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    day_and_year: str
    time: str
    moment: str


@dataclass(frozen=True, slots=True)
class Prompts:
    """What an empty place asks, on the screen only."""

    dream: str
    goal: str
    step_mine: str
    step_ours: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language. It is `checked` when somebody has read it whose mother tongue it is.

    `called` is its name in other languages, by their codes. `titles` stand before a surname and are no name: "fru".
    `proposals` and `facts` are for the caseworker, by the kind that they word: only a language that the program
    itself speaks has them. `areas` are those of life by their names in the case; a file may leave them out.
    """

    language: str
    name: str
    headings: Headings[str]
    wording: Wording
    dates: Dates
    prompts: Prompts
    checked: bool = False
    called: dict[str, str] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    areas: dict[str, str] = field(default_factory=dict)
    possessive: Possessive = Possessive()
    proposals: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    def called_in(self, language: str) -> str:
        """What this language is called in another one; by its own name where nobody has said it."""
        return self.called.get(language, self.name)


def capitals(text: str, language: str) -> str:
    """The text in capitals, as the language writes them."""
    return (text.replace("i", "İ") if language in DOTTED else text).upper()
