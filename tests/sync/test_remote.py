"""What can go wrong between a laptop and its server, told apart, each in a sentence."""

import inspect
import socket
from typing import Any

import pytest
import zstandard

from enplan_desktop.sync.line import Patience, checked_address
from enplan_desktop.sync.protocol import MAX_BODY_BYTES, EnrolRequest, SyncAnswer, SyncRequest
from enplan_desktop.sync.remote import Remote, enrol, new_device_key, public_key
from enplan_desktop.sync.troubles import (
    BadAddress,
    CutOff,
    NoNetwork,
    NotOurServer,
    ServerTooNew,
    ServerTooOld,
    ServerTrouble,
    SyncTrouble,
    TooSlow,
)
from tests.sync.stubs import (
    answering,
    drips,
    hangs_up,
    nobody_there,
    request_of,
    response,
    says,
    says_nothing,
)

QUICK = Patience(connect=2, bytes=0.2, answer=0.4)
TOKEN = response(b'{"token":"t","lasts_seconds":60}')


def refusal(code: str) -> bytes:
    return response(f'{{"code":"{code}"}}'.encode(), "400 Bad Request")


def trouble_with(address: str) -> SyncTrouble:
    remote = Remote(address, "device-1", new_device_key(), patience=QUICK)
    try:
        with pytest.raises(SyncTrouble) as caught:
            remote.sync(SyncRequest())
    finally:
        remote.close()
    return caught.value


def test_nobody_at_the_address_is_no_network():
    assert type(trouble_with(nobody_there())) is NoNetwork


def test_a_name_that_nobody_has_is_no_network():
    assert type(trouble_with("https://no-such-server.invalid")) is NoNetwork


MISBEHAVIOUR = {
    "500": (says(response(b"", "500 Internal Server Error")), ServerTrouble),
    "502 of a proxy": (says(response(b"<h1>Bad gateway</h1>", "502 Bad Gateway")), ServerTrouble),
    "503": (says(response(b"Service Unavailable", "503 Service Unavailable")), ServerTrouble),
    "login page": (says(response(b"<h1>Log in to this network</h1>")), NotOurServer),
    "redirection": (says(response(b"", "302 Found", "Location: http://hotel.example/\r\n")), NotOurServer),
    "404 of another": (says(response(b"<h1>Not found</h1>", "404 Not Found")), NotOurServer),
    "JSON of another": (says(response(b'{"token": 5}')), NotOurServer),
    "empty": (says(response(b"")), NotOurServer),
    "noise": (says(b"\x00\xff\x00\xff\r\n\r\n"), NotOurServer),
    "not the coding it says": (says(response(b"{}", headers="Content-Encoding: zstd\r\n")), NotOurServer),
    "hung up": (hangs_up, CutOff),
    "cut in the body": (says(TOKEN[:-5]), CutOff),
    "cut in the headers": (says(b"HTTP/1.1 200 OK\r\nContent-"), CutOff),
    "silence": (says_nothing, TooSlow),
    "drips": (drips, TooSlow),
    "newer": (says(refusal("client_too_old")), ServerTooNew),
    "older": (says(refusal("client_too_new")), ServerTooOld),
    "a refusal of a newer server": (says(refusal("something newer")), ServerTrouble),
}


@pytest.mark.parametrize("name", MISBEHAVIOUR)
def test_each_trouble_has_its_own_name(name):
    answer, kind = MISBEHAVIOUR[name]
    with answering(answer) as address:
        assert type(trouble_with(address)) is kind


def test_the_same_holds_once_a_token_is_there():
    for answer, kind in (
        (says(response(b"[]")), NotOurServer),
        (says(response(b"", "500 No")), ServerTrouble),
    ):
        with answering(says(TOKEN), answer) as address:
            assert type(trouble_with(address)) is kind


def test_an_answer_that_unpacks_to_too_much_is_not_read():
    for body, headers in (
        (zstandard.ZstdCompressor().compress(b" " * (4 * MAX_BODY_BYTES)), "Content-Encoding: zstd\r\n"),
        (b" " * (MAX_BODY_BYTES + 1), ""),
    ):
        with answering(says(TOKEN), says(response(body, headers=headers))) as address:
            remote = Remote(address, "device-1", new_device_key())
            with pytest.raises(NotOurServer):
                remote.sync(SyncRequest())
            remote.close()


def test_an_answer_without_end_is_not_read_to_its_end():
    sent = 0

    def pours(connection: socket.socket) -> None:
        nonlocal sent
        request_of(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        while sent < 1_000_000_000:
            sent += connection.send(b" " * 65536)

    with answering(pours) as address:
        remote = Remote(address, "device-1", new_device_key())
        with pytest.raises(NotOurServer):
            remote.sync(SyncRequest())
        remote.close()
    assert sent < 4 * MAX_BODY_BYTES


def test_a_connection_that_went_stale_is_opened_again_without_anybody_noticing():
    def says_and_then_hangs_up(connection: socket.socket) -> None:
        says(TOKEN)(connection)
        hangs_up(connection)

    with answering(says_and_then_hangs_up, says(response(b"{}"))) as address:
        remote = Remote(address, "device-1", new_device_key())
        assert remote.sync(SyncRequest()) == SyncAnswer()
        remote.close()


def test_every_trouble_is_a_sentence_that_ends():
    for kind in _family(SyncTrouble):
        takes_address = "address" in inspect.signature(kind).parameters
        sentence = str(kind("https://plan.example") if takes_address else kind())
        assert sentence.endswith((".", "?"))
        assert "{" not in sentence


def _family(kind: type[Any]) -> list[type[Any]]:
    return [each for child in kind.__subclasses__() for each in (child, *_family(child))]


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("plan.kommune.dk", "https://plan.kommune.dk"),
        (" https://plan.kommune.dk/ ", "https://plan.kommune.dk"),
        ("https://plan.kommune.dk:8443/enplan", "https://plan.kommune.dk:8443/enplan"),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765"),
        ("http://localhost:8765", "http://localhost:8765"),
        ("http://[::1]:8765", "http://[::1]:8765"),
    ],
)
def test_an_address_is_made_whole(typed, whole):
    assert checked_address(typed) == whole


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "http://plan.kommune.dk",
        "ftp://plan.kommune.dk",
        "https://mette:secret@plan.dk",
        "https://plan.dk:99999",
        "https://plan.dk/?case=1",
        "https://pl an.dk",
        "https://[::1",
        "mette@plan.dk",
        "file:///etc",
    ],
)
def test_an_address_that_is_none_or_not_encrypted_is_refused_with_what_was_typed(typed):
    with pytest.raises(BadAddress) as caught:
        checked_address(typed)
    assert typed in str(caught.value)


def test_enrolment_has_the_same_troubles():
    asked = EnrolRequest(code="x", device="d", device_name="n", public_key=public_key(new_device_key()))
    with pytest.raises(NoNetwork):
        enrol(nobody_there(), asked)
    with answering(says(response(b"<h1>hello</h1>"))) as address, pytest.raises(NotOurServer):
        enrol(address, asked)
