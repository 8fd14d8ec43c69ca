"""Whether the database answers, asked so that nobody waits long for it to say so."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future

PATIENCE_SECONDS = 2.0


class Pulse:
    """Asks one question at a time, on a thread of its own: those for requests may all be waiting already."""

    def __init__(self, is_well: Callable[[], bool], patience: float = PATIENCE_SECONDS) -> None:
        self._is_well = is_well
        self._patience = patience
        self._lock = threading.Lock()
        self._asked: Future[bool] | None = None

    def beats(self) -> bool:
        """Whether the database answers in time."""
        try:
            return self._ask().result(self._patience)
        except Exception:  # noqa: BLE001  # whatever it is, the database does not answer
            return False

    async def felt(self) -> bool:
        """The same for those who may not block."""
        answer = asyncio.wrap_future(self._ask())
        done, _ = await asyncio.wait([answer], timeout=self._patience)
        return bool(done) and answer.exception() is None and answer.result()

    def _ask(self) -> Future[bool]:
        with self._lock:
            if self._asked is None or self._asked.done():
                self._asked = Future()
                threading.Thread(target=self._answer, args=[self._asked], daemon=True).start()
            return self._asked

    def _answer(self, asked: Future[bool]) -> None:
        try:
            asked.set_result(self._is_well())
        except Exception as error:  # noqa: BLE001  # it is told to whoever asks
            asked.set_exception(error)
