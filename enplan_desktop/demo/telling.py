"""Tells the story on standard output, each line with the time on the kitchen clock."""

from collections.abc import Callable
from datetime import datetime

from enplan_desktop.domain.dates import clock_time


class Teller:
    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def tell(self, words: str) -> None:
        print(f"{clock_time(self._clock(), 'da')}  {words}", flush=True)
