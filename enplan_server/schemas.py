"""The published description of the endpoints, made from the very types that the server reads and writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from enplan_desktop.sync.protocol import (
    MAX_BATCH,
    PROTOCOL_VERSION,
    Directory,
    EnrolAnswer,
    EnrolRequest,
    ErrorAnswer,
    HandoverRequest,
    HistoryAnswer,
    MemberRequest,
    Members,
    News,
    SyncAnswer,
    SyncRequest,
    TokenAnswer,
    TokenRequest,
    Welcome,
)
from enplan_server.people import ID
from enplan_server.reading import CLOCK, LARGEST, MOST_PARENTS, STREAM, WORD

_TEMPLATE = "#/components/schemas/{name}"


class Health(msgspec.Struct, frozen=True):
    """Whether the database answers, and which version of the protocol is spoken."""

    well: bool
    version: int


@dataclass(frozen=True, slots=True)
class _Endpoint:
    summary: str
    takes: type | None = None
    gives: type | None = None
    token: bool = False
    asks: Mapping[str, str] = field(default_factory=dict)
    """Parameters of the query, all optional, and what they say."""
    may_be_empty: bool = False
    text: bool = False
    fails_with: type | None = None
    """What it says instead where it cannot serve."""
    refuses: tuple[int, ...] = ()
    """With which statuses, beside those of every endpoint that takes a body or a token."""


_ENDPOINTS = {
    "welcome": _Endpoint("Say what this server is called, and where its people log in", gives=Welcome),
    "enrol": _Endpoint(
        "Take a laptop in, by its one-time code or by a login",
        EnrolRequest,
        EnrolAnswer,
        refuses=(401, 403, 409, 424),
    ),
    "token": _Endpoint(
        "Give a short-lived token for a signature", TokenRequest, TokenAnswer, refuses=(401, 429)
    ),
    "sync": _Endpoint(
        "Take changes and tell what is new", SyncRequest, SyncAnswer, token=True, refuses=(409,)
    ),
    "news": _Endpoint(
        "Wait until there is something new",
        gives=News,
        token=True,
        asks={
            "digest": "What the laptop has read, as in a SyncRequest",
            "fold": "The version of the fold that the digest comes of, 1 where nothing is said",
            "wait": "Seconds to wait for news, at most 50",
        },
    ),
    "history": _Endpoint(
        "Read a stream's older changes, newest first",
        gives=HistoryAnswer,
        token=True,
        refuses=(403,),
        asks={
            "before": "Only changes with a smaller number than this",
            "page": "Most entries wanted, at most 500",
        },
    ),
    "directory": _Endpoint("Name everybody on this server", gives=Directory, token=True),
    "members": _Endpoint("Name those who work on a case", gives=Members, token=True, refuses=(403,)),
    "share": _Endpoint(
        "Let somebody work on a case, for good or for a time",
        MemberRequest,
        may_be_empty=True,
        token=True,
        refuses=(403, 404, 409),
    ),
    "end_membership": _Endpoint("End somebody's work on a case", token=True, refuses=(403, 404, 409)),
    "hand_over": _Endpoint(
        "Make somebody else a case's coordinator", HandoverRequest, token=True, refuses=(403, 404)
    ),
    "health": _Endpoint("Say whether all is well", gives=Health, fails_with=Health),
    "metrics": _Endpoint("Tell figures for Prometheus", text=True),
}
_REFUSALS = {
    400: "Malformed",
    401: "Not let in",
    403: "No access",
    404: "Not found",
    408: "Too slow",
    409: "Cannot be",
    413: "Too large",
    415: "In a coding that is not read here",
    424: "The provider of logins cannot take part",
    429: "Too often: wait for as many seconds as Retry-After says",
    500: "A fault of the server",
    503: "Not now: wait for as many seconds as Retry-After says",
}
_OF_A_BODY, _OF_A_TOKEN, _OF_ALL = (400, 408, 413, 415), (400, 401, 429), (500, 503)


def described(name: str) -> dict[str, Any]:
    """What FastAPI is told of an endpoint."""
    endpoint = _ENDPOINTS[name]
    status = 200 if endpoint.gives or endpoint.text else 204
    extra: dict[str, Any] = {"responses": {str(status): _success(endpoint), **_refusals(endpoint)}}
    if endpoint.takes is not None:
        extra["requestBody"] = {"required": not endpoint.may_be_empty, "content": _json(endpoint.takes)}
    if endpoint.asks:
        extra["parameters"] = [
            {"name": name, "in": "query", "description": said, "required": False, "schema": _QUERY[name]}
            for name, said in endpoint.asks.items()
        ]
    if endpoint.token:
        extra["security"] = [{"token": []}]
    return {"operation_id": name, "summary": endpoint.summary, "status_code": status, "openapi_extra": extra}


def _success(endpoint: _Endpoint) -> dict[str, Any]:
    if endpoint.text:
        return {"description": "Done", "content": {"text/plain": {"schema": {"type": "string"}}}}
    return {"description": "Done", **({"content": _json(endpoint.gives)} if endpoint.gives else {})}


def _refusals(endpoint: _Endpoint) -> dict[str, Any]:
    if endpoint.fails_with is not None:
        return {"503": {"description": _REFUSALS[503], "content": _json(endpoint.fails_with)}}
    statuses = {
        *endpoint.refuses,
        *(_OF_A_BODY if endpoint.takes else ()),
        *(_OF_A_TOKEN if endpoint.token else ()),
        *(_OF_ALL if endpoint.takes or endpoint.token else ()),
    }
    return {
        str(each): {"description": _REFUSALS[each], "content": _json(ErrorAnswer)}
        for each in sorted(statuses)
    }


_QUERY: Mapping[str, dict[str, Any]] = {
    "digest": {"type": "string"},
    **{
        name: {"type": "integer", "minimum": 0, "maximum": 10**15}
        for name in ("fold", "wait", "before", "page")
    },
}


def _json(kind: type) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _TEMPLATE.format(name=kind.__name__)}}}


def openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of the whole server."""
    document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    kinds = [kind for each in _ENDPOINTS.values() for kind in (each.takes, each.gives) if kind is not None]
    _, schemas = msgspec.json.schema_components([*kinds, ErrorAnswer], ref_template=_TEMPLATE)
    for kind, limits in _LIMITS.items():
        for name, limit in limits.items():
            schemas[kind]["properties"][name].update(limit)
    for methods in document["paths"].values():
        for operation in methods.values():
            operation["responses"].pop("422", None)  # FastAPI's own refusal, which none of ours is
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path":
                    parameter["schema"] = _STREAM if parameter["name"] == "stream" else _ID
    document["components"] = {
        "schemas": schemas,
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
    }
    return document


_ID = {"type": "string", "pattern": f"^{ID.pattern}$"}
_STREAM = {"type": "string", "pattern": f"^({STREAM.pattern})$"}
_WORD = {"pattern": f"^{WORD.pattern}$"}
_WHOLE = {"minimum": 0, "maximum": LARGEST}
# What the types do not say and the server refuses all the same.
_LIMITS: Mapping[str, Mapping[str, dict[str, Any]]] = {
    "Change": {
        **dict.fromkeys(("id", "record", "case_id", "actor", "device"), _ID),
        "kind": {"minLength": 1, **_WORD},
        "type": {"minLength": 1, **_WORD},
        "field": _WORD,
        "stream": _STREAM,
        "clock": {"pattern": f"^{CLOCK.pattern}$"},
        "device_seq": {"minimum": 1, "maximum": LARGEST},
        "schema": {"minimum": 1, "maximum": 2**31 - 1},
        "parents": {"maxItems": MOST_PARENTS, "items": _ID},
    },
    "SyncRequest": {
        "version": {"minimum": PROTOCOL_VERSION, "maximum": PROTOCOL_VERSION},
        "page": {"minimum": 1, "maximum": MAX_BATCH},
        "changes": {"maxItems": MAX_BATCH},
        "sealed": {"maxItems": MAX_BATCH},
    },
    "EnrolRequest": {"device": _ID, "public_key": {"pattern": "^[0-9a-f]{64}$"}},
    "TokenRequest": {"device": _ID, "signature": {"pattern": "^[0-9a-f]{128}$"}},
    "MemberRequest": {"until": _WHOLE},
    "HandoverRequest": {"to": _ID},
}
