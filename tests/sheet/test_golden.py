"""Nothing on a page moves without somebody having looked at it (`python -m tests.sheet.golden` approves)."""

import pytest

from enplan_desktop.sheet.layout import MAKERS
from tests.sheet.golden import golden_file, golden_page
from tests.sheet.plans import PLANS


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_the_page_is_as_it_was_approved(style, page_format, name):
    approved = golden_file(style, page_format, name).read_text(encoding="utf-8")

    assert golden_page(style, page_format, name) == approved
