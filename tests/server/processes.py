"""Real server processes, as IT starts them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

COMMAND = (sys.executable, "-m", "enplan_server")


@dataclass
class Process:
    """A server process that answers at `address`."""

    popen: subprocess.Popen[str]
    address: str

    def stop(self) -> tuple[str, str]:
        """Tells it to stop; what it had said on standard output and standard error."""
        self.popen.terminate()
        return self.popen.communicate(timeout=30)


def started(database: str, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "serve", "--database", database, "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def processes(database: str, *options: str, many: int = 1) -> Iterator[list[Process]]:
    """Several servers on one database, started at once. Fails where one says nothing."""
    with ExitStack() as ending:
        begun = [started(database, *options) for _ in range(many)]
        for each in begun:
            ending.callback(_end, each)
        yield [Process(each, _address(each)) for each in begun]


def _address(popen: subprocess.Popen[str]) -> str:
    assert popen.stdout is not None
    address = popen.stdout.readline().strip()
    assert address, popen.communicate(timeout=30)[1]
    return address


def _end(popen: subprocess.Popen[str]) -> None:
    if popen.poll() is None:
        popen.kill()
    popen.communicate()
