"""Two real vaults and a server on paper, in any order of writing, sending, losing and reading."""

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.changes import Change, EditKind, deletion, difference, invert
from enplan_desktop.domain.records import Goal
from enplan_desktop.domain.terms import Area, Horizon
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.fold import DELETED, KEPT, LIFE
from enplan_desktop.sync.protocol import Accepted, StreamPage
from tests.storage.making import a_case, a_goal, add, laptop, reopened


@dataclass
class PaperServer:
    """Puts a stream's changes in order, each once."""

    key: str
    order: list[Change] = field(default_factory=list)

    def take(self, changes):
        held = {change.id for change in self.order}
        self.order.extend(change for change in changes if change.id not in held)

    def answer(self, vault: Vault, most: int, sent: tuple[Change, ...]) -> StreamPage:
        cursor = vault.cursors().get(self.key)
        at = cursor.seq if cursor else 0
        known = {change.id for change in sent}
        accepted = tuple(
            Accepted(seq=at + number, id=each.id, change=None if each.id in known else each)
            for number, each in enumerate(self.order[at : at + most], 1)
        )
        return StreamPage(epoch=1, accepted=accepted, head=len(self.order))


def sync(vault, server, *, batch=99, most=99, answer_lost=False):
    sent = vault.outbox(batch)
    server.take(sent)
    if not answer_lost:
        vault.take_page(server.key, server.answer(vault, most, sent))


WORDINGS = st.tuples(*[st.sampled_from([f"{at}", f"{at} igen", f"{at}\nog mere"]) for at in "abc"]).map(
    "\n\n".join
)
WRITES = st.one_of(
    st.tuples(st.just("words"), st.sampled_from(["", "Et sted", "Ro på", "Arbejde"])),
    st.tuples(st.just("horizon"), st.sampled_from(list(Horizon))),
    st.tuples(st.just("area"), st.sampled_from([None, Area.HOUSING])),
    st.tuples(st.just("professional_wording"), WORDINGS),
    st.tuples(st.just("professional_wording"), WORDINGS),
)
ACTS = st.one_of(
    st.tuples(st.just("write"), WRITES),
    st.tuples(st.just("delete"), st.none()),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("decide"), st.integers(0, 2)),
    st.tuples(st.just("sync"), st.integers(1, 3)),
    st.tuples(st.just("answer lost"), st.none()),
    st.tuples(st.just("restart"), st.none()),
)


class Laptop:
    """A vault and somebody who writes in it."""

    def __init__(self, vault: Vault, case_id: str, goal_id: str) -> None:
        self.vault = vault
        self.case_id = case_id
        self.goal_id = goal_id
        self.written: list[Change] = []

    def goal(self) -> Goal | None:
        found = self.vault.plan(self.case_id).records.get(self.goal_id)
        return found if isinstance(found, Goal) else None

    def act(self, what, how, server):
        goal = self.goal()
        if what == "write" and goal is not None:
            self.commit(difference(goal, replace(goal, **dict([how]))))
        elif what == "delete" and goal is not None:
            self.commit([deletion(goal)])
        elif what == "undo" and self.written:
            back = invert(self.written[-1])
            said_nothing = back.field == "professional_wording" and back.new is None
            if not said_nothing and (back.kind != EditKind.DELETE or goal is not None):
                self.commit([back])
        elif what == "decide":
            self.decide(how)
        elif what == "sync":
            sync(self.vault, server, batch=how, most=how)
        elif what == "answer lost":
            sync(self.vault, server, answer_lost=True)
        elif what == "restart":
            self.vault.close()
            self.vault = reopened(self.vault.folder)

    def commit(self, edits):
        self.written.extend(self.vault.commit(edits).changes)

    def decide(self, side):
        for each in self.vault.undecided()[:1]:
            value = each.sides[side % len(each.sides)].value
            if each.cell == LIFE and value not in (KEPT, DELETED):
                continue
            self.written.extend(self.vault.decide(each.case_id, each.record, each.cell, value).changes)


@settings(max_examples=40)
@given(acts=st.lists(st.tuples(st.integers(0, 1), ACTS), max_size=14))
def test_laptops_that_have_seen_the_same_say_the_same_and_nothing_is_lost(blank, acts):
    root = Path(tempfile.mkdtemp(prefix="enplan-"))
    case = a_case()
    goal = a_goal(case)
    server = PaperServer(f"{case.id}/plan")
    people = [Laptop(laptop(blank, root / name, name), case.id, goal.id) for name in ("Mette", "Jonas")]
    try:
        add(people[0].vault, case, goal)
        for each in people:
            sync(each.vault, server)
        for who, (what, how) in acts:
            people[who].act(what, how, server)
        for each in people * 2:
            sync(each.vault, server)

        one, other = (each.vault for each in people)
        assert one.plan(case.id) == other.plan(case.id)
        assert one.undecided() == other.undecided()
        assert one.outbox(99) == other.outbox(99) == ()
        assert one.check() == other.check() == []
        kept = {entry.change.id for entry in one.history(case.id, limit=999)}
        assert kept == {change.id for change in server.order}
        assert kept >= {change.id for each in people for change in each.written}
    finally:
        for each in people:
            each.vault.close()
        shutil.rmtree(root)
