"""What must hold of every laptop and the server once everybody has met."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec.json import encode

from enplan_desktop.domain.changes import Change
from enplan_desktop.storage.packing import unpack_change
from enplan_desktop.sync.fold import LIFE, Folded, fold_all, to_decide
from enplan_desktop.sync.protocol import stream_key
from tests.simulation.laptop import Laptop
from tests.simulation.spec import must
from tests.simulation.watch import Stream

if TYPE_CHECKING:
    from tests.simulation.world import World


def check_everything(world: "World") -> None:
    """To be called when the network is whole and nobody has anything left to say."""
    world.server.watch.check_rows()
    for laptop in world.laptops:
        check_refusals(laptop)
        if laptop.joined and not laptop.revoked:
            _holds_what_it_should(world, laptop)
        elif laptop.revoked:
            _holds_nothing_of_others(laptop)
        shows_its_own_on_top(laptop)
        _explains_every_record(laptop)
        _leaves_nothing_behind(laptop)
    _nothing_is_lost(world)
    _nothing_came_before_its_record(world)
    _nobody_still_holds(world)


def _holds_what_it_should(world: "World", laptop: Laptop) -> None:
    """A laptop has every stream that its owner may read, as the server has it, and nothing of any other."""
    watch, now = world.server.watch, world.server.now()
    readable = {
        key: stream
        for key, stream in watch.streams.items()
        if stream.order and watch.ledger.allows(key, laptop.owner, now)
    }
    # What a restored server has lost, and nobody may or can bring back yet, stays where it is.
    cursors = {key: each for key, each in laptop.vault.cursors().items() if each.seq or key in watch.streams}
    must(
        sorted(cursors) == sorted(readable),
        laptop.name,
        "holds other streams than it should:",
        sorted(cursors),
    )
    noted = world.server.held_by(laptop)
    must(noted >= cursors.keys(), laptop.name, "holds what the server has not noted:", sorted(cursors), noted)
    for key, cursor in cursors.items():
        stream = readable[key]
        must(cursor.seq == len(stream.order), laptop.name, "has not read", key, "to its end")
        must(cursor.state == stream.total(), laptop.name, "sums up otherwise:", key, cursor)
    must(laptop.vault.unsent().waiting == 0, laptop.name, "has something that waits")
    _has_the_same(laptop, readable)
    _has_the_history(laptop, readable)
    known = laptop.vault.people()
    for stream in readable.values():
        for change in stream.order:
            must(
                known[change.actor].id == watch.owner_of[change.device],
                laptop.name,
                "does not know",
                change.actor,
            )


def _left_without(states: Mapping[tuple[str, str], Folded]) -> set[str]:
    """Deleted goals under which somebody has an open step with nothing to decide about it."""
    found = set()
    for (key, _), state in states.items():
        goal = states.get((key, str(state.cells.get("goal_id"))))
        alive = state.type == "step" and not state.deleted and not to_decide(state)
        done = state.cells.get("done")
        is_open = not isinstance(done, Mapping) or done.get("status") == "open"
        if alive and is_open and goal is not None and goal.deleted:
            found.add(goal.record)
    return found


def _has_the_same(laptop: Laptop, readable: Mapping[str, Stream]) -> None:
    """Record by record, what was accepted is what the changes come to."""
    found = {(stream_key(*key[:2]), key[2]): row.accepted for key, row in laptop.all_rows().items()}
    accepted = {place: state for place, state in found.items() if state is not None}
    expected = {
        (key, name): state for key, stream in readable.items() for name, state in stream.states.items()
    }
    for place in sorted({*accepted, *expected}):
        must(
            accepted.get(place) == expected.get(place),
            laptop.name,
            "has another state:",
            place,
            accepted.get(place),
            expected.get(place),
        )
    if laptop.vault.unsent().refused == 0:
        clashes = {(each.record, each.cell) for each in laptop.vault.undecided()}
        open_cells = {(s.record, cell) for s in expected.values() for cell in to_decide(s)}
        must(clashes == open_cells | {(goal, LIFE) for goal in _left_without(expected)}, "hides a clash")


def _has_the_history(laptop: Laptop, readable: Mapping[str, Stream]) -> None:
    """Every accepted change from where the history begins, in the server's order."""
    connection = laptop.memory.connection
    floors = {
        f"{row[0]}/{row[1]}": row[2]
        for row in connection.execute("SELECT case_id, stream, floor FROM cursor").fetchall()
    }
    rows = connection.execute("SELECT case_id, stream, seq, body FROM change WHERE seq > 0").fetchall()
    told = {(f"{row[0]}/{row[1]}", row[2]): unpack_change(row[3]) for row in rows}
    for key, stream in readable.items():
        for seq in range(floors[key] + 1, len(stream.order) + 1):
            here = told.get((key, seq))
            must(
                here is not None and _plain(here) == _plain(stream.order[seq - 1]),
                laptop.name,
                "lacks",
                key,
                seq,
            )
    must(all(key in readable for key, _ in told), laptop.name, "has a history without access")


def _plain(change: Change) -> bytes:
    """A change but for the version of its form, which a newer program says only on the wire."""
    return encode(replace(change, schema=0))


def _holds_nothing_of_others(laptop: Laptop) -> None:
    """A laptop that was shut out has nothing but what its owner wrote and nobody else has seen."""
    connection = laptop.memory.connection
    must(not connection.execute("SELECT 1 FROM cursor").fetchone(), laptop.name, "still holds a stream")
    must(
        not connection.execute("SELECT 1 FROM change WHERE seq IS NOT NULL").fetchone(),
        laptop.name,
        "still holds",
    )


def shows_its_own_on_top(laptop: Laptop) -> None:
    """What is shown is what was accepted, with what was not sent yet folded on top, in order."""
    connection = laptop.memory.connection
    unsent: dict[tuple[str, ...], list[bytes]] = {}
    for row in connection.execute(
        "SELECT case_id, stream, record, body FROM change WHERE seq IS NULL ORDER BY row"
    ).fetchall():
        unsent.setdefault(tuple(row[:3]), []).append(row[3])
    rows = laptop.all_rows()
    for key, here in rows.items():
        ours = [unpack_change(body) for body in unsent.get(key, ())]
        must(here.unsent == len(ours), laptop.name, "miscounts what it has not sent:", key)
        must(here.state == fold_all(here.accepted, ours), laptop.name, "does not show its own on top:", key)
    for place in unsent.keys() - rows.keys():
        ours = [unpack_change(body) for body in unsent[place]]
        must(fold_all(None, ours) is None, laptop.name, "does not show what it has not sent:", place)


def _explains_every_record(laptop: Laptop) -> None:
    nothing = "SELECT record FROM record WHERE seq = 0 AND unsent = 0"
    left = laptop.memory.connection.execute(nothing).fetchall()
    must(not left, laptop.name, "has records that nothing explains:", left)


def check_refusals(laptop: Laptop) -> None:
    """Only what the server refused is marked so."""
    rows = laptop.memory.connection.execute(
        "SELECT id, refused FROM change WHERE seq IS NULL AND refused IS NOT NULL"
    ).fetchall()
    for id_, why in rows:
        must(why == "sealed" or id_ in laptop.told_refused, laptop.name, "marks as refused:", id_, why)


def _leaves_nothing_behind(laptop: Laptop) -> None:
    """No word in the index and no line of the caseload is about a record that is not here."""
    connection = laptop.memory.connection
    words = "SELECT id FROM passage_docsize WHERE id NOT IN (SELECT row FROM record)"
    must(not connection.execute(words).fetchone(), laptop.name, "leaves words in the index")
    lines = "SELECT case_id FROM case_facts WHERE case_id NOT IN (SELECT case_id FROM record)"
    must(not connection.execute(lines).fetchone(), laptop.name, "leaves a line of the caseload")


def _nothing_came_before_its_record(world: "World") -> None:
    """A laptop sends in the order of writing, so nothing is accepted before its record is, unless that was refused.

    Of what was kept apart a person may also let in an edit alone, and its record later or never.
    """
    refused = {
        id_ for laptop in world.laptops for id_ in laptop.told_refused
    } | world.server.ever_kept_apart()
    # Some records two laptops may each create; whoever sent the change must have been refused their own.
    creations = {
        (change.record, change.device): id_
        for id_, (_, change) in world.acknowledged.items()
        if change.kind == "create"
    }
    for key, change in [] if world.restored else world.server.watch.orphans:
        if change.record in world.server.watch.streams[key].states:
            own = creations.get((change.record, change.device))
            must(own in refused, "came before its record:", change)


def _nothing_is_lost(world: "World") -> None:
    """Whatever was acknowledged is on the server, kept apart there, or still with who wrote it."""
    watch = world.server.watch
    apart = set(world.server.kept_apart())
    with_maker = {laptop: laptop.unsent() for laptop in world.laptops}
    for id_, (laptop, change) in world.acknowledged.items():
        if id_ in watch.where or id_ in apart or id_ in world.given_up:
            continue
        must(id_ in with_maker[laptop], "an edit is lost:", laptop.name, change)


def _nobody_still_holds(world: "World") -> None:
    """The server's list of who has not removed what they may not keep is empty once all have been in contact."""
    from enplan_server import custody

    with world.server.memory.engine.begin() as connection:
        left = [dict(row) for row in custody.still_held(connection, world.server.now())]
    must(not left, "still on the list of who holds what they may not:", left)


def digest_of(world: "World") -> str:
    """Everything that is kept anywhere, in a few characters: the same before and after a repeat."""
    from hashlib import sha256

    seen = sha256()
    for laptop in world.laptops:
        for table in ("record", "change", "cursor", "case_facts"):
            seen.update(repr(laptop.memory.connection.execute(f"SELECT * FROM {table}").fetchall()).encode())
    for table in ("record", "change", "stream", "membership", "casework", "consent", "quarantine"):
        seen.update(
            repr(world.server.memory.connection.execute(f"SELECT * FROM {table}").fetchall()).encode()
        )
    return seen.hexdigest()[:16]
