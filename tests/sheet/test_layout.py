"""The page as a whole: whatever the plan, it is one page, it can be read, and nothing goes silently."""

from dataclasses import replace
from datetime import datetime
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import CITIZEN, Horizon, SheetFormat, SheetStyle
from enplan_desktop.sheet.content import sheet_content
from enplan_desktop.sheet.display import Box, Icon, Image, Line, Path, Rect, Role, Sheet, Text, hit, places_of
from enplan_desktop.sheet.fonts import CAP_HEIGHT, load_fonts
from enplan_desktop.sheet.languages.checks import LONGEST, LONGEST_IN_LIST
from enplan_desktop.sheet.languages.phrases import languages, phrases_for
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.page import forget_texts, sheet_for
from enplan_desktop.sheet.page_words import Fit, Most, lines_of
from enplan_desktop.sheet.page_words import Line as WrittenLine
from enplan_desktop.sheet.paper import PAPERS
from enplan_desktop.sheet.proposals import Proposal, ProposalKind, proposal_sentence
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.makers import MAKERS
from enplan_desktop.sheet.types import MUTED
from tests.sheet.plans import (
    APPOINTMENT,
    CASE,
    DREAM,
    JONAS,
    LONG,
    MINE,
    NOW,
    PLANS,
    WRONG,
    goal,
    one_goal,
    overfull,
    plan_of,
    plans,
    sofies_plan,
    step,
)

MARGIN, FOLD_MARGIN = 24.0, 12.0
FONTS = load_fonts()
SMALLEST = PAPERS[SheetFormat.A4].smallest
KINDS = st.sampled_from(list(MAKERS))
SPOKEN = [("da",), ("en",), ("ro", "da"), ("lt", "da")]
"""A page's language, and the one beside it; the last two have the longest words."""


def overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


def shown_texts(sheet: Sheet) -> dict[Source | None, str]:
    """What the page says for each cell, without the spaces and hyphens of its line breaks."""
    said: dict[Source | None, str] = {}
    for text in sheet.texts():
        plain = text.text.removesuffix("-") if text.hyphen else text.text
        said[text.source] = said.get(text.source, "") + plain.replace(" ", "")
    return said


def luminance(colour: int) -> float:
    parts = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: int, other: int) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def check_page(sheet: Sheet) -> None:
    """What holds for every page."""
    texts = list(sheet.texts())
    inks = [item for item in sheet.items if isinstance(item, Text | Icon)]
    assert not [pair for pair in combinations(texts, 2) if overlap(pair[0].box, pair[1].box)]
    pictures = [item.box for item in sheet.items if isinstance(item, Image | Icon)]
    assert not [(text, box) for text in texts for box in pictures if overlap(text.box, box)]
    for item in sheet.items:
        # Fold marks lie where a printer just reaches.
        margin = FOLD_MARGIN if isinstance(item, Line) and sheet.format is SheetFormat.POCKET else MARGIN
        assert item.box.x >= margin
        assert item.box.y >= margin
        assert item.box.x + item.box.width <= sheet.width - margin
        assert item.box.y + item.box.height <= sheet.height - margin
    for text in texts:
        assert text.size >= smallest_for(text, sheet.format)
        measured = FONTS.width(text.face, text.text) * text.size + text.tracking * len(text.text)
        assert text.width == pytest.approx(measured)
        assert contrast(text.colour, ground_under(text, sheet)) >= 7
    assert len(inks) >= 2


def smallest_for(text: Text, page_format: SheetFormat) -> float:
    """Short headings in spaced capitals may be 9 points; what has small letters has 12, and 18 in large print.

    A telephone's picture has its own measure: it is no paper, and can be made larger.
    """
    if text.tracking and text.text.upper() == text.text:
        return PAPERS[page_format].finest
    on_paper = 18.0 if page_format is SheetFormat.LARGE else 12.0
    is_the_day = text.source is None and text.role is Role.PARAGRAPH
    return 10.5 if is_the_day and page_format is SheetFormat.PHONE else on_paper


def ground_under(text: Text, sheet: Sheet) -> int:
    grounds = [item for item in sheet.items if isinstance(item, Rect | Path) and overlap(item.box, text.box)]
    return grounds[-1].colour if grounds else 0xFFFFFF


def check_nothing_is_silent(plan: Plan, sheet: Sheet) -> None:
    """Every line is on the page whole, or a proposal names it."""
    said = shown_texts(sheet)
    named = {proposal.source for proposal in sheet.proposals}
    for line in lines_of(sheet_content(plan, NOW, phrases_for(sheet.content.language))):
        whole = FONTS.printable(line.text)
        if whole.text.replace(" ", "").replace("\u00a0", "") not in said.get(line.source, "") or whole.lost:
            assert line.source in named, line


@settings(max_examples=120)
@given(plans(), KINDS, st.sampled_from(languages()), st.booleans())
def test_any_plan_makes_one_page_that_can_be_read_and_says_what_it_leaves_off(plan, kind, language, beside):
    style, page_format = kind
    sheet = sheet_for(plan, NOW, style=style, page_format=page_format, language=language, beside=beside)

    check_page(sheet)
    check_nothing_is_silent(plan, sheet)
    assert all(proposal_sentence(proposal, phrases_for("da")) for proposal in sheet.proposals)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("prompts", [False, True])
@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_the_pages_we_know_hold_too(name, language, prompts, style, page_format):
    plan = PLANS[name]()
    content = sheet_content(plan, NOW, *map(phrases_for, language), prompts=prompts)

    sheet = lay_out(content, style, page_format, FONTS)

    check_page(sheet)
    check_nothing_is_silent(plan, sheet)


@pytest.mark.parametrize("letters", ["ham amster ", "amsterdamer"])
@pytest.mark.parametrize("beside", [(), ("da",)])
@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_the_longest_words_that_a_municipality_may_write_still_make_a_page(
    style, page_format, beside, letters
):
    def long(most: int) -> str:
        return (letters * most)[:most].strip()

    polish = phrases_for("pl")
    longest = replace(
        polish,
        headings=polish.headings.each(lambda _: long(LONGEST["headings"])),
        wording=replace(polish.wording, made_on=f"{long(LONGEST['wording'] - 6)} {{day}}"),
        dates=replace(
            polish.dates, weekdays=(long(LONGEST_IN_LIST),) * 7, months=(long(LONGEST_IN_LIST),) * 12
        ),
    )

    for plan in (overfull(), sofies_plan()):
        content = sheet_content(plan, NOW, longest, *map(phrases_for, beside))
        check_page(lay_out(content, style, page_format, FONTS))


@settings(max_examples=30)
@given(plans())
def test_the_same_plan_makes_the_same_page(plan):
    sheet = sheet_for(plan, NOW)
    forget_texts()

    assert sheet_for(plan, NOW) == sheet


@settings(max_examples=30)
@given(plans(), KINDS)
def test_a_page_that_was_kept_can_be_laid_out_again_just_as_it_was(plan, kind):
    style, page_format = kind
    sheet = sheet_for(plan, NOW, style=style, page_format=page_format)

    again = lay_out(sheet.content, sheet.style, sheet.format, FONTS)

    assert (again.content, again.items, again.regions) == (sheet.content, sheet.items, sheet.regions)


def test_a_page_that_was_kept_is_not_fitted_anew():
    kept = replace(sheet_for(one_goal(), NOW).content, fit=Fit(12.75, Most()))

    assert lay_out(kept, SheetStyle.ORD, SheetFormat.A4, FONTS).type_size == 12.75


def test_a_typical_page_needs_no_proposals_and_is_larger_than_it_must_be():
    sheet = sheet_for(sofies_plan(), NOW)

    assert sheet.proposals == ()
    assert sheet.type_size > SMALLEST


def test_few_words_are_set_larger():
    assert sheet_for(one_goal(), NOW).type_size > sheet_for(sofies_plan(), NOW).type_size


def test_an_overfull_page_steps_down_to_twelve_points_and_no_further():
    assert sheet_for(overfull(), NOW).type_size == SMALLEST


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_a_long_text_is_whole_where_the_page_has_room(style, page_format):
    mine = step("s", "g", MINE, LONG, ball_holder=CITIZEN)
    plan = plan_of(goal("g", f"{LONG} hver dag"), mine, goal("later", LONG, Horizon.LATER))

    sheet = sheet_for(plan, NOW, style=style, page_format=page_format)

    assert sheet.proposals == ()


@settings(max_examples=60)
@given(plans(), KINDS)
def test_type_steps_down_before_any_text_is_cut(plan, kind):
    style, page_format = kind
    sheet = sheet_for(plan, NOW, style=style, page_format=page_format)

    is_cut = any(each.kind is ProposalKind.SHORTEN for each in sheet.proposals)

    assert sheet.type_size == PAPERS[page_format].smallest or not is_cut


@settings(max_examples=60)
@given(plans(), KINDS)
def test_the_screen_asks_only_where_what_is_written_leaves_the_room(plan, kind):
    # A goal without words is being written: on the screen it has its place already, with its steps.
    assume(all(each.words.strip() for each in plan.goals()))
    style, page_format = kind
    screen, paper = (
        sheet_for(plan, NOW, style=style, page_format=page_format, prompts=prompts)
        for prompts in (True, False)
    )

    assert [text.source for text in written(screen)] == [text.source for text in written(paper)]
    assert (screen.style, screen.type_size) == (paper.style, paper.type_size)
    assert gone_from(screen) == gone_from(paper)


def gone_from(sheet: Sheet) -> list[Proposal]:
    """What there is no room for; which long text could make some depends on where its lines break."""
    return [each for each in sheet.proposals if each.kind is not ProposalKind.SHORTEN_TO_MAKE_ROOM]


def written(sheet: Sheet) -> list[WrittenLine]:
    return [line for line in lines_of(sheet.content) if not line.prompt]


def test_a_prompt_gives_way_before_anything_that_is_written():
    goals = [goal(f"g{number}", f"{LONG} {number}") for number in range(3)]
    later = [goal(f"z{number}", f"Noget at glæde sig til {number}", Horizon.LATER) for number in range(13)]

    sheet = sheet_for(plan_of(*goals, *later), NOW, page_format=SheetFormat.A5, prompts=True)

    assert [line for line in lines_of(sheet.content) if line.prompt] == []
    assert len(sheet.content.later) == 13


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_an_empty_page_asks_for_everything(style, page_format):
    sheet = sheet_for(plan_of(), NOW, style=style, page_format=page_format, prompts=True)

    assert len([line for line in lines_of(sheet.content) if line.prompt]) == 2
    assert sheet.proposals == ()


def test_the_past_gives_way_first_then_what_is_far_ahead_then_what_is_near():
    far = [line.source for line in sheet_content(overfull(), NOW, phrases_for("da")).later]
    sheet = sheet_for(overfull(), NOW)

    gone = [each.source for each in sheet.proposals if each.kind is ProposalKind.LEAVE_OFF]

    assert set(far) <= set(gone)
    assert len(sheet.content.now) == 3
    assert sheet.content.next_appointment is not None
    assert sheet.content.if_it_goes_wrong is not None


def test_one_line_too_many_costs_one_line():
    later = [goal(f"z{n}", f"Noget at glæde sig til {n}", Horizon.LATER) for n in range(30)]
    plan = plan_of(*sofies_plan().records.values(), *later)

    sheet = sheet_for(plan, NOW)
    fewer = len([each for each in sheet.proposals if each.kind is ProposalKind.LEAVE_OFF])

    assert sheet.content.since_last == ()
    assert 0 < fewer < 30
    assert 0 < len(sheet.content.later) < 30


def test_when_something_is_left_off_the_long_texts_are_named():
    wordy = replace(sofies_plan().case, if_it_goes_wrong="Ring til Jonas. " * 28)
    later = [goal(f"z{number}", f"Noget {number}", Horizon.LATER) for number in range(30)]
    plan = Plan(wordy, {**sofies_plan().records, **{each.id: each for each in later}})

    proposals = sheet_for(plan, NOW).proposals

    shorten = [each for each in proposals if each.kind is ProposalKind.SHORTEN_TO_MAKE_ROOM]
    assert [(each.source, each.lines) for each in shorten] == [(Source(CASE, "if_it_goes_wrong"), 5)]


VERSES = ("At være noget for Freja.", "At vågne uden uro,", "og lave min egen kaffe.", "En have.")


def dreaming(*lines: str) -> Plan:
    dream = replace(DREAM, words="\n\n".join(lines))
    return plan_of(*sofies_plan().records.values(), dream, if_it_goes_wrong=WRONG)


def dream_lines(sheet: Sheet) -> list[str]:
    return [text.text for text in sheet.texts() if text.source == Source("dream", "words")]


def test_a_dream_stands_in_the_lines_that_it_was_said_in():
    sheet = sheet_for(dreaming(*VERSES), NOW)

    assert dream_lines(sheet) == ["”" + VERSES[0], *VERSES[1:-1], VERSES[-1] + "”"]
    assert [text.starts for text in sheet.texts() if text.source == Source("dream", "words")].count(True) == 1


def test_the_dreams_lines_run_on_before_anything_else_gives_way():
    sheet = sheet_for(dreaming(*VERSES, "En nøgle.", "Et liv."), NOW, style=SheetStyle.VEJ)
    in_one = sheet_for(dreaming(" ".join([*VERSES, "En nøgle.", "Et liv."])), NOW, style=SheetStyle.VEJ)

    assert sheet.proposals == ()
    assert dream_lines(sheet) == dream_lines(in_one)
    assert lay_out(sheet.content, sheet.style, sheet.format, FONTS).items == sheet.items


def test_a_dream_of_more_lines_than_it_may_take_runs_on():
    sheet = sheet_for(dreaming(*VERSES, *VERSES), NOW)

    assert sheet.proposals == ()
    assert " ".join(dream_lines(sheet)) == f"”{' '.join([*VERSES, *VERSES])}”"


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_a_dream_in_lines_holds_in_every_style_and_format(style, page_format):
    for lines in (VERSES, VERSES[:2], [*VERSES, "x" * 130, LONG], [f"{LONG}\u2028{LONG}", "🙂", "سلام"]):
        sheet = sheet_for(dreaming(*lines), NOW, style=style, page_format=page_format)

        check_page(sheet)
        assert lay_out(sheet.content, sheet.style, sheet.format, FONTS).items == sheet.items
        said = sheet.content.dream.text if sheet.content.dream else ""
        whole = "".join(said.split())
        is_short = any(each.source == Source("dream", "words") for each in sheet.proposals)
        assert is_short or whole in shown_texts(sheet)[Source("dream", "words")]


def test_signs_that_cannot_be_drawn_are_named_and_the_rest_is_printed():
    sheet = sheet_for(plan_of(goal("g", "Se min bror 🙂")), NOW)

    assert [(each.kind, each.signs) for each in sheet.proposals] == [(ProposalKind.SPELL_OUT, ("🙂",))]
    assert "Se min bror" in [text.text for text in sheet.texts()]


def test_every_style_is_made_in_every_format():
    assert set(MAKERS) == set(product(SheetStyle, SheetFormat))


def test_the_reading_order_is_the_order_of_the_content():
    sheet = sheet_for(sofies_plan(), NOW)

    shown = list(dict.fromkeys(text.source for text in sheet.texts() if text.source))

    assert shown == list(dict.fromkeys(line.source for line in lines_of(sheet.content) if line.source))


def test_a_paragraph_starts_once_however_many_lines_it_has():
    sheet = sheet_for(sofies_plan(), NOW)

    quote = [text.starts for text in sheet.texts() if text.role is Role.QUOTE]
    goals = [text.text for text in sheet.texts() if text.role is Role.SUBHEADING and text.starts]

    assert quote == [True, False]
    assert goals == ["1", "2", "3"]


def test_a_click_on_a_line_leads_to_its_cell():
    sheet = sheet_for(sofies_plan(), NOW)
    words = next(text for text in sheet.texts() if text.text.startswith("Jonas ringer"))

    found = hit(sheet, words.x + 5, words.y - 3)

    assert found is not None
    assert found.source == Source("s2", "text")


def test_a_click_beside_the_lines_of_a_goal_leads_to_the_goal():
    sheet = sheet_for(sofies_plan(), NOW)
    number = next(text for text in sheet.texts() if text.text == "2")

    found = hit(sheet, number.x + 2, number.y + 20)

    assert found is not None
    assert found.source == Source("g2", "words")
    assert hit(sheet, 3, 3) is None


def test_the_places_of_a_cell_hold_all_its_lines():
    sheet = sheet_for(sofies_plan(), NOW)

    assert len(places_of(sheet, Source("dream", "words"))) == 2
    assert places_of(sheet, Source("nobody", "words")) == ()


@given(st.integers(1, 400))
def test_a_name_of_any_length_stays_on_the_page(length):
    sheet = sheet_for(sofies_plan(display_name="N" * length), NOW)

    check_page(sheet)
    check_nothing_is_silent(sofies_plan(display_name="N" * length), sheet)


@pytest.mark.parametrize("page_format", [SheetFormat.A4, SheetFormat.A5, SheetFormat.LARGE])
def test_a_goal_is_no_closer_to_its_steps_than_its_own_lines_are_to_each_other(page_format):
    plan = plan_of(goal("g", LONG), step("s", "g", MINE, LONG, ball_holder=CITIZEN))
    sheet = sheet_for(plan, NOW, style=SheetStyle.VEJ, page_format=page_format)
    words, steps = (
        sorted({text.y: text for text in sheet.texts() if text.source == source}.values(), key=lambda t: t.y)
        for source in (Source("g", "words"), Source("s", "text"))
    )

    def gap(upper: Text, lower: Text) -> float:
        return lower.y - CAP_HEIGHT * lower.size - upper.y

    assert gap(words[-1], steps[0]) >= max(gap(*words[:2]), gap(*steps[:2])) - 0.01


SMALL = [SheetFormat.A5, SheetFormat.LARGE, SheetFormat.PHONE]


def first(sheet: Sheet, cell: str) -> Text:
    return next(text for text in sheet.texts() if text.source and text.source.cell == cell)


@pytest.mark.parametrize("page_format", SMALL)
def test_whom_to_call_stands_beside_the_next_appointment_where_both_have_room(page_format):
    sheet = sheet_for(sofies_plan(), NOW, page_format=page_format)
    when, phone = first(sheet, "hours"), first(sheet, "phone")

    assert phone.x > when.x + when.width
    assert phone.y < first(sheet, "where").y + phone.size


@pytest.mark.parametrize("page_format", SMALL)
@pytest.mark.parametrize("phone", ["0045 1234 5678 lokal 99", "12345678 eller 87654321 efter kl. 15"])
def test_whom_to_call_stands_under_the_appointment_where_a_number_would_break_beside_it(page_format, phone):
    jonas = replace(JONAS, phone=phone)
    sheet = sheet_for(plan_of(*sofies_plan().records.values(), jonas), NOW, page_format=page_format)

    assert first(sheet, "phone").y > first(sheet, "where").y
    assert len({text.y for text in sheet.texts() if text.source == Source("jonas", "phone")}) == 1


@pytest.mark.parametrize("style", [SheetStyle.ORD, SheetStyle.VEJ])
def test_promises_under_one_another_stand_under_one_another(style):
    steps = [step(f"s{number}", "g", MINE, LONG, ball_holder=CITIZEN) for number in range(2)]
    sheet = sheet_for(plan_of(goal("g", "Sove"), *steps), NOW, style=style, page_format=SheetFormat.A5)
    side = next(text for text in sheet.texts() if text.text == "Jeg:")
    told = [text for text in sheet.texts() if text.source and text.source.cell == "text"]

    assert side.y == told[0].y
    assert len({text.x for text in told}) == 1
    assert told[0].x > side.x + side.width
    assert [text.starts for text in (side, told[0])] == [True, False]
    assert [text.source for text in told if text.starts] == [Source("s1", "text")]


def test_footnotes_are_further_apart_than_their_lines():
    long = "Ring til Jonas samme dag. Planen gælder stadig, også når noget ikke lykkes. " * 2
    plan = sofies_plan()
    sheet = sheet_for(replace(plan, case=replace(plan.case, if_it_goes_wrong=long)), NOW)
    wrong_lines = sorted(
        {text.y for text in sheet.texts() if text.source == Source(CASE, "if_it_goes_wrong")}
    )
    kept = next(text for text in sheet.texts() if text.text.startswith("Siden sidst"))

    assert kept.y - wrong_lines[-1] > wrong_lines[1] - wrong_lines[0]


def test_what_stands_beside_in_another_language_is_quieter():
    sheet = sheet_for(PLANS["polish_beside"](), NOW)
    wrong = [text for text in sheet.texts() if "skævt" in text.text]

    assert {text.colour for text in wrong} == {MUTED}


@pytest.mark.parametrize("page_format", PAPERS)
@pytest.mark.parametrize("language", languages())
def test_the_day_of_the_next_appointment_never_takes_three_lines(page_format, language):
    plan = plan_of(*sofies_plan().records.values(), replace(APPOINTMENT, start=datetime(2026, 9, 30, 14, 15)))
    sheet = sheet_for(plan, NOW, page_format=page_format, language=language)
    day = [text for text in sheet.texts() if text.source == Source("coming", "hours")]

    assert len({text.y for text in day}) <= 2


def test_whom_to_meet_is_heard_last_also_where_it_stands_under_the_title_of_a_pocket():
    goals = [goal(f"g{number}", "Sove") for number in range(3)]
    steps = [step(f"s{number}", "g2", MINE, LONG, ball_holder=CITIZEN) for number in range(3)]
    sheet = sheet_for(plan_of(*goals, *steps, JONAS, APPOINTMENT), NOW, page_format=SheetFormat.POCKET)
    when = first(sheet, "hours")

    assert max(when.x, when.y) < PAPERS[SheetFormat.POCKET].height / 2
    assert [text.source.cell for text in sheet.texts() if text.source][-1] == "phone"
