"""How the server's log is written: for people, or a JSON object a line for whatever collects logs.

An exception's own words never reach it: they may quote what somebody wrote.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

FORMATS = ("text", "json")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def begin_logging(form: str) -> None:
    """To standard error. Libraries say only what is wrong."""
    handler = _Quiet(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else Lines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for chatty in ("alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def frames(error: BaseException) -> str:
    """Where it went wrong, without a word of why."""
    return "".join(traceback.format_tb(error.__traceback__)).rstrip()


class _Quiet(logging.StreamHandler[TextIO]):
    """Says nothing where a line cannot be written: the standard library would print what was in it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        pass


class Lines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802  # logging's own name
        return f"{type(ei[1]).__name__}\n{frames(ei[1])}" if ei[1] is not None else ""


class JsonLines(Lines):
    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"time": moment, "level": record.levelname, "logger": record.name}
        told |= getattr(record, "told", None) or {"message": record.getMessage()}
        if record.exc_info:
            told["fault"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)
