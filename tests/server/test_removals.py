"""The server knows what lies on which laptop, however late a laptop's words arrive."""

from dataclasses import dataclass

import pytest

from enplan_desktop.sync.protocol import FOLD_VERSION, Cursor, SyncAnswer, SyncRequest, digest, stream_key
from enplan_server import custody
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
        """Jonas's laptop says so, now or in a request that was long under way; the answer has room for little."""
        self.jonas.remote.sync(SyncRequest(fold=FOLD_VERSION, purged=self.keys, page=1))

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
