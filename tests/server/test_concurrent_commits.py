"""While many commit at once, whoever follows along misses nothing: numbers stand in the order of the commits.

ENPLAN_COMMITS says how many commits there are on each kind of database: a hundred thousand on both together, where
nobody says. A million on each, for a long while of soaking:

    ENPLAN_COMMITS=1000000 .venv/bin/pytest tests/server/test_concurrent_commits.py
"""

import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Engine, func, select

from enplan_desktop.sync.protocol import MAX_BATCH, Cursor, Person, stream_key
from enplan_server import access, streams, telling
from enplan_server.checking import problems
from enplan_server.database import one_moment, open_database
from enplan_server.tables import change
from tests.server.conftest import KINDS, new_database
from tests.server.postgres import Cluster
from tests.server.running import new_case_id
from tests.server.writing import MOMENT, enrolled, patient, somebody

COMMITS = int(os.environ.get("ENPLAN_COMMITS", "50000"))
WRITERS, STREAMS = 2, 3
ROOT = Path(__file__).resolve().parents[2]

IN_MEMORY = Path("/dev/shm")
"""Here nothing waits for a disk, and more commits fit into the same time."""

Seen = dict[str, list[tuple[int, str]]]


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        yield new_database(request.param, request, Path(folder))


class Follower:
    """Reads what is new, from where it stands, over and over."""

    def __init__(self, engine: Engine, person: Person) -> None:
        self._engine = engine
        self._person = person
        self._cursors: dict[str, Cursor] = {}
        self.seen: Seen = defaultdict(list)
        self.looks = 0

    def look(self) -> bool:
        """Whether there is more to read at once."""
        asked = telling.Asked("", self._cursors, "", MAX_BATCH, alike=True)
        with one_moment(self._engine) as connection:
            standing = access.readable(connection, self._person, MOMENT)
            told = telling.tell(connection, standing, asked, streams.Taken(frozenset(), (), {}))
        for key, page in told.streams.items():
            self.seen[key] += [(entry.seq, entry.id) for entry in page.accepted]
            self._cursors[key] = Cursor(page.epoch, page.accepted[-1].seq)
        self.looks += 1
        return told.start is not None

    def follow(self, writing: list[subprocess.Popen[bytes]]) -> None:
        ended = False
        while not ended:
            ended = all(each.poll() is not None for each in writing)  # once more after the last has ended
            while self.look():
                pass
            time.sleep(0.01)


@pytest.fixture(autouse=True)
def everything_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has fallen behind is told every change all the same, not what they come to."""
    monkeypatch.setattr(telling, "A_FEW", sys.maxsize)


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = patient(open_database(url))
    yield engine
    engine.dispose()


def written(engine: Engine, url: str, commits: int, cases: list[str], *options: str) -> Follower:
    """Lets several processes write, and somebody follow, until all have ended."""
    person = somebody(engine)
    opening = enrolled(engine, person)
    for case in cases:
        opening.write(case)
    each = commits // WRITERS
    command = [sys.executable, "-m", "tests.server.writing", url, person.id, str(each), *cases]
    follower = Follower(engine, person)
    follower.look()
    with ExitStack() as ending:
        writing = [subprocess.Popen([*command, *options], cwd=ROOT) for _ in range(WRITERS)]
        for process in writing:
            ending.callback(process.wait)
            ending.callback(process.terminate)
        follower.follow(writing)
    assert [process.returncode for process in writing] == [0] * WRITERS
    return follower


@pytest.mark.timeout(120 + COMMITS // 20)
def test_whoever_follows_along_misses_none_of_many_commits_at_once(database: str):
    cases = [new_case_id() for _ in range(STREAMS)]
    with opened(database) as engine:
        follower = written(engine, database, COMMITS, cases)
        with engine.begin() as connection:
            assert problems(connection) == []
    entries = [entry for seen in follower.seen.values() for entry in seen]
    assert follower.seen.keys() == {stream_key(case, "plan") for case in cases}
    for seen in follower.seen.values():
        assert [seq for seq, _ in seen] == list(range(1, len(seen) + 1))
    assert len({id_ for _, id_ in entries}) == len(entries) == COMMITS + STREAMS
    assert follower.looks > 50


def test_numbers_drawn_where_nobody_waits_are_caught(postgresql: Cluster):
    url = postgresql.database()
    with opened(url) as engine:
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE SEQUENCE naive START 2")
        follower = written(engine, url, 2000, [new_case_id()], "--naive")
        with engine.begin() as connection:
            stored = connection.scalar(select(func.count()).select_from(change))
    (seen,) = follower.seen.values()
    assert stored == 2001
    assert len(seen) < stored
