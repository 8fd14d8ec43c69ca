"""Access that ends and comes back, more often than chance would have it."""

from typing import TYPE_CHECKING

from tests.simulation.acts import lets_in, perform, syncs
from tests.simulation.laptop import Laptop

if TYPE_CHECKING:
    from tests.simulation.world import World


def is_let_out_and_in(world: "World", guest: Laptop) -> None:
    """Somebody is let out, hears of it, is let in again, and hears of that."""
    server, whom, now = world.server, guest.owner, world.server.now()
    theirs = [
        case_id
        for case_id, home in sorted(server.watch.ledger.coordinators.items())
        if home != whom and server.watch.ledger.reads(case_id, whom, now)
    ]
    if not theirs or not guest.joined or guest.revoked or guest.offline:
        return
    case_id = world.rng.choice(theirs)
    host = next((each for each in world.laptops if _may_decide(world, each, case_id)), None)
    if host is None:
        return
    server.act(
        host,
        True,
        lambda token: server.server.end_membership(token, case_id, whom.id),
        lambda: server.watch.ledger.ends(case_id, whom),
    )
    perform(world, guest, syncs)
    if _may_decide(world, host, case_id):
        lets_in(world, host, case_id, whom, 0, may=True)
        perform(world, guest, syncs)


def _may_decide(world: "World", host: Laptop, case_id: str) -> bool:
    may = world.server.watch.ledger.may_decide(case_id, host.owner, world.server.now())
    return host.joined and not host.revoked and may
