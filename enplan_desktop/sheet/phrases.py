"""The page's fixed words, one file for each language that a municipality may correct without a programmer."""

import tomllib
from dataclasses import dataclass
from functools import cache

import msgspec

from enplan_desktop.domain.plan import Plan
from enplan_desktop.resources import resource

FALLBACK = "da"


@dataclass(frozen=True, slots=True)
class Possessive:
    """How a name owns a plan: its `ending`, and the other one after a name's last letter in `hissing`."""

    ending: str
    hissing: str
    after_hissing: str


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands over each part of the page."""

    now: str
    mine: str
    ours: str
    three_months: str
    later: str
    next_appointment: str
    call: str
    if_it_goes_wrong: str
    since_last: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences and half-sentences with `{places}` to fill."""

    document: str
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


@dataclass(frozen=True, slots=True)
class Prompts:
    """What an empty place asks, on the screen only."""

    dream: str
    goal: str
    step_mine: str
    step_ours: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language. `proposals` and `facts` are looked up by the kind that they word."""

    language: str
    name: str
    possessive: Possessive
    headings: Headings
    wording: Wording
    prompts: Prompts
    proposals: dict[str, str]
    facts: dict[str, str]


@cache
def phrases_for(language: str) -> Phrases:
    """The words of a language; Danish ones where the page does not know it."""
    known = language if language in languages() else FALLBACK
    text = resource("sheet", f"{known}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Phrases)


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that a page can be made in."""
    return tuple(sorted(path.stem for path in resource("sheet").glob("*.toml")))


def sheet_language(plan: Plan) -> str:
    """The language this citizen's page is made in: what they chose for the page, else for the case."""
    choice = plan.sheet_choice()
    wanted = choice.language if choice else plan.case.sheet_language
    return wanted if wanted in languages() else FALLBACK
