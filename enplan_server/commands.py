"""What each verb of enplan-server does; each returns the exit code."""

import json
import time
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine, RowMapping
from sqlalchemy.exc import DatabaseError

from enplan_desktop.domain.trouble import Trouble
from enplan_server import access, custody, people, restoring, streams
from enplan_server.checking import problems
from enplan_server.folding import fold_anew
from enplan_server.logins import Provider
from enplan_server.service import Server
from enplan_server.serving import Place, serve


class NotSaid(Trouble):
    """The command line leaves something out."""


def _serve(engine: Engine, asked: Namespace) -> int:
    server = Server(engine, asked.name, provider=_provider(asked))
    place = Place(asked.host, asked.port, asked.metrics_port, asked.ready_file, asked.grace)
    fold_anew(engine, _now())
    serve(engine, server, place)
    return 0


def _provider(asked: Namespace) -> Provider | None:
    if bool(asked.oidc_issuer) != bool(asked.oidc_client_id):
        raise NotSaid("Logins need both: --oidc-issuer URL --oidc-client-id ID.")
    if not asked.oidc_issuer:
        return None
    return Provider(asked.oidc_issuer, asked.oidc_client_id, asked.oidc_unit_claim)


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


def _person(engine: Engine, asked: Namespace) -> int:
    with engine.begin() as connection:
        if asked.what == "add":
            if not asked.name.strip():
                raise NotSaid("Somebody new needs a name and a unit: --name NAME --unit UNIT.")
            print(people.new_person(connection, asked.name.strip(), asked.unit).id)
            return 0
        if asked.what == "set-unit":
            people.set_unit(connection, people.find_person(connection, asked.person), asked.unit)
            return 0
        found = [_plain_person(each) for each in people.everybody(connection)]
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    for each in found if not asked.json else ():
        unit = each["unit"] or "no unit yet"
        by = "logs in" if each["logs_in"] else "by code"
        print(f"{each['person']}  {each['name']}  {unit}  {by}  laptops: {each['laptops']}")
    return 0


def _plain_person(row: RowMapping) -> dict[str, object]:
    return {
        "person": row["id"],
        "name": row["name"],
        "unit": row["unit"],
        "logs_in": row["subject"] is not None,
        "laptops": row["laptops"],
    }


def _device(engine: Engine, asked: Namespace) -> int:
    with engine.begin() as connection:
        if asked.what == "revoke":
            people.revoke(connection, asked.device, _now())
            return 0
        found = [{"device": each["id"], **_plain(each, _DEVICE)} for each in people.devices(connection)]
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for each in found:
            state = f"shut out {each['revoked_at']}" if each["revoked_at"] else f"since {each['enrolled_at']}"
            print(f"{each['device']}  {each['name']}  {each['person_name']} ({each['unit']})  {state}")
    return 0


_DEVICE = ("name", "person", "person_name", "unit", "enrolled_at", "revoked_at")
_HELD = ("device", "device_name", "name", "unit", "case_id", "stream", "since", "revoked_at")
_KEPT_APART = ("id", "case_id", "name", "person_name", "device", "received_at")


def _plain(row: RowMapping, names: Sequence[str]) -> dict[str, str | None]:
    """What may be printed of a row; a moment as text."""
    return {name: _said(row[name]) if isinstance(row[name], int) else row[name] for name in names}


def _share(engine: Engine, asked: Namespace) -> int:
    with engine.begin() as connection:
        whom = people.find_person(connection, asked.person)
        coordinator = access.coordinator_of(connection, asked.case)
        if coordinator is None:
            raise people.Unknown("There is no case {case} here.", case=asked.case)
        access.add_member(connection, whom, asked.case, _now())
        agreed = whom.unit == coordinator.unit or access.consents_to(connection, asked.case, whom.unit)
    if not agreed:
        print(f"{whom.name} reads the case once the citizen's consent to share with {whom.unit} is recorded.")
    return 0


def _purges(engine: Engine, asked: Namespace) -> int:
    with engine.begin() as connection:
        found = [_plain(each, _HELD) for each in custody.still_held(connection, _now())]
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    for each in found if not asked.json else ():
        why = "shut out" if each["revoked_at"] else "no access"
        print(
            f"{each['device']}  {each['device_name']}  {each['name']} ({each['unit']})  "
            f"{each['case_id']}/{each['stream']}  {why}"
        )
    return 0


def _quarantine(engine: Engine, asked: Namespace) -> int:
    with engine.begin() as connection:
        if asked.what == "release":
            sender, text = custody.let_in(connection, asked.change, _now())
            streams.let_in(connection, sender, text, _now())
            return 0
        found = [_plain(each, _KEPT_APART) for each in custody.kept_apart(connection)]
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    for each in found if not asked.json else ():
        print(f"{each['id']}  {each['case_id']}/{each['name']}  {each['person_name']}  {each['received_at']}")
    return 0


def _restored(engine: Engine, _asked: Namespace) -> int:
    with engine.begin() as connection:
        count = restoring.begin_new_epoch(connection)
    print(f"{count} streams have a new epoch: laptops offer again what this copy does not know.")
    print("Whoever joined, was let in or was shut out since the copy was made must be so again.")
    return 0


def _check(engine: Engine, _asked: Namespace) -> int:
    try:
        with engine.begin() as connection:
            found = problems(connection)
    except DatabaseError as error:  # a file may be so damaged that SQLite's own check stops
        found = [f"The database cannot be read: {error.orig}."]
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
    "person": _person,
    "device": _device,
    "share": _share,
    "purges": _purges,
    "quarantine": _quarantine,
    "restored": _restored,
    "check": _check,
}
