"""Nothing on a page moves without somebody having looked at it (`python -m tests.sheet.golden` approves)."""

import pytest

from enplan_desktop.sheet.issue import sheet_again
from enplan_desktop.sheet.page_words import content_of
from enplan_desktop.sheet.styles.makers import MAKERS
from tests.sheet.golden import HANDED_OUT, ISSUED, golden_file, golden_page, issued, issued_again
from tests.sheet.plans import PLANS, plan_of


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_the_page_is_as_it_was_approved(style, page_format, name):
    approved = golden_file(style, page_format, name).read_text(encoding="utf-8")

    assert golden_page(style, page_format, name) == approved


@pytest.mark.parametrize("name", HANDED_OUT)
def test_a_page_that_was_kept_is_seen_again_just_as_it_was_handed_out(name):
    assert issued_again(name) == (ISSUED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", HANDED_OUT)
def test_whatever_a_style_looks_like_by_now_the_words_and_their_fit_are_those_that_were_kept(name):
    issue = issued(name)
    again = sheet_again(plan_of(), issue)

    assert again is not None
    assert again.content == content_of(issue.content)
    assert (again.style, again.format, again.proposals) == (issue.style, issue.format, ())
