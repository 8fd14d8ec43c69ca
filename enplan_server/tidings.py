"""Wakes whoever waits for something to happen: a case that was written in, a person whose cases are others now."""

import asyncio
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

Listener = Callable[[Collection[str], str], None]


@dataclass(eq=False, slots=True)
class Waiting:
    """Somebody who waits for one of some topics, on an event loop."""

    topics: frozenset[str]
    device: str
    loop: asyncio.AbstractEventLoop
    woken: asyncio.Event
    stopping: bool = False

    async def wait(self, seconds: float) -> bool:
        """Whether something happened, since it was last asked, before the time was up or the server stops."""
        try:
            await asyncio.wait_for(self.woken.wait(), max(0, seconds))
        except TimeoutError:
            return False
        self.woken.clear()
        return not self.stopping


class Tidings:
    """Tells this process's waiting laptops, and any listener that passes it on to other processes.

    `tell` may be called from any thread, once what happened is committed. Topics are ids of cases and persons.
    """

    def __init__(self) -> None:
        self._waiting: set[Waiting] = set()
        self._listeners: list[Listener] = []

    @property
    def waiting(self) -> int:
        """How many laptops wait."""
        return len(self._waiting)

    def pass_on(self, listener: Listener) -> None:
        """Calls `listener` with every topic that is told of in this process, and the device that did it."""
        self._listeners.append(listener)

    def tell(self, topics: Collection[str], *, by: str) -> None:
        if topics:
            self.heard(topics, by)
            for listener in self._listeners:
                listener(topics, by)

    def heard(self, topics: Collection[str], by: str) -> None:
        """As `tell`, for what another process told of."""
        for each in tuple(self._waiting):
            if each.device != by and not each.topics.isdisjoint(topics):
                each.loop.call_soon_threadsafe(each.woken.set)

    def wake_all(self) -> None:
        """Lets nobody wait any longer, because the server stops."""
        for each in tuple(self._waiting):
            each.stopping = True
            each.loop.call_soon_threadsafe(each.woken.set)

    @contextmanager
    def listening(self, topics: frozenset[str], device: str) -> Iterator[Waiting]:
        """Waits from now on; to be entered on the event loop."""
        waiting = Waiting(topics, device, asyncio.get_running_loop(), asyncio.Event())
        self._waiting.add(waiting)
        try:
            yield waiting
        finally:
            self._waiting.discard(waiting)
