"""A server that is told to stop answers what is under way, takes nothing new, and ends in time."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx2
import pytest

from enplan_desktop.sync.protocol import digest
from enplan_server.api import make_app
from enplan_server.service import Server
from tests.server.postgres import cluster
from tests.server.processes import processes
from tests.server.running import Running, serving
from tests.server.test_limits import answered, head, knock


def test_what_is_under_way_is_answered_and_nothing_new_is_taken(database: str):
    with (
        processes(database) as (process,),
        knock(process.address) as under_way,
        knock(process.address) as idle,
    ):
        under_way.sendall(head(2) + b"{")
        idle.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        answered(idle)
        process.popen.terminate()
        assert idle.recv(1000) == b""
        with pytest.raises(OSError, match="refused"):
            knock(process.address)
        assert process.popen.poll() is None
        under_way.sendall(b"}")
        assert answered(under_way).startswith(b"HTTP/1.1 401")
        assert process.popen.wait(timeout=8) == 0
        assert process.popen.stderr is not None
        assert "Traceback" not in process.popen.stderr.read()


def test_whoever_waits_for_news_is_answered_at_once(server: Running):
    laptop = server.laptop()
    laptop.fetch()
    app = make_app(Server(server.engine, "Testkøbing", server.clock))
    bearer = {"Authorization": f"Bearer {laptop.remote._pass.token}"}

    def wait(address: str) -> httpx2.Response:
        with httpx2.Client(base_url=address, trust_env=False, timeout=60, headers=bearer) as client:
            return client.get("/v1/changes", params={"digest": digest({}), "wait": 50})

    with ThreadPoolExecutor(1) as pool:
        with serving(app) as address:
            waiting = pool.submit(wait, address)
            while "enplan_waiting_laptops 1.0" not in httpx2.get(f"{address}/metrics", trust_env=False).text:
                assert not waiting.done()
                time.sleep(0.01)
            began = time.monotonic()
        assert waiting.result().json() == {"changed": False}
    assert time.monotonic() - began < 5


def test_a_database_that_hangs_does_not_keep_the_process():
    with ExitStack() as ending:
        own = ending.enter_context(cluster())
        (process,) = ending.enter_context(processes(own.database(), "--grace", "1"))
        waiting = ending.enter_context(knock(process.address))
        with own.frozen():
            waiting.sendall(head(2) + b"{}")
            time.sleep(0.5)
            process.popen.terminate()
            assert process.popen.wait(timeout=8) == 1
