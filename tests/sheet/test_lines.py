"""Where lines break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.sheet.fonts import Face, load_fonts
from enplan_desktop.sheet.lines import Span, break_lines, cut, drawn_text, line_width, words_of

FONTS = load_fonts()


def set_lines(text: str, measure: float, *, balanced: bool = False) -> list[str]:
    words = words_of((Span(text, Face.REGULAR, 0),), FONTS)
    return [drawn_text(line) for line in break_lines(words, measure, FONTS, balanced=balanced)]


def wide(text: str) -> float:
    return FONTS.width(Face.REGULAR, text)


@pytest.mark.parametrize("together", ["kl. 13", "den 9. marts", "12 34 56 78", "§ 101", "1. sal", "liv –"])
def test_what_belongs_together_is_not_parted(together):
    lines = set_lines(f"Vi ses alle sammen {together} derhjemme", wide(f"Vi ses alle sammen {together[:3]}"))

    assert any(together in line for line in lines)


def test_a_full_stop_and_a_new_sentence_may_part():
    assert set_lines("Ikke før kl. 10. Mette ringer", wide("Ikke før kl. 10. M")) == [
        "Ikke før kl. 10.",
        "Mette ringer",
    ]


def test_a_line_that_fits_exactly_is_one_line():
    assert set_lines("tirsdag den 10. marts", wide("tirsdag den 10. marts")) == ["tirsdag den 10. marts"]


def test_no_word_stands_alone_on_the_last_line():
    lines = set_lines("prøver værkstedet to formiddage nu", wide("prøver værkstedet to formiddage "))

    assert lines == ["prøver værkstedet to", "formiddage nu"]


def test_a_heading_is_as_even_as_it_can_be():
    text = "Komme til min behandling, også de svære dage"

    greedy = set_lines(text, wide("Komme til min behandling, også de "))
    balanced = set_lines(text, wide("Komme til min behandling, også de "), balanced=True)

    assert greedy == ["Komme til min behandling, også de", "svære dage"]
    assert balanced == ["Komme til min behandling,", "også de svære dage"]


@pytest.mark.parametrize(
    ("word", "measure", "parts"),
    [
        ("almindeligt", 4.2, ["alminde-", "ligt"]),
        ("udvalgsmødet", 5.0, ["udvalgs-", "mødet"]),
        ("gruppen,", 3.0, ["grup-", "pen,"]),
        ("hvvvvvvvvvvvv", 4.0, None),  # no syllable anywhere
    ],
)
def test_a_long_word_breaks_between_its_syllables(word, measure, parts):
    found = set_lines(word, measure)

    assert found == parts or (parts is None and len(found) > 1)


def test_what_was_said_ends_with_its_mark_where_it_is_cut():
    words = words_of((Span("”jeg vil gerne ud at sejle igen til sommer”", Face.REGULAR, 0),), FONTS)
    lines = break_lines(words, 8.0, FONTS)
    kept = cut(lines, 2, 8.0, FONTS)

    assert len(lines) > 2
    assert drawn_text(kept[-1]).endswith("…”")
    assert all(line_width(line) <= 8.001 for line in kept)


def test_a_long_word_breaks_at_its_joint_before_it_breaks_between_letters():
    assert set_lines("jobcenter-rusmiddelcenter", wide("jobcenter-rusmid")) == [
        "jobcenter-",
        "rusmiddelcenter",
    ]
    assert set_lines("rusmiddelcenteret", wide("rusmiddel-")) == ["rusmiddel-", "centeret"]


@given(st.text("abcÅg .-–/§1", max_size=80), st.floats(1.5, 40), st.booleans())
def test_every_line_fits_and_no_sign_is_lost(text, measure, balanced):
    words = words_of((Span(FONTS.printable(text).text, Face.REGULAR, 0),), FONTS)

    lines = break_lines(words, measure, FONTS, balanced=balanced)

    assert all(line_width(line) <= measure + 0.001 for line in lines)
    kept = "".join(
        word.text.removesuffix("-") if word.hyphen else word.text for line in lines for word in line
    )
    assert kept.replace("\u00a0", "") == "".join(text.split())


@given(st.text("abcÅg .-", min_size=1, max_size=80), st.floats(2.5, 20), st.integers(1, 3))
def test_what_is_cut_ends_in_an_ellipsis_and_still_fits(text, measure, most):
    words = words_of((Span(FONTS.printable(text).text, Face.REGULAR, 0),), FONTS)
    lines = break_lines(words, measure, FONTS)

    kept = cut(lines, most, measure, FONTS)

    assert len(kept) == min(most, len(lines))
    assert all(line_width(line) <= measure + 0.001 for line in kept)
    if len(lines) > most:
        assert kept[-1][-1].text.endswith("…")


def test_lines_that_will_be_cut_are_full_and_not_even():
    words = words_of((Span("at få ro i mit liv og komme ud at sejle med min søn", Face.REGULAR, 0),), FONTS)

    full = break_lines(words, 9.0, FONTS)

    assert break_lines(words, 9.0, FONTS, balanced=True) != full
    assert break_lines(words, 9.0, FONTS, balanced=True, most=len(full) - 1) == full
