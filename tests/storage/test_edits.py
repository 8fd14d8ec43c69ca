"""Any records and any edits of them: the vault says what the edits say, now and after it was closed."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import RECORD_TYPES, Case
from enplan_desktop.domain.trouble import NotAllowed
from tests.domain.strategies import records
from tests.storage.making import a_case, add, laptop, reopened

INSIDE_A_CASE = st.sampled_from([each for each in RECORD_TYPES.values() if each is not Case])


@st.composite
def lives(draw, case_id):
    """The edits of one record's life: it is made, altered, and perhaps deleted."""
    record_type = draw(INSIDE_A_CASE)
    first = draw(records(record_type, case_id=case_id))
    states = draw(st.lists(records(record_type, record_id=first.id, case_id=case_id), max_size=2))
    edits = [creation(first)]
    for before, after in zip([first, *states], states, strict=False):
        edits.extend(difference(before, after))
    if draw(st.booleans()):
        edits.append(deletion([first, *states][-1]))
    return edits


@settings(max_examples=50)
@given(data=st.data())
def test_the_plan_is_what_the_edits_say_and_stays_so(blank, data):
    root = Path(tempfile.mkdtemp(prefix="enplan-"))
    vault = laptop(blank, root / "vault")
    try:
        case = a_case()
        add(vault, case)
        expected = Plan(case)
        for edits in data.draw(st.lists(lives(case.id), max_size=3)):
            for edit in edits:
                with suppress(NotAllowed):
                    vault.commit([edit])
                    expected = expected.after([edit])
        assert vault.plan(case.id) == expected
        before = vault.history(case.id, limit=999), vault.unsent(), vault.outbox(999)
        vault.close()
        vault = reopened(vault.folder)
        assert vault.plan(case.id) == expected
        assert (vault.history(case.id, limit=999), vault.unsent(), vault.outbox(999)) == before
        assert vault.check() == []
    finally:
        vault.close()
        shutil.rmtree(root)
