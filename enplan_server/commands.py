"""What each verb of enplan-server does; each returns the exit code."""

import json
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine, RowMapping

from enplan_desktop.domain.trouble import Trouble
from enplan_server import access, people
from enplan_server.checking import problems
from enplan_server.serving import serve


class NotSaid(Trouble):
    """The command line leaves something out."""


def _serve(engine: Engine, asked: Namespace) -> int:
    serve(engine, asked.name, asked.host, asked.port, asked.ready_file)
    return 0


def _invite(engine: Engine, asked: Namespace) -> int:
    with engine.begin() as connection:
        if asked.person:
            whom = people.find_person(connection, asked.person)
        elif asked.unit is None or not asked.name.strip():
            raise NotSaid("Somebody new needs a name and a unit: --name NAME --unit UNIT.")
        else:
            whom = people.new_person(connection, asked.name.strip(), asked.unit)
        code = people.invite(connection, whom, asked.days, _now())
    print(code)
    print(f"For {whom.name}, {whom.unit} ({whom.id}). It works once, within {asked.days} days.")
    return 0


def _device(engine: Engine, asked: Namespace) -> int:
    with engine.begin() as connection:
        if asked.what == "revoke":
            people.revoke(connection, asked.device, _now())
            return 0
        found = [_plain(each) for each in people.devices(connection)]
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for each in found:
            state = f"shut out {each['revoked_at']}" if each["revoked_at"] else f"since {each['enrolled_at']}"
            print(f"{each['device']}  {each['name']}  {each['person_name']} ({each['unit']})  {state}")
    return 0


def _plain(row: RowMapping) -> dict[str, str | None]:
    moments = {name: row[name] and _said(row[name]) for name in ("enrolled_at", "revoked_at")}
    texts = {name: row[name] for name in ("name", "person", "person_name", "unit")}
    return {"device": row["id"], **texts, **moments}


def _share(engine: Engine, asked: Namespace) -> int:
    with engine.begin() as connection:
        whom = people.find_person(connection, asked.person)
        if not access.has_members(connection, asked.case):
            raise people.Unknown("There is no case {case} here.", case=asked.case)
        access.add_member(connection, whom, asked.case, _now())
    return 0


def _check(engine: Engine, _asked: Namespace) -> int:
    with engine.begin() as connection:
        found = problems(connection)
    for each in found:
        print(each)
    if not found:
        print("The database is whole.")
    return 1 if found else 0


def _now() -> int:
    return int(time.time())


def _said(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")


VERBS: Mapping[str, Callable[[Engine, Namespace], int]] = {
    "serve": _serve,
    "invite": _invite,
    "device": _device,
    "share": _share,
    "check": _check,
}
