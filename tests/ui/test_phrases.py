"""The words for the domain's own vocabularies, in both languages."""

from string import Formatter

import pytest

from enplan_desktop.domain import terms
from enplan_desktop.domain.terms import Area, CaseStatus, EffortStage, NoteKind
from enplan_desktop.language import catalogue
from enplan_desktop.ui.phrases import field_word, inside, record_word, sources, word

VOCABULARIES = [
    each for each in vars(terms).values() if isinstance(each, type) and each.__module__ == terms.__name__
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_term_has_a_word_of_its_own(vocabulary, theme):
    words = [word(term) for term in vocabulary]
    assert len(set(words)) == len(words)


def test_equal_values_of_different_vocabularies_keep_their_own_words(danish):
    assert word(EffortStage.APPLIED) == "Ansøgt"
    assert word(CaseStatus.RUNNING) == word(EffortStage.RUNNING) == "I gang"
    assert word(Area.MONEY) == "Økonomi"


def test_all_of_it_is_said_in_danish():
    assert sources() - catalogue("da").keys() == set()


def test_a_translation_fills_the_same_blanks_as_its_source():
    def blanks(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    odd = [source for source, danish in catalogue("da").items() if blanks(source) != blanks(danish)]
    # One of a kind may be said without its number.
    assert [source for source in odd if blanks(source) != {"n"}] == []


def test_what_a_newer_version_knows_is_simply_something(theme):
    assert record_word("mood") == field_word("goal", "mood") == "Something"


@pytest.mark.parametrize(
    ("phrase", "in_a_sentence"),
    [("Telefon", "telefon"), ("SMS", "SMS"), ("CPR-nummeret", "CPR-nummeret"), ("", "")],
)
def test_inside_a_sentence_only_abbreviations_keep_their_capitals(phrase, in_a_sentence):
    assert inside(phrase) == in_a_sentence
    assert inside(NoteKind.SMS.value.upper()) == "SMS"
