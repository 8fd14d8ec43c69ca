"""The server's HTTP face: reads requests with care, and says no in words."""

from typing import TypeVar

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

from enplan_desktop.sync.protocol import (
    MAX_BODY_BYTES,
    PROTOCOL_VERSION,
    EnrolRequest,
    TokenRequest,
    TooMuch,
    unpack,
)
from enplan_server.answers import answer, refuse
from enplan_server.people import ID
from enplan_server.reading import RawRequest, check_version
from enplan_server.refusals import Refusal, malformed, too_large
from enplan_server.schemas import Health, described, openapi
from enplan_server.service import Server
from enplan_server.watching import Watch

B = TypeVar("B")


def make_app(server: Server) -> FastAPI:
    """The application: one route for each thing that the server does."""
    app = FastAPI(title="En plan", version=str(PROTOCOL_VERSION), docs_url=None, redoc_url=None)

    @app.post("/v1/enrol", **described("enrol"))
    async def enrol(request: Request) -> Response:
        return answer(await run_in_threadpool(server.enrol, await _read(request, EnrolRequest)))

    @app.post("/v1/token", **described("token"))
    async def token(request: Request) -> Response:
        return answer(await run_in_threadpool(server.token, await _read(request, TokenRequest)))

    @app.post("/v1/sync", **described("sync"))
    async def sync(request: Request) -> Response:
        bearer = _bearer(request)
        return answer(await run_in_threadpool(server.sync, bearer, await _read(request, RawRequest)))

    @app.put("/v1/cases/{case}/members/{person}", **described("share"))
    async def share(request: Request, case: str, person: str) -> Response:
        bearer = _bearer(request)
        if not (ID.fullmatch(case) and ID.fullmatch(person)):
            raise malformed("That is no id.")
        await run_in_threadpool(server.share, bearer, case, person)
        return Response(status_code=204)

    @app.get("/health", **described("health"))
    async def health() -> Response:
        well = await run_in_threadpool(server.is_well)
        return answer(Health(well=well, version=PROTOCOL_VERSION))

    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(404, _not_served)
    app.add_exception_handler(405, _not_served)
    app.add_middleware(Watch)
    app.openapi = lambda: openapi(app)  # type: ignore[method-assign]  # how FastAPI lets one publish its own
    return app


async def _read(request: Request, kind: type[B]) -> B:
    compressed = request.headers.get("content-encoding", "identity")
    if compressed not in ("identity", "zstd"):
        raise Refusal(415, "malformed", "Bodies are plain or zstd.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY_BYTES:
            raise too_large()
    try:
        return unpack(bytes(body), kind, compressed=compressed == "zstd")
    except TooMuch as error:
        raise too_large() from error
    except ValueError as error:
        _check_dialect(bytes(body), compressed == "zstd")
        raise malformed(str(error)) from error


def _check_dialect(body: bytes, compressed: bool) -> None:
    """A body that cannot be read may be one of another version: that is worth saying."""
    try:
        spoken = unpack(body, dict[str, object], compressed=compressed).get("version", PROTOCOL_VERSION)
    except ValueError:
        return
    if isinstance(spoken, int):
        check_version(spoken)


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal(401, "token", "Ask for a token first.")
    return token


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return refuse(error)


async def _not_served(_request: Request, _error: Exception) -> Response:
    return refuse(Refusal(404, "not_found", "There is nothing here. See /openapi.json."))
