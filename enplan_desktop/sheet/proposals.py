"""What a person should look at before the page is handed out, as values; the words come from the phrases."""

from dataclasses import dataclass
from enum import StrEnum

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
    return phrases.proposals[proposal.kind].format(
        text=excerpt(proposal.text), signs=" ".join(proposal.signs[:5]), lines=proposal.lines
    )


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
