"""One line in the log for each request, with nothing in it that anybody wrote."""

import logging
import time
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from enplan_server.answers import refuse
from enplan_server.refusals import Refusal

_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]

_log = logging.getLogger("enplan_server")


class Watch:
    """Stands around the application, so that a fault in it reaches the log and never the laptop."""

    def __init__(self, app: Callable[[_Message, _Receive, _Send], Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        began, status = time.perf_counter(), 0

        async def watched(message: _Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001  # the last guard before the wire
            # Not the exception's own text: it may quote what somebody wrote.
            frames = "".join(traceback.format_tb(error.__traceback__))
            _log.error("%s in %s\n%s", type(error).__name__, _route(scope), frames)
            if status == 0:
                fault = Refusal(500, "server", "The server has a fault; its log says where.")
                await refuse(fault)(scope, receive, watched)
        took = (time.perf_counter() - began) * 1000
        _log.info("%s %s %d %.1f ms", scope.get("method"), _route(scope), status, took)


def _route(scope: _Message) -> str:
    """The route with its placeholders, not with what was asked for."""
    return getattr(scope.get("route"), "path", "elsewhere")
