"""The server gives each accepted change the next number of its stream, once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from enplan_desktop.sync.protocol import FOLD_VERSION, MAX_BATCH, Cursor, SyncRequest, digest
from enplan_desktop.sync.troubles import ServerBehind
from enplan_server.checking import problems
from tests.server.running import Laptop, Running, new_case_id, plan_of


def numbers(laptop: Laptop, key: str) -> list[tuple[int, str]]:
    """Everything in a stream, page by page."""
    found: list[tuple[int, str]] = []
    more = True
    while more:
        answer = laptop.fetch({key: Cursor(1, len(found))}, page=50)
        found += [(entry.seq, entry.id) for entry in answer.streams[key].accepted] if answer.streams else []
        more = answer.more
    return found


def test_changes_are_numbered_from_one_in_the_order_in_which_they_were_sent(server: Running):
    laptop, case = server.laptop(), new_case_id()
    changes = [laptop.change(case) for _ in range(5)]
    answer = laptop.send(*changes)
    assert [(entry.seq, entry.id) for entry in answer.streams[plan_of(case)].accepted] == [
        (number, change.id) for number, change in enumerate(changes, 1)
    ]


def test_what_the_laptop_just_sent_does_not_come_back_in_full(server: Running):
    laptop, case = server.laptop(), new_case_id()
    answer = laptop.send(laptop.change(case))
    assert answer.streams[plan_of(case)].accepted[0].change is None


def test_a_repeat_is_answered_with_the_first_number_and_stored_once(server: Running):
    laptop, case = server.laptop(), new_case_id()
    change = laptop.change(case)
    laptop.send(change)
    laptop.send(laptop.change(case))
    again = laptop.send(change)
    assert again.streams[plan_of(case)].accepted[0].seq == 1
    assert len(numbers(laptop, plan_of(case))) == 2


def test_what_is_offered_again_by_one_who_has_read_past_it_is_receipted_again(server: Running):
    laptop, case = server.laptop(), new_case_id()
    change, later = laptop.change(case), laptop.change(case)
    laptop.send(change, later)
    answer = laptop.send(change, **{plan_of(case): Cursor(1, 2)})
    assert [(entry.seq, entry.id) for entry in answer.streams[plan_of(case)].accepted] == [(1, change.id)]


def test_a_repeat_with_other_words_changes_nothing(server: Running):
    laptop, case = server.laptop(), new_case_id()
    change = laptop.change(case)
    laptop.send(change)
    laptop.send(replace(change, new={"words": "something else"}))
    (entry,) = laptop.fetch().streams[plan_of(case)].accepted
    assert entry.change == change


def test_one_change_twice_in_a_request_is_one_change(server: Running):
    laptop, case = server.laptop(), new_case_id()
    change = laptop.change(case)
    assert len(laptop.send(change, change).streams[plan_of(case)].accepted) == 1


def test_pages_follow_each_other_without_gaps(server: Running):
    laptop, case = server.laptop(), new_case_id()
    sent = [laptop.change(case) for _ in range(120)]
    laptop.send(*sent)
    assert numbers(laptop, plan_of(case)) == [(number, change.id) for number, change in enumerate(sent, 1)]


def test_a_page_that_ends_with_a_stream_says_that_there_are_others(server: Running):
    laptop, cases = server.laptop(), [new_case_id() for _ in range(2)]
    laptop.send(*(laptop.change(case) for case in cases for _ in range(4)))
    assert laptop.fetch(page=4).more


def test_a_page_spans_streams_and_says_when_there_is_more(server: Running):
    laptop, cases = server.laptop(), [new_case_id() for _ in range(3)]
    laptop.send(*(laptop.change(case) for case in cases for _ in range(4)))
    first = laptop.fetch(page=6)
    assert first.more
    assert sum(len(page.accepted) for page in first.streams.values()) == 6
    cursors = {key: Cursor(page.epoch, page.accepted[-1].seq) for key, page in first.streams.items()}
    second = laptop.fetch(cursors, page=6)
    assert not second.more
    assert sum(len(page.accepted) for page in second.streams.values()) == 6


def test_a_page_weighs_no_more_than_its_share_but_always_moves_on(server: Running):
    laptop, case = server.laptop(), new_case_id()
    for _ in range(3):
        laptop.send(laptop.change(case, new={"words": "w" * 700_000}))
    assert [seq for seq, _ in numbers(laptop, plan_of(case))] == [1, 2, 3]
    first = laptop.fetch()
    assert first.more
    assert len(first.streams[plan_of(case)].accepted) == 1


def test_a_page_names_the_people_whose_changes_it_brings(server: Running):
    mette, jonas, case = server.laptop(signed_as="mette-alone"), server.laptop("Jonas Holm"), new_case_id()
    mette.send(mette.change(case), mette.change(case, actor="mette-alone"))
    mette.remote.share(case, jonas.person.id)
    assert jonas.fetch().streams[plan_of(case)].people == {
        mette.person.id: mette.person,
        "mette-alone": mette.person,
    }


def test_the_digest_stands_for_the_cursors_while_nothing_else_is_new(server: Running):
    laptop, cases = server.laptop(), [new_case_id() for _ in range(5)]
    sent = laptop.send(*(laptop.change(case) for case in cases))
    known = digest({key: Cursor(1, 1, page.state) for key, page in sent.streams.items()})
    quiet = laptop.remote.sync(SyncRequest(fold=FOLD_VERSION, digest=known))
    assert not quiet.streams
    assert not quiet.cursors_wanted
    answer = laptop.remote.sync(
        SyncRequest(fold=FOLD_VERSION, digest=known, changes=(laptop.change(cases[0]),))
    )
    assert [entry.seq for entry in answer.streams[plan_of(cases[0])].accepted] == [2]


def test_a_digest_that_does_not_fit_asks_for_the_cursors_and_takes_nothing(server: Running):
    laptop, case = server.laptop(), new_case_id()
    answer = laptop.remote.sync(
        SyncRequest(digest=digest({"elsewhere/plan": Cursor()}), changes=(laptop.change(case),))
    )
    assert answer.cursors_wanted
    assert not laptop.fetch().streams


def test_a_laptop_that_has_read_further_than_the_server_has_come_is_told_so(server: Running):
    laptop, case = server.laptop(), new_case_id()
    laptop.send(laptop.change(case))
    with pytest.raises(ServerBehind):
        laptop.fetch({plan_of(case): Cursor(1, 2)})


def test_nobody_who_follows_along_misses_a_change_while_many_write_at_once(server: Running):
    writers, case = [server.laptop(f"Writer {number}") for number in range(4)], new_case_id()
    follower, done = server.laptop("Follower"), threading.Event()
    writers[0].send(writers[0].change(case))
    for laptop in (*writers[1:], follower):
        writers[0].remote.share(case, laptop.person.id)
    seen: list[int] = []

    def write(laptop: Laptop) -> None:
        for _ in range(15):
            laptop.send(laptop.change(case), laptop.change(case))

    def follow() -> None:
        last = False
        while not last:
            last = done.is_set()  # once more after everybody has finished
            answer = follower.fetch({plan_of(case): Cursor(1, seen[-1] if seen else 0)}, page=MAX_BATCH)
            seen.extend(entry.seq for page in answer.streams.values() for entry in page.accepted)

    with ThreadPoolExecutor(5) as pool:
        following = pool.submit(follow)
        for writing in [pool.submit(write, laptop) for laptop in writers]:
            writing.result()
        done.set()
        following.result()
    assert seen == list(range(1, 1 + 1 + 4 * 15 * 2))


def test_the_database_is_whole_after_all_this(server: Running):
    laptop = server.laptop()
    laptop.send(laptop.change(new_case_id()))
    with server.engine.begin() as connection:
        assert problems(connection) == []
