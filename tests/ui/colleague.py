"""Colleagues with laptops of their own, and the order in which a server would put what everybody writes."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from enplan_desktop.domain.changes import Change, Edit
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.protocol import Accepted, Person, StreamPage, stream_key
from enplan_desktop.ui.state import Desk
from tests.ui.kitchen import new_vault, settle

_ALL = 100_000


class Sequencer:
    """Takes in what vaults have written, in the order they come, and tells each what it lacks."""

    def __init__(self) -> None:
        self.vaults: list[Vault] = []
        self._accepted: dict[str, list[Change]] = defaultdict(list)
        self._people: dict[str, Person] = {}

    def meet(self, vault: Vault) -> None:
        self._people |= vault.people()
        for change in vault.outbox(_ALL):
            self._accepted[stream_key(change.case_id, change.stream)].append(change)
        for key, changes in self._accepted.items():
            cursor = vault.cursors().get(key)
            after = cursor.seq if cursor else 0
            news = enumerate(changes[after:], after + 1)
            lacking = tuple(Accepted(seq=number, id=change.id, change=change) for number, change in news)
            if lacking:
                head = len(changes)
                vault.take_page(key, StreamPage(epoch=1, accepted=lacking, head=head, people=self._people))


class Colleague:
    """Has seen what the desk had written when they came; writes while nobody is on the net.

    Another colleague who sits `beside` the first meets everybody at the same server.
    """

    def __init__(
        self, desk: Desk, folder: Path, name: str = "Jonas Askelyng", beside: "Colleague | None" = None
    ) -> None:
        self._desk = desk
        self._server: Sequencer = beside._server if beside else Sequencer()
        self.vault, _ = new_vault(folder)
        self.vault.set_identity(name, Unit.RUSMIDDELCENTER)
        self._server.vaults.append(self.vault)
        self.meet()

    def write(self, edits: Sequence[Edit]) -> None:
        self.vault.commit(edits)

    def meet(self) -> None:
        """Everybody is on the net: the desk sends first, and in the end each has everything."""
        desk = self._desk
        self.meet_unseen()
        desk.refresh([desk.plan.case.id] if desk.plan else [])
        settle(desk)

    def meet_unseen(self) -> None:
        """As `meet`, but nobody has told the desk yet what came in."""
        desk = self._desk
        settle(desk)
        for _ in range(2):
            desk.storage.wait(lambda: self._server.meet(desk.vault))
            for vault in self._server.vaults:
                self._server.meet(vault)

    def meet_first(self) -> None:
        """As `meet`, but what the desk has written reaches the server after what the colleague has."""
        self._server.meet(self.vault)
        self.meet()

    def close(self) -> None:
        self._server.vaults.remove(self.vault)
        self.vault.close()
