"""People and their laptops: invitations, enrolment, tokens, revocation."""

import base64
import re
import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, RowMapping, bindparam, func, insert, or_, select, update
from uuid_utils import uuid7

from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.protocol import EnrolRequest, Person, TokenRequest, token_message
from enplan_server import current
from enplan_server.logins import LoggedIn
from enplan_server.refusals import Refusal, malformed
from enplan_server.tables import casework, device, invitation, person

TOKEN_SECONDS = 3600
CLOCK_TOLERANCE = 300
"""How many seconds a laptop's clock may be off before it must sign with the server's moment."""
DAY = 86400

ID = re.compile(r"[0-9A-Za-z-]{1,64}")
"""What an id may look like: UUIDs do, and so do the names that tests and imports give."""


class Unknown(Trouble):
    """A person or laptop was named that the server does not know."""


class HasCases(Trouble):
    """Somebody cannot move to another unit while cases are theirs."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose laptop is asking. What it wrote before it joined bears `signed_as` where the person would be.

    One that is `shut_out` may only hand over what it has written, and say what it has removed.
    """

    device: str
    signed_as: str
    person: Person
    shut_out: bool = False


def new_person(connection: Connection, name: str, unit: Unit) -> Person:
    made = Person(id=str(uuid7()), name=name, unit=unit.value)
    connection.execute(insert(person).values(id=made.id, name=made.name, unit=made.unit))
    return made


_OF_ID = select(person).where(person.c.id == bindparam("id"))


def person_of_id(connection: Connection, id_: str) -> Person | None:
    if not ID.fullmatch(id_):
        return None
    found = connection.execute(_OF_ID, {"id": id_}).first()
    return Person(id=found.id, name=found.name, unit=found.unit) if found else None


def directory(connection: Connection) -> tuple[Person, ...]:
    """Everybody here who has a unit, by name."""
    rows = connection.execute(select(person).where(person.c.unit != "").order_by(person.c.name, person.c.id))
    return tuple(Person(id=row.id, name=row.name, unit=row.unit) for row in rows)


def find_person(connection: Connection, named: str) -> Person:
    """Somebody by id or whole name; raises Unknown where none or several are called that."""
    found = connection.execute(select(person).where(or_(person.c.id == named, person.c.name == named))).all()
    if not found:
        raise Unknown("Nobody here is called {name}. Invite them first.", name=named)
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise Unknown("Several people are called {name}. Name one by id: {ids}.", name=named, ids=ids)
    return Person(id=found[0].id, name=found[0].name, unit=found[0].unit)


def person_of_login(connection: Connection, login: LoggedIn) -> Person:
    """Whoever logged in, as they are known here; somebody new is made, also where nobody has said their unit."""
    unit = "" if login.unit is None else login.unit.value
    known = connection.execute(select(person).where(person.c.subject == login.subject)).first()
    if known is None:
        made = Person(id=str(uuid7()), name=login.name, unit=unit)
        connection.execute(
            insert(person).values(id=made.id, name=made.name, unit=made.unit, subject=login.subject)
        )
        return made
    # Once they have a unit, only IT moves them to another: their cases must stay in the hands of theirs.
    here = {"name": login.name, "unit": known.unit or unit}
    connection.execute(update(person).where(person.c.id == known.id).values(**here))
    return Person(id=known.id, **here)


def everybody(connection: Connection) -> list[RowMapping]:
    """All who are known here, with how many laptops they have."""
    laptops = func.count(device.c.id).label("laptops")
    rows = (
        select(person, laptops).outerjoin(device).group_by(person.c.id).order_by(person.c.name, person.c.id)
    )
    return list(connection.execute(rows).mappings())


def set_unit(connection: Connection, whom: Person, unit: Unit) -> None:
    """Moves somebody to another unit; raises HasCases where they are a case's coordinator."""
    cases = connection.scalar(
        select(func.count()).select_from(casework).where(casework.c.coordinator == whom.id)
    )
    if cases and unit != whom.unit:
        raise HasCases("{name} coordinates {count} cases. Hand them over first.", name=whom.name, count=cases)
    connection.execute(update(person).where(person.c.id == whom.id).values(unit=unit.value))


def invite(connection: Connection, whom: Person, days: int, now: int) -> str:
    """A one-time code in groups that can be read aloud. Only its hash is kept."""
    letters = base64.b32encode(secrets.token_bytes(10)).decode()
    connection.execute(
        insert(invitation).values(code_hash=_code_hash(letters), person=whom.id, until=now + days * DAY)
    )
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def _code_hash(code: str) -> bytes:
    # Typed by hand: case, spaces and dashes do not matter, nor do the digits that base32 leaves out.
    letters = "".join(code.split()).replace("-", "").upper().translate(str.maketrans("018", "OIB"))
    return sha256(letters.encode()).digest()


_INVITED = (
    select(invitation, person)
    .join(person)
    .where(invitation.c.code_hash == bindparam("code_hash"))
    .with_for_update(of=invitation)
)
_DEVICE = select(device).where(device.c.id == bindparam("id"))


def enrol(connection: Connection, request: EnrolRequest, now: int) -> Person:
    """Takes a laptop in by its code; the same laptop may repeat this, should the answer have been lost."""
    key = _public_key(request)
    code = _code_hash(request.code)
    found = connection.execute(_INVITED, {"code_hash": code}).mappings().first()
    if found is None or found["until"] < now:
        raise Refusal(403, "bad_code", "The code is not one of this server's, or it has run out.")
    owner = Person(id=found["person"], name=found["name"], unit=found["unit"])
    known = connection.execute(_DEVICE, {"id": request.device}).mappings().first()
    repeated = known is not None and found["used_by"] == request.device and known["public_key"] == key
    if not repeated:
        if found["used_by"] is not None:
            raise Refusal(403, "bad_code", "The code has been used.")
        _take_in(connection, request, key, owner, known, now)
        connection.execute(
            update(invitation).where(invitation.c.code_hash == code).values(used_by=request.device)
        )
    return owner


def enrol_by_login(connection: Connection, request: EnrolRequest, owner: Person, now: int) -> None:
    """Takes a laptop in whose owner has just logged in. Only a code from IT brings back one that was shut out."""
    key = _public_key(request)
    known = connection.execute(_DEVICE, {"id": request.device}).mappings().first()
    if known is not None and known["revoked_at"] is not None:
        raise revoked()
    if known is None or known["person"] != owner.id or known["public_key"] != key:
        _take_in(connection, request, key, owner, known, now)


def _public_key(request: EnrolRequest) -> bytes:
    if not (ID.fullmatch(request.device) and (not request.signed_as or ID.fullmatch(request.signed_as))):
        raise malformed("That is no id.")
    try:
        key = bytes.fromhex(request.public_key)
        Ed25519PublicKey.from_public_bytes(key)
    except ValueError as error:
        raise malformed("public_key must be 32 bytes in hex.") from error
    return key


def _take_in(
    connection: Connection,
    request: EnrolRequest,
    key: bytes,
    owner: Person,
    known: RowMapping | None,
    now: int,
) -> None:
    """A laptop that was here before comes back with a new key, whether or not it was revoked."""
    if known is not None and known["person"] != owner.id:
        raise Refusal(409, "device_taken", "This laptop belongs to somebody else here.")
    signed_as = _signature_name(connection, request, owner, known)
    values = {
        "name": request.device_name.replace("\0", "")[:200],  # PostgreSQL keeps no NUL
        "public_key": key,
        "signed_as": signed_as,
        "enrolled_at": now,
        "revoked_at": None,
        "token_hash": None,
        "token_until": None,
    }
    if known is None:
        connection.execute(insert(device).values(id=request.device, person=owner.id, **values))
    else:
        connection.execute(update(device).where(device.c.id == request.device).values(**values))


def _signature_name(
    connection: Connection, request: EnrolRequest, owner: Person, known: RowMapping | None
) -> str:
    """The actor under which the laptop wrote alone: never one that stands for somebody else."""
    kept: str = known["signed_as"] if known is not None else request.device
    if request.signed_as in ("", owner.id, kept):
        return kept
    person_called = select(func.count()).select_from(person).where(person.c.id == request.signed_as)
    device_called = select(func.count()).select_from(device).where(device.c.signed_as == request.signed_as)
    if connection.scalar(person_called) or connection.scalar(device_called) or kept != request.device:
        raise Refusal(409, "name_taken", "What this laptop wrote bears somebody else's id.")
    return request.signed_as


_GIVE = (
    update(device)
    .where(device.c.id == bindparam("device"))
    .values(token_hash=bindparam("hash"), token_until=bindparam("until"))
)


def give_token(connection: Connection, request: TokenRequest, now: int) -> str:
    """A bearer token for a laptop that can sign with its key. It takes the place of the laptop's last one.

    Also for one that was revoked: what is left on it only the laptop itself knows.
    """
    known = None
    if ID.fullmatch(request.device):
        known = connection.execute(_DEVICE, {"id": request.device}).mappings().first()
    if known is None:
        raise Refusal(401, "not_enrolled", "The server does not know this laptop.")
    try:
        Ed25519PublicKey.from_public_bytes(known["public_key"]).verify(
            bytes.fromhex(request.signature), token_message(request.device, request.moment)
        )
    except (InvalidSignature, ValueError) as error:
        raise Refusal(401, "not_enrolled", "The signature is not this laptop's.") from error
    if abs(request.moment - now) > CLOCK_TOLERANCE:
        raise Refusal(401, "clock", "The laptop's clock is off.", moment=now)
    current.recognise(request.device)
    token = secrets.token_urlsafe(16)
    hashed = sha256(token.encode()).digest()
    connection.execute(_GIVE, {"device": request.device, "hash": hashed, "until": now + TOKEN_SECONDS})
    return token


_CALLER = (
    select(device, person.c.name.label("person_name"), person.c.unit)
    .join(person)
    .where(device.c.token_hash == bindparam("token_hash"))
)


def caller(connection: Connection, token: str, now: int) -> Caller:
    """Whose token it is; raises Refusal where it is nobody's or has run out."""
    found = connection.execute(_CALLER, {"token_hash": sha256(token.encode()).digest()}).mappings().first()
    if found is None or found["token_until"] < now:
        raise Refusal(401, "token", "The token has run out.")
    current.recognise(found["id"])
    owner = Person(id=found["person"], name=found["person_name"], unit=found["unit"])
    return Caller(found["id"], found["signed_as"], owner, shut_out=found["revoked_at"] is not None)


def revoked() -> Refusal:
    return Refusal(401, "revoked", "This laptop has been shut out.")


def devices(connection: Connection) -> list[RowMapping]:
    """Every laptop with its owner, in the order in which they came."""
    columns = (device, person.c.name.label("person_name"), person.c.unit)
    rows = connection.execute(select(*columns).join(person).order_by(device.c.enrolled_at, device.c.id))
    return list(rows.mappings())


def revoke(connection: Connection, device_id: str, now: int) -> None:
    done = connection.execute(update(device).where(device.c.id == device_id).values(revoked_at=now))
    if done.rowcount == 0:
        raise Unknown("There is no laptop {device} here.", device=device_id)
