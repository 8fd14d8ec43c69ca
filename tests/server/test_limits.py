"""Whoever asks too often, too slowly or for too much is held back, and nobody else."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from fastapi import FastAPI, Response
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.sync.troubles import AskedToWait, CutOff, ServerTrouble
from enplan_server.answers import refuse
from enplan_server.api import make_app
from enplan_server.limits import Limits, Pace, Room, most_connections, too_slow
from enplan_server.patience import Patient
from enplan_server.refusals import Refusal
from enplan_server.service import Server
from tests.server.processes import processes
from tests.server.running import Running, new_case_id, serving


@contextmanager
def limited(server: Running, limits: Limits) -> Iterator[str]:
    """The same database, served with other limits."""
    with serving(make_app(Server(server.engine, "Testkøbing", server.clock), limits)) as address:
        yield address


# How often


def test_a_laptop_that_asks_too_often_is_told_to_wait_and_no_other_is(server: Running):
    hasty, other = server.laptop(), server.laptop("Jonas Holm")
    with limited(server, Limits(pace=Pace(per_second=0.001, burst=4))) as address:
        hasty, other = server.speaking_with(address, hasty), server.speaking_with(address, other)
        for _ in range(3):  # and one for the token
            hasty.fetch()
        with pytest.raises(AskedToWait) as told:
            hasty.fetch()
        other.fetch()
    assert told.value.passes


def test_it_is_told_how_long(server: Running):
    laptop = server.laptop()
    laptop.fetch()
    with limited(server, Limits(pace=Pace(per_second=0.25, burst=1))) as address:
        answers = [sync(address, laptop.remote._pass.token) for _ in range(2)]
    assert [each.status_code for each in answers] == [200, 429]
    assert answers[1].headers["Retry-After"] in ("4", "5")
    assert answers[1].json()["code"] == "too_often"


def test_what_is_refused_for_haste_is_not_stored(server: Running):
    laptop, case = server.laptop(), new_case_id()
    with limited(server, Limits(pace=Pace(per_second=0.001, burst=1))) as address, pytest.raises(AskedToWait):
        server.speaking_with(address, laptop).send(laptop.change(case))
    assert not laptop.fetch().streams


@given(st.lists(st.floats(0, 20), max_size=60), st.integers(1, 5), st.integers(1, 10))
def test_in_no_stretch_of_time_is_more_admitted_than_burst_and_pace_allow(waits, per_second, burst):
    moment = [0.0]
    pace, admitted, told = Pace(per_second, burst, clock=lambda: moment[0]), [], []
    for wait in waits:
        moment[0] += wait
        try:
            pace.admit("a laptop")
        except Refusal as refusal:
            told.append(refusal.retry_after)
        else:
            admitted.append(moment[0])
    assert all(1 <= seconds <= 1 + 1 / per_second for seconds in told)
    for first, since in enumerate(admitted):
        for count, until in enumerate(admitted[first:], 1):
            assert count <= burst + (until - since) * per_second + 1e-6


# How slowly


def knock(address: str) -> socket.socket:
    parts = urlsplit(address)
    assert parts.hostname is not None
    knocking = socket.create_connection((parts.hostname, parts.port or 0))
    knocking.settimeout(10)
    return knocking


def head(length: int) -> bytes:
    return f"POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Length: {length}\r\n\r\n".encode()


def answered(knocking: socket.socket) -> bytes:
    """The whole of an answer that is an object in JSON."""
    answer = b""
    while not answer.endswith(b"}"):
        part = knocking.recv(1000)
        assert part, answer
        answer += part
    return answer


def drip(knocking: socket.socket, text: bytes) -> float:
    """Sends a byte now and then until the other side has had enough; after how many seconds that was."""
    began = time.monotonic()
    try:
        for each in text:
            knocking.sendall(bytes([each]))
            knocking.settimeout(0.05)
            try:
                if not knocking.recv(1000):
                    break
            except TimeoutError:
                continue
    except OSError:
        pass
    return time.monotonic() - began


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Patient, "seconds", 0.4)


def test_a_body_that_comes_byte_by_byte_is_cut_off(server: Running):
    with limited(server, Limits(body_seconds=0.3)) as address, knock(address) as knocking:
        knocking.sendall(head(1000) + b"{")
        answer = answered(knocking)
    assert answer.startswith(b"HTTP/1.1 408")
    assert b'"too_slow"' in answer


def test_a_body_may_take_longer_the_more_of_it_has_come(server: Running):
    with limited(server, Limits(body_seconds=0.5)) as address, knock(address) as knocking:
        knocking.sendall(head(40_004) + b"{}  ")
        for _ in range(10):
            time.sleep(0.1)
            knocking.sendall(b" " * 4000)
        assert knocking.recv(1000).startswith(b"HTTP/1.1 401")


def test_a_laptop_on_a_slow_line_sends_less_at_once_next_time(server: Running):
    """To it a body that was cut off for slowness is a connection that was cut."""
    laptop, app = server.laptop(), FastAPI()

    @app.post("/v1/token")
    async def slow() -> Response:
        return refuse(too_slow())

    with serving(app) as address, pytest.raises(CutOff) as told:
        server.speaking_with(address, laptop).fetch()
    assert told.value.passes


@pytest.mark.parametrize("text", [b"", b"POST /v1/sync HTTP/1.1\r\nHost: x\r\n" + b"X-Long: x" * 9999])
def test_headers_that_never_end_are_not_waited_for(server: Running, impatient: None, text: bytes):
    with knock(server.address) as knocking:
        if text:
            assert 0.2 < drip(knocking, text) < 5
        else:
            assert knocking.recv(1000) == b""


def test_a_refused_body_that_goes_on_and_on_is_not_listened_to(server: Running, impatient: None):
    with limited(server, Limits(body_seconds=0)) as address, knock(address) as knocking:
        knocking.sendall(head(10**6) + b"{")
        assert answered(knocking).startswith(b"HTTP/1.1 408")
        assert drip(knocking, b"x" * 10_000) < 5


def test_a_connection_that_rests_between_requests_stays_open(server: Running, impatient: None):
    with httpx2.Client(base_url=server.address, trust_env=False) as client:
        ends = set()
        for _ in range(2):
            with client.stream("GET", "/health") as response:
                stream = response.extensions["network_stream"]
                ends.add(stream.get_extra_info("client_addr"))
                response.read()
            time.sleep(0.8)
    assert len(ends) == 1


# How much


def sync(address: str, token: str, content: bytes = b"{}") -> httpx2.Response:
    with httpx2.Client(base_url=address, trust_env=False) as client:
        return client.post("/v1/sync", content=content, headers={"Authorization": f"Bearer {token}"})


def test_when_all_bodies_together_are_too_much_the_next_one_is_sent_away(server: Running):
    laptop, limits = server.laptop(), Limits(room=Room(most=1000))
    laptop.fetch()
    token = laptop.remote._pass.token
    with limited(server, limits) as address:
        answers = [sync(address, token, b"{}" + b" " * size) for size in (500, 2000, 500)]
        laptop = server.speaking_with(address, laptop)
        with pytest.raises(ServerTrouble) as told:
            laptop.send(*(laptop.change(new_case_id(), new={"words": str(n) * 50}) for n in range(50)))
    assert [each.status_code for each in answers] == [200, 503, 200]
    assert answers[1].json()["code"] == "busy"
    assert "Retry-After" in answers[1].headers
    assert told.value.passes
    assert limits.room.held == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits there")
def test_a_process_takes_all_the_handles_that_it_may_have():
    asked = "from enplan_server.limits import most_connections; print(most_connections())"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (256, 3000)); "
    out = subprocess.run([sys.executable, "-c", limit + asked], check=True, capture_output=True).stdout
    assert int(out) == 2900


@pytest.mark.skipif(
    most_connections() < 2100, reason="this machine does not let a process have so many handles"
)
def test_a_thousand_laptops_with_two_connections_each_fit(tmp_path: Path):
    with processes(f"sqlite:///{tmp_path / 'server.db'}") as (process,), ExitStack() as closing:
        for _ in range(2000):
            closing.enter_context(knock(process.address))
        assert httpx2.get(f"{process.address}/health", trust_env=False).json()["well"]
