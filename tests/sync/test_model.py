"""Three laptops with real vaults and the real server's store live through random days; then everybody meets.

Edits cross, requests and answers get lost, programs die between two pages. Whatever happened: all agree, nothing
that was written is gone, and nobody has read what is not theirs.
"""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from enplan_desktop.domain.changes import Change, Edit, EditKind, creation, difference, invert
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.making import new_appointment, new_case, new_consent, new_goal, new_note
from enplan_desktop.domain.records import Appointment, Goal, Note, Record
from enplan_desktop.domain.schema import record_of, schema_of
from enplan_desktop.domain.terms import PLAN_STREAM, Area, NoteKind, NoteStatus, Unit, unit_stream
from enplan_desktop.domain.trouble import NotAllowed
from enplan_desktop.sync.fold import LIFE, Folded, fold_all, to_decide
from enplan_desktop.sync.protocol import split_stream_key
from enplan_server import access, people
from enplan_server.checking import problems
from tests.storage.making import make_blank, new_id
from tests.sync.direct import MOMENT, DirectLaptop, DirectServer, Fault
from tests.sync.laptops import NOON, TODAY

COLLEAGUES = {"Mette": Unit.JOBCENTER, "Sara": Unit.JOBCENTER, "Jonas": Unit.RUSMIDDELCENTER}

somebody = st.sampled_from(list(COLLEAGUES))
words = st.sampled_from(["A home of my own", "A flat", "A room", "Ud af gæld – æøå"])
texts = st.tuples(words, words, words).map("\n\n".join)
which = st.integers(0, 3)


class Colleagues(RuleBasedStateMachine):
    """What the three may do in any order."""

    @initialize()
    def arrive(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="enplan-model-"))
        self.server = DirectServer(self.folder / "server.db")
        blank = make_blank(self.folder / "blank")
        self.laptops = {
            name: DirectLaptop.of(name, unit, blank, self.folder / name, self.server)
            for name, unit in COLLEAGUES.items()
        }
        self.members: dict[str, set[str]] = {}
        self.written: list[Change] = []
        self.opens_case("Mette")
        self.laptops["Mette"].run()
        for name in ("Jonas", "Sara"):
            self.shares("Mette", name, 0)

    def commit(self, name: str, edits: Sequence[Edit]) -> None:
        with suppress(NotAllowed):  # what is sealed stays sealed, here too
            self.written.extend(self.laptops[name].vault.commit(edits).changes)

    def case(self, name: str, at: int) -> str | None:
        cases = self.laptops[name].vault.case_ids()
        return cases[at % len(cases)] if cases else None

    def pick(self, name: str, kind: type[Record], at: int) -> Record | None:
        case = self.case(name, at // 2)
        found = (
            []
            if case is None
            else sorted(self.laptops[name].vault.plan(case).of(kind), key=lambda each: each.id)
        )
        return found[at % len(found)] if found else None

    # Writing

    @rule(name=somebody)
    def opens_case(self, name: str) -> None:
        case = new_case(new_id(), f"Citizen of {name}", TODAY)
        self.members[case.id] = {name}
        self.commit(name, [creation(case)])

    @rule(name=somebody, at=which, said=words)
    def adds_goal(self, name: str, at: int, said: str) -> None:
        if case := self.case(name, at):
            self.commit(name, [creation(new_goal(self.laptops[name].vault.plan(case), new_id(), said))])

    @rule(name=somebody, at=which)
    def adds_appointment(self, name: str, at: int) -> None:
        if case := self.case(name, at):
            plan = self.laptops[name].vault.plan(case)
            self.commit(name, [creation(new_appointment(plan, new_id(), NOON))])

    @rule(name=somebody, at=which, own=st.booleans())
    def writes_note(self, name: str, at: int, own: bool) -> None:
        if case := self.case(name, at):
            stream = unit_stream(COLLEAGUES[name]) if own else PLAN_STREAM
            plan = self.laptops[name].vault.plan(case)
            self.commit(name, [creation(new_note(plan, new_id(), name, NOON, NoteKind.JOURNAL, stream))])

    @rule(
        name=somebody,
        at=which,
        said=st.one_of(words, texts),
        day=st.dates(date(2026, 1, 1), date(2026, 1, 3)),
    )
    def edits_goal(self, name: str, at: int, said: str, day: date) -> None:
        goal = self.pick(name, Goal, at)
        if isinstance(goal, Goal):
            if at % 2:
                edited = replace(goal, words=said, area=Area.HOUSING)
            else:
                edited = replace(
                    goal, target_date=day, place=f"{said[0]}{day.day}", professional_wording=said
                )
            self.commit(name, difference(goal, edited))

    @rule(name=somebody, at=which, who=st.lists(st.sampled_from(["a", "b", "c"]), unique=True))
    def says_who_comes(self, name: str, at: int, who: list[str]) -> None:
        appointment = self.pick(name, Appointment, at)
        if isinstance(appointment, Appointment):
            self.commit(name, difference(appointment, replace(appointment, with_ids=tuple(sorted(who)))))

    @rule(name=somebody, at=which, said=st.one_of(words, texts), final=st.booleans())
    def writes_on_note(self, name: str, at: int, said: str, final: bool) -> None:
        note = self.pick(name, Note, at)
        if isinstance(note, Note):
            edited = (
                replace(note, status=NoteStatus.FINAL, written_at=NOON) if final else replace(note, text=said)
            )
            self.commit(name, difference(note, edited))

    @rule(name=somebody, at=which)
    def deletes(self, name: str, at: int) -> None:
        record = self.pick(name, Goal if at % 2 else Appointment, at)
        if record is not None:
            self.commit(name, difference(record, None))

    @rule(name=somebody)
    def takes_back_the_last(self, name: str) -> None:
        mine = [each for each in self.written if each.actor == self.laptops[name].person]
        decided = bool(mine) and mine[-1].field in ("text", "professional_wording") and mine[-1].old is None
        if mine and not decided and mine[-1].kind in (EditKind.DELETE, EditKind.SET):
            self.commit(name, [invert(mine[-1])])

    @rule(name=somebody, at=which, side=st.integers(0, 2))
    def decides(self, name: str, at: int, side: int) -> None:
        vault = self.laptops[name].vault
        if undecided := vault.undecided():
            it = undecided[at % len(undecided)]
            with suppress(NotAllowed):  # a sealed note is only decided in its favour
                made = vault.decide(it.case_id, it.record, it.cell, it.sides[side % len(it.sides)].value)
                self.written.extend(made.changes)

    # Meeting

    @rule(name=somebody, fault=st.sampled_from(Fault), page=st.sampled_from([1, 2, 500]))
    def syncs(self, name: str, fault: Fault, page: int) -> None:
        self.laptops[name].run(fault, page)

    @rule(name=somebody, whom=somebody, at=which)
    def shares(self, name: str, whom: str, at: int) -> None:
        case = self.case(name, at)
        if case is not None and COLLEAGUES[whom] is not COLLEAGUES[name]:
            self.hears_consent(name, case, COLLEAGUES[whom])
        with self.server.engine.begin() as connection:
            if case is not None and access.coordinator_of(connection, case) is not None:
                person = people.person_of_id(connection, self.laptops[whom].person)
                assert person is not None
                access.add_member(connection, person, case, MOMENT)
                self.members[case].add(whom)

    def hears_consent(self, name: str, case: str, unit: Unit) -> None:
        plan = self.laptops[name].vault.plan(case)
        event = new_consent(plan, new_id(), COLLEAGUES[name], unit, given=True, today=TODAY, told_to=name)
        self.commit(name, [creation(event)])

    # The end of the day

    def teardown(self) -> None:
        try:
            for _ in range(2):
                for each in self.laptops.values():
                    each.run()
            self.look_back()
        finally:
            for each in self.laptops.values():
                each.vault.close()
            self.server.close()
            shutil.rmtree(self.folder)

    def look_back(self) -> None:
        order = self.server.order()
        with self.server.engine.begin() as connection:
            assert problems(connection) == []
        held = [change.id for changes in order.values() for change in changes]
        assert sorted(held) == sorted(change.id for change in self.written)
        for changes in order.values():
            nothing_was_overwritten_unseen(changes)
        for name, each in self.laptops.items():
            readable = {
                key: changes
                for key, changes in order.items()
                if name in self.members[split_stream_key(key)[0]]
                and split_stream_key(key)[1] in (PLAN_STREAM, unit_stream(COLLEAGUES[name]))
            }
            shows_what_the_server_has(each, readable)
            assert each.vault.check() == []


def folded(changes: Sequence[Change]) -> dict[str, Folded]:
    """Every record of a stream as its changes leave it."""
    of_record: dict[str, list[Change]] = {}
    for change in changes:
        of_record.setdefault(change.record, []).append(change)
    states = {record: fold_all(None, each) for record, each in of_record.items()}
    return {record: state for record, state in states.items() if state is not None}


def shows_what_the_server_has(laptop: DirectLaptop, readable: dict[str, list[Change]]) -> None:
    vault = laptop.vault
    assert (vault.unsent().waiting, vault.unsent().refused) == (0, 0)
    assert {key: cursor.seq for key, cursor in vault.cursors().items()} == {
        key: len(changes) for key, changes in readable.items()
    }
    states = [state for changes in readable.values() for state in folded(changes).values()]
    expected = {
        state.record: record_of(state.type, state.record, state.case_id, state.stream, state.cells)
        for state in states
        if not state.deleted
    }
    plans = [vault.plan(case) for case in vault.case_ids()]
    assert {each.id: each for plan in plans for each in (plan.case, *plan.records.values())} == expected
    open_cells = {(state.record, cell): sides for state in states for cell, sides in to_decide(state).items()}
    assert {(each.record, each.cell): each.sides for each in vault.undecided()} == open_cells
    for case in vault.case_ids():
        told = {entry.change.id for entry in vault.history(case, limit=9999)}
        names = [key for key in readable if split_stream_key(key)[0] == case]
        assert told == {change.id for key in names for change in readable[key]}


def nothing_was_overwritten_unseen(changes: Sequence[Change]) -> None:
    """An edit of a register stands, or somebody who saw it (or wrote the same) wrote over it."""
    states = folded(changes)
    for record, state in states.items():
        schema = schema_of(state.type)
        assert schema is not None
        registers = [each.name for each in schema.cells.values() if each.meet in (Meet.REGISTER, Meet.TEXT)]
        for cell in registers:
            edits = [each for each in changes if each.record == record and each.field == cell]
            seen = {parent for each in edits for parent in each.parents}
            seen |= {version for side in state.sides(cell) for version in side.versions}
            agreed = [each.new for each in edits if each.id in seen]
            assert all(each.id in seen or each.new in agreed for each in edits)
        if state.deleted:
            last = max(index for index, each in enumerate(changes) if each.id == state.stamps[LIFE].version)
            before = {
                each.id for each in changes[:last] if each.record == record and each.kind == EditKind.SET
            }
            named = {parent for each in changes if each.record == record for parent in each.parents}
            assert before <= named


TestColleagues = Colleagues.TestCase
TestColleagues.settings = settings(max_examples=8, stateful_step_count=30, deadline=None)
