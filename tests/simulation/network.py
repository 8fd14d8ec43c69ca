"""The wire between laptops and server: bodies as they are, and everything that can happen to them on the way."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING, Any

import msgspec

from enplan_desktop.sync.bodies import pack
from enplan_desktop.sync.protocol import StreamPage, SyncAnswer, SyncRequest
from enplan_desktop.sync.troubles import (
    CutOff,
    NoNetwork,
    NotEnrolled,
    Revoked,
    ServerBehind,
    SyncTrouble,
    TooSlow,
)
from enplan_server.refusals import Refusal
from tests.simulation.memory import Crashed
from tests.simulation.spec import Violation, must

if TYPE_CHECKING:
    from tests.simulation.laptop import Laptop
    from tests.simulation.world import World

MOST_REQUESTS = 300
"""A run that asks more often than that has no end."""


class Fate(StrEnum):
    """What becomes of one request."""

    ARRIVES = "arrives"
    LOST = "lost"
    LATE = "late"
    """It is given up, and arrives all the same, some day."""
    TWICE = "twice"
    ANSWER_LOST = "answer lost"
    SERVER_DIES = "server dies"
    MANGLED = "mangled"
    """A broken machine on the way leaves something out of the answer, or puts it in another order."""


@dataclass(frozen=True)
class Weather:
    """How bad the network is: the chance of each fate but arrival, in percent."""

    fates: tuple[tuple[Fate, int], ...] = ()

    def fate(self, rng: Random) -> Fate:
        drawn = rng.randrange(100)
        for fate, chance in self.fates:
            drawn -= chance
            if drawn < 0:
                return fate
        return Fate.ARRIVES


CLEAR = Weather()


def some_weather(rng: Random) -> Weather:
    fates = (Fate.LOST, Fate.LATE, Fate.TWICE, Fate.ANSWER_LOST, Fate.SERVER_DIES, Fate.MANGLED)
    worst = rng.choice((0, 4, 8, 14))
    return Weather(tuple((fate, rng.randint(0, worst)) for fate in fates))


@dataclass(frozen=True)
class Late:
    """A request that is still under way although nobody waits for its answer."""

    laptop: "Laptop"
    token: str
    body: bytes
    compressed: bool


class Line:
    """One laptop's way to the server; what `sync_once` calls a remote."""

    def __init__(self, world: "World", laptop: "Laptop") -> None:
        self._world = world
        self._laptop = laptop
        self._requests = 0
        self.mangled = False
        self.refuses_mangled = False
        self.looks_ahead = False

    @property
    def lease_seconds(self) -> int | None:
        return self._laptop.lease_seconds

    def begin(self, *, looks_ahead: bool) -> None:
        """A run begins; where it looks ahead, an answer may be thrown away unread."""
        self._requests = 0
        self.mangled = self.refuses_mangled = False
        self.looks_ahead = looks_ahead

    def sync(self, request: SyncRequest) -> SyncAnswer:
        self._requests += 1
        must(self._requests < MOST_REQUESTS, self._laptop.name, "asks without an end")
        world, rng = self._world, self._world.rng
        fate = world.weather.fate(rng)
        world.note(f"    {self._laptop.name}: {_summary(request)} -> {fate}")
        if fate is Fate.LOST:
            raise rng.choice((NoNetwork, CutOff, TooSlow))
        if request.purged:
            self._laptop.copies.clear()  # they hold the same words, so the vault removes them before it says so
        if self._laptop.older:
            request = msgspec.structs.replace(request, marks={})
        body, compressed = pack(dressed(request) if self._laptop.newer else request)
        if fate in (Fate.LATE, Fate.TWICE) or (request.purged and world.restless):
            world.late.append(Late(self._laptop, self._laptop.token or "", body, compressed))
        if fate is Fate.LATE:
            raise rng.choice((CutOff, TooSlow))
        world.meanwhile(self._laptop)
        answer = self._answered(body, compressed, dies=fate is Fate.SERVER_DIES)
        if fate is Fate.ANSWER_LOST:
            raise rng.choice((CutOff, TooSlow))
        if fate is Fate.MANGLED:
            answer = self._mangled(answer)
        world.meanwhile(self._laptop)
        return answer

    def _answered(self, body: bytes, compressed: bool, *, dies: bool) -> SyncAnswer:
        world, laptop = self._world, self._laptop
        for _ in range(2):
            try:
                token = laptop.token or laptop.new_token()
                after = world.rng.randrange(60) if dies else None
                answer = world.server.ask(laptop, token, body, compressed, after)
            except Refusal as refusal:
                if refusal.code != "token":
                    raise trouble_of(refusal) from None
                laptop.token = None
                continue
            except Crashed:
                world.note("      the server died")
                raise CutOff from None
            world.note(f"      {_summary(answer)}")
            return answer
        raise Violation(f"{laptop.name} gets no token that counts")

    def _mangled(self, answer: SyncAnswer) -> SyncAnswer:
        """The answer, with one of its pages spoilt in a way that a laptop must notice at once, or by the sum."""
        rng = self._world.rng
        pages = {key: page for key, page in answer.streams.items() if page.accepted or page.states}
        if not pages:
            return answer
        key = rng.choice(sorted(pages))
        page = pages[key]
        name = "accepted" if page.states is None else "states"
        entries = list(getattr(page, name))
        at = rng.randrange(len(entries)) if entries else 0
        self.mangled = True
        how = rng.randrange(4)
        if how == 0 and not page.anew:
            page = msgspec.structs.replace(page, epoch=page.epoch + 1)
        elif how == 1 and at + 1 < len(entries):
            entries[at], entries[at + 1] = entries[at + 1], entries[at]
        elif how == 2 and entries:
            entries.insert(at, entries[at])
        elif at + 1 < len(entries) and not (name == "states" and self._laptop.newer):
            del entries[at]  # with a fold of its own, a newer laptop could not tell by the sum
        else:
            return answer
        silent = name == "states" and len(entries) < len(page.states or ())
        self._laptop.corrupt |= silent  # until the sum tells
        self.refuses_mangled = not silent and not self.looks_ahead and not self._is_old(key, page)
        spoilt = msgspec.structs.replace(page, **{name: tuple(entries)})
        return msgspec.structs.replace(answer, streams={**answer.streams, key: spoilt})

    def _is_old(self, key: str, page: StreamPage) -> bool:
        """Whether some of it is only a receipt for what was read long ago, or nobody has read the stream yet."""
        cursor = self._laptop.vault.cursors().get(key)
        entries = page.accepted if page.states is None else page.states
        return cursor is None or any(each.seq <= cursor.seq for each in entries)


def trouble_of(refusal: Refusal) -> SyncTrouble:
    known: dict[str, type[Any]] = {
        "revoked": Revoked,
        "not_enrolled": NotEnrolled,
        "server_behind": ServerBehind,
    }
    if refusal.code not in known:
        raise Violation(f"the server refuses a sound request: {refusal.code} {refusal.message}")
    found: SyncTrouble = known[refusal.code]()
    return found


def dressed(request: SyncRequest) -> dict[str, Any]:
    """The request as a program two versions newer would say it: with more in it than this server knows."""
    body: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(request))
    body["fold"] = 2
    body["mood"] = "fine"
    for name in ("changes", "sealed"):
        for change in body.get(name, ()):
            change["schema"] = 3
            change["because"] = {"of": ["something", "newer"]}
    return body


def _summary(said: SyncRequest | SyncAnswer) -> str:
    """What is said, in one line of the trace."""
    plain = msgspec.to_builtins(said)
    if isinstance(said, SyncRequest):
        for name in ("changes", "sealed"):
            if name in plain:
                plain[name] = [each["id"][-6:] for each in plain[name]]
        return f"asks {msgspec.json.encode(plain, order='sorted').decode()}"
    for page in plain.get("streams", {}).values():
        page["accepted"] = [[each["seq"], each["id"][-6:]] for each in page.get("accepted", ())]
        if page.get("states") is not None:
            page["states"] = [[each[0], each[1][1][-6:]] for each in page["states"]]
        page.pop("people", None)
    return f"told {msgspec.json.encode(plain, order='sorted').decode()}"
