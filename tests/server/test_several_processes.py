"""Several server processes stand on one PostgreSQL, and it does not matter which of them a laptop asks."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import Engine

from enplan_desktop.sync.protocol import Cursor, EnrolRequest, SyncAnswer, digest
from enplan_desktop.sync.remote import Remote, enrol, new_device_key, public_key
from enplan_desktop.sync.troubles import Revoked
from enplan_server import people
from enplan_server.checking import problems
from enplan_server.database import open_database
from tests.server.postgres import Cluster
from tests.server.processes import processes
from tests.server.running import Laptop, new_case_id, plan_of
from tests.server.writing import somebody


@dataclass
class Pair:
    """Two processes, and the database under them."""

    engine: Engine
    addresses: list[str]

    def laptop(self) -> Laptop:
        """Enrolled at the first process, and speaking with it."""
        whom = somebody(self.engine)
        with self.engine.begin() as connection:
            code = people.invite(connection, whom, 1, int(time.time()))
        device, key = str(uuid4()), new_device_key()
        asked = EnrolRequest(code=code, device=device, device_name="a laptop", public_key=public_key(key))
        enrol(self.addresses[0], asked)
        return Laptop(whom, device, key, Remote(self.addresses[0], device, key))

    def elsewhere(self, laptop: Laptop) -> Laptop:
        """The same laptop, now speaking with the second process, with the token that it has from the first."""
        laptop.fetch()
        remote = Remote(self.addresses[1], laptop.device, laptop.key)
        remote._pass.token = laptop.remote._pass.token
        return Laptop(laptop.person, laptop.device, laptop.key, remote)


@pytest.fixture(scope="module")
def pair(postgresql: Cluster) -> Iterator[Pair]:
    """Both start at once on a database that has no tables yet."""
    url = postgresql.url(postgresql.empty())
    with processes(url, many=2) as running:
        engine = open_database(url, make=False)
        yield Pair(engine, [each.address for each in running])
        engine.dispose()


def test_both_answer_though_both_made_the_tables(pair: Pair):
    with httpx2.Client(trust_env=False) as client:
        for address in pair.addresses:
            assert client.get(f"{address}/health").json()["well"]


def test_a_token_from_one_is_valid_on_the_other(pair: Pair):
    here = pair.laptop()
    there = pair.elsewhere(here)
    token = there.remote._pass.token
    there.fetch()
    assert token
    assert there.remote._pass.token == token
    here.fetch()
    assert here.remote._pass.token == token
    for each in (here, there):
        each.remote.close()


def test_what_one_takes_is_read_from_the_other_and_numbered_on_there(pair: Pair):
    here, case = pair.laptop(), new_case_id()
    there = pair.elsewhere(here)
    first, second = here.change(case), here.change(case)
    here.send(first)
    there.send(second)
    for each in (here, there):
        entries = each.fetch().streams[plan_of(case)].accepted
        assert [(entry.seq, entry.id) for entry in entries] == [(1, first.id), (2, second.id)]
        each.remote.close()


def test_who_waits_at_one_hears_at_once_of_what_the_other_took(pair: Pair):
    here, colleague, case = pair.laptop(), pair.laptop(), new_case_id()
    here.send(here.change(case))
    here.remote.share(case, colleague.person.id)
    page = colleague.fetch().streams[plan_of(case)]
    there = pair.elsewhere(colleague)
    seen = digest({plan_of(case): Cursor(page.epoch, page.head, page.state)})
    bearer = {"Authorization": f"Bearer {there.remote._pass.token}"}

    def wait() -> tuple[dict[str, bool], float]:
        began = time.monotonic()
        with httpx2.Client(base_url=pair.addresses[1], trust_env=False, timeout=60, headers=bearer) as client:
            answer = client.get("/v1/changes", params={"digest": seen, "wait": 30}).json()
        return answer, time.monotonic() - began

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(wait)
        time.sleep(1.5)
        assert not waiting.done()
        here.send(here.change(case))
        answer, took = waiting.result()
    assert answer == {"changed": True}
    assert took < 10
    for each in (here, colleague, there):
        each.remote.close()


def test_a_laptop_that_is_shut_out_of_one_is_shut_out_of_both(pair: Pair):
    here = pair.laptop()
    there = pair.elsewhere(here)
    there.fetch()
    with pair.engine.begin() as connection:
        people.revoke(connection, here.device, int(time.time()))
    for each in (here, there):
        assert each.fetch() == SyncAnswer(shut_out=True)
        with pytest.raises(Revoked):
            each.remote.directory()
        each.remote.close()


def test_one_change_sent_to_both_at_once_is_stored_once(pair: Pair):
    here, cases = pair.laptop(), [new_case_id() for _ in range(20)]
    there = pair.elsewhere(here)
    for case in cases:
        sent = here.change(case)
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda laptop, change: laptop.send(change), (here, there), (sent, sent)))
        assert [each.streams[plan_of(case)].accepted[0].seq for each in answers] == [1, 1]
    for each in (here, there):
        each.remote.close()
    with pair.engine.begin() as connection:
        assert problems(connection) == []
