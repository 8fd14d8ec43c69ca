"""Whatever comes in, the answer is a refusal in the protocol's own form, and nothing is half-written."""

import json
import logging
import time
from dataclasses import asdict, dataclass
from typing import Any

import httpx2
import msgspec
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enplan_desktop.sync.protocol import (
    MAX_BATCH,
    MAX_BODY_BYTES,
    MAX_CHANGE_BYTES,
    PROTOCOL_VERSION,
    EnrolRequest,
    ErrorAnswer,
    TokenAnswer,
    TokenRequest,
    token_message,
)
from enplan_desktop.sync.remote import enrol, new_device_key, public_key
from enplan_server import people
from enplan_server.people import CLOCK_TOLERANCE, TOKEN_SECONDS
from enplan_server.reading import DEEPEST, MOST_PARENTS
from tests.domain.strategies import plain_values
from tests.server.running import Laptop, Running, new_case_id, plan_of

FIELDS = ("id", "record", "case_id", "actor", "device", "stream", "kind", "type", "clock")


@pytest.fixture
def bare(server: Running):
    with httpx2.Client(base_url=server.address, trust_env=False) as client:
        yield client


def ask_for_token(bare: httpx2.Client, laptop: Laptop, moment: int) -> httpx2.Response:
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(laptop.key))
    signature = key.sign(token_message(laptop.device, moment)).hex()
    request = TokenRequest(device=laptop.device, moment=moment, signature=signature)
    return bare.post("/v1/token", content=msgspec.json.encode(request))


@dataclass
class Ask:
    """Posts any body to /v1/sync as an enrolled laptop."""

    bare: httpx2.Client
    laptop: Laptop
    token: str

    def __call__(self, content: bytes, **headers: str) -> httpx2.Response:
        headers.setdefault("Authorization", f"Bearer {self.token}")
        return self.bare.post("/v1/sync", content=content, headers=headers)


@pytest.fixture
def ask(bare: httpx2.Client, server: Running) -> Ask:
    laptop = server.laptop()
    answer = ask_for_token(bare, laptop, server.clock())
    return Ask(bare, laptop, msgspec.json.decode(answer.content, type=TokenAnswer).token)


def refusal(response: httpx2.Response) -> tuple[int, str]:
    return response.status_code, msgspec.json.decode(response.content, type=ErrorAnswer).code


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"rubbish",
        b"[]",
        b"null",
        b'{"changes": 5}',
        b'{"changes": [5]}',
        b'{"changes": [{}]}',
        b'{"changes": [{"id": "a/b"}]}',
        b'{"cursors": {"x": 1}}',
        b'{"page": 0}',
        b'{"page": 501}',
        b'{"page": 1e300}',
        b"[" * 100_000,
        b'{"changes": [' + b"[" * 100_000,
        b"\xff\xfe",
        '{"digest": "\ud800"}'.encode("utf-8", "surrogatepass"),
    ],
)
def test_rubbish_is_refused_as_malformed(ask: Ask, body):
    assert refusal(ask(body)) == (400, "malformed")


def test_more_changes_than_a_batch_holds_are_refused(ask: Ask):
    assert refusal(ask(json.dumps({"changes": [{}] * (MAX_BATCH + 1)}).encode())) == (400, "malformed")


def test_a_body_that_is_too_large_is_refused(ask: Ask):
    assert refusal(ask(b" " * (MAX_BODY_BYTES + 1))) == (413, "too_large")


def test_a_small_body_that_unpacks_to_a_huge_one_is_refused(ask: Ask):
    for claims_its_size in (True, False):
        compressor = zstandard.ZstdCompressor(write_content_size=claims_its_size)
        bomb = compressor.compress(b" " * (20 * MAX_BODY_BYTES))
        assert refusal(ask(bomb, **{"Content-Encoding": "zstd"})) == (413, "too_large")


def test_a_body_that_says_it_is_compressed_and_is_not_is_refused(ask: Ask):
    assert refusal(ask(b"{}", **{"Content-Encoding": "zstd"})) == (400, "malformed")
    cut = zstandard.ZstdCompressor().compress(b'{"digest": "' + b"x" * 999 + b'"}')[:-9]
    assert refusal(ask(cut, **{"Content-Encoding": "zstd"})) == (400, "malformed")
    assert refusal(ask(b"{}", **{"Content-Encoding": "gzip"})) == (415, "malformed")


def test_without_a_token_nothing_is_served(bare, ask):
    assert refusal(bare.post("/v1/sync", content=b"{}")) == (401, "token")
    assert refusal(ask(b"{}", Authorization="Bearer invented")) == (401, "token")
    assert refusal(ask(b"{}", Authorization="Basic eDp5")) == (401, "token")
    assert refusal(bare.put("/v1/cases/a/members/b")) == (401, "token")


def test_a_token_lasts_as_long_as_it_says(ask: Ask, server: Running):
    assert ask(b"{}").status_code == 200
    server.clock.now += TOKEN_SECONDS + 1
    assert refusal(ask(b"{}")) == (401, "token")


def test_the_last_token_of_a_laptop_that_was_shut_out_does_not_count_when_it_comes_back(
    ask: Ask, server: Running
):
    laptop = ask.laptop
    with server.engine.begin() as connection:
        people.revoke(connection, laptop.device, server.clock())
        code = people.invite(connection, laptop.person, 1, server.clock())
    assert json.loads(ask(b"{}").content)["shut_out"]
    key = public_key(new_device_key())
    enrol(server.address, EnrolRequest(code=code, device=laptop.device, device_name="found", public_key=key))
    assert refusal(ask(b"{}")) == (401, "token")


def test_a_signature_that_is_old_gives_no_token_but_the_servers_clock(bare, server):
    answer = ask_for_token(bare, server.laptop(), server.clock() - CLOCK_TOLERANCE - 1)
    assert refusal(answer) == (401, "clock")
    assert json.loads(answer.content)["moment"] == server.clock()


def test_other_versions_of_the_protocol_are_told_who_must_move(ask: Ask):
    for version, code in ((PROTOCOL_VERSION + 1, "client_too_new"), (PROTOCOL_VERSION - 1, "client_too_old")):
        plain = json.dumps({"version": version}).encode()
        unlike = json.dumps({"version": version, "changes": "in another form"}).encode()
        assert refusal(ask(plain)) == (400, code)
        assert refusal(ask(unlike)) == (400, code)


def test_there_is_nothing_elsewhere(bare):
    assert refusal(bare.get("/nothing")) == (404, "not_found")
    assert refusal(bare.get("/v1/sync")) == (404, "not_found")
    assert refusal(bare.put("/v1/cases/a%20b/members/c", headers={"Authorization": "Bearer x"})) == (
        400,
        "malformed",
    )


def test_malformed_enrolments_are_refused(bare, server):
    _, code = server.invite()
    whole = {"code": code, "device": "d-1", "device_name": "x", "public_key": "00" * 32}
    for wrong in (
        {"public_key": "00"},
        {"public_key": "zz"},
        {"device": ""},
        {"device": "a b"},
        {"signed_as": "ø"},
    ):
        response = bare.post("/v1/enrol", content=json.dumps({**whole, **wrong}).encode())
        assert refusal(response) == (400, "malformed")


def refused_with(ask: Ask, **wrong: Any) -> str:
    """Sends one good change and one with something wrong; returns why the wrong one was refused."""
    laptop, case = ask.laptop, new_case_id()
    good = asdict(laptop.change(case))
    bad = {**asdict(laptop.change(case)), **wrong}
    response = ask(json.dumps({"changes": [bad, good]}).encode())
    assert response.status_code == 200
    answer = json.loads(_plain(response))
    assert [entry["id"] for entry in answer["streams"][plan_of(case)]["accepted"]] == [good["id"]]
    (refused,) = answer["refused"]
    assert refused["id"] == bad["id"]
    return str(refused["reason"])


def _plain(response: httpx2.Response) -> bytes:
    if response.headers.get("content-encoding") == "zstd":
        return zstandard.ZstdDecompressor().decompressobj().decompress(response.content)
    return response.content


def nested(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "wrong",
    [
        {"record": "../../etc"},
        {"record": ""},
        {"stream": "unit:"},
        {"stream": "plan/x"},
        {"kind": ""},
        {"type": "x" * 65},
        {"clock": "later"},
        {"clock": "ffffffffffff-ffff"},
        {"device_seq": 0},
        {"device_seq": 2**64},
        {"schema": 0},
        {"parents": ["v"] * (MOST_PARENTS + 1)},
        {"parents": "v1"},
        {"parents": [""]},
        {"new": nested(DEEPEST + 1)},
        {"old": {"a": nested(DEEPEST)}},
    ],
)
def test_one_malformed_change_spoils_no_other(ask: Ask, wrong):
    assert refused_with(ask, **wrong) == "malformed"


def test_a_change_that_is_too_large_is_refused_by_itself(ask: Ask):
    assert refused_with(ask, new={"words": "x" * MAX_CHANGE_BYTES}) == "too_large"


def test_a_ten_thousand_word_note_in_any_script_is_taken(server: Running):
    laptop, case = server.laptop(), new_case_id()
    text = "Han sagde: «jeg vil» – 我想要 \U0001f600 \x00\x07\u202e " * 1250
    laptop.send(laptop.change(case, type="note", new={"text": text}))
    (entry,) = laptop.fetch().streams[plan_of(case)].accepted
    assert entry.change is not None
    assert entry.change.new == {"text": text}


def test_what_only_a_newer_laptop_knows_is_kept_word_for_word(ask: Ask):
    case = new_case_id()
    change = {
        **asdict(ask.laptop.change(case, kind="sing", type="song", field="tune")),
        "mood": {"is": ["new"]},
    }
    ask(json.dumps({"changes": [change]}).encode())
    answer = json.loads(_plain(ask(b"{}")))
    assert answer["streams"][plan_of(case)]["accepted"][0]["change"] == {**change, "parents": []}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from([*FIELDS, "old", "new", "parents", "schema", "device_seq"]), plain_values()
    )
)
def test_no_change_whatever_its_fields_is_answered_with_a_fault(ask: Ask, wrong):
    change = {**asdict(ask.laptop.change(new_case_id())), **wrong}
    assert ask(json.dumps({"changes": [change]}).encode()).status_code in (200, 400)


def test_a_fault_of_the_server_is_said_without_a_traceback_and_logged_without_a_word(
    ask, caplog, monkeypatch
):
    what_was_said = "Kim " + str(ask.laptop.person.name)

    def break_down(*_: object) -> None:
        raise KeyError(what_was_said)

    monkeypatch.setattr("enplan_server.service.access.readable", break_down)
    with caplog.at_level(logging.INFO):
        response = ask(json.dumps({"changes": [asdict(ask.laptop.change("kims-case"))]}).encode())
    assert refusal(response) == (500, "server")
    assert b"Traceback" not in response.content
    assert "KeyError in /v1/sync" in caplog.text
    assert what_was_said not in caplog.text
    assert "kims-case" not in logged(caplog)


def test_the_log_has_no_word_that_anybody_wrote(server: Running, caplog):
    laptop, other = server.laptop("Mette Lund"), server.laptop("Jonas Holm")
    case = f"kims-case-{new_case_id()}"
    with caplog.at_level(logging.DEBUG):
        laptop.send(laptop.change(case, new={"words": "a home of my own"}))
        laptop.remote.share(case, other.person.id)
        # The line is written when the answer has gone out, so the laptop may be here before it.
        while "/members/{person}" not in logged(caplog):
            time.sleep(0.01)
    assert "POST /v1/sync 200" in logged(caplog)
    assert "PUT /v1/cases/{case}/members/{person} 204" in logged(caplog)
    for word in ("home", "kims-case", "Mette", "Jonas", other.person.id):
        assert word not in logged(caplog)


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """What the server logged. The laptops log beside it here, and pytest wakes a log that uvicorn put to sleep."""
    others = ("httpx2", "httpcore2", "uvicorn.access")
    return "\n".join(each.getMessage() for each in caplog.records if not each.name.startswith(others))


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/token", {"device": "a\0b", "moment": 1, "signature": "00"}),
        ("/v1/enrol", {"code": "a\0b", "device": "d", "device_name": "\0", "public_key": "00" * 32}),
        ("/v1/sync", {"purged": ["a\0b/plan"]}),
        ("/v1/sync", {"cursors": {"a/plan": [1, -1]}}),
        ("/v1/sync", {"cursors": {"a/plan": [1, 10**30]}}),
        ("/v1/cases/{case}/handover", {"to": "a\0b"}),
        ("/v1/cases/{case}/members/{person}", {"until": 10**30}),
        ("/v1/cases/{case}/members/{person}", {"until": -1}),
    ],
)
def test_what_no_database_can_hold_is_refused(ask: Ask, path: str, body: dict[str, Any]):
    case = new_case_id()
    ask.laptop.send(ask.laptop.change(case))
    token = ask.laptop.remote._pass.token
    method = "PUT" if "members" in path else "POST"
    answer = ask.bare.request(
        method,
        path.format(case=case, person=ask.laptop.person.id),
        content=json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}"},
    )
    assert 400 <= answer.status_code < 500
