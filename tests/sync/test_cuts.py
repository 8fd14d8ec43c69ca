"""A connection that breaks at any byte: what was under way arrives once, and a first sync still finishes."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.making import new_note
from enplan_desktop.domain.terms import NoteKind
from enplan_desktop.sync import joining
from enplan_desktop.sync.protocol import Cursor
from enplan_server import people
from tests.server.running import Running, plan_of
from tests.storage.making import new_id
from tests.sync.cutting import CuttingWire, cutting
from tests.sync.laptops import NOON, Colleague


@pytest.fixture
def wire(server: Running) -> Iterator[CuttingWire]:
    with cutting(server.address) as broken_one:
        yield broken_one


@pytest.fixture
def over_the_wire(arrives, server: Running, wire: CuttingWire) -> Colleague:
    """Somebody whose laptop reaches the server over the wire that breaks."""
    colleague = arrives("Sara")
    _, code = server.invite("Sara", colleague.unit)
    colleague.server = joining.join(colleague.vault, wire.address, code, "Saras laptop")
    return colleague


@pytest.mark.parametrize("half", [0, 1])
def test_a_push_and_a_pull_complete_and_double_nothing_wherever_the_wire_is_cut(
    half: int, over_the_wire: Colleague, server: Running, wire: CuttingWire
):
    sara, case = over_the_wire, over_the_wire.opens_case()
    sara.synced()
    colleague = server.laptop("Ida")
    sara.remote.share(case, colleague.person.id)
    goal = sara.adds_goal(case)
    sara.synced()
    places: list[str] = []

    def crossing(number: int) -> None:
        """One change of each, and Sara's laptop sends and fetches until nothing is in the way any more."""
        moved = {"kind": "set", "record": goal.id, "field": "place", "new": f"a{number:04}V"}
        change = colleague.change(case, **moved, parents=tuple(places[-1:]))
        colleague.send(change)
        places.append(change.id)
        sara.edits(goal, words=f"A home, {number}")
        outcomes = [sara.sync()]
        while outcomes[-1].trouble is not None and len(outcomes) < 3:
            outcomes.append(sara.sync())
        assert outcomes[-1].trouble is None

    crossing(0)
    wire.cut(None)
    crossing(1)
    whole = wire.carried
    for at in range(half, whole, 2):
        wire.cut(at, once=True)
        sara.remote.hang_up()  # a connection of its own, so that bytes count from its first
        crossing(at + 2)
        assert wire.cuts == 1
        assert sara.vault.unsent().waiting == 0
    told = [entry for page in _everything(colleague, case) for entry in page]
    crossings = 2 + len(range(half, whole, 2))
    assert len({entry.id for entry in told}) == len(told) == 2 + 2 * crossings
    here = {entry.change.id for entry in sara.vault.history(case, limit=len(told) + 9)}
    assert here == {entry.id for entry in told}


def _everything(colleague, case: str):
    key, seq = plan_of(case), 0
    while True:
        page = colleague.fetch({key: Cursor(1, seq)}).streams.get(key)
        if page is None:
            return
        # Records may come in place of changes where that is shorter: then the history has them.
        if page.states is not None:
            yield colleague.remote.history(key, page.head + 1).accepted
            older = colleague.remote.history(key, page.head + 1).accepted
            while older and older[-1].seq > seq + 1:
                older = colleague.remote.history(key, older[-1].seq).accepted
                yield [entry for entry in older if entry.seq > seq]
            seq = page.head
            continue
        yield page.accepted
        seq = page.accepted[-1].seq


def test_a_first_sync_finishes_with_a_cut_every_32_kib_and_few_bytes_more(
    arrives, server: Running, wire: CuttingWire
):
    writer = arrives("Mette")
    writer.join(server)
    for number in range(3):
        _fill(writer, writer.opens_case(f"Citizen {number}"), Random(number))
    writer.synced()

    def first_sync(cut_after: int | None) -> int:
        reader = arrives(f"Reader {cut_after}")
        with server.engine.begin() as connection:
            owner = people.find_person(connection, writer.vault.identity.person_id)
            code = people.invite(connection, owner, 1, server.clock())
        wire.cut(None)
        reader.server = joining.join(reader.vault, wire.address, code, "a laptop")
        wire.cut(cut_after)
        page = 500
        for _ in range(9):
            outcome = reader.sync(page=page)
            page = outcome.page
            if outcome.trouble is None:
                break
        assert outcome.trouble is None
        assert reader.vault.cursors() == writer.vault.cursors()
        return wire.carried

    whole, pieces = first_sync(None), first_sync(32 * 1024)
    assert wire.cuts > 3
    assert pieces <= 1.15 * whole


def _fill(writer: Colleague, case: str, random: Random) -> None:
    plan = writer.plan(case)
    notes = [new_note(plan, new_id(), "Mette", NOON, NoteKind.JOURNAL) for _ in range(400)]
    words = [
        "".join(random.choices("abcdefghijklmnopqrstuvwxyzæøå", k=random.randint(2, 11))) for _ in range(900)
    ]
    writer.vault.commit(
        [creation(replace(note, text=" ".join(random.choices(words, k=40)))) for note in notes]
    )
