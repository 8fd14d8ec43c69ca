"""LIX of texts that can be counted by hand, and what is called hard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.reading_ease import FEWEST_WORDS, HARD, reading_ease

EASY = "Vi ses på fredag. Jeg tager kaffe med, og du har dine breve i posen."
OFFICE = (
    "Iværksættelse af virksomhedsrettet tilbud med henblik på afklaring af arbejdsevnen forudsætter "
    "lægefaglig dokumentation fra behandlende myndighed."
)


@pytest.mark.parametrize(
    ("text", "words", "sentences", "long_words"),
    [
        ("", 0, 0, 0),
        ("...", 0, 0, 0),
        (EASY, 15, 2, 0),
        (OFFICE, 16, 1, 10),
        ("Mødes kl. 10, f.eks. på biblioteket. Vi ses.", 8, 2, 1),
        ("En linje\nog en til", 5, 2, 0),
        ("Ikke nu! Hvorfor ikke? Fordi.", 5, 3, 1),
        ("Den 10. marts ringer Mette.", 5, 1, 0),
        ("rusmiddel-centret", 1, 1, 1),
    ],
)
def test_words_sentences_and_long_words_are_counted(text, words, sentences, long_words):
    ease = reading_ease(text)
    assert (ease.words, ease.sentences, len(ease.long_words)) == (words, sentences, long_words)


def test_lix_is_bjoernssons_sum():
    assert reading_ease(EASY).lix == 7.5
    assert reading_ease(OFFICE).lix == pytest.approx(16 + 100 * 10 / 16)
    assert reading_ease("").lix == 0


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        (EASY, False),
        (OFFICE, True),
        ("ringer tirsdag formiddag", False),
        ("Iværksættelse af ressourceafklaringsforløb", False),
        ("undersøger mulighederne for bevilling af økonomisk enkeltydelse til tandbehandling", True),
        ("Mette og Sofie åbner dem sammen og søger hjælp til tandlægen", False),
        # 46 with three long words and 29 with two: a single word does not decide
        ("sender ansøgningen til kommunen inden mandagen", False),
    ],
)
def test_only_what_is_surely_hard_is_called_so(text, hard):
    assert reading_ease(text).is_hard is hard


def test_a_text_that_is_hard_for_its_sentence_says_so():
    endless = reading_ease("og så går vi hen til den nye by og ser på det der er " * 4)
    assert endless.is_hard
    assert endless.runs_long
    assert not reading_ease(OFFICE).runs_long


prose = st.lists(
    st.text("abcdefghiæøå", min_size=1, max_size=12) | st.sampled_from([".", "Jeg går.", "kl. 10", "?"]),
    max_size=40,
).map(" ".join)


@given(prose)
def test_what_is_hard_has_enough_words_and_a_high_figure(text):
    ease = reading_ease(text)
    assert len(ease.long_words) <= ease.words
    assert ease.sentences <= ease.words
    if ease.is_hard:
        assert ease.words >= FEWEST_WORDS
        assert ease.lix >= HARD


@given(prose)
def test_a_longer_word_never_makes_it_easier(text):
    longer = text.replace("a", "aaaaaaa")
    assert reading_ease(longer).lix >= reading_ease(text).lix


@given(prose, st.integers(2, 4))
def test_saying_it_again_in_new_sentences_changes_nothing(text, times):
    again = "\n".join([text] * times)
    assert reading_ease(again).lix == pytest.approx(reading_ease(text).lix)
