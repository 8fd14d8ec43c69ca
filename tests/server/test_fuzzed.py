"""Whatever is sent that the published description allows, or does not, the answer is one that it describes.

ENPLAN_FUZZ says how many requests of each sort are made to each endpoint.
"""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from enplan_desktop.sync.protocol import ErrorAnswer
from tests.server.running import Running, new_case_id

REQUESTS = int(os.environ.get("ENPLAN_FUZZ", "10"))


class Known:
    """What this server knows, and what a request that was made up does not."""

    def __init__(self, place: Running) -> None:
        self._place = place
        self._laptop, self._colleague = place.laptop(), place.laptop("Jonas Holm")
        self._case = new_case_id()
        self._laptop.send(self._laptop.change(self._case))

    @property
    def token(self) -> str:
        self._laptop.fetch()
        return self._laptop.remote._pass.token

    def put_into(self, case: Any, *, body: bool) -> None:
        """Names things that are there, so that the request gets past the door."""
        parameters = case.path_parameters or {}
        parameters |= {name: value for name, value in self._named().items() if name in parameters}
        case.path_parameters = parameters
        if body:
            case.body = self._renamed(case.body)

    def _named(self) -> dict[str, str]:
        return {"case": self._case, "person": self._colleague.person.id, "stream": "plan"}

    def _renamed(self, value: object) -> object:
        if isinstance(value, list):
            return [self._renamed(each) for each in value]
        if not isinstance(value, dict):
            return value
        names: dict[str, Any] = {
            "case_id": self._case,
            "cursors": {f"{self._case}/plan": [1, 0]},
            "digest": "",
            "to": self._colleague.person.id,
            "stays": True,
        }
        if "actor" in value:
            names |= {"actor": self._laptop.person.id, "device": self._laptop.device}
        if "code" in value:
            names["code"] = self._place.invite()[1]
        return {key: names.get(key, self._renamed(inner)) for key, inner in value.items()}


@pytest.fixture
def known(place: Running) -> Iterator[Known]:
    yield Known(place)
    place.hang_up()


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_every_answer_is_one_that_is_described(place: Running, known: Known, mode: str):
    import schemathesis

    schema = schemathesis.openapi.from_url(f"{place.address}/openapi.json")
    statuses: dict[str, Counter[int]] = {}
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]  # it raises where there is none
        statuses[operation.label] = asked(operation, mode, known)
    assert len(statuses) == 13
    if mode == "positive":
        served = {label for label, counted in statuses.items() if {200, 204} & counted.keys()}
        assert len(served) >= 8  # nobody guesses a signature, and chance leaves out another now and then


def asked(operation: Any, mode: str, known: Known) -> Counter[int]:
    """How often each status was answered."""
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi import checks

    described = [
        not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_headers_conformance,
        checks.response_schema_conformance,
    ]
    statuses: Counter[int] = Counter()

    @settings(
        max_examples=REQUESTS * 2,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=GenerationMode(mode)), st.booleans(), st.integers(0, 2))
    def ask(case: Any, is_let_in: bool, is_informed: int) -> None:
        if is_informed:
            known.put_into(case, body=is_informed == 2)
        if is_let_in:
            _does_not_wait(case)
        headers = {"Authorization": f"Bearer {known.token}"} if is_let_in else {}
        response = case.call(headers=headers, timeout=60)
        _unpack(response)
        statuses[response.status_code] += 1
        case.validate_response(response, checks=described)
        if response.status_code >= 400 and "/health" not in operation.label:
            msgspec.json.decode(response.content, type=ErrorAnswer)

    try:
        ask()
    except Unsatisfiable:  # what takes no parameters cannot be asked wrongly
        assert mode == "negative"
    return statuses


def _does_not_wait(case: Any) -> None:
    """Asks for news with no more than a second's patience: there are none. What is no number of seconds stays so."""
    if not case.path.endswith("/changes"):
        return
    asked_for = dict(case.query or {})
    wait = str(asked_for.get("wait", 1))
    if wait.isdecimal():
        case.query = {**asked_for, "wait": min(int(wait), 1)}


def _unpack(response: Any) -> None:
    """What is compressed with zstd, as the protocol has it; the fuzzer's own client does not read that."""
    if response.headers.pop("content-encoding", None) == ["zstd"]:
        response.content = zstandard.ZstdDecompressor().decompressobj().decompress(response.content)
