"""Programs that can be killed: one process imports everything, under the recorder, and forks for each run.

Run as a program it is that process: it reads one order a line, and answers each with one line.
"""

import gc
import json
import os
import signal
import ssl
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enplan_server.api import make_app
from enplan_server.database import open_database
from enplan_server.service import Server
from enplan_server.serving import configured
from tests.crash.shim import Moment, Recorder
from tests.storage.making import make_blank


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: by its own end, by SIGKILL where it was told to, and never otherwise."""

    killed: bool


class Nursery:
    """The parent's end."""

    def __init__(self, library: Path) -> None:
        environment = {**os.environ, "LD_PRELOAD": str(library)}
        # A sanitizer or coverage of the parent has no business in processes that are killed.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery"],
            cwd=Path(__file__).parents[2],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(
        self,
        story: str,
        folder: Path,
        told: Mapping[str, Any] | None = None,
        *,
        journal: Path | None = None,
        kill: tuple[int, Moment] | None = None,
        fault: str = "",
    ) -> int:
        """Begins a story (see `stories.py`) under a watched folder; returns the process's number."""
        answer = self._order(
            story=story,
            folder=str(folder),
            told=dict(told or {}),
            journal=str(journal) if journal else None,
            kill=kill,
            fault=fault,
        )
        return int(answer["pid"])

    def wait(self) -> Ended:
        """Waits for the story that was begun last."""
        status = int(self._order()["status"])
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGKILL
            return Ended(killed=True)
        assert os.WEXITSTATUS(status) == 0, "the story failed; what it said is on standard error"
        return Ended(killed=False)

    def run(self, *said: Any, **more: Any) -> Ended:
        self.start(*said, **more)
        return self.wait()

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(30)

    def _order(self, **said: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def _serve() -> None:
    from tests.crash import faults, stories

    _warm_up()
    running = 0
    for line in sys.stdin:
        order = json.loads(line)
        if order:
            running = os.fork()
            if not running:
                _play(order, stories.STORIES, faults.FAULTS)
            answer = {"pid": running}
        else:
            answer = {"status": os.waitpid(running, 0)[1]}
        print(json.dumps(answer), flush=True)


def _warm_up() -> None:
    """Loads what the programs would each load anew: they are started hundreds of times."""
    import httpcore2  # noqa: F401  # what the client's library loads at its first request

    # Nothing here speaks TLS, and every client would read the certificates of the world.
    ssl.SSLContext.load_verify_locations = lambda *_, **__: None  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        make_blank(Path(folder) / "vault")
        engine = open_database(f"sqlite:///{folder}/server.db")
        configured(make_app(Server(engine, ""))).load()
        engine.dispose()
    gc.collect()
    gc.freeze()


def _play(order: Mapping[str, Any], stories: Mapping[str, Any], faults: Mapping[str, Any]) -> None:
    """One run in a process of its own, which ends here."""
    code = 1
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        os.dup2(silence, 0)
        os.dup2(silence, 1)
        recorder = Recorder()
        if order["fault"]:
            faults[order["fault"]].plant()
        recorder.watch(Path(order["folder"]), Path(order["journal"]) if order["journal"] else None)
        deed, moment = order["kill"] or (-1, Moment.NEVER)
        recorder.arm(deed, Moment(moment))
        stories[order["story"]](Path(order["folder"]), recorder, **order["told"])
        code = 0
    except BaseException:  # noqa: BLE001  # whatever it was, the parent of this fork is not to go on as two
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
