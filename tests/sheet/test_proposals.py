"""What is proposed is said in sentences that can be told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.proposals import (
    EXCERPT,
    Proposal,
    ProposalKind,
    proposal_sentence,
    proposal_sentences,
)
from tests.sheet.plans import LONG, NOW, PLANS

DANISH = phrases_for("da")


def sentences(*texts: str) -> tuple[str, ...]:
    return proposal_sentences([Proposal(ProposalKind.SHORTEN, None, text) for text in texts], DANISH)


def test_texts_that_begin_alike_are_told_apart_by_where_they_part():
    one, two, other = sentences(f"{LONG} hver dag", f"{LONG} hver uge", "Få ro på økonomien")
    assert "”Jeg vil gerne kunne stå op … familie hver dag”" in one
    assert "hver uge" in two
    assert "Få ro på økonomien" in other


def test_a_text_that_goes_on_where_another_ends_is_told_from_it():
    short, long = sentences(LONG, f"{LONG} hver dag")
    assert short != long
    assert "hver dag" in long
    assert "familie" in short


def test_what_is_known_by_its_beginning_is_said_as_ever():
    proposals = [Proposal(ProposalKind.SHORTEN, None, text) for text in (LONG, "Få ro på økonomien")]
    assert proposal_sentences(proposals, DANISH) == tuple(
        proposal_sentence(each, DANISH) for each in proposals
    )


@pytest.mark.parametrize("plan", PLANS)
def test_no_two_proposals_of_a_page_are_said_alike(plan):
    proposals = sheet_for(PLANS[plan](), NOW).proposals
    different = {(each.kind, " ".join(each.text.split()), each.signs) for each in proposals}
    assert len(set(proposal_sentences(proposals, DANISH))) == len(different)


@given(st.text("ab ", max_size=40), st.lists(st.text("ab .", max_size=90), min_size=1, max_size=5))
def test_whatever_is_written_the_sentences_stay_short_and_name_it(head, tails):
    texts = [f"{head * 3}{tail}" for tail in tails]
    said = sentences(*texts)
    assert len(said) == len(texts)
    around = len(sentences("")[0])
    assert all(len(each) <= around + EXCERPT + 15 for each in said)
    by_text = {" ".join(text.split()): each for text, each in zip(texts, said, strict=True)}
    assert all(by_text[" ".join(text.split())] == each for text, each in zip(texts, said, strict=True))
