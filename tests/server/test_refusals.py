"""Every endpoint, asked by everybody that there is: who is answered, and with which code the others are refused."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

import httpx2
import pytest

from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import Cursor, SyncAnswer
from enplan_desktop.sync.remote import Remote, new_device_key
from enplan_desktop.sync.troubles import (
    IsCoordinator,
    NoAccess,
    NoConsent,
    NotEnrolled,
    NotTheirCase,
    Revoked,
    SyncTrouble,
)
from enplan_server import people
from tests.server.running import Laptop, Running, new_case_id, plan_of

CODES: dict[type[SyncTrouble], str] = {
    NoAccess: "no_access",
    NotTheirCase: "not_their_case",
    NoConsent: "no_consent",
    IsCoordinator: "is_coordinator",
    NotEnrolled: "not_enrolled",
    Revoked: "revoked",
}
COLUMNS = ["read", "write", "notes", "history", "members", "share", "end", "hand_over", "directory", "news"]
TABLE = """
coordinator        ok ok ok ok ok ok             ok             ok             ok ok
colleague          ok ok ok ok ok ok             ok             ok             ok ok
with_consent       ok ok ok ok ok not_their_case not_their_case not_their_case ok ok
without_consent    no no no no no no             no             no             ok ok
consent_withdrawn  no no no no no no             no             no             ok ok
covering           ok ok ok ok ok ok             ok             ok             ok ok
cover_run_out      no no no no no no             no             no             ok ok
ended              no no no no no no             no             no             ok ok
handed_over        no no no no no no             no             no             ok ok
handed_and_stays   ok ok ok ok ok ok             ok             ok             ok ok
stranger           no no no no no no             no             no             ok ok
shut_out           gone gone gone revoked revoked revoked revoked revoked revoked revoked
unknown            not_enrolled not_enrolled not_enrolled not_enrolled not_enrolled not_enrolled not_enrolled
                   not_enrolled not_enrolled not_enrolled
"""


@dataclass
class Scene:
    """Mette's case, and whoever asks about it."""

    server: Running
    mette: Laptop
    case: str
    other: str

    def joins(self, unit: Unit = Unit.JOBCENTER, until: int = 0) -> Laptop:
        laptop = self.server.laptop("Jonas Holm", unit)
        self.mette.remote.share(self.case, laptop.person.id, until)
        return laptop

    def consents(self, *, given: bool, after: tuple[str, ...] = ()) -> str:
        event = self.mette.consent(self.case, Unit.RUSMIDDELCENTER, given=given, after=list(after))
        self.mette.send(event)
        return event.record


def without_consent(scene: Scene) -> Laptop:
    return scene.joins(Unit.RUSMIDDELCENTER)


def with_consent(scene: Scene) -> Laptop:
    scene.consents(given=True)
    return scene.joins(Unit.RUSMIDDELCENTER)


def consent_withdrawn(scene: Scene) -> Laptop:
    laptop = with_consent(scene)
    assert plan_of(scene.case) in laptop.fetch().streams
    scene.consents(given=False)
    return laptop


def covering(scene: Scene) -> Laptop:
    return scene.joins(until=scene.server.clock.now + 100)


def cover_run_out(scene: Scene) -> Laptop:
    laptop = covering(scene)
    scene.server.clock.now += 100
    return laptop


def ended(scene: Scene) -> Laptop:
    laptop = scene.joins()
    scene.mette.remote.end_membership(scene.case, laptop.person.id)
    return laptop


def handed_over(scene: Scene) -> Laptop:
    scene.mette.remote.hand_over(scene.case, scene.joins().person.id)
    return scene.mette


def handed_and_stays(scene: Scene) -> Laptop:
    scene.mette.remote.hand_over(scene.case, scene.joins().person.id, stays=True)
    return scene.mette


def shut_out(scene: Scene) -> Laptop:
    laptop = scene.joins()
    with scene.server.engine.begin() as connection:
        people.revoke(connection, laptop.device, scene.server.clock())
    return laptop


def unknown(scene: Scene) -> Laptop:
    device, key = str(uuid4()), new_device_key()
    remote = Remote(scene.server.address, device, key, wall_clock=scene.server.clock)
    scene.server.remotes.append(remote)
    return Laptop(scene.mette.person, device, key, remote)


ASKERS: dict[str, Callable[[Scene], Laptop]] = {
    "coordinator": lambda scene: scene.mette,
    "colleague": lambda scene: scene.joins(),
    "stranger": lambda scene: scene.server.laptop("Sara Friis"),
    **{
        each.__name__: each
        for each in (
            without_consent, with_consent, consent_withdrawn, covering, cover_run_out, ended, handed_over,
            handed_and_stays, shut_out, unknown,
        )
    },
}  # fmt: skip


def read(asker: Laptop, scene: Scene) -> str:
    key = plan_of(scene.case)
    answer = asker.fetch({key: Cursor()})
    if answer.shut_out:
        assert answer == SyncAnswer(gone=(key,), marks=answer.marks, shut_out=True)
        assert tuple(answer.marks) == (key,)
        return "gone"
    assert (key in answer.gone) == (key not in answer.streams)
    return "" if key in answer.streams else "no_access"


def write(asker: Laptop, scene: Scene, stream: str = "plan") -> str:
    change = asker.change(scene.case, stream)
    answer = asker.send(change)
    if answer.shut_out:
        assert change.id not in {
            each.id for each in scene.mette.fetch().streams[plan_of(scene.case)].accepted
        }
        return "gone"
    return "".join(each.reason for each in answer.refused)


def notes(asker: Laptop, scene: Scene) -> str:
    own = write(asker, scene, f"unit:{asker.person.unit}")
    assert write(asker, scene, "unit:psykiatri") == (own or "no_access")
    return own


def news(asker: Laptop, scene: Scene) -> str:
    """Somebody who reads nothing of the case hears nothing of it either."""
    heard = asker.remote.news("", 0)
    assert heard
    return ""


ENDPOINTS: dict[str, Callable[[Laptop, Scene], object]] = {
    "read": read,
    "write": write,
    "notes": notes,
    "history": lambda asker, scene: asker.remote.history(plan_of(scene.case), 9),
    "members": lambda asker, scene: asker.remote.members(scene.case),
    "share": lambda asker, scene: asker.remote.share(scene.case, scene.other),
    "end": lambda asker, scene: asker.remote.end_membership(scene.case, scene.other),
    "hand_over": lambda asker, scene: asker.remote.hand_over(scene.case, scene.mette.person.id, stays=True),
    "directory": lambda asker, scene: asker.remote.directory(),
    "news": news,
}


def expected() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    row: list[str] = []
    for word in TABLE.split():
        if word in ASKERS:
            row = found.setdefault(word, [])
        else:
            row.append({"ok": "", "no": "no_access"}.get(word, word))
    return found


def test_the_table_speaks_of_everybody_and_everything():
    assert expected().keys() == ASKERS.keys()
    assert ENDPOINTS.keys() == set(COLUMNS)
    assert {len(row) for row in expected().values()} == {len(COLUMNS)}


@pytest.mark.parametrize("who", ASKERS)
def test_each_endpoint_answers_whom_it_may_and_refuses_the_others_by_the_documented_code(
    who, server: Running
):
    mette = server.laptop()
    scene = Scene(server, mette, new_case_id(), server.laptop("Per Krogh").person.id)
    mette.send(mette.change(scene.case))
    asker = ASKERS[who](scene)
    said = {name: code_of(partial(ENDPOINTS[name], asker, scene)) for name in COLUMNS}
    assert said == dict(zip(COLUMNS, expected()[who], strict=True))


def code_of(ask: Callable[[], object]) -> str:
    try:
        said = ask()
    except SyncTrouble as trouble:
        return CODES[type(trouble)]
    return said if isinstance(said, str) else ""


def test_nobody_takes_the_coordinator_out_of_a_case(server: Running):
    mette, case = server.laptop(), new_case_id()
    mette.send(mette.change(case))
    with pytest.raises(IsCoordinator):
        mette.remote.end_membership(case, mette.person.id)


def test_to_another_unit_a_case_is_only_handed_over_with_consent(server: Running):
    mette, case = server.laptop(), new_case_id()
    jonas = server.laptop("Jonas Holm", Unit.RUSMIDDELCENTER)
    mette.send(mette.change(case))
    with pytest.raises(NoConsent):
        mette.remote.hand_over(case, jonas.person.id)
    mette.send(mette.consent(case, Unit.RUSMIDDELCENTER))
    mette.remote.hand_over(case, jonas.person.id)
    assert plan_of(case) in jonas.fetch().streams
    assert mette.fetch({plan_of(case): Cursor()}).gone == (plan_of(case),)


def test_without_a_token_nothing_but_coming_in_is_answered(server: Running):
    case = new_case_id()
    closed = {
        "POST": ["/v1/sync", f"/v1/cases/{case}/handover"],
        "GET": ["/v1/changes", f"/v1/history/{case}/plan", "/v1/directory", f"/v1/cases/{case}/members"],
        "PUT": [f"/v1/cases/{case}/members/somebody"],
        "DELETE": [f"/v1/cases/{case}/members/somebody"],
    }
    body = b'{"to": "somebody"}'
    with httpx2.Client(base_url=server.address, trust_env=False) as client:
        for method, paths in closed.items():
            for path in paths:
                for headers in ({}, {"Authorization": "Bearer made-up"}):
                    answer = client.request(method, path, content=body, headers=headers)
                    assert (answer.status_code, answer.json()["code"]) == (401, "token"), path
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize(
    "cells",
    [
        {"after": [["x"], {}], "about": [{}]},
        {"to_unit": 5, "from_unit": []},
        {"to_unit": "a unit of a newer version"},
        {"given": "perhaps"},
        {"on": 17},
    ],
)
def test_a_consent_that_is_nonsense_is_kept_and_troubles_nobody(cells, server: Running):
    mette, case = server.laptop(), new_case_id()
    assert not mette.send(mette.consent(case, Unit.PSYKIATRI, **cells)).refused
    assert plan_of(case) in mette.fetch().streams
