"""What a server process writes about its work: enough to look after it, and no word that anybody wrote."""

import json
import socket
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx2
import msgspec
import pytest
from sqlalchemy import Engine

from enplan_desktop.domain.changes import Change
from enplan_desktop.sync.protocol import EnrolRequest
from enplan_desktop.sync.remote import Remote, enrol, new_device_key, public_key
from enplan_server import people
from enplan_server.database import open_database
from tests.server.postgres import Cluster
from tests.server.processes import processes
from tests.server.running import Laptop, plan_of
from tests.server.writing import somebody

MARKS = ("Kirsebærblomst", "Rabarbergrød", "Tordenvejr", "Sommerfugl", "Pindsvin")
"""Words that nobody writes by accident."""
FLOWER, PUDDING, THUNDER, BUTTERFLY, HEDGEHOG = MARKS

BREAKS = {
    "sqlite": (
        f"CREATE TRIGGER breaks BEFORE INSERT ON change BEGIN SELECT RAISE(ABORT, '{THUNDER}'); END",
        "DROP TRIGGER breaks",
    ),
    "postgresql": (
        """
        CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION '%%', convert_from(NEW.body, 'UTF8'); END $$;
        CREATE TRIGGER breaks BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION breaks()
        """,
        "DROP TRIGGER breaks ON change",
    ),
}
"""How a database is made to say what was written, in an error of its own."""


@dataclass
class Logged:
    """What a process did and what it said of it."""

    lines: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    device: str = ""

    @property
    def told(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]

    def of(self, route: str, status: int) -> list[dict[str, Any]]:
        return [each for each in self.told if (each.get("route"), each.get("status")) == (route, status)]


def invited(engine: Engine) -> str:
    person = somebody(engine, f"Mette {FLOWER}")
    with engine.begin() as connection:
        return people.invite(connection, person, 1, int(time.time()))


def use(address: str, code: str, engine: Engine, logged: Logged) -> None:
    """Success, refusals and faults, each with words that must not be repeated."""
    device, key = str(uuid4()), new_device_key()
    asked = EnrolRequest(code=code, device=device, device_name=f"{PUDDING}s T14", public_key=public_key(key))
    laptop = Laptop(enrol(address, asked).person, device, key, Remote(address, device, key))
    case, words = f"case-{uuid4()}", {"words": f"{THUNDER} {BUTTERFLY}"}
    assert plan_of(case) in laptop.send(laptop.change(case, new=words)).streams
    token = laptop.remote._pass.token
    laptop.remote.close()
    logged.device, logged.secrets = device, [code, token, key, case]

    break_off(address, token)
    breaks, mends = BREAKS[engine.dialect.name]
    broken = {"changes": [json.loads(_json(laptop.change(case, new=words)))]}
    refused = {"changes": [json.loads(_json(laptop.change(f"{case}-2", "unit:psykiatri", new=words)))]}
    with httpx2.Client(base_url=address, trust_env=False, headers={"User-Agent": HEDGEHOG}) as client:
        bearer = {"Authorization": f"Bearer {token}"}

        def post(content: bytes, **headers: str) -> None:
            response = client.post(f"/v1/sync?q={HEDGEHOG}", content=content, headers={**bearer, **headers})
            logged.statuses.append(response.status_code)

        post(json.dumps(refused).encode())
        post(f'{{"changes": "{BUTTERFLY}"'.encode())
        post(b"{}", Authorization=f"Bearer {HEDGEHOG}")
        logged.statuses.append(client.get(f"/{PUDDING}").status_code)
        logged.statuses.append(client.put(f"/v1/cases/{case}/members/{HEDGEHOG}", headers=bearer).status_code)
        logged.statuses.append(client.request(HEDGEHOG.upper(), "/v1/sync").status_code)
        with engine.begin() as connection:
            connection.exec_driver_sql(breaks)
        post(json.dumps(broken).encode())
        with engine.begin() as connection:
            connection.exec_driver_sql(mends)


def break_off(address: str, token: str) -> None:
    """A laptop whose network ends in the middle of a request."""
    at = urlsplit(address)
    with socket.create_connection((at.hostname, at.port)) as line:
        head = f"POST /v1/sync HTTP/1.1\r\nHost: {at.netloc}\r\nAuthorization: Bearer {token}\r\n"
        line.sendall(f'{head}Content-Length: 5000\r\n\r\n{{"changes": "{BUTTERFLY}'.encode())


def _json(change: Change) -> str:
    return msgspec.json.encode(change).decode()


def worked(database: str, form: str) -> Logged:
    logged, engine = Logged(), open_database(database)
    with processes(database, "--log-format", form) as (process,):
        use(process.address, invited(engine), engine, logged)
        out, err = process.stop()
    engine.dispose()
    assert out == ""
    logged.lines = err.splitlines()
    return logged


@pytest.fixture(scope="module")
def text_lines(tmp_path_factory: pytest.TempPathFactory) -> Logged:
    return worked(f"sqlite:///{tmp_path_factory.mktemp('log') / 'server.db'}", "text")


@pytest.fixture(scope="module")
def json_lines(postgresql: Cluster) -> Logged:
    return worked(postgresql.database(), "json")


@pytest.mark.parametrize("form", ["text_lines", "json_lines"])
def test_no_word_that_anybody_wrote_is_in_it(form: str, request: pytest.FixtureRequest):
    logged: Logged = request.getfixturevalue(form)
    assert logged.statuses == [200, 400, 401, 404, 404, 404, 500]
    everything = "\n".join(logged.lines)
    for word in (*MARKS, *map(ascii, MARKS), *logged.secrets, "psykiatri", "Mette"):
        assert word.strip("'").casefold() not in everything.casefold()
    assert logged.device in everything
    assert "POST /v1/sync 500" in everything or '"status": 500' in everything


def test_each_request_is_one_object_on_one_line(json_lines: Logged):
    taken, refused = json_lines.of("/v1/sync", 200)
    assert taken.keys() == {
        "time", "level", "logger", "method", "route", "status", "ms", "request", "device", "bytes_in", "bytes_out",
    }  # fmt: skip
    assert (taken["level"], taken["method"], taken["device"]) == ("INFO", "POST", json_lines.device)
    assert (refused["bytes_in"], refused["bytes_out"]) > (100, 50)
    assert [each["method"] for each in json_lines.of("/v1/sync", 404)] == ["other"]
    assert len(json_lines.of("/v1/cases/{case}/members/{person}", 404)) == 1
    requests = [each["request"] for each in json_lines.told if "request" in each]
    assert len(requests) == len(set(requests)) == 4 + len(json_lines.statuses)


def test_a_request_that_breaks_off_is_no_fault_of_the_servers(json_lines: Logged):
    broken_off, unreadable = json_lines.of("/v1/sync", 400)
    assert {broken_off["level"], unreadable["level"]} == {"INFO"}


def test_a_fault_is_told_by_its_place_and_the_request_that_met_it(json_lines: Logged):
    (fault,) = [each for each in json_lines.told if each["level"] == "ERROR"]
    (request,) = json_lines.of("/v1/sync", 500)
    assert "streams.py" in fault["message"]
    assert "in /v1/sync" in fault["message"]
    assert request["request"] in fault["message"]
