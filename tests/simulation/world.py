"""People, laptops, cases, a network and a server; one seed decides everything that happens among them."""

from collections.abc import Iterable
from random import Random

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import stream_key
from enplan_server.refusals import Refusal
from tests.simulation.acts import some_habits, something_small
from tests.simulation.laptop import Laptop
from tests.simulation.ledger import Somebody
from tests.simulation.memory import Crashed
from tests.simulation.network import CLEAR, Late, Weather, some_weather
from tests.simulation.place import Copy, Place
from tests.simulation.spec import must

KINDS = ("goal", "step", "appointment", "contact", "note", "dream", "sheet_choice", "case")
MORNING = 1_800_000_000.0
UNITS = (Unit.JOBCENTER, Unit.RUSMIDDELCENTER, Unit.PSYKIATRI)
NAMES = ("Mette", "Jonas", "Sara", "Liv")
HOUR, DAY, YEAR = 3600.0, 86400.0, 365 * 86400.0


class World:
    """Everything there is in one history."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        apart = Random(f"apart {seed}")  # so that other histories stay what they were
        self.restless = apart.random() < 0.25
        """People are let out and in again, and what their laptops say of it comes once more, late."""
        self.older = apart.randrange(5)
        """The number of the laptop that is of an older version."""
        self.now = MORNING
        self.trace: list[str] = []
        self.weather: Weather = CLEAR
        self.storm = some_weather(self.rng)
        self.deadly = 0
        self.deadly_in_storm = self.rng.choice((0, 3, 10, 25))
        self.depth = 0
        self.late: list[Late] = []
        self.copies: list[Copy] = []
        self.acknowledged: dict[str, tuple[Laptop, Change]] = {}
        self.given_up: set[str] = set()
        """What went with a disk of which there was no newer copy, or was taken back by who wrote it."""
        self.restored = False
        self.habits = some_habits(self.rng)
        self.kinds = ["note"] if self.rng.random() < 0.2 else self.rng.sample(KINDS, self.rng.randint(1, 4))
        """The types of records that people write in, beside notes."""
        self.leaning = self.rng.choice((None, None, *range(8)))
        """The cell that is mostly written in, in a history where people are that single-minded."""
        self.staff = self._people()
        self.server = Place(self, {each.id: each for each in self.staff})
        self.laptops = self._laptops()

    def _people(self) -> list[Somebody]:
        count = self.rng.choice((2, 2, 3, 4))
        units = self.rng.sample(UNITS, self.rng.randint(2, 3))
        return [Somebody(self.new_id(self.now), name, self.rng.choice(units).value) for name in NAMES[:count]]

    def _laptops(self) -> list[Laptop]:
        count = self.rng.randint(len(self.staff), 6) if self.rng.random() < 0.3 else len(self.staff)
        made = []
        for number in range(count):
            owner = self.staff[number] if number < len(self.staff) else self.rng.choice(self.staff)
            skew = self.rng.choice((0.0, 0.0, 40.0, -YEAR, YEAR, self.rng.uniform(-DAY, DAY)))
            newer = self.rng.random() < 0.15
            older = not newer and number == self.older
            made.append(Laptop(self, number, owner, newer, older, skew))
            if self.rng.random() < 0.85:
                self.join(made[-1])
        return made

    def join(self, laptop: Laptop) -> None:
        self.server.enrol(laptop)
        laptop.vault.join(laptop.owner.id, laptop.owner.name, Unit(laptop.owner.unit))
        laptop.joined, laptop.revoked, laptop.token = True, False, None

    def new_id(self, seconds: float) -> str:
        """A UUIDv7 out of the seed."""
        bits = self.rng.getrandbits(74)
        text = f"{int(seconds * 1000):012x}7{bits >> 62:03x}{0x8 | (bits >> 60 & 3):x}{bits & (1 << 60) - 1:015x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def pick(self, cells: int) -> int:
        """Which of so many cells somebody writes in."""
        if self.leaning is not None and self.rng.random() < 0.8:
            return self.leaning % cells
        return self.rng.randrange(cells)

    def note(self, line: str) -> None:
        self.trace.append(line)

    def passes(self, seconds: float) -> None:
        self.now += seconds

    # What was acknowledged

    def acknowledge(self, laptop: Laptop, change: Change) -> None:
        must(change.id not in self.acknowledged, "an id was given twice:", change)
        must(change.device_seq not in laptop.counted, "counted twice:", change)
        laptop.counted.add(change.device_seq)
        for parent in change.parents:
            must(
                self.server.watch.clock_of.get(parent, "") < change.clock,
                "does not sort after what was read:",
                change,
            )
        self.acknowledged[change.id] = (laptop, change)

    def made_by(self, version: str) -> str:
        known = self.acknowledged.get(version)
        return known[1].device if known else ""

    def parents_of(self, versions: Iterable[str]) -> set[str]:
        """What the makers of these had seen."""
        return {parent for each in versions for parent in self.acknowledged[each][1].parents}

    def line_of(self, versions: Iterable[str], device: str) -> set[str]:
        """These, and all that the same laptop wrote before them and named."""
        line: set[str] = set()
        coming = set(versions)
        while coming:
            line |= coming
            coming = {each for each in self.parents_of(coming) if self.made_by(each) == device} - line
        return line

    def said(self, version: str, cell: str) -> object:
        """What a version says of a cell."""
        known = self.acknowledged.get(version)
        if known is None:
            return None
        change = known[1]
        return change.new if change.kind == "set" else (change.new or {}).get(cell)

    # What happens in between

    def meanwhile(self, busy: Laptop) -> None:
        """While a request is under way, others act, and its own user writes on."""
        if self.depth or self.weather is CLEAR or self.rng.randrange(100) >= 12:
            return
        self.depth += 1
        try:
            something_small(self, busy)
        finally:
            self.depth -= 1

    def deliver(self) -> None:
        """A request that everybody has forgotten arrives after all."""
        late = self.late.pop(self.rng.randrange(len(self.late)))
        self.note(f"  late request of {late.laptop.name}")
        noted = self._lies_noted_on(late.laptop)
        try:
            self.server.ask(late.laptop, late.token, late.body, late.compressed, None)
        except Refusal as refusal:
            self.note(f"    {refusal.code}")
            must(
                refusal.code in ("token", "revoked", "server_behind"),
                "a late request is refused:",
                refusal.code,
                refusal.message,
            )
        except Crashed:
            raise AssertionError("nothing dies here") from None
        for key in sorted(noted - self.server.held_by(late.laptop)):
            # An older laptop cannot say which ending it means.
            allowed = self.server.watch.ledger.allows(key, late.laptop.owner, self.server.now())
            ended = late.laptop.revoked or not allowed
            must(late.laptop.older and ended, "a late word strikes off what lies on", late.laptop.name, key)

    def _lies_noted_on(self, laptop: Laptop) -> set[str]:
        """What is on a laptop, and the server knows it."""
        return self.server.held_by(laptop) & {key for key, each in laptop.vault.cursors().items() if each.seq}

    def key_of(self, change: Change) -> str:
        return stream_key(change.case_id, change.stream)
