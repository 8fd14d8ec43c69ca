"""Work away from the GUI thread: a lane is one worker, so what it owns needs no locks."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")

_log = logging.getLogger(__name__)


class _Postman(QObject):
    """Carries a finished job's answer to the thread that this object lives in."""

    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        # Queued also where the job was done before anybody could ask: an answer never comes inside the question.
        self.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, deliver: Callable[[], None]) -> None:
        deliver()


class Lane:
    """Runs plain functions one after another on a thread of its own."""

    def __init__(self, name: str) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._postman = _Postman()
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Whether some job's answer has not been delivered yet."""
        return self._waiting > 0

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs `work` on the lane, then `done` or `failed` on the GUI thread, unless `owner` is gone by then."""
        self._waiting += 1
        future = self._worker.submit(work)
        future.add_done_callback(
            lambda finished: self._postman.finished.emit(lambda: self._answer(owner, finished, done, failed))
        )

    def _answer(
        self,
        owner: QObject,
        finished: Future[Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        self._waiting -= 1
        error = finished.exception()
        if error is None:
            if done is not None and isValid(owner):
                done(finished.result())
            return
        if failed is None or not isinstance(error, Exception):
            raise error
        if isValid(owner):
            failed(error)

    def wait(self, work: Callable[[], T]) -> T:
        """Runs `work` on the lane and waits for it; raises what it raises. For other lanes and for closing."""
        return self._worker.submit(work).result()

    def close(self) -> None:
        """Finishes what is under way and ends the thread."""
        self._worker.shutdown(wait=True)
