"""One line in the log for each request, with nothing in it that anybody wrote."""

import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from sqlalchemy import exc

from enplan_server import current
from enplan_server.answers import refuse
from enplan_server.limits import Limits
from enplan_server.logs import frames
from enplan_server.metrics import Metrics
from enplan_server.refusals import Refusal

_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]

_METHODS = frozenset(("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"))
_GONE = (exc.InterfaceError, exc.OperationalError, exc.TimeoutError)

_LINE = (
    "%(method)s %(route)s %(status)d %(ms).1f ms"
    " request=%(request)s device=%(device)s in=%(bytes_in)d out=%(bytes_out)d"
)

_log = logging.getLogger("enplan_server")


class Watch:
    """Stands around the application, so that a fault in it reaches the log and never the laptop."""

    def __init__(
        self, app: Callable[[_Message, _Receive, _Send], Awaitable[None]], metrics: Metrics, limits: Limits
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._limits = limits

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        began, status, held = time.perf_counter(), 0, 0
        request = current.Current(self._limits.pace.admit)
        current.begin(request)

        async def heard() -> _Message:
            nonlocal held
            message = await receive()
            count = len(message.get("body", b""))
            self._limits.room.take(count)
            held += count
            return message

        async def said(message: _Message) -> None:
            nonlocal status
            status = message.get("status", status)
            if message["type"] == "http.response.start" and status >= 400:
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request.id.encode())]
            request.bytes_out += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, heard, said)
        except Exception as error:  # noqa: BLE001  # the last guard before the wire
            if status == 0:
                await _failed(error, scope, request)(scope, receive, said)
        finally:
            self._limits.room.give_back(held)
            request.bytes_in = held
            self._tell(scope, status, time.perf_counter() - began, request)

    def _tell(self, scope: _Message, status: int, seconds: float, request: current.Current) -> None:
        method, route = _method(scope), _route(scope)
        self._metrics.answered(method, route, status, seconds, request)
        told = {
            "method": method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "request": request.id,
            "device": request.device,
            "bytes_in": request.bytes_in,
            "bytes_out": request.bytes_out,
        }
        _log.info(_LINE, told, extra={"told": told})


def _failed(error: Exception, scope: _Message, request: current.Current) -> Any:
    """The answer, for a fault of ours or of the database's; and the line that says where it is."""
    if isinstance(error, Refusal):
        return refuse(error)
    where = f"{_kind(error)} in {_route(scope)} (request {request.id})"
    if isinstance(error, _GONE):
        _log.error("The database does not answer: %s", where)
        return refuse(Refusal(503, "busy", "The database does not answer.", retry_after=5))
    # Not the exception's own text: it may quote what somebody wrote.
    _log.error("%s\n%s", where, frames(error))
    return refuse(Refusal(500, "server", "The server has a fault; its log says where."))


def _kind(error: Exception) -> str:
    """An error by its name alone; where the database has one of its own for it, by that."""
    said_by_database = getattr(error, "orig", None)
    name: str | None = getattr(said_by_database, "sqlite_errorname", None)
    return name or type(said_by_database or error).__name__


def _route(scope: _Message) -> str:
    """The route with its placeholders, not with what was asked for."""
    return getattr(scope.get("route"), "path", "elsewhere")


def _method(scope: _Message) -> str:
    method = str(scope.get("method"))
    return method if method in _METHODS else "other"
