"""What the server says of itself."""

import httpx2
import msgspec
import pytest

from enplan_desktop.sync.protocol import PROTOCOL_VERSION, SyncRequest
from enplan_server.reading import RawRequest
from tests.server.running import Running


@pytest.fixture
def bare(server: Running):
    with httpx2.Client(base_url=server.address, trust_env=False) as client:
        yield client


def test_it_says_that_it_is_well_and_which_version_it_speaks(bare):
    assert bare.get("/health").json() == {"well": True, "version": PROTOCOL_VERSION}


def test_it_publishes_every_endpoint_with_the_schemas_of_its_bodies(bare):
    document = bare.get("/openapi.json").json()
    said = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert said == {
        ("get", "/v1/welcome"),
        ("post", "/v1/enrol"),
        ("post", "/v1/token"),
        ("post", "/v1/sync"),
        ("get", "/v1/changes"),
        ("get", "/v1/history/{case}/{stream}"),
        ("get", "/v1/directory"),
        ("get", "/v1/cases/{case}/members"),
        ("put", "/v1/cases/{case}/members/{person}"),
        ("delete", "/v1/cases/{case}/members/{person}"),
        ("post", "/v1/cases/{case}/handover"),
        ("get", "/health"),
        ("get", "/metrics"),
    }
    body = document["paths"]["/v1/sync"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/SyncRequest"}
    assert {"cursors", "digest", "changes"} <= document["components"]["schemas"]["SyncRequest"][
        "properties"
    ].keys()


def test_every_schema_that_it_names_is_there(bare):
    document = bare.get("/openapi.json").json()
    names = {line.split("/")[-1] for line in _references(document)}
    assert names <= document["components"]["schemas"].keys()
    assert "Change" in names


def _references(value: object) -> list[str]:
    if isinstance(value, dict):
        here = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return here + [each for inner in value.values() for each in _references(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in _references(inner)]
    return []


def test_what_it_reads_of_a_request_is_what_a_laptop_may_say():
    read = {field.name: field.default for field in msgspec.structs.fields(RawRequest)}
    may_say = {field.name: field.default for field in msgspec.structs.fields(SyncRequest)}
    assert read == may_say
