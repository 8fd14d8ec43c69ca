"""Coming in by a login at a real provider: who it lets in, and whom not though they have somebody's token."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx2
import msgspec
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync import joining, remote
from enplan_desktop.sync.login import NoBrowser, NotLoggedIn, log_in
from enplan_desktop.sync.protocol import EnrolRequest, Person, Welcome, login_nonce
from enplan_desktop.sync.remote import Remote, new_device_key, public_key
from enplan_desktop.sync.troubles import (
    LaptopTaken,
    LoginRefused,
    NoUnit,
    ProviderDown,
    Revoked,
    ServerTrouble,
)
from enplan_server import people
from enplan_server.__main__ import main
from enplan_server.api import make_app
from enplan_server.database import open_database
from enplan_server.logins import FRESH, LEEWAY, SECONDS_BETWEEN, NoProvider
from enplan_server.logins import Provider as Checked
from enplan_server.refusals import Refusal
from enplan_server.service import Server
from tests.server.provider import Browser, Provider, provider
from tests.server.running import Clock, Running, serving
from tests.sync.laptops import Colleague
from tests.sync.stubs import answering, nobody_there, response, says


@pytest.fixture(scope="module")
def logins() -> Iterator[Provider]:
    with provider() as here:
        yield here


@pytest.fixture
def place(logins: Provider, tmp_path: Path) -> Iterator[Running]:
    """A server that believes the provider, at the provider's time of day."""
    engine_, clock = open_database(f"sqlite:///{tmp_path / 'server.db'}"), Clock(int(time.time()))
    service = Server(engine_, "Testkøbing", clock, provider=Checked(logins.issuer, "enplan", clock=clock))
    with serving(make_app(service)) as address:
        here = Running(engine_, address, clock)
        yield here
        here.hang_up()
    engine_.dispose()


@pytest.fixture
def browse() -> Iterator[Callable[[str], Browser]]:
    opened: list[Browser] = []

    def browser(name: str) -> Browser:
        opened.append(Browser(name))
        return opened[-1]

    yield browser
    for each in opened:
        each.close()


@dataclass
class Stranger:
    """A laptop that has not come in yet."""

    device: str = field(default_factory=lambda: str(uuid4()))
    key: str = field(default_factory=new_device_key)

    @property
    def nonce(self) -> str:
        return login_nonce(public_key(self.key), self.device)

    def request(self, token: str) -> EnrolRequest:
        return EnrolRequest(
            id_token=token, device=self.device, device_name="a laptop", public_key=public_key(self.key)
        )


def welcome_of(place: Running) -> Welcome:
    return remote.welcome(place.address)


def token_of(place: Running, browser: Browser, laptop: Stranger) -> str:
    return log_in(welcome_of(place), laptop.nonce, browser)


def joins(colleague: Colleague, place: Running, browser: Browser) -> None:
    colleague.server = joining.join_by_login(
        colleague.vault, place.address, lambda nonce: log_in(welcome_of(place), nonce, browser), "a laptop"
    )


def owner(vault: Vault) -> tuple[str, str, Unit]:
    assert vault.identity is not None
    return vault.identity.person_id, vault.identity.person_name, vault.identity.unit


# Whom it lets in


def test_a_server_says_where_its_people_log_in(place: Running, logins: Provider, server: Running):
    welcome = welcome_of(place)
    assert (welcome.server_name, welcome.issuer, welcome.client_id) == ("Testkøbing", logins.issuer, "enplan")
    assert remote.welcome(server.address) == Welcome(server_name="Testkøbing")


def test_whoever_logs_in_has_joined_with_everything_they_wrote(place: Running, arrives, browse):
    sara = arrives("Somebody")
    goal = sara.adds_goal(sara.opens_case())
    browser = browse("mette")
    joins(sara, place, browser)
    browser.close()
    _, name, unit = owner(sara.vault)
    assert (name, unit) == ("Mette Lund", Unit.JOBCENTER)
    assert sara.synced().sent == 2
    assert sara.goal(goal) == goal
    assert "You are logged in." in browser.last_page
    (asked,) = browser.opened
    assert "code_challenge_method=S256" in asked


def test_a_second_laptop_is_the_same_persons(place: Running, arrives, browse):
    first, second = arrives("One"), arrives("Two")
    for each in (first, second):
        joins(each, place, browse("jonas"))
    assert owner(first.vault) == owner(second.vault)
    assert owner(first.vault)[1:] == ("Jonas Holm", Unit.RUSMIDDELCENTER)
    case = first.opens_case()
    first.synced()
    second.synced()
    assert second.vault.case_ids() == [case]


def test_the_same_laptop_may_ask_again_should_the_answer_have_been_lost(place: Running, browse):
    laptop = Stranger()
    request = laptop.request(token_of(place, browse("mette"), laptop))
    assert remote.enrol(place.address, request) == remote.enrol(place.address, request)


@pytest.mark.parametrize("name", ["sara", "per"])
def test_without_a_unit_nobody_comes_in_until_it_gives_them_one(
    name: str, place: Running, arrives, browse, capsys: pytest.CaptureFixture[str]
):
    sara = arrives("Somebody")
    with pytest.raises(NoUnit):
        joins(sara, place, browse(name))
    url = str(place.engine.url)
    assert main(["person", "list", "--json", "--database", url]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["unit"], listed["logs_in"]) == ("", True)
    mette = place.laptop()
    assert listed["person"] not in {each.id for each in mette.remote.directory()}

    assert main(["person", "set-unit", listed["person"], "psykiatri", "--database", url]) == 0
    joins(sara, place, browse(name))
    assert (owner(sara.vault)[0], owner(sara.vault)[2]) == (listed["person"], Unit.PSYKIATRI)


def test_the_provider_may_change_its_keys(place: Running, logins: Provider, arrives, browse):
    joins(arrives("One"), place, browse("mette"))
    logins.stop()
    logins.start()
    place.clock.now += SECONDS_BETWEEN
    joins(arrives("Two"), place, browse("mette"))


# Whom not


def refused(place: Running, request: EnrolRequest) -> None:
    with pytest.raises(LoginRefused):
        remote.enrol(place.address, request)
    with place.engine.begin() as connection:
        assert people.devices(connection) == []


def test_a_token_for_another_laptop_lets_nobody_in(place: Running, browse):
    mine, stolen = Stranger(), Stranger()
    token = token_of(place, browse("mette"), mine)
    refused(place, stolen.request(token))
    refused(place, msgspec.structs.replace(mine.request(token), public_key=public_key(stolen.key)))
    refused(place, msgspec.structs.replace(mine.request(token), device=stolen.device))


def test_a_token_with_another_nonce_lets_nobody_in(place: Running, browse):
    laptop = Stranger()
    refused(place, laptop.request(log_in(welcome_of(place), "made-up", browse("mette"))))


def test_a_token_for_another_program_lets_nobody_in(place: Running, browse):
    laptop = Stranger()
    other = msgspec.structs.replace(welcome_of(place), client_id="another-program")
    refused(place, laptop.request(log_in(other, laptop.nonce, browse("mette"))))


@pytest.mark.parametrize("later", [FRESH + LEEWAY, 3600 + 2 * LEEWAY, 86400, -LEEWAY - 60])
def test_a_token_lasts_as_long_as_somebody_needs_it(later: int, place: Running, browse):
    laptop = Stranger()
    token = token_of(place, browse("mette"), laptop)
    place.clock.now += later
    refused(place, laptop.request(token))


def parts_of(token: str) -> list[dict[str, object]]:
    return [json.loads(_unpacked(part)) for part in token.split(".")[:2]]


def _packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def _unpacked(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def signed_with_the_public_key(token: str, issuer: str) -> str:
    """The old trick: what is public taken for a shared secret."""
    header, claims = parts_of(token)
    keys = httpx2.get(f"{issuer}/jwks", trust_env=False).text
    said = f"{_packed({**header, 'alg': 'HS256'})}.{_packed(claims)}"
    signature = hmac.new(keys.encode(), said.encode(), hashlib.sha256).digest()
    return f"{said}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


FORGERIES: dict[str, Callable[[str, str], str]] = {
    "other claims": lambda token, _: ".".join(
        (token.split(".")[0], _packed({**parts_of(token)[1], "sub": "jonas"}), token.split(".")[2])
    ),
    "another signature": lambda token, _: token[:-8] + ("A" * 8 if token[-8:] != "A" * 8 else "B" * 8),
    "no signature": lambda token, _: f"{_packed({'alg': 'none'})}.{token.split('.')[1]}.",
    "a shared secret": signed_with_the_public_key,
    "a key of its own": lambda token, _: ".".join(
        (_packed({**parts_of(token)[0], "kid": "mine"}), *token.split(".")[1:])
    ),
    "no token": lambda token, _: "no token at all",
    "half a token": lambda token, _: token[: len(token) // 2],
    "letters": lambda token, _: "æøå.æøå.æøå",
}


@pytest.fixture(scope="module")
def good(logins: Provider) -> Iterator[tuple[Stranger, str]]:
    laptop, browser = Stranger(), Browser("mette")
    welcome = Welcome(server_name="x", issuer=logins.issuer, client_id="enplan")
    yield laptop, log_in(welcome, laptop.nonce, browser)
    browser.close()


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_lets_nobody_in(name: str, place: Running, logins: Provider, browse):
    laptop = Stranger()
    token = token_of(place, browse("mette"), laptop)
    refused(place, laptop.request(FORGERIES[name](token, logins.issuer)))
    assert remote.enrol(place.address, laptop.request(token)).person.name == "Mette Lund"


def test_a_laptop_that_belongs_to_somebody_does_not_become_somebody_elses(place: Running, browse):
    laptop = Stranger()
    remote.enrol(place.address, laptop.request(token_of(place, browse("mette"), laptop)))
    with pytest.raises(LaptopTaken):
        remote.enrol(place.address, laptop.request(token_of(place, browse("jonas"), laptop)))


def test_a_laptop_that_was_shut_out_only_comes_back_by_a_code_from_it(place: Running, arrives, browse):
    sara = arrives("Somebody")
    joins(sara, place, browse("mette"))
    sara.opens_case()
    sara.synced()
    person, _, _ = owner(sara.vault)
    assert sara.vault.identity is not None
    with place.engine.begin() as connection:
        people.revoke(connection, sara.vault.identity.device, place.clock())
    assert type(sara.sync().trouble) is Revoked
    sara.remote.close()
    with pytest.raises(Revoked):
        joins(sara, place, browse("mette"))
    with place.engine.begin() as connection:
        whom = people.person_of_id(connection, person)
        assert isinstance(whom, Person)
        code = people.invite(connection, whom, 1, place.clock())
    sara.server = joining.join(sara.vault, place.address, code, "a laptop")
    assert sara.synced().gone == ()


def test_a_server_without_a_provider_takes_no_logins(server: Running, place: Running, browse):
    laptop = Stranger()
    token = token_of(place, browse("mette"), laptop)
    with pytest.raises(ServerTrouble):
        remote.enrol(server.address, laptop.request(token))


# A provider of our own, for tokens that no real one gives


@dataclass
class Forge:
    """A provider's keys and description, and tokens signed by them."""

    issuer: str = ""
    asked: int = 0
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "ours", "alg": "RS256"}))

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        about: dict[str, Any] = {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/jwks"}
        if scope["path"] == "/jwks":
            self.asked += 1
            about = {"keys": [self.key.as_dict(private=False)]}
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(about).encode()})

    def token(self, **claims: object) -> str:
        said = {
            "iss": self.issuer,
            "aud": "enplan",
            "sub": "mette",
            "nonce": "n",
            "iat": NOW,
            "exp": NOW + 60,
            "name": "Mette",
            "unit": "jobcenter",
            **claims,
        }
        kept = {name: value for name, value in said.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": "ours"}, kept, self.key)


NOW = 1_800_000_000


@pytest.fixture(scope="module")
def forge() -> Iterator[tuple[Forge, Checked]]:
    forge = Forge()
    with serving(forge) as address:
        forge.issuer = address
        yield forge, Checked(address, "enplan", clock=lambda: NOW)


WRONG: dict[str, dict[str, object]] = {
    "another issuer": {"iss": "https://elsewhere.example"},
    "no issuer": {"iss": None},
    "for another": {"aud": "another"},
    "for several, given to another": {"aud": ["enplan", "another"], "azp": "another"},
    "for several, given to nobody": {"aud": ["enplan", "another"]},
    "for nobody": {"aud": None},
    "another nonce": {"nonce": "m"},
    "no nonce": {"nonce": None},
    "run out": {"exp": NOW - LEEWAY - 1},
    "for ever": {"exp": None},
    "from tomorrow": {"iat": NOW + 86400},
    "from long ago": {"iat": NOW - FRESH - 1},
    "of no time": {"iat": None},
    "not yet good": {"nbf": NOW + LEEWAY + 1},
    "nobody": {"sub": None},
    "somebody without a name": {"sub": ""},
}


@pytest.mark.parametrize("name", WRONG)
def test_a_token_of_the_provider_is_only_good_where_everything_in_it_fits(
    name: str, forge: tuple[Forge, Checked]
):
    ours, provider_ = forge
    with pytest.raises(Refusal) as refusal:
        provider_.check(ours.token(**WRONG[name]), "n")
    assert refusal.value.code == "bad_login"


@pytest.mark.parametrize(
    ("claims", "name", "unit"),
    [
        ({}, "Mette", Unit.JOBCENTER),
        ({"aud": ["enplan", "another"], "azp": "enplan"}, "Mette", Unit.JOBCENTER),
        ({"name": None, "preferred_username": "mlu"}, "mlu", Unit.JOBCENTER),
        ({"name": 5}, "mette", Unit.JOBCENTER),
        ({"unit": ["x", 7, "PSYKIATRI"]}, "Mette", Unit.PSYKIATRI),
        ({"unit": {"jobcenter": 1}}, "Mette", None),
        ({"unit": None}, "Mette", None),
    ],
)
def test_name_and_unit_are_read_as_providers_write_them(
    claims: dict[str, object], name: str, unit: Unit | None, forge: tuple[Forge, Checked]
):
    ours, provider_ = forge
    said = provider_.check(ours.token(**claims), "n")
    assert (said.name, said.unit, said.subject) == (name, unit, f"{ours.issuer} mette")


def test_made_up_tokens_do_not_make_the_server_ask_again_and_again(forge: tuple[Forge, Checked]):
    ours, provider_ = forge
    provider_.check(ours.token(), "n")
    before = ours.asked
    for _ in range(3):
        with pytest.raises(Refusal):
            provider_.check(Forge(ours.issuer).token(), "n")
    assert ours.asked == before


# What can go wrong on the way


def test_whoever_cancels_is_not_logged_in_and_nothing_has_happened(place: Running, arrives, browse):
    sara = arrives("Somebody")
    before = owner(sara.vault)
    with pytest.raises(NotLoggedIn):
        joins(sara, place, browse(""))
    assert owner(sara.vault) == before
    assert sara.vault.get_setting(joining.ADDRESS) is None
    joins(sara, place, browse("mette"))


def test_whoever_never_comes_back_is_waited_for_no_longer_than_they_want(place: Running):
    with pytest.raises(NotLoggedIn):
        log_in(welcome_of(place), "nonce", lambda _: True, seconds=0.1)
    asked = iter([False, True])
    with pytest.raises(NotLoggedIn):
        log_in(welcome_of(place), "nonce", lambda _: True, cancelled=lambda: next(asked))


def test_whoever_cancels_when_the_browser_has_come_back_is_not_logged_in():
    asked_for_a_token = threading.Event()

    async def hands_out(scope: Any, receive: Any, send: Any) -> None:
        said = {
            "issuer": address,
            "authorization_endpoint": f"{address}/in",
            "token_endpoint": f"{address}/t",
        }
        if scope["path"] == "/t":
            asked_for_a_token.set()
            said = {"id_token": "a.b.c"}
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(said).encode()})

    def comes_back(url: str) -> bool:
        asked = {name: said[0] for name, said in parse_qs(urlsplit(url).query).items()}
        back = f"{asked['redirect_uri']}?code=x&state={asked['state']}"
        coming.append(threading.Thread(target=lambda: httpx2.get(back, trust_env=False)))
        coming[0].start()
        return True

    coming: list[threading.Thread] = []
    with serving(hands_out) as address:
        welcome = Welcome(server_name="x", issuer=address, client_id="enplan")
        with pytest.raises(NotLoggedIn):
            log_in(welcome, "nonce", comes_back, cancelled=asked_for_a_token.is_set)
    coming[0].join()
    assert asked_for_a_token.is_set()


def test_without_a_browser_it_is_said_so(place: Running):
    with pytest.raises(NoBrowser):
        log_in(welcome_of(place), "nonce", lambda _: False)


PATHS = ("?code=x&state=wrong", "?code=x", "favicon.ico", "?error=access_denied")


def test_what_others_ask_the_door_opens_nothing(place: Running):
    """Another program on this machine, or a page that knows no state."""
    answers: list[int] = []

    def curious(url: str) -> bool:
        door = httpx2.URL(url).params["redirect_uri"]

        def knock() -> None:
            answers.extend(httpx2.get(f"{door}{path}", trust_env=False).status_code for path in PATHS)

        threading.Thread(target=knock).start()
        return True

    with pytest.raises(NotLoggedIn):
        log_in(welcome_of(place), "nonce", curious, cancelled=lambda: len(answers) == 4)
    assert answers == [404] * 4


def test_a_provider_that_is_not_there_is_said_in_a_sentence(place: Running, arrives):
    away = Welcome(server_name="x", issuer=nobody_there(), client_id="enplan")
    with pytest.raises(ProviderDown):
        log_in(away, "nonce", lambda _: True)
    for body in (b"<h1>Hello</h1>", b"{}", b"[]", b'{"issuer": "https://elsewhere"}'):
        with answering(says(response(body))) as address, pytest.raises(ProviderDown):
            log_in(Welcome(server_name="x", issuer=address, client_id="e"), "nonce", lambda _: True)


def test_a_provider_that_the_server_cannot_reach_is_said_in_a_sentence(
    good: tuple[Stranger, str], tmp_path: Path
):
    engine_ = open_database(f"sqlite:///{tmp_path / 'other.db'}")
    service = Server(engine_, "Testkøbing", provider=Checked(nobody_there(), "enplan"))
    laptop, token = good
    with serving(make_app(service)) as address, pytest.raises(ProviderDown):
        remote.enrol(address, laptop.request(token))
    engine_.dispose()


@pytest.mark.parametrize("issuer", ["http://login.kommune.dk", "login.kommune.dk", "https://", ""])
def test_a_provider_is_only_spoken_to_in_secret(issuer: str):
    with pytest.raises(NoProvider):
        Checked(issuer, "enplan")
    welcome = Welcome(server_name="x", issuer=issuer, client_id="enplan")
    with pytest.raises(ProviderDown):
        log_in(welcome, "nonce", lambda _: True)


# IT's own verbs


def test_it_adds_people_lists_them_and_moves_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def said(*arguments: str) -> tuple[int, str]:
        code = main([*arguments, "--database", url])
        out, err = capsys.readouterr()
        return code, out + err

    url = f"sqlite:///{tmp_path / 'server.db'}"
    assert said("invite", "--name", "Jonas Holm", "--unit", "jobcenter")[0] == 0
    code, id_ = said("person", "add", "--name", "Mette Lund", "--unit", "psykiatri")
    assert code == 0
    assert said("person", "add", "--name", " ", "--unit", "psykiatri")[0] == 1
    assert said("person", "set-unit", "Mette Lund", "botilbud") == (0, "")
    assert f"{id_.strip()}  Mette Lund  botilbud  by code  laptops: 0" in said("person", "list")[1]
    assert said("person", "set-unit", "Nobody", "botilbud")[0] == 1


def test_whoever_has_cases_hands_them_over_before_they_move(
    place: Running, capsys: pytest.CaptureFixture[str]
):
    mette, jonas = place.laptop(), place.laptop("Jonas Holm")
    mette.send(mette.change("case-1"))
    url = str(place.engine.url)
    assert main(["person", "set-unit", mette.person.id, "psykiatri", "--database", url]) == 1
    assert "Hand them over first." in capsys.readouterr().err
    mette.remote.hand_over("case-1", jonas.person.id)
    assert main(["person", "set-unit", mette.person.id, "psykiatri", "--database", url]) == 0


def test_serve_needs_both_halves_of_a_provider(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    url = f"sqlite:///{tmp_path / 'server.db'}"
    assert main(["serve", "--oidc-issuer", "https://login.example", "--database", url]) == 1
    assert "--oidc-client-id" in capsys.readouterr().err


def test_a_laptop_that_came_in_by_login_signs_like_any_other(place: Running, browse):
    laptop = Stranger()
    remote.enrol(place.address, laptop.request(token_of(place, browse("mette"), laptop)))
    line = Remote(place.address, laptop.device, laptop.key)
    assert [each.name for each in line.directory()] == ["Mette Lund"]
    line.close()
