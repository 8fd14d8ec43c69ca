"""Nothing on a page moves without somebody having looked at it (`python -m tests.sheet.golden` approves)."""

import pytest

from enplan_desktop.sheet.page import sheet_for
from tests.sheet.golden import described, golden_file
from tests.sheet.plans import NOW, PLANS


@pytest.mark.parametrize("name", PLANS)
def test_the_page_is_as_it_was_approved(name):
    approved = golden_file(name).read_text(encoding="utf-8")

    assert described(sheet_for(PLANS[name](), NOW)) == approved
