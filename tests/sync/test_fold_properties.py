"""What holds for every history, however edits cross, repeat and arrive."""

import itertools
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.changes import EditKind
from enplan_desktop.sync.fold import Folded, fold, fold_all, parents_of, to_decide
from tests.domain.strategies import plain_values
from tests.sync.changes import change
from tests.sync.paper import PaperLaptop, PaperServer, as_stored, standing

LAPTOPS = ("mette", "jonas", "sara")
REGISTERS = ("where", "why")

Act = tuple[str, str, Any]

acts = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(REGISTERS), st.sampled_from("abc")),
    st.tuples(st.just("edit"), st.just("hours"), st.sampled_from([{"start": "1"}, {"start": "2"}])),
    st.tuples(
        st.just("edit"), st.just("with_ids"), st.lists(st.sampled_from("xyz"), unique=True).map(sorted)
    ),
    st.tuples(st.just("delete"), st.just(""), st.none()),
    st.tuples(st.just("restore"), st.just(""), st.none()),
    st.tuples(st.just("decide"), st.just(""), st.integers(0, 2)),
    st.tuples(st.just("send"), st.just(""), st.booleans()),
    st.tuples(st.just("send"), st.just(""), st.just(False)),
)
histories = st.lists(st.tuples(st.sampled_from(LAPTOPS), acts), max_size=30)


def begin() -> tuple[PaperServer, dict[str, PaperLaptop]]:
    """Three laptops that all have the one record."""
    numbers = itertools.count(1)
    server = PaperServer()
    laptops = {name: PaperLaptop(name, lambda: f"v{next(numbers):04}") for name in LAPTOPS}
    laptops["mette"].write(
        EditKind.CREATE, new={"where": "", "why": "", "with_ids": [], "hours": {"start": "0"}}
    )
    for laptop in laptops.values():
        laptop.send(server)
    return server, laptops


def play(history: list[tuple[str, Act]]) -> tuple[PaperServer, dict[str, PaperLaptop]]:
    """Lets a history happen, and then everybody meet."""
    server, laptops = begin()
    for name, (act, cell, value) in history:
        laptop = laptops[name]
        state = laptop.state
        assert state is not None
        if act == "edit":
            laptop.edit(cell, value)
        elif act == "delete" and not state.deleted:
            laptop.write(EditKind.DELETE)
        elif act == "restore" and state.deleted:
            laptop.write(EditKind.RESTORE)
        elif act == "decide":
            laptop.decide(value)
        elif act == "send":
            laptop.send(server, answer_lost=value)
    for laptop in [*laptops.values(), *laptops.values()]:
        laptop.send(server)
    return server, laptops


@given(histories)
def test_laptops_that_have_seen_the_same_changes_agree(history):
    _, laptops = play(history)
    states = [laptop.state for laptop in laptops.values()]
    assert states[0] == states[1] == states[2]


@given(histories)
def test_no_edit_of_a_register_disappears_unless_somebody_who_saw_it_wrote_over_it(history):
    server, laptops = play(history)
    state = laptops["mette"].state
    assert state is not None
    for cell in (*REGISTERS, "hours"):
        edits = [each for each in server.order if each.field == cell]
        named = {parent for each in edits for parent in each.parents}
        seen_values = [each.new for each in edits if each.id in named | standing(state, cell)]
        for each in edits:
            assert each.id in named | standing(state, cell) or each.new in seen_values


@given(histories)
def test_no_deletion_takes_an_edit_that_its_maker_had_not_seen(history):
    server, _ = play(history)
    deletions = {each.id for each in server.order if each.kind == EditKind.DELETE}
    state: Folded | None = None
    for each in server.order:
        before, state = state, fold(state, each)
        if state is not None and before is not None and state.deleted and not before.deleted:
            assert set(before.versions()) - deletions <= set(each.parents)


@given(st.lists(st.tuples(st.sampled_from(LAPTOPS), st.sampled_from("abc"), st.booleans()), max_size=20))
def test_edits_of_different_cells_never_clash(writing):
    server, laptops = begin()
    own = dict(zip(LAPTOPS, ("where", "why", "outcome"), strict=True))
    for name, value, sends in writing:
        laptops[name].edit(own[name], value)
        if sends:
            laptops[name].send(server)
    for laptop in [*laptops.values(), *laptops.values()]:
        laptop.send(server)
    state = laptops["mette"].state
    assert state is not None
    assert not to_decide(state)
    for name, cell in own.items():
        wrote = [value for who, value, _ in writing if who == name]
        assert state.cells.get(cell, "") in (wrote[-1:] or ["", None])


@given(histories)
def test_it_does_not_matter_how_a_database_orders_what_it_keeps(history):
    server, _ = play(history)
    kept: Folded | None = None
    for each in server.order:
        kept = fold(as_stored(kept) if kept is not None else None, each)
    assert kept == fold_all(None, server.order)


one_of_each_rule = st.sampled_from(
    [
        ("goal", "words"),
        ("goal", "place"),
        ("goal", "of a newer laptop"),
        ("appointment", "hours"),
        ("appointment", "with_ids"),
        ("note", "text"),
        ("note", "finality"),
        ("sheet_issue", "content"),
        ("newer", "cell"),
    ]
)


@given(
    one_of_each_rule,
    st.lists(st.tuples(st.sampled_from([*EditKind, "newer"]), plain_values(), plain_values(), st.booleans())),
)
def test_no_json_stops_the_fold(cell, said):
    type_name, name = cell
    state: Folded | None = None
    for number, (kind, old, new, saw) in enumerate(said):
        value = {name: new} if kind == EditKind.CREATE and saw else new
        made = change(f"v{number}", kind, type=type_name, field=name, old=old, new=value)
        state = fold(state, replace(made, parents=parents_of(made, state) if saw else ()))
        assert state is None or set(state.open) <= {*state.stamps}
