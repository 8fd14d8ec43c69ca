"""What a process tells of itself in figures, and whether it is well."""

import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import httpx2
import pytest
from sqlalchemy import Engine

from enplan_desktop.sync.troubles import ServerTrouble
from enplan_server.api import make_app
from enplan_server.pulse import Pulse
from enplan_server.service import Server
from tests.server.postgres import Cluster, cluster
from tests.server.processes import processes
from tests.server.running import Running, new_case_id, plan_of, running, serving


def figures(address: str) -> dict[str, float]:
    response = httpx2.get(f"{address}/metrics", trust_env=False)
    assert response.headers["content-type"].startswith("text/plain; version=")
    lines = (line.rsplit(" ", 1) for line in response.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in lines}


@pytest.fixture
def fresh(server: Running) -> Iterator[str]:
    """A server that has counted nothing yet, on the same database."""
    with serving(make_app(Server(server.engine, "Testkøbing", server.clock))) as address:
        yield address


def test_requests_and_changes_are_counted(server: Running, fresh: str):
    laptop, case = server.laptop(), new_case_id()
    there = server.speaking_with(fresh, laptop)
    there.send(there.change(case), there.change(case), there.change(new_case_id(), "unit:psykiatri"))
    httpx2.get(f"{fresh}/nothing", trust_env=False)
    told = figures(fresh)
    assert told['enplan_requests_total{method="POST",route="/v1/sync",status="200"}'] == 1
    assert told['enplan_requests_total{method="GET",route="elsewhere",status="404"}'] == 1
    assert told['enplan_request_seconds_count{route="/v1/sync"}'] == 1
    assert told["enplan_changes_acknowledged_total"] == 2
    assert told['enplan_changes_refused_total{reason="no_access"}'] == 1
    assert told["enplan_database_up"] == 1
    assert told["enplan_waiting_laptops"] == 0


def test_it_tells_nothing_of_anybody(server: Running, fresh: str):
    laptop, case = server.laptop("Mette Kirsebær"), new_case_id()
    server.speaking_with(fresh, laptop).send(laptop.change(case, new={"words": "Rabarber"}))
    told = httpx2.get(f"{fresh}/metrics", trust_env=False).text
    for word in (case, laptop.device, laptop.person.id, "Kirsebær", "Rabarber", "jobcenter"):
        assert word not in told


def test_figures_move_to_a_port_of_their_own_and_each_process_has_its_own(postgresql: Cluster):
    database = postgresql.database()
    with processes(database, "--metrics-port", "0", many=2) as pair:
        told = [metrics_address(process) for process in pair]
        for process in pair:
            assert httpx2.get(f"{process.address}/metrics", trust_env=False).status_code == 404
        httpx2.get(f"{pair[0].address}/health", trust_env=False)
        counted = [figures(address) for address in told]
        for process in pair:
            process.stop()
    health = 'enplan_requests_total{method="GET",route="/health",status="200"}'
    assert [health in each for each in counted] == [True, False]
    for each in counted:
        assert each["enplan_connections"] >= 0
        assert each["enplan_database_connections_in_use"] >= 0
        assert each["enplan_database_up"] == 1


def metrics_address(process) -> str:
    line = process.popen.stderr.readline()
    found = re.fullmatch(r"(http://127\.0\.0\.1:\d+)/metrics\n", line)
    assert found, line
    return found[1]


def test_figures_may_be_told_nowhere(tmp_path):
    with processes(f"sqlite:///{tmp_path / 'server.db'}", "--metrics-port", "off") as (process,):
        assert httpx2.get(f"{process.address}/metrics", trust_env=False).status_code == 404
        process.stop()


# Whether the database answers


@contextmanager
def all_taken(engine: Engine) -> Iterator[None]:
    """Nobody else gets a connection to the database meanwhile."""
    with ExitStack() as held:
        for _ in range(engine.pool.size()):  # type: ignore[attr-defined]  # of the pool that this one is
            held.enter_context(engine.connect())
        yield


def test_it_says_in_time_that_it_is_not_well_when_the_database_hangs(server: Running, fresh: str):
    with all_taken(server.engine):
        began = time.monotonic()
        answer = httpx2.get(f"{fresh}/health", trust_env=False, timeout=10)
        took = time.monotonic() - began
    assert (answer.status_code, answer.json()["well"]) == (503, False)
    assert 1.5 < took < 4
    assert httpx2.get(f"{fresh}/health", trust_env=False).json()["well"]


def test_the_database_is_asked_once_however_many_want_to_know():
    asked, answered = [], threading.Event()

    def is_well() -> bool:
        asked.append(1)
        return answered.wait(10)

    pulse = Pulse(is_well, patience=0.1)
    with ThreadPoolExecutor(8) as pool:
        assert [each.result() for each in [pool.submit(pulse.beats) for _ in range(8)]] == [False] * 8
    answered.set()
    assert len(asked) == 1
    assert pulse.beats()


def test_a_postgresql_that_goes_away_is_said_so_and_used_again_when_it_is_back():
    with cluster() as own, running(own.database()) as server:
        laptop, case = server.laptop(), new_case_id()
        laptop.send(laptop.change(case))
        own.close()
        own.control("stop")
        answer = httpx2.get(f"{server.address}/health", trust_env=False, timeout=10)
        assert (answer.status_code, answer.json()["well"]) == (503, False)
        assert figures(server.address)["enplan_database_up"] == 0
        with pytest.raises(ServerTrouble):
            laptop.send(laptop.change(case))
        own.control("start")
        laptop.send(laptop.change(case))
        assert len(laptop.fetch().streams[plan_of(case)].accepted) == 2
        assert httpx2.get(f"{server.address}/health", trust_env=False).json()["well"]
