"""What goes over the wire comes back as it was, and nothing more is read than there may be."""

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.changes import Change, creation
from enplan_desktop.sync.bodies import TooMuch, pack, unpack
from enplan_desktop.sync.protocol import (
    MAX_BODY_BYTES,
    Accepted,
    Cursor,
    Person,
    Refused,
    StreamPage,
    SyncAnswer,
    SyncRequest,
    digest,
    split_stream_key,
    stream_key,
)
from tests.domain.strategies import ids, records, texts

numbers = st.integers(0, 2**53)
cursors = st.dictionaries(
    st.tuples(ids(), st.just("plan")).map(lambda key: stream_key(*key)), st.builds(Cursor, numbers, numbers)
)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    edit = draw(records().map(creation))
    return Change(
        **{name: getattr(edit, name) for name in type(edit).__slots__},
        id=draw(ids()),
        parents=tuple(draw(st.lists(ids(), max_size=3))),
        actor=draw(ids()),
        device=draw(ids()),
        device_seq=1,
        clock="0192a3b4c5d6-0000",
        schema=1,
    )


@settings(max_examples=25)
@given(st.builds(SyncRequest, cursors=cursors, changes=st.lists(changes(), max_size=3).map(tuple)))
def test_a_request_comes_back_as_it_was(request):
    body, compressed = pack(request)
    assert unpack(body, SyncRequest, compressed=compressed) == request


people = st.dictionaries(ids(), st.builds(Person, id=ids(), name=texts(), unit=texts()), max_size=2)
entries = st.builds(Accepted, seq=numbers, id=ids(), change=st.none() | changes())
pages = st.builds(
    StreamPage, epoch=numbers, accepted=st.lists(entries, max_size=3).map(tuple), head=numbers, people=people
)
refusals = st.builds(Refused, id=ids(), reason=texts())


@settings(max_examples=25)
@given(
    st.builds(
        SyncAnswer,
        refused=st.lists(refusals, max_size=2).map(tuple),
        streams=st.dictionaries(ids(), pages, max_size=2),
    )
)
def test_an_answer_comes_back_as_it_was(answer):
    body, compressed = pack(answer)
    assert unpack(body, SyncAnswer, compressed=compressed) == answer


def test_what_a_newer_program_says_besides_is_passed_over():
    assert unpack(b'{"version":1,"mood":"hopeful"}', SyncRequest, compressed=False) == SyncRequest()


@given(cursors)
def test_the_digest_does_not_depend_on_an_order(held):
    assert digest(held) == digest(dict(reversed(list(held.items()))))


@pytest.mark.parametrize(
    "other", [{}, {"a/plan": Cursor(1, 3)}, {"a/plan": Cursor(2, 2)}, {"b/plan": Cursor(1, 2)}], ids=str
)
def test_the_digest_tells_cursors_apart(other):
    assert digest({"a/plan": Cursor(1, 2)}) != digest(other)


def test_a_frame_is_read_no_further_than_there_may_be():
    frame = bytearray(zstandard.ZstdCompressor().compress(bytes(range(256)) * (4 * MAX_BODY_BYTES // 256)))
    frame[-40:] = b"x" * 40  # whoever reads to the end finds that it is broken
    with pytest.raises(TooMuch):
        unpack(bytes(frame), SyncRequest, compressed=True)


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_do_worse_than_not_being_read(body, compressed):
    try:
        read = unpack(body, SyncRequest, compressed=compressed)
    except ValueError:
        return
    assert isinstance(read, SyncRequest)


@pytest.mark.parametrize("key", ["", "/", "case", "case/", "/plan"])
def test_a_key_without_a_case_or_a_stream_is_none(key):
    with pytest.raises(ValueError, match="not a stream"):
        split_stream_key(key)


def test_a_key_is_put_together_and_taken_apart():
    assert split_stream_key(stream_key("case-1", "unit:jobcenter")) == ("case-1", "unit:jobcenter")
