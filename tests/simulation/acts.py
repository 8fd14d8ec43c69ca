"""What happens in a history, one act after the other, and how likely each is."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.errors import PageDoesNotFit
from enplan_desktop.sync.bodies import pack, unpack
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.protocol import HandoverRequest, HistoryAnswer, MemberRequest
from enplan_desktop.sync.troubles import CutOff, NoNetwork, Revoked, ServerTrouble, TooSlow
from enplan_server.refusals import Refusal
from tests.simulation import writing
from tests.simulation.laptop import Laptop
from tests.simulation.ledger import Somebody
from tests.simulation.memory import Crashed
from tests.simulation.oracle import shows_its_own_on_top
from tests.simulation.spec import must

if TYPE_CHECKING:
    from tests.simulation.world import World

HOUR, DAY, YEAR = 3600.0, 86400.0, 365 * 86400.0


def syncs(world: "World", laptop: Laptop) -> SyncOutcome | None:
    """One run; None where the program died in it."""
    if not laptop.joined:
        return None
    page = world.rng.choice((1, 2, 5, 500, 500))
    looks_ahead = world.rng.random() < 0.3
    laptop.line.begin(looks_ahead=looks_ahead)
    try:
        with laptop.may_die():
            outcome = sync_once(
                laptop.vault, laptop.line, page=page, looks_ahead=looks_ahead, now=laptop.seconds
            )
    except Crashed:
        world.note("    died while syncing")
        laptop.has_died = True
        laptop.start()
        return None
    world.note(f"    {_said(outcome)}")
    if outcome.gone:
        laptop.copies.clear()  # they hold the same words, so the vault removes them
        laptop.on_screen.clear()
    if outcome.trouble is not None:
        _check_trouble(laptop, outcome.trouble)
    must(not laptop.line.refuses_mangled or outcome.trouble, laptop.name, "took in what was spoilt")
    must(laptop.corrupt or laptop.line.mangled or not outcome.rebuilt, laptop.name, "came to another state")
    return outcome


def _said(outcome: SyncOutcome) -> str:
    trouble = type(outcome.trouble).__name__ if outcome.trouble else "well"
    return (
        f"{trouble}: sent {outcome.sent}, received {outcome.received}, refused {outcome.refused},"
        f" gone {len(outcome.gone)}, rebuilt {len(outcome.rebuilt)}, page {outcome.page}"
    )


def _check_trouble(laptop: Laptop, trouble: Trouble) -> None:
    if isinstance(trouble, NoNetwork | CutOff | TooSlow):
        return
    if isinstance(trouble, Revoked):
        must(laptop.revoked, laptop.name, "is not shut out, and hears that it is")
        return
    expected = laptop.line.mangled and isinstance(trouble, PageDoesNotFit | ServerTrouble)
    if not expected:
        raise trouble


# Time, and what breaks


def time_passes(world: "World", _: Laptop) -> None:
    world.passes(world.rng.choice((60, HOUR, HOUR, DAY, 20 * DAY)))


def clock_jumps(world: "World", laptop: Laptop) -> None:
    laptop.skew = world.rng.choice((0.0, 0.0, YEAR, -YEAR, world.rng.uniform(-DAY, DAY)))


def net_goes_or_comes(world: "World", laptop: Laptop) -> None:
    laptop.offline = not laptop.offline


def joins(world: "World", laptop: Laptop) -> None:
    if not laptop.joined or laptop.revoked:
        world.join(laptop)


def is_shut_out(world: "World", laptop: Laptop) -> None:
    if laptop.joined and not laptop.revoked:
        world.server.revoke(laptop)


def is_copied(world: "World", laptop: Laptop) -> None:
    # A backup that cannot be read through is none, and one from before joining has to join again.
    if laptop.joined and not laptop.corrupt:
        laptop.copies.append((laptop.memory.copy(), len(world.acknowledged)))


def is_put_back(world: "World", laptop: Laptop) -> None:
    """The laptop's disk dies; a copy from before takes its place."""
    if not laptop.copies or laptop.revoked:
        return
    kept, then = world.rng.choice(laptop.copies)
    for id_, (by, _) in list(world.acknowledged.items())[then:]:
        if by is laptop:
            world.given_up.add(id_)
    laptop.memory.put_back(kept)
    laptop.counted.clear()  # what it wrote since the copy it may count again until it has read it
    laptop.start()


def is_corrupted(world: "World", laptop: Laptop) -> None:
    """A bit flips where no checksum sees it; the vault's own check finds that it is not what it was."""
    if laptop.newer:
        return  # its fold is another than the server's, so nobody can tell it
    rows = laptop.memory.connection.execute(
        "SELECT row FROM record WHERE unsent = 0 AND type IN ('goal', 'contact', 'dream') ORDER BY row"
    ).fetchall()
    if rows:
        row = world.rng.choice(rows)[0]
        laptop.memory.connection.execute(
            "UPDATE record SET cells = replace(cast(cells AS text), '\"place\"', '\"plaice\"') WHERE row = ?",
            (row,),
        )
        laptop.corrupt = True
        if world.rng.random() < 0.5:
            laptop.vault.check()


def server_is_copied(world: "World", _: Laptop) -> None:
    if len(world.copies) < 2:
        world.copies.append(world.server.copy())


def server_is_put_back(world: "World", _: Laptop) -> None:
    """The server's disk dies. What a laptop no longer holds, since it had to remove it, is lost with that disk."""
    if not world.copies:
        return
    kept = world.copies.pop(world.rng.randrange(len(world.copies)))
    before = {*world.server.watch.where, *world.server.kept_apart()}
    world.copies.clear()
    world.server.put_back(kept)
    world.restored = True
    there = {*world.server.watch.where, *world.server.kept_apart()}
    for id_ in sorted(before - there):
        laptop = world.acknowledged[id_][0]
        held = laptop.memory.connection.execute("SELECT 1 FROM change WHERE id = ?", (id_,)).fetchone()
        if (
            held is None
            or laptop.memory.connection.execute(
                "SELECT 1 FROM change WHERE id = ? AND refused = 'sealed'", (id_,)
            ).fetchone()
        ):
            world.given_up.add(id_)
    for laptop in world.laptops:
        laptop.token = None
        if laptop.joined:
            shut_out = laptop.device in kept.shut_out
            laptop.revoked = laptop.revoked and shut_out and laptop.device in kept.enrolled
            if laptop.device not in kept.enrolled or (shut_out and not laptop.revoked):
                world.join(laptop)


# Who works on what


def _case_of(world: "World", laptop: Laptop) -> str | None:
    cases = sorted(world.server.watch.ledger.coordinators)
    return world.rng.choice(cases) if cases and laptop.joined else None


def shares(world: "World", laptop: Laptop) -> None:
    """Lets a colleague in, for good or for a while."""
    case_id = _case_of(world, laptop)
    if case_id is None:
        return
    whom, now, ledger = world.rng.choice(world.staff), world.server.now(), world.server.watch.ledger
    until = world.rng.choice((0, 0, 0, now + 600, now + int(DAY), now + int(DAY)))
    may = not laptop.revoked and ledger.may_decide(case_id, laptop.owner, now)
    may = may and not (until and ledger.works_for_good(case_id, whom))
    world.note(f"    {whom.name} until {until}: {may}")
    lets_in(world, laptop, case_id, whom, until, may=may)


def lets_in(world: "World", laptop: Laptop, case_id: str, whom: Somebody, until: int, *, may: bool) -> None:
    world.server.act(
        laptop,
        may,
        lambda token: world.server.server.share(token, case_id, whom.id, MemberRequest(until=until)),
        lambda: world.server.watch.ledger.shares(case_id, whom, until),
    )


def shares_with_all(world: "World", laptop: Laptop) -> None:
    """Whoever has a case lets everybody in: without that little would meet."""
    ledger, now = world.server.watch.ledger, world.server.now()
    if laptop.revoked or not laptop.joined:
        return
    for case_id in sorted(ledger.coordinators):
        if ledger.may_decide(case_id, laptop.owner, now):
            for whom in world.staff:
                lets_in(world, laptop, case_id, whom, 0, may=True)


def ends(world: "World", laptop: Laptop) -> None:
    case_id = _case_of(world, laptop)
    if case_id is None:
        return
    whom, now, ledger = world.rng.choice(world.staff), world.server.now(), world.server.watch.ledger
    may = whom == laptop.owner or ledger.may_decide(case_id, laptop.owner, now)
    may = may and not laptop.revoked and ledger.coordinators[case_id] != whom
    world.note(f"    {whom.name}: {may}")
    world.server.act(
        laptop,
        may,
        lambda token: world.server.server.end_membership(token, case_id, whom.id),
        lambda: ledger.ends(case_id, whom),
    )


def hands_over(world: "World", laptop: Laptop) -> None:
    case_id = _case_of(world, laptop)
    if case_id is None:
        return
    to, now, ledger = world.rng.choice(world.staff), world.server.now(), world.server.watch.ledger
    stays = world.rng.random() < 0.5
    may = not laptop.revoked and ledger.may_decide(case_id, laptop.owner, now)
    may = may and (to.unit == ledger.coordinators[case_id].unit or ledger.consents(case_id, to.unit))
    world.note(f"    to {to.name}: {may}")
    world.server.act(
        laptop,
        may,
        lambda token: world.server.server.hand_over(token, case_id, HandoverRequest(to=to.id, stays=stays)),
        lambda: ledger.hands_over(case_id, laptop.owner, to, stays=stays),
    )


def something_is_released(world: "World", _: Laptop) -> None:
    kept = world.server.kept_apart()
    if kept:
        id_ = world.rng.choice(kept)
        world.note(f"    {id_}")
        world.server.release(id_)


def reads_older(world: "World", laptop: Laptop) -> None:
    """Fetches the history that came as records only."""
    if not laptop.joined or laptop.revoked or laptop.offline:
        return
    for case_id in laptop.vault.case_ids():
        for name, floor in sorted(laptop.vault.history_lacks(case_id).items()):
            most = world.rng.choice((1, 3, 100))
            _read_older(world, laptop, f"{case_id}/{name}", floor, most)
    for key in sorted(world.server.watch.streams.keys() - laptop.vault.cursors().keys()):
        if not world.server.watch.ledger.allows(key, laptop.owner, world.server.now()):
            _read_older(world, laptop, key, 1, 1)


def _read_older(world: "World", laptop: Laptop, key: str, floor: int, most: int) -> None:
    found: list[HistoryAnswer] = []

    def ask(token: str) -> None:
        found.append(world.server.server.history(token, key, floor + 1, most))

    may = world.server.watch.ledger.allows(key, laptop.owner, world.server.now())
    world.server.act(laptop, may, ask, lambda: None)
    for each in found:
        body, small = pack(each)
        laptop.vault.take_older(key, unpack(body, HistoryAnswer, compressed=small))


# How likely each is

Act = Callable[["World", Laptop], object]


def _by_hand(act: Callable[[Laptop], None]) -> Act:
    def acts(_: "World", laptop: Laptop) -> None:
        act(laptop)

    acts.__name__ = act.__name__
    return acts


adds = _by_hand(writing.adds)
opens_case = _by_hand(writing.opens_case)
consents_to_all = _by_hand(writing.consents_to_all)

_SMALL: tuple[tuple[Act, int], ...] = (
    (adds, 8),
    (_by_hand(writing.edits), 30),
    (_by_hand(writing.opens_page), 6),
    (_by_hand(writing.deletes), 4),
    (_by_hand(writing.takes_back), 4),
    (_by_hand(writing.decides), 6),
    (_by_hand(writing.reopens), 2),
    (_by_hand(writing.hears), 3),
    (_by_hand(writing.writes_something_newer), 4),
)
_WRITES = frozenset(act for act, _ in _SMALL)
_LARGE: tuple[tuple[Act, int], ...] = (
    *_SMALL,
    (opens_case, 1),
    (_by_hand(writing.offers_again), 2),
    (_by_hand(writing.gives_up), 1),
    (syncs, 30),
    (time_passes, 5),
    (clock_jumps, 1),
    (net_goes_or_comes, 3),
    (joins, 2),
    (is_shut_out, 1),
    (is_copied, 2),
    (is_put_back, 1),
    (is_corrupted, 1),
    (server_is_copied, 1),
    (server_is_put_back, 1),
    (shares, 4),
    (shares_with_all, 4),
    (ends, 2),
    (hands_over, 2),
    (something_is_released, 2),
    (reads_older, 2),
)


def some_habits(rng: Random) -> tuple[tuple[Act, int], ...]:
    """What people do in this history, and how often: some do much of one thing, and most do not do everything."""
    return tuple(
        (act, weight * (rng.choice((1, 2)) if act is syncs else rng.choice(_LEANINGS)))
        for act, weight in _LARGE
    )


_LEANINGS = (0, 0, 1, 1, 1, 4)


def _draw(rng: Random, acts: Sequence[tuple[Act, int]]) -> Act:
    return rng.choices([act for act, _ in acts], [weight for _, weight in acts])[0]


def something(world: "World") -> None:
    """The next act of a history."""
    laptop = world.rng.choice(world.laptops)
    act = _draw(world.rng, world.habits)
    if act is syncs and laptop.offline:
        act = _draw(world.rng, _SMALL)
    perform(world, laptop, act)
    while act in _WRITES and world.rng.random() < 0.6:
        perform(world, laptop, _draw(world.rng, _SMALL))


def something_small(world: "World", busy: Laptop) -> None:
    """What happens while a request is under way: its user writes on, or another laptop speaks with the server."""
    others = [each for each in world.laptops if each is not busy and each.joined and not each.offline]
    if others and world.rng.random() < 0.5:
        perform(world, world.rng.choice(others), syncs)
    else:
        perform(world, busy, _draw(world.rng, _SMALL))


def perform(world: "World", laptop: Laptop, act: Act) -> None:
    world.note(f"{'  ' * world.depth}{laptop.name} {act.__name__}")
    try:
        act(world, laptop)
        if not world.depth and (act is syncs or laptop.has_died):
            laptop.has_died = False
            shows_its_own_on_top(laptop)
    except Refusal as refusal:
        raise AssertionError(f"{act.__name__}: {refusal.code} {refusal.message}") from refusal
    except Trouble as trouble:
        if not isinstance(trouble, Revoked):
            raise
        must(laptop.revoked, laptop.name, "is not shut out, and hears that it is")
