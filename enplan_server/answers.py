"""Answers as they go out."""

from fastapi import Response

from enplan_desktop.sync.bodies import pack
from enplan_desktop.sync.protocol import ErrorAnswer
from enplan_server.refusals import Refusal


def answer(body: object, status: int = 200) -> Response:
    content, compressed = pack(body)
    headers = {"Content-Encoding": "zstd"} if compressed else {}
    return Response(content, status, headers, media_type="application/json")


def refuse(refusal: Refusal) -> Response:
    body = ErrorAnswer(code=refusal.code, message=refusal.message, moment=refusal.moment)
    response = answer(body, refusal.status)
    if refusal.retry_after:
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response
