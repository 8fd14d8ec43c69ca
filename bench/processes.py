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

from bench.painted import PAINTED


@dataclass(slots=True)
class Started:
    """A running program that has painted; `painted_after` is in milliseconds."""

    process: "subprocess.Popen[str]"
    painted_after: float

    def resident(self) -> float:
        """Megabytes that are in memory for it, with the libraries that other programs use too."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6

    def own(self) -> float:
        """Megabytes that would be given back if it ended."""
        return float(psutil.Process(self.process.pid).memory_full_info().uss) / 1e6

    def lines(self, until: str) -> Iterator[str]:
        """What it prints before the line `until`."""
        output = self.process.stdout
        assert output is not None
        return iter(lambda: output.readline().strip(), until)


@contextmanager
def started(module: str, *words: str, home: Path) -> Iterator[Started]:
    """Runs a module until the block ends; it ends itself when its input is closed."""
    began = monotonic_ns()
    process = subprocess.Popen(
        [sys.executable, "-m", module, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(home),
    )
    try:
        assert process.stdout is not None
        word, _, moment = process.stdout.readline().partition(" ")
        if word != PAINTED:
            raise RuntimeError(f"{module} did not paint")
        yield Started(process, (int(moment) - began) / 1e6)
    finally:
        process.communicate()


def environment(home: Path) -> Mapping[str, str]:
    """A home of its own, so that no measurement meets anybody's settings, keyring or screen."""
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
