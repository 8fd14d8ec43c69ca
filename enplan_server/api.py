"""The server's HTTP face: reads requests with care, and says no in words."""

import asyncio
import time
from collections.abc import Callable

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

from enplan_desktop.sync.protocol import (
    FOLD_VERSION,
    MAX_BATCH,
    PROTOCOL_VERSION,
    EnrolRequest,
    HandoverRequest,
    MemberRequest,
    News,
    TokenRequest,
    stream_key,
)
from enplan_server.answers import answer, refuse
from enplan_server.bodies import Body, receive
from enplan_server.limits import Limits
from enplan_server.metrics import Metrics
from enplan_server.people import ID
from enplan_server.pulse import Pulse
from enplan_server.reading import RawRequest
from enplan_server.refusals import Refusal, malformed
from enplan_server.schemas import Health, described, openapi
from enplan_server.service import Server
from enplan_server.watching import Watch


def make_app(server: Server, limits: Limits | None = None, *, tells_metrics: bool = True) -> FastAPI:
    """The application: one route for each thing that the server does.

    Its state holds the `server`, its `limits` and `metrics`, and `stopping`, which is set when it is to stop.
    """
    app = FastAPI(title="En plan", version=str(PROTOCOL_VERSION), docs_url=None, redoc_url=None)
    app.state.server, app.state.limits, app.state.stopping = server, limits or Limits(), asyncio.Event()

    _serve_laptops(app, server)
    _serve_cases(app, server)
    _serve_operators(app, server, tells_metrics=tells_metrics)

    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(404, _not_served)
    app.add_exception_handler(405, _not_served)
    app.add_middleware(Watch, metrics=app.state.metrics, limits=app.state.limits)
    app.openapi = lambda: openapi(app)  # type: ignore[method-assign]  # how FastAPI lets one publish its own
    return app


def _serve_operators(app: FastAPI, server: Server, *, tells_metrics: bool) -> None:
    """Whether all is well, and figures."""
    pulse = Pulse(server.is_well)
    metrics = app.state.metrics = Metrics(pulse.beats)
    metrics.watch_waiting(lambda: server.tidings.waiting)

    @app.get("/health", **described("health"))
    async def health() -> Response:
        well = await pulse.felt()
        return answer(Health(well=well, version=PROTOCOL_VERSION), 200 if well else 503)

    if tells_metrics:

        @app.get("/metrics", **described("metrics"))
        async def told() -> Response:
            return Response(await asyncio.to_thread(metrics.text), media_type=metrics.content_type)


def _serve_laptops(app: FastAPI, server: Server) -> None:
    """Coming in, and staying in step."""

    @app.get("/v1/welcome", **described("welcome"))
    async def welcome() -> Response:
        return answer(server.welcome())

    @app.post("/v1/enrol", **described("enrol"))
    async def enrol(request: Request) -> Response:
        return await _done(server.enrol, await receive(request, EnrolRequest))

    @app.post("/v1/token", **described("token"))
    async def token(request: Request) -> Response:
        return await _done(server.token, await receive(request, TokenRequest))

    @app.post("/v1/sync", **described("sync"))
    async def sync(request: Request) -> Response:
        bearer = _bearer(request)
        return await _done(server.sync, bearer, await receive(request, RawRequest))

    @app.get("/v1/changes", **described("news"))
    async def news(request: Request) -> Response:
        return answer(await _wait_for_news(server, request))

    @app.get("/v1/history/{case}/{stream}", **described("history"))
    async def history(request: Request, case: str, stream: str) -> Response:
        before, most = _number(request, "before", 2**53), _number(request, "page", MAX_BATCH)
        key = stream_key(_id(case), stream)
        return await _done(server.history, _bearer(request), key, before, min(most, MAX_BATCH))


def _serve_cases(app: FastAPI, server: Server) -> None:
    """Who works on what."""

    @app.get("/v1/directory", **described("directory"))
    async def directory(request: Request) -> Response:
        return await _done(server.directory, _bearer(request))

    @app.get("/v1/cases/{case}/members", **described("members"))
    async def members(request: Request, case: str) -> Response:
        return await _done(server.members, _bearer(request), _id(case))

    @app.put("/v1/cases/{case}/members/{person}", **described("share"))
    async def share(request: Request, case: str, person: str) -> Response:
        bearer, wanted = _bearer(request), await receive(request, MemberRequest, empty=MemberRequest())
        return await _done(server.share, bearer, _id(case), _id(person), wanted)

    @app.delete("/v1/cases/{case}/members/{person}", **described("end_membership"))
    async def end_membership(request: Request, case: str, person: str) -> Response:
        return await _done(server.end_membership, _bearer(request), _id(case), _id(person))

    @app.post("/v1/cases/{case}/handover", **described("hand_over"))
    async def hand_over(request: Request, case: str) -> Response:
        bearer, wanted = _bearer(request), await receive(request, HandoverRequest)
        return await _done(server.hand_over, bearer, _id(case), wanted)


LONGEST_WAIT = 50
"""Seconds that a laptop may wait for news, less than what proxies close connections after."""


async def _wait_for_news(server: Server, request: Request) -> News:
    """Answers at once where there is news, else when there is, or when the time is up."""
    bearer, seen = _bearer(request), request.query_params.get("digest", "")
    fold = _number(request, "fold", 1)
    news, caller, topics = await run_in_threadpool(server.news, bearer, seen, fold)
    seconds = min(_number(request, "wait", LONGEST_WAIT), LONGEST_WAIT)
    if news.changed or not seconds:
        return news
    until = time.monotonic() + seconds
    with server.tidings.listening(topics, caller.device) as waiting:
        # Something may have happened between looking and listening.
        news, _, _ = await run_in_threadpool(server.news, bearer, seen, fold)
        # Not all that wakes is news: a stream may have been written in that this person does not read.
        while (
            not news.changed
            and not request.app.state.stopping.is_set()
            and await waiting.wait(until - time.monotonic())
        ):
            news, _, _ = await run_in_threadpool(server.news, bearer, seen, fold)
            news = News(changed=news.changed or fold != FOLD_VERSION)
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


async def _done(work: Callable[..., object], *arguments: object) -> Response:
    """Does it on a thread, where bodies are unpacked and answers packed too: so few of them are large at once."""

    def do() -> Response:
        said = work(*(each.unpack() if isinstance(each, Body) else each for each in arguments))
        return Response(status_code=204) if said is None else answer(said)

    return await run_in_threadpool(do)


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
