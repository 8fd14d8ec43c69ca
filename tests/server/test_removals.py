"""The server knows what lies on which laptop, however late a laptop's words arrive."""

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from enplan_desktop.sync.protocol import FOLD_VERSION, Cursor, SyncAnswer, SyncRequest, digest, stream_key
from enplan_server import custody, people, restoring
from tests.server.running import Laptop, Running, new_case_id, plan_of


@dataclass
class Cover:
    """Jonas covers for Mette: he has her case, its plan and their unit's notes, for as long as it is shared."""

    server: Running
    mette: Laptop
    jonas: Laptop
    case: str

    @property
    def keys(self) -> tuple[str, ...]:
        return plan_of(self.case), stream_key(self.case, "unit:jobcenter")

    def is_shared(self) -> None:
        self.mette.remote.share(self.case, self.jonas.person.id)

    def ends(self) -> None:
        self.mette.remote.end_membership(self.case, self.jonas.person.id)

    def is_read(self) -> dict[str, Cursor]:
        pages = self.jonas.fetch().streams
        assert tuple(pages) == self.keys
        return {key: Cursor(page.epoch, page.head, page.state) for key, page in pages.items()}

    def is_removed(self) -> None:
        """Jonas's laptop says so without a mark, as one of an older version does, now or long under way."""
        self.says(SyncRequest(fold=FOLD_VERSION, purged=self.keys, page=1))

    def word(self) -> SyncRequest:
        """What his laptop says once it has removed what it is told is gone; the answer has room for little."""
        told = self.jonas.fetch()
        assert told.gone == tuple(told.marks) == self.keys
        return SyncRequest(fold=FOLD_VERSION, purged=told.gone, marks=told.marks, page=1)

    def says(self, request: SyncRequest) -> SyncAnswer:
        return self.jonas.remote.sync(request)

    def noted(self) -> set[str]:
        """What the server has noted that Jonas's laptop holds."""
        with self.server.engine.begin() as connection:
            return set(custody.held(connection, self.jonas.device).values())

    def must_be_removed(self) -> bool:
        """Whether Jonas is on the list of those who hold what they may no longer read."""
        still = self.mette.remote.members(self.case).still_held
        return [each.person for each in still] == [self.jonas.person]


@pytest.fixture
def cover(server: Running) -> Cover:
    """It ended once, his laptop has removed the case, and he has read it anew since."""
    begun = Cover(server, server.laptop(), server.laptop("Jonas Holm"), new_case_id())
    begun.mette.send(begun.mette.change(begun.case), begun.mette.change(begun.case, "unit:jobcenter"))
    begun.is_shared()
    begun.is_read()
    begun.ends()
    assert begun.must_be_removed()
    begun.is_removed()
    assert not begun.must_be_removed()
    begun.is_shared()
    assert not begun.noted()
    return begun


def test_a_late_word_of_a_removal_does_not_strike_off_what_was_given_since(cover: Cover):
    cover.is_read()
    cover.is_removed()
    assert cover.noted() == set(cover.keys)
    cover.ends()
    assert cover.must_be_removed()
    assert cover.jonas.fetch().gone == cover.keys
    cover.is_removed()
    assert not cover.noted()


@pytest.mark.parametrize("shortly", [False, True], ids=["cursors", "digest"])
def test_what_a_laptop_has_read_is_noted_again_though_nothing_of_it_is_new(cover: Cover, shortly: bool):
    """A late word can still strike it off where access has ended once more and comes back."""
    read = cover.is_read()
    cover.ends()
    cover.is_removed()
    assert not cover.noted()
    cover.is_shared()
    request = SyncRequest(fold=FOLD_VERSION, **{"digest": digest(read)} if shortly else {"cursors": read})
    assert cover.jonas.remote.sync(request) == SyncAnswer()
    assert cover.noted() == set(cover.keys)


@pytest.mark.parametrize("heard", [True, False], ids=["twice", "late"])
def test_an_old_word_does_not_answer_an_ending_that_came_after_it(cover: Cover, heard: bool):
    """Access ends, comes back, what it opens is read, and it ends again, while one old word is still under way."""
    cover.is_read()
    cover.ends()
    old = cover.word()
    if heard:  # and comes a second time
        cover.says(old)
    cover.is_shared()
    assert set(cover.says(replace(old, page=500)).streams) == set(cover.keys)
    cover.ends()
    cover.says(old)
    assert cover.noted() == set(cover.keys)
    assert cover.must_be_removed()
    cover.says(cover.word())
    assert not cover.noted()
    assert not cover.must_be_removed()


def test_a_word_that_comes_when_access_is_back_clears_the_way_for_what_is_given_then(cover: Cover):
    """Were it left out, what is given now would bear the old mark, and the word once more would strike it off."""
    cover.is_read()
    cover.ends()
    old = cover.word()
    cover.is_shared()
    assert cover.says(old).more
    cover.is_read()
    cover.ends()
    assert set(old.marks.values()).isdisjoint(cover.word().marks.values())


def test_every_stream_that_is_gone_bears_a_mark_though_nothing_is_noted(cover: Cover):
    """The laptop was put back from a copy, say. What it says of that, late, answers nothing that it is given later."""
    read = cover.is_read()
    cover.ends()
    cover.says(cover.word())
    told = cover.jonas.fetch(read)
    assert told.gone == tuple(told.marks) == cover.keys
    old = SyncRequest(fold=FOLD_VERSION, purged=told.gone, marks=told.marks, page=1)
    cover.is_shared()
    cover.is_read()
    cover.ends()
    cover.says(old)
    assert cover.must_be_removed()


def test_a_word_from_before_the_server_was_put_back_strikes_off_nothing(cover: Cover):
    """The copy knows again what was removed since, under the mark that it had."""
    cover.is_read()
    cover.ends()
    old = cover.word()
    with cover.server.engine.begin() as connection:
        restoring.begin_new_epoch(connection)
    cover.says(old)
    assert cover.must_be_removed()
    cover.says(cover.word())
    assert not cover.must_be_removed()


def test_a_laptop_that_is_shut_out_answers_by_marks_too(cover: Cover):
    cover.is_read()
    with cover.server.engine.begin() as connection:
        people.revoke(connection, cover.jonas.device, cover.server.clock())
    word = cover.word()
    cover.says(replace(word, marks=dict.fromkeys(cover.keys, "another")))
    assert cover.must_be_removed()
    cover.says(word)
    assert not cover.must_be_removed()
