"""Two people's edits of one text: all of both, or a person decides.

The long run takes ENPLAN_MERGES random merges (4,000 without it); `ENPLAN_MERGES=100000` is the soak.
"""

import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.sync.merge import MOST_LINES, merge_text

MERGES = int(os.environ.get("ENPLAN_MERGES", "4000"))

VISIT = """Hjemmebesøg hos Sofie.
Hun har talt med sin bror.

Økonomi
Huslejen er betalt til og med marts.
Der mangler en aftale om elregningen.

Job
Borgeren starter i praktik hos Netto."""


def rewritten(*pairs: tuple[str, str], text: str = VISIT) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


# What is merged


def test_edits_of_different_paragraphs_are_both_there():
    mine = rewritten(("sin bror", "sin storebror"))
    theirs = rewritten(("hos Netto", "hos Netto den 1. april"))
    both = rewritten(("sin bror", "sin storebror"), ("hos Netto", "hos Netto den 1. april"))
    assert merge_text(VISIT, mine, theirs) == both


def test_paragraphs_of_one_line_each_are_different_paragraphs():
    assert merge_text("A\n\nB\n\nC", "A2\n\nB\n\nC2", "A\n\nB2\n\nC") == "A2\n\nB2\n\nC2"


def test_lines_of_one_paragraph_are_merged_where_an_untouched_line_lies_between():
    assert merge_text("a\nb\nc", "a2\nb\nc", "a\nb\nc2") == "a2\nb\nc2"


def test_a_line_added_and_a_line_removed_elsewhere_combine():
    mine = rewritten(("Der mangler en aftale om elregningen.\n", ""))
    theirs = rewritten(("Job\n", "Job\nHan glæder sig.\n"))
    assert merge_text(VISIT, mine, theirs) == rewritten(
        ("Der mangler en aftale om elregningen.\n", ""), ("Job\n", "Job\nHan glæder sig.\n")
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("A\n\nX\n\nB", "A\n\nB2", "A\n\nX\n\nB2"),
        ("A\n\nX\n\nB", "A2\n\nB", "A2\n\nX\n\nB"),
        ("A\n\nB\n\nX", "A\n\nB2", "A\n\nB2\n\nX"),
        ("X\n\nA\n\nB", "A2\n\nB", "X\n\nA2\n\nB"),
        ("X\n\nA\n\nB", "A\n\nB\n\nY", "X\n\nA\n\nB\n\nY"),
        ("B", "A\n\nB2", "B2"),
        ("A", "A2\n\nB", "A2"),
    ],
)
def test_a_new_or_a_removed_paragraph_leaves_the_one_beside_it_to_the_other(mine, theirs, both):
    assert merge_text("A\n\nB", mine, theirs) == both


def test_a_removed_paragraph_in_the_middle_leaves_both_its_neighbours_to_the_other():
    removed = "A\n\nC"
    assert merge_text("A\n\nB\n\nC", removed, "A2\n\nB\n\nC") == "A2\n\nC"
    assert merge_text("A\n\nB\n\nC", removed, "A\n\nB\n\nC2") == "A\n\nC2"
    assert merge_text("A\n\nB\n\nC", removed, "A2\n\nB\n\nC2") == "A2\n\nC2"
    assert merge_text("A\n\nB\n\nC", removed, "A\n\nX\n\nB\n\nC") == "A\n\nX\n\nC"


def test_the_same_edit_by_both_is_taken_once():
    mine, theirs = "a2\nb\nc\nd\ne", "a2\nb\nc\nd\ne2"
    assert merge_text("a\nb\nc\nd\ne", mine, theirs) == theirs
    assert merge_text("a\nb\nc\nd\ne", "a\nb\nX\nc\nd\ne2", "a2\nb\nX\nc\nd\ne") == "a2\nb\nX\nc\nd\ne2"


def test_a_paragraph_moved_by_one_is_moved_once():
    base = "A\n\nB\n\nC\n\nD"
    assert merge_text(base, "D\n\nA\n\nB\n\nC", "A\n\nB2\n\nC\n\nD") == "D\n\nA\n\nB2\n\nC"


def test_lines_that_say_the_same_far_from_every_edit_hinder_nobody():
    base = "A\n\nNote:\nx\n\nNote:\ny\n\nB\n\nM\n\nC\n\nN"
    mine, theirs = base.replace("\nM\n", "\nM2\n"), base[:-1] + "N2"
    assert merge_text(base, mine, theirs) == mine[:-1] + "N2"


def test_blank_lines_at_the_beginning_and_the_end_stay_as_they_are():
    assert merge_text("\n\nA\n\nB\n\n", "\n\nA2\n\nB\n\n", "\n\nA\n\nB2\n\n") == "\n\nA2\n\nB2\n\n"
    assert merge_text("A\n\nB", "A2\n\nB", "A\n\nB\n") == "A2\n\nB\n"


def test_a_line_of_nothing_but_spaces_is_blank():
    assert merge_text("A\n  \nB", "A2\n  \nB", "A\n  \nB2") == "A2\n  \nB2"


# What a person decides


def test_two_sentences_are_never_run_together():
    base = rewritten(("Borgeren starter i praktik hos Netto.", "Borgeren søger job."))
    mine = rewritten(("søger job", "starter i praktik hos Netto"), text=base)
    theirs = rewritten(("søger job", "pauser job"), text=base)
    assert merge_text(base, mine, theirs) is None
    assert merge_text("Borgeren", "Borgeren starter i praktik hos Netto", "Borgeren pauser job") is None


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("a\nB\nc\nd", "a\nX\nc\nd"),
        ("a\nB\nc\nd", "a\nc\nd"),
        ("a\nB\nC\nd", "a\nb\nX\nd"),
        ("a\nB\nC\nD", "a\nb\nX\nd"),
        ("", "a\nb\nc\nX"),
    ],
)
def test_edits_that_overlap_are_decided(mine, theirs):
    assert merge_text("a\nb\nc\nd", mine, theirs) is None


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("a\nB\nc\nd", "a\nb\nC\nd"),
        ("a\nX\nb\nc\nd", "a\nB\nc\nd"),
        ("a\nb\nX\nc\nd", "a\nB\nc\nd"),
        ("a\nX\nb\nc\nd", "a\nY\nb\nc\nd"),
        ("a\nb\nc\nd\nX", "a\nb\nc\nd\nY"),
        ("a\nb\nc\nd\nX", "a\nb\nc\nD"),
        ("a\nc\nd", "a\nb\nC\nd"),
    ],
)
def test_edits_that_touch_are_decided(mine, theirs):
    assert merge_text("a\nb\nc\nd", mine, theirs) is None


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("A\n\nX\n\nB", "A\n\nY\n\nB"),
        ("A\n\nB\n\nX", "A\n\nB\n\nY"),
        ("A\n\nX\n\nB", "A2\n\nY\n\nB"),
        ("A\n\nX\n\nB", "A\n\nY\n\nB2"),
        ("A\n\nX\n\nB", "A\n\nY\nB"),
        ("A\nB", "A2\n\nB"),
        ("A\nB", "A\n\nB2"),
    ],
)
def test_two_paragraphs_put_in_one_place_have_no_order_and_are_decided(mine, theirs):
    assert merge_text("A\n\nB", mine, theirs) is None


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("R\na\nR\nb\n\nc", "R\na\nb\n\nc", "R\na\nR\nb\n\nc2"),  # one of several goes
        ("R\na\nb\n\nc", "R\na\nR\nb\n\nc", "R\na\nb\n\nc2"),  # one more comes
        ("R\na\nR\nb\n\nc\n\nd", "R\na2\nR\nb\n\nc\n\nd", "R\na\nR\nb\n\nc\n\nd2"),  # it stands beside
        ("a\n\nb\n\nc\n\nR\n\nR", "a2\n\nb\n\nc\n\nR\n\nR", "a\n\nb\n\nc2\n\nR\n\nR"),  # beyond a blank line
        ("R\nR\n\na\n\nb\n\nc", "R\nR\n\na2\n\nb\n\nc", "R\nR\n\na\n\nb\n\nc2"),
        (
            "a\n\nb\n\nc\n\nd\ne\nf\ng",
            "a2\n\nb\n\nc\n\nd\ne\nf\ng",
            "a\n\nb\n\nc\n\nd\nX\nX\nf\ng",
        ),  # brought twice
    ],
)
def test_edits_at_lines_that_are_there_more_than_once_are_decided(base, mine, theirs):
    assert merge_text(base, mine, theirs) is None
    assert merge_text(base, theirs, mine) is None


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("a\nX\nb\nc\nd\ne", "a\nb\nc\nd\nX\ne"),  # both bring it, in two places
        ("a\nc\nd\nb\ne", "b\na\nc\nd\ne"),  # both move it, to two places
        ("a\nc\nd\nb\ne", "a\nc\nd\ne"),  # moved by one, removed by the other
    ],
)
def test_a_line_is_neither_doubled_nor_brought_back(mine, theirs):
    assert merge_text("a\nb\nc\nd\ne", mine, theirs) is None
    assert merge_text("a\nb\nc\nd\ne", theirs, mine) is None


def test_first_words_of_two_people_in_an_empty_text_are_decided():
    assert merge_text("", "Hun kom.", "Hun kom ikke.") is None
    assert merge_text("\n\n", "Hun kom.\n\n", "\n\nHun gik.") is None


def test_a_text_beyond_all_measure_is_decided_and_one_within_it_takes_no_time():
    base = [f"line {number}" for number in range(MOST_LINES - 10)]
    mine, theirs = ["first", *base[1:]], [*base[:-1], "last"]
    began = time.perf_counter()
    assert merge_text(*("\n".join(each) for each in (base, mine, theirs))) == "\n".join([*mine[:-1], "last"])
    shuffled = random.Random(1).sample(base, len(base))
    merge_text(*("\n".join(each) for each in (base, shuffled, theirs)))
    assert time.perf_counter() - began < 2
    more = [f"more {number}" for number in range(20)]
    assert merge_text(*("\n".join([*each, *more]) for each in (base, mine, theirs))) is None


# What always holds


@given(st.text("ab\n"), st.text("ab\n"))
def test_what_only_one_has_changed_stands(base, edited):
    assert merge_text(base, edited, base) == edited
    assert merge_text(base, base, edited) == edited
    assert merge_text(base, edited, edited) == edited


@dataclass
class Writing:
    """Random texts and edits, with lines that are new unless they are to repeat."""

    chance: random.Random
    repeating: float = 0.0
    moving: float = 0.0
    count: int = field(default=0)

    def line(self) -> str:
        if self.chance.random() < self.repeating:
            return self.chance.choice(["Aftale:", "Sofie ringer.", "–"])
        self.count += 1
        return f"line {self.count}"

    def text(self) -> list[str]:
        lines: list[str] = []
        for _ in range(self.chance.randint(1, 6)):
            lines += [self.line() for _ in range(self.chance.randint(1, 3))]
            lines += [""] * self.chance.choice([0, 1, 1, 2])
        return lines

    def edited(self, lines: list[str]) -> list[str]:
        lines = list(lines)
        for _ in range(self.chance.randint(1, 3)):
            at = self.chance.randrange(len(lines)) if lines else 0
            act = self.chance.randrange(4)
            if self.chance.random() < self.moving and len(lines) > 1:
                lines.insert(self.chance.randrange(len(lines)), lines.pop(at))
            elif act == 0:
                lines.insert(at, self.line())
            elif act == 1:
                lines[at:at] = [self.line(), ""]
            elif act == 2:
                lines[at : at + 1] = [self.line()]
            else:
                del lines[at : at + self.chance.randint(1, 2)]
        return lines


def counted(text: str) -> Counter[str]:
    return Counter(line for line in text.split("\n") if line.strip())


def nothing_is_lost_or_doubled(base: str, mine: str, theirs: str, merged: str) -> None:
    was, here, there, now = (counted(text) for text in (base, mine, theirs, merged))
    for line in was | here | there | now:
        by_me, by_them = here[line] - was[line], there[line] - was[line]
        shared = by_me if by_me == by_them else 0
        assert now[line] == was[line] + by_me + by_them - shared, line
        assert not by_me or not by_them or shared, line


def order_is_kept(text: str, merged: str) -> None:
    """For texts whose lines are all different and were never moved."""
    there = set(text.split("\n")) & set(merged.split("\n")) - {""}
    assert [line for line in text.split("\n") if line in there] == [
        line for line in merged.split("\n") if line in there
    ]


def test_thousands_of_random_merges_lose_nothing_double_nothing_and_are_the_same_for_both():
    merged_ones = 0
    for number in range(MERGES):
        chance = random.Random(number)
        tidy = number % 2 == 0
        writing = Writing(chance) if tidy else Writing(chance, repeating=0.15, moving=0.2)
        lines = writing.text()
        base, mine, theirs = (
            "\n".join(each) for each in (lines, writing.edited(lines), writing.edited(lines))
        )
        merged = merge_text(base, mine, theirs)
        assert merged == merge_text(base, theirs, mine)
        if merged is None:
            continue
        merged_ones += 1
        nothing_is_lost_or_doubled(base, mine, theirs, merged)
        if tidy:
            order_is_kept(mine, merged)
            order_is_kept(theirs, merged)
    assert merged_ones > MERGES / 10


paragraphs = st.lists(st.integers(1, 3), min_size=2, max_size=8)


@given(paragraphs, st.data())
def test_two_people_who_edit_different_paragraphs_are_never_asked(lengths, data):
    base = [[f"{at}.{line}" for line in range(length)] for at, length in enumerate(lengths)]
    who = [data.draw(st.sampled_from(["mine", "theirs", "nobody"])) for _ in base]
    written = [data.draw(st.lists(st.integers(0, 9), min_size=1, max_size=3, unique=True)) for _ in base]

    def seen_by(*people: str) -> str:
        told = [
            [f"new {at}.{line}" for line in written[at]] if who[at] in people else paragraph
            for at, paragraph in enumerate(base)
        ]
        return "\n\n".join("\n".join(paragraph) for paragraph in told)

    assert merge_text(seen_by(), seen_by("mine"), seen_by("theirs")) == seen_by("mine", "theirs")


@given(st.text("ab\n"), st.text("ab\n"), st.text("ab\n"))
def test_however_often_lines_repeat_nothing_is_lost_or_doubled(base, mine, theirs):
    merged = merge_text(base, mine, theirs)
    assert merged == merge_text(base, theirs, mine)
    if merged is not None:
        nothing_is_lost_or_doubled(base, mine, theirs, merged)
