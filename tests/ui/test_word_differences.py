"""Two people's words side by side: what differs is marked, and nothing of either is lost."""

import time

from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.ui.word_differences import GAP, Stretch, differences, mostly_differ, shortened

texts = st.lists(st.text(st.sampled_from("ab \n"), max_size=30), min_size=1, max_size=4)


def marked(stretches: tuple[Stretch, ...]) -> list[str]:
    return [stretch.text.strip() for stretch in stretches if stretch.differs]


def test_only_the_words_that_differ_are_marked():
    one, other = differences(["ringer tirsdag formiddag", "ringer onsdag formiddag"])
    assert (marked(one), marked(other)) == (["tirsdag"], ["onsdag"])


def test_words_added_at_the_end_are_marked_on_their_side_alone():
    one, other = differences(["ringer tirsdag", "ringer tirsdag om tandlægen"])
    assert (marked(one), marked(other)) == ([], ["om tandlægen"])


def test_among_three_a_word_is_marked_where_any_other_lacks_it():
    sides = differences(["ringer tirsdag", "ringer tirsdag", "ringer onsdag"])
    assert [marked(side) for side in sides] == [["tirsdag"], ["tirsdag"], ["onsdag"]]


def test_line_breaks_alone_make_no_difference():
    assert [marked(side) for side in differences(["en\nto", "en to"])] == [[], []]


def test_a_paragraph_is_set_against_its_own_kin():
    one, other = differences(
        [
            "Han kom.\n\nHan ringer tirsdag.",
            "Et nyt afsnit, og han kom og ringer.\n\nHan kom.\n\nHan ringer onsdag.",
        ]
    )
    assert marked(one) == ["tirsdag."]
    assert marked(other) == ["Et nyt afsnit, og han kom og ringer.", "onsdag."]


def test_ten_thousand_words_are_compared_before_anybody_notices():
    paragraphs = [" ".join(f"ord{at * line % 97}" for at in range(80)) for line in range(1, 126)]
    mine = [each.replace("ord3 ", "MIT ", 1) if at % 9 == 0 else each for at, each in enumerate(paragraphs)]
    began = time.perf_counter()
    one, other = differences(["\n\n".join(mine), "\n\n".join(paragraphs)])
    assert time.perf_counter() - began < 1
    assert set(marked(one)) == {"MIT"}
    assert set(marked(other)) == {"ord3"}


@given(texts)
def test_no_letter_is_lost_or_added(several):
    for text, stretches in zip(several, differences(several), strict=True):
        assert "".join(stretch.text for stretch in stretches) == text


@given(texts)
def test_equal_texts_have_nothing_marked(several):
    assert [marked(side) for side in differences([several[0]] * 3)] == [[], [], []]


def test_a_long_text_is_shortened_around_what_differs():
    same = "ord " * 100
    one, _ = differences([f"{same}tirsdag {same}", f"{same}onsdag {same}"])
    short = "".join(stretch.text for stretch in shortened(one))
    assert len(short) < 160
    assert short.startswith(GAP)
    assert short.endswith(GAP)
    assert "tirsdag" in short


def test_what_was_pasted_in_is_shortened_too():
    one, _ = differences(["før " + "indsat " * 2_000 + "efter", "før efter"])
    assert len("".join(stretch.text for stretch in shortened(one))) < 700


def test_texts_with_hardly_a_word_in_common_are_others_altogether():
    assert mostly_differ(differences(["Overblik over gæld og udgifter", "Rådgiver torsdag og fredag"]))
    assert not mostly_differ(differences(["ringer tirsdag formiddag", "ringer onsdag formiddag"]))
    assert not mostly_differ(differences(["", ""]))


def test_a_short_text_is_shown_whole():
    one, _ = differences(["ringer tirsdag formiddag", "ringer onsdag formiddag"])
    assert shortened(one) == one


def test_a_long_text_without_differences_keeps_its_beginning():
    (one,) = differences(["ord " * 200])
    assert shortened(one)[0].text.startswith("ord ord")
    assert len(shortened(one)[0].text) < 130
