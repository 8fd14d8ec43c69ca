"""Programs in processes of their own, timed from outside: from the moment they are started."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic_ns

import psutil


@dataclass(slots=True)
class Started:
    """A running program; `began` is when it was started, on the monotonic clock in nanoseconds."""

    process: "subprocess.Popen[str]"
    began: int

    def moment(self, word: str) -> float:
        """Milliseconds from the start until it says that it has come so far."""
        said, _, moment = self._line().partition(" ")
        if said != word:
            raise RuntimeError(f"{word!r} expected, not {said!r}")
        return (int(moment) - self.began) / 1e6

    def numbers(self, until: str) -> Iterator[float]:
        """What it prints before it says that it has come so far."""
        while not (line := self._line()).startswith(until):
            yield float(line)

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def resident(self) -> float:
        """Megabytes that are in memory for it, with the libraries that other programs use too."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6


@contextmanager
def started(module: str, *words: str, home: Path) -> Iterator[Started]:
    """Runs a module until the block ends; it ends itself when its input is closed."""
    began = monotonic_ns()
    process = subprocess.Popen(
        [sys.executable, "-m", module, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(home),
    )
    try:
        yield Started(process, began)
    finally:
        process.communicate()


def _environment(home: Path) -> Mapping[str, str]:
    """A home of its own, so that no measurement meets anybody's settings, keyring or screen."""
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
