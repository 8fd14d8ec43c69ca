"""What a person should look at before the page is handed out, as values; the words come from the phrases."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from enplan_desktop.sheet.languages.wording import Phrases
from enplan_desktop.sheet.source import Source

EXCERPT = 60
"""How many characters of a text a proposal quotes."""


class ProposalKind(StrEnum):
    MOVE = "move"
    """A goal beyond the third one now: it waits for another horizon."""
    DECIDE = "decide"
    """Two people wrote differently, and the page shows one of the two."""
    SPELL_OUT = "spell_out"
    """The type has no letters for some of the text; `signs` names them."""
    SHORTEN = "shorten"
    """Only the beginning of a text is on the page."""
    SHORTEN_TO_MAKE_ROOM = "shorten_to_make_room"
    """A text is whole, but so long (`lines`) that others had to be left off."""
    LEAVE_OFF = "leave_off"
    """There is no room for it."""


_BEGINNING, _DIFFERENCE = 28, 34
"""Of texts that begin alike: how many characters of what is the same, and of where they part."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to do about one record; `text` is the whole text that it concerns."""

    kind: ProposalKind
    source: Source | None
    text: str
    signs: tuple[str, ...] = ()
    lines: int = 0


def proposal_sentence(proposal: Proposal, phrases: Phrases) -> str:
    """The proposal as one sentence for the caseworker, in the language of `phrases`."""
    return _sentence(proposal, phrases, excerpt(proposal.text))


def proposal_sentences(proposals: Sequence[Proposal], phrases: Phrases) -> tuple[str, ...]:
    """A sentence for each, which tells texts apart that begin alike."""
    texts = [_bare(proposal.text) for proposal in proposals]
    alike: dict[str, list[str]] = {}
    for text in sorted(set(texts)):
        alike.setdefault(excerpt(text), []).append(text)
    shared = {text: most for each in alike.values() for text, most in _shared_with_any(each)}
    return tuple(
        _sentence(proposal, phrases, _told_apart(text, shared[text]))
        for proposal, text in zip(proposals, texts, strict=True)
    )


def _sentence(proposal: Proposal, phrases: Phrases, text: str) -> str:
    return phrases.proposals[proposal.kind].format(
        text=text, signs=" ".join(proposal.signs[:5]), lines=proposal.lines
    )


def _told_apart(text: str, shared: int) -> str:
    """The beginning of a text, and where others begin just so, also the words by which it is known from them."""
    if not shared:
        return excerpt(text)
    beginning = text[: _BEGINNING + 1].rpartition(" ")[0] or text[:_BEGINNING]
    at = max(text.rfind(" ", 0, min(shared, len(text) - _DIFFERENCE // 2) + 1) + 1, len(beginning))
    rest = text[at:]
    end = rest if len(rest) <= _DIFFERENCE else rest[:_DIFFERENCE].rstrip(" ,.;:–-") + "…"
    return f"{beginning.rstrip(' ,.;:–-')} … {end.lstrip()}"


def _shared_with_any(texts: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each of the sorted texts, and how many characters it has in common with the one most like it: a neighbour."""
    common = [0, *(_shared(one, two) for one, two in pairwise(texts)), 0]
    yield from zip(texts, map(max, pairwise(common)), strict=True)


def _shared(text: str, other: str) -> int:
    """How many characters two texts have in common from the beginning."""
    return bisect_left(
        range(min(len(text), len(other))), True, key=lambda at: text[: at + 1] != other[: at + 1]
    )


def _bare(text: str) -> str:
    return " ".join(text.split()).strip("”“")


def excerpt(text: str) -> str:
    """The beginning of a text, without the page's own quotation marks."""
    return shortened(" ".join(text.split()).strip("”“"))


def shortened(text: str) -> str:
    """The beginning of a text on one line, cut between words where it can be."""
    whole = " ".join(text.split())
    if len(whole) <= EXCERPT:
        return whole
    head, _, _ = whole[: EXCERPT + 1].rpartition(" ")
    return (head if len(head) > EXCERPT // 2 else whole[:EXCERPT]).rstrip(" ,.;:–-") + "…"
