"""The published description of the endpoints, made from the very types that the server reads and writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from enplan_desktop.sync.protocol import (
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
)

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


_ENDPOINTS = {
    "enrol": _Endpoint("Take a laptop in by its one-time code", EnrolRequest, EnrolAnswer),
    "token": _Endpoint("Give a short-lived token for a signature", TokenRequest, TokenAnswer),
    "sync": _Endpoint("Take changes and tell what is new", SyncRequest, SyncAnswer, token=True),
    "news": _Endpoint(
        "Wait until there is something new",
        gives=News,
        token=True,
        asks={
            "digest": "What the laptop has read, as in a SyncRequest",
            "wait": "Seconds to wait for news, at most 50",
        },
    ),
    "history": _Endpoint(
        "Read a stream's older changes, newest first",
        gives=HistoryAnswer,
        token=True,
        asks={
            "before": "Only changes with a smaller number than this",
            "page": "Most entries wanted, at most 500",
        },
    ),
    "directory": _Endpoint("Name everybody on this server", gives=Directory, token=True),
    "members": _Endpoint("Name those who work on a case", gives=Members, token=True),
    "share": _Endpoint("Let somebody work on a case, for good or for a time", MemberRequest, token=True),
    "end_membership": _Endpoint("End somebody's work on a case", token=True),
    "hand_over": _Endpoint("Make somebody else a case's coordinator", HandoverRequest, token=True),
    "health": _Endpoint("Say whether all is well", gives=Health),
}
_REFUSALS = {
    400: "Malformed",
    401: "Not let in",
    403: "No access",
    404: "Not found",
    409: "Cannot be",
    413: "Too large",
}


def described(name: str) -> dict[str, Any]:
    """What FastAPI is told of an endpoint."""
    endpoint = _ENDPOINTS[name]
    success: dict[str, Any] = {"description": "Done"}
    if endpoint.gives is not None:
        success["content"] = _json(endpoint.gives)
    extra: dict[str, Any] = {"responses": {"200" if endpoint.gives else "204": success}}
    for status, meaning in _REFUSALS.items():
        extra["responses"][str(status)] = {"description": meaning, "content": _json(ErrorAnswer)}
    if endpoint.takes is not None:
        extra["requestBody"] = {"required": True, "content": _json(endpoint.takes)}
    if endpoint.asks:
        extra["parameters"] = [
            {"name": name, "in": "query", "description": said, "required": False, "schema": _QUERY[name]}
            for name, said in endpoint.asks.items()
        ]
    if endpoint.token:
        extra["security"] = [{"token": []}]
    status = 200 if endpoint.gives else 204
    return {"operation_id": name, "summary": endpoint.summary, "status_code": status, "openapi_extra": extra}


_QUERY: Mapping[str, dict[str, Any]] = {
    "digest": {"type": "string"},
    **{name: {"type": "integer", "minimum": 0, "maximum": 10**15} for name in ("wait", "before", "page")},
}


def _json(kind: type) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _TEMPLATE.format(name=kind.__name__)}}}


def openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of the whole server."""
    document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    kinds = [kind for each in _ENDPOINTS.values() for kind in (each.takes, each.gives) if kind is not None]
    _, schemas = msgspec.json.schema_components([*kinds, ErrorAnswer], ref_template=_TEMPLATE)
    components = document.setdefault("components", {})
    components.setdefault("schemas", {}).update(schemas)
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return document
