"""Three people write in one long text, on the net and off it: nothing that was accepted is ever lost."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.changes import EditKind
from enplan_desktop.sync.fold import Folded, fold, fold_all, to_decide
from tests.sync.paper import PaperLaptop, PaperServer, as_stored

NAMES = ("mette", "jonas", "sara")
TEXT = "professional_wording"
FIRST = "\n\n".join(f"first {at}a\nfirst {at}b" for at in range(4))

acts = st.one_of(
    st.tuples(st.sampled_from(["rewrite", "remove", "add a line", "add a paragraph"]), st.integers(0, 9)),
    st.tuples(st.sampled_from(["rewrite", "add a paragraph"]), st.integers(0, 9)),
    st.tuples(st.sampled_from(["look", "send", "send", "lose the answer"]), st.just(0)),
    st.tuples(st.just("decide"), st.integers(0, 3)),
)
histories = st.lists(st.tuples(st.sampled_from(NAMES), acts), max_size=40)


@dataclass
class Writer:
    """Somebody who sees a text on a screen, which may be older than what has come in."""

    laptop: PaperLaptop
    screen: str = FIRST
    put_aside: set[str] = field(default_factory=set)
    count: int = 0

    def state(self) -> Folded:
        assert self.laptop.state is not None
        return self.laptop.state

    def look(self) -> None:
        self.screen = self.state().cells[TEXT]

    def types(self, act: str, at: int) -> None:
        lines = self.screen.split("\n")
        at %= len(lines)
        self.count += 1
        new = f"{self.laptop.name} {self.count}"
        if act == "rewrite":
            lines[at : at + 1] = [new]
        elif act == "remove":
            del lines[at]
        elif act == "add a line":
            lines.insert(at, new)
        else:
            lines[at:at] = [new, ""] if at else ["", new, ""]
        words = "\n".join(lines)
        self.laptop.type_on(TEXT, self.screen, words)
        self.screen = words

    def decides(self, number: int) -> None:
        """Takes one of the sides, or writes a third text."""
        sides = self.state().sides(TEXT)
        if len(sides) < 2:
            return
        values = [*(side.value for side in sides), f"{self.laptop.name} decided {self.count}"]
        self.count += 1
        chosen = values[number % len(values)]
        said = {line for side in sides for line in side.value.split("\n")}
        self.put_aside |= said - set(chosen.split("\n"))
        self.laptop.write(EditKind.SET, TEXT, chosen)
        self.screen = chosen


def ids_of(name: str) -> Iterator[str]:
    for number in itertools.count(1):
        yield f"{name}-{number}"


def play(history) -> tuple[PaperServer, list[Writer]]:
    server = PaperServer()
    writers = {}
    for name in NAMES:
        writers[name] = Writer(PaperLaptop(name, ids_of(name).__next__, "goal"))
    writers["mette"].laptop.write(EditKind.CREATE, new={TEXT: FIRST})
    for each in writers.values():
        each.laptop.send(server)
    for name, (act, at) in history:
        writer = writers[name]
        if act == "look":
            writer.look()
        elif act == "decide":
            writer.decides(at)
        elif act in ("send", "lose the answer"):
            writer.laptop.send(server, answer_lost=act == "lose the answer")
        else:
            writer.types(act, at)
    for each in [*writers.values()] * 2:
        each.laptop.send(server)
    return server, [*writers.values()]


def standing_lines(state: Folded) -> list[set[str]]:
    return [set(side.value.split("\n")) for side in state.sides(TEXT)]


@given(histories)
def test_everybody_who_has_read_the_same_changes_reads_the_same_text(history):
    server, writers = play(history)
    states = [each.state() for each in writers]
    assert states[0] == states[1] == states[2] == fold_all(None, server.order)


@given(histories)
def test_no_line_disappears_unless_somebody_who_had_read_it_took_it_away(history):
    server, writers = play(history)
    edits = [each for each in server.order if each.kind == EditKind.SET]
    taken = {line for each in writers for line in each.put_aside}
    brought = set()
    for each in edits:
        after = set(each.new.split("\n"))
        before = set(each.old.split("\n")) if each.old is not None else set()
        brought |= after - before
        taken |= before - after
    standing = set().union(*standing_lines(writers[0].state()))
    assert brought - taken - standing == set()


@given(histories)
def test_no_line_comes_back_once_it_is_taken_away_and_none_is_there_twice(history):
    server, writers = play(history)
    state = writers[0].state()
    if any(each.kind == EditKind.SET and each.old is None for each in server.order) or to_decide(state):
        return
    for line in state.cells[TEXT].split("\n"):
        assert not line or state.cells[TEXT].split("\n").count(line) == 1
    taken = {
        line
        for each in server.order
        if each.kind == EditKind.SET
        for line in set(each.old.split("\n")) - set(each.new.split("\n"))
    }
    assert not taken & set(state.cells[TEXT].split("\n")) - {""}


@given(histories)
def test_it_does_not_matter_when_a_laptop_was_started_anew(history):
    server, _ = play(history)
    kept: Folded | None = None
    for each in server.order:
        kept = fold(as_stored(kept) if kept is not None else None, each)
    assert kept == fold_all(None, server.order)


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["type", "send", "look"])), max_size=40))
def test_people_who_each_write_in_a_part_of_their_own_are_never_asked(writing):
    """Mette in the first paragraph, Jonas in the second, Sara in the last."""
    server, writers = play([])
    for name, act in writing:
        at = NAMES.index(name)
        writer = writers[at]
        if act == "type":
            parts = writer.screen.split("\n\n")
            parts[at and at + 1] = f"{name} {writer.count}\n{name}s second line"
            writer.count += 1
            words = "\n\n".join(parts)
            writer.laptop.type_on(TEXT, writer.screen, words)
            writer.screen = words
        elif act == "send":
            writer.laptop.send(server)
        else:
            writer.look()
    for each in writers * 2:
        each.laptop.send(server)
    state = writers[0].state()
    assert not to_decide(state)
    for at, name in enumerate(NAMES):
        count = writers[at].count
        said = f"{name} {count - 1}\n{name}s second line" if count else FIRST.split("\n\n")[at and at + 1]
        assert state.cells[TEXT].split("\n\n")[at and at + 1] == said
