"""A laptop: a real vault in memory, a clock that may be wrong, an owner who writes, and a line to the server."""

from collections.abc import Callable, Collection, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.domain.changes import Change, Edit
from enplan_desktop.domain.records import Record
from enplan_desktop.domain.schema import cells_of
from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import NotAllowed
from enplan_desktop.storage.lock import Owner
from enplan_desktop.storage.opening import Opened
from enplan_desktop.storage.rows import Row, RowKey, Shelf
from enplan_desktop.storage.settings import write_identity
from enplan_desktop.storage.signing import Identity
from enplan_desktop.storage.vault import Committed, Vault
from enplan_desktop.sync.fold import Folded, Side
from enplan_desktop.sync.protocol import TokenRequest, token_message
from enplan_server.refusals import Refusal
from tests.simulation.ledger import Somebody
from tests.simulation.memory import Crashed, vault_memory
from tests.simulation.network import Line, trouble_of
from tests.simulation.spec import must

if TYPE_CHECKING:
    from tests.simulation.world import World

_NOWHERE = Path("/nonexistent/enplan")


@dataclass(frozen=True)
class Read:
    """A record on a screen, and every version that stood in it."""

    record: Record
    versions: frozenset[str]


@dataclass(eq=False)
class Laptop:
    world: "World"
    number: int
    owner: Somebody
    newer: bool
    older: bool
    """It knows nothing of marks."""
    skew: float = 0
    token: str | None = None
    lease_seconds: int | None = None
    joined: bool = False
    revoked: bool = False
    offline: bool = False
    corrupt: bool = False
    has_died: bool = False
    counted: set[int] = field(default_factory=set)
    told_refused: set[str] = field(default_factory=set)
    on_screen: list[Read] = field(default_factory=list)
    decision: Committed | None = None
    copies: list[tuple[Any, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = f"{self.owner.name}{self.number}"
        self.memory = vault_memory(self.number)
        self.memory.empty()
        self.device = self.world.new_id(self.world.now)
        self.alone = self.world.new_id(self.world.now)
        with self.memory.engine.begin() as connection:
            write_identity(
                connection,
                Identity(
                    person_id=self.alone,
                    person_name=self.owner.name,
                    unit=Unit(self.owner.unit),
                    device=self.device,
                ),
            )
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([self.number + 1]) * 32)
        self.line = Line(self.world, self)
        self.start()

    def start(self) -> None:
        """The program starts: nothing of it is left but what is in the vault."""
        opened = Opened(_NOWHERE, self.memory.engine, bytearray(32), True, Owner(0, 0.0, "", ""))
        self.vault = Vault(opened, NoKeyring(), new_id=lambda: self.world.new_id(self.seconds()))
        self.on_screen.clear()
        self.decision = None
        self.token = None

    def seconds(self) -> float:
        return self.world.now + self.skew

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds(), UTC)

    # Speaking with the server

    def new_token(self) -> str:
        """As `Remote` does: signs by its own clock, and by the server's where that is too far off."""
        moment = int(self.seconds())
        for _ in range(2):
            signature = self.key.sign(token_message(self.device, moment)).hex()
            asked = TokenRequest(device=self.device, moment=moment, signature=signature)
            try:
                answer = self.world.server.server.token(asked)
            except Refusal as refusal:
                if refusal.code != "clock":
                    raise trouble_of(refusal) from None
                moment = refusal.moment
                continue
            self.token, self.lease_seconds = answer.token, answer.lease_seconds
            return answer.token
        raise AssertionError("a laptop that signs by the server's clock gets a token")

    def unsent(self) -> set[str]:
        """The ids of everything that waits, was refused or is kept apart."""
        rows = self.memory.connection.execute("SELECT id FROM change WHERE seq IS NULL").fetchall()
        return {row[0] for row in rows}

    # Writing

    def row(self, key: RowKey) -> Row:
        return self.rows([key])[key]

    def rows(self, keys: Collection[RowKey]) -> dict[RowKey, Row]:
        with self.memory.engine.begin() as connection:
            shelf = Shelf(connection)
            shelf.fetch(keys)
            return {key: shelf[key] for key in keys}

    def all_rows(self) -> dict[RowKey, Row]:
        """Of every record that the vault holds."""
        found = self.memory.connection.execute("SELECT case_id, stream, record FROM record").fetchall()
        return self.rows([tuple(each) for each in found])

    def read(self, record: Record) -> Read:
        row = self.row((record.case_id, record.stream, record.id))
        versions = {v for each in (row.state, row.accepted) if each is not None for v in each.versions()}
        return Read(record, frozenset(versions))

    def commit(self, edits: Sequence[Edit], read: Read | None = None) -> None:
        """Commits, where the program may die at any statement; what was acknowledged is remembered for good."""
        edits = tuple(edits)
        if not edits:
            return
        before = self.row((edits[0].case_id, edits[0].stream, edits[0].record))
        # What is signed concerns the whole record, as its maker read it.
        signs = read is not None and any(edit.field == "finality" for edit in edits)
        cells = {read.record.id: cells_of(read.record)} if read is not None and signs else {}
        made = self._written(lambda: self.vault.commit(edits, now=self.now, read=cells))
        if made is not None and read is not None:
            for change in made.changes:
                self._check_parents(change, before, read)

    def decide(self, case_id: str, record: str, cell: str, value: Any) -> None:
        made = self._written(lambda: self.vault.decide(case_id, record, cell, value, now=self.now))
        if made is not None:
            self.decision = made
            still = [
                each
                for each in self.vault.undecided(case_id)
                if (each.record, each.cell) == (record, cell) and not each.stranded
            ]
            must(not still, "a decision decided nothing:", made.changes, still)

    def settle_stranded(self, case_id: str, goal: str, value: Any) -> None:
        """The goal comes back to its steps, or they go with it."""
        made = self._written(lambda: self.vault.settle_stranded(case_id, goal, value, now=self.now))
        if made is not None:
            still = [each for each in self.vault.undecided(case_id) if each.stranded and each.record == goal]
            must(not still, "what was stranded is so still:", made.changes, still)

    def reopen(self, made: Change, stood: Sequence[Side]) -> None:
        self._written(lambda: self.vault.reopen(made, stood, now=self.now))

    def _written(self, write: Callable[[], Committed]) -> Committed | None:
        try:
            with self.may_die():
                made = write()
        except NotAllowed as refusal:
            self.world.note(f"    not allowed: {refusal.sentence[:40]}")
            return None
        except Crashed:
            self.world.note("    died while writing")
            self.has_died = True
            if self.world.depth:
                raise  # and so is the run that was under way
            self.start()
            return None
        for change in made.changes:
            self.world.acknowledge(self, change)
        return made

    @contextmanager
    def may_die(self):
        """Now and then the program dies at one of the next statements."""
        rng = self.world.rng
        dies = self.world.deadly and rng.randrange(100) < self.world.deadly
        with self.memory.dying_after(rng.randrange(40) if dies else None):
            yield

    def _check_parents(self, change: Change, before: Row, read: Read) -> None:
        """An edit names what its maker saw, or made, or what reads the same; nothing else."""
        if before.state is None:
            return
        if change.kind == "delete" or change.field == "finality":
            self._check_whole(change, before.state, read)
            return
        states = [each for each in (before.state, before.accepted) if each is not None]
        sides = [side for state in states for side in state.sides(change.field)]
        same = {v for side in sides if side.value == change.old for v in side.versions}
        own = {each for each in change.parents if self.world.made_by(each) == self.device}
        same |= self.world.parents_of(own)
        written = [self.world.said(each, change.field) for each in self.world.line_of(own, self.device)]
        for side in sides:  # as does what another wrote of a value that was written here on the way
            if side.value in written:
                same |= set(side.versions)
        for side in sides:  # where it came to the same value as what was seen, it reads the same
            if not (read.versions | same).isdisjoint(side.versions):
                same |= {v for v in side.versions if self.world.said(v, change.field) == side.value}
        for parent in change.parents:
            seen = parent in read.versions or parent in same or self.world.made_by(parent) == self.device
            must(
                seen or self.world.said(parent, change.field) == change.old,
                "names what was not seen:",
                change,
            )
        shown = before.state.sides(change.field)[0]
        if shown.value == change.old:
            must(set(shown.versions) <= set(change.parents), "does not name what was seen:", change, shown)

    def _check_whole(self, change: Change, shown: Folded, read: Read) -> None:
        """A deletion or a signature names nothing of another's in a cell that did not read so."""
        cells = cells_of(read.record)
        for name in cells.keys() & shown.stamps.keys():
            if shown.cells.get(name) != cells[name] and name != change.field:
                for version in shown.sides(name)[0].versions:
                    theirs = self.world.made_by(version) != self.device and version not in read.versions
                    must(
                        not theirs or version not in change.parents, "names what was not read:", name, change
                    )
