"""The server's HTTP face: reads requests with care, and says no in words."""

from typing import TypeVar

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

from enplan_desktop.sync.protocol import (
    MAX_BATCH,
    MAX_BODY_BYTES,
    PROTOCOL_VERSION,
    EnrolRequest,
    HandoverRequest,
    MemberRequest,
    News,
    TokenRequest,
    TooMuch,
    stream_key,
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

    _serve_laptops(app, server)
    _serve_cases(app, server)

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


def _serve_laptops(app: FastAPI, server: Server) -> None:
    """Coming in, and staying in step."""

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

    @app.get("/v1/changes", **described("news"))
    async def news(request: Request) -> Response:
        return answer(await _wait_for_news(server, request))

    @app.get("/v1/history/{case}/{stream}", **described("history"))
    async def history(request: Request, case: str, stream: str) -> Response:
        before, most = _number(request, "before", 2**53), _number(request, "page", MAX_BATCH)
        key = stream_key(_id(case), stream)
        return answer(
            await run_in_threadpool(server.history, _bearer(request), key, before, min(most, MAX_BATCH))
        )


def _serve_cases(app: FastAPI, server: Server) -> None:
    """Who works on what."""

    @app.get("/v1/directory", **described("directory"))
    async def directory(request: Request) -> Response:
        return answer(await run_in_threadpool(server.directory, _bearer(request)))

    @app.get("/v1/cases/{case}/members", **described("members"))
    async def members(request: Request, case: str) -> Response:
        return answer(await run_in_threadpool(server.members, _bearer(request), _id(case)))

    @app.put("/v1/cases/{case}/members/{person}", **described("share"))
    async def share(request: Request, case: str, person: str) -> Response:
        bearer, wanted = _bearer(request), await _read(request, MemberRequest, empty=MemberRequest())
        await run_in_threadpool(server.share, bearer, _id(case), _id(person), wanted)
        return Response(status_code=204)

    @app.delete("/v1/cases/{case}/members/{person}", **described("end_membership"))
    async def end_membership(request: Request, case: str, person: str) -> Response:
        await run_in_threadpool(server.end_membership, _bearer(request), _id(case), _id(person))
        return Response(status_code=204)

    @app.post("/v1/cases/{case}/handover", **described("hand_over"))
    async def hand_over(request: Request, case: str) -> Response:
        bearer, wanted = _bearer(request), await _read(request, HandoverRequest)
        await run_in_threadpool(server.hand_over, bearer, _id(case), wanted)
        return Response(status_code=204)


LONGEST_WAIT = 50
"""Seconds that a laptop may wait for news, less than what proxies close connections after."""


async def _wait_for_news(server: Server, request: Request) -> News:
    """Answers at once where there is news, else when there is, or when the time is up."""
    bearer, seen = _bearer(request), request.query_params.get("digest", "")
    news, caller, topics = await run_in_threadpool(server.news, bearer, seen)
    seconds = min(_number(request, "wait", LONGEST_WAIT), LONGEST_WAIT)
    if news.changed or not seconds:
        return news
    with server.tidings.listening(topics, caller.device) as waiting:
        # Something may have happened between looking and listening.
        news, _, _ = await run_in_threadpool(server.news, bearer, seen)
        if not news.changed and await waiting.wait(seconds):
            news, _, _ = await run_in_threadpool(server.news, bearer, seen)
    return news


def _id(text: str) -> str:
    if not ID.fullmatch(text):
        raise malformed("That is no id.")
    return text


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise malformed(f"{name} must be a whole number.")
    return int(text)


async def _read(request: Request, kind: type[B], *, empty: B | None = None) -> B:
    """The body; `empty` where there may be none."""
    compressed = request.headers.get("content-encoding", "identity")
    if compressed not in ("identity", "zstd"):
        raise Refusal(415, "malformed", "Bodies are plain or zstd.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY_BYTES:
            raise too_large()
    if not body and empty is not None:
        return empty
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
