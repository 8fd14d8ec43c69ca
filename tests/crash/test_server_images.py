"""A server's hour, and every state in which a crash may leave its database."""

import os
import signal

import pytest

from enplan_server.checking import problems
from enplan_server.database import open_database
from tests.crash.disk import Disk, read_journal
from tests.crash.recording import ROUNDS, Crash, Recording, moments
from tests.crash.servers import Examiner, a_practice, an_hour, serves


@pytest.mark.parametrize("crash", Crash)
def test_a_server_keeps_what_it_answered_after(crash, nursery, memory):
    practice = a_practice(memory / "server")
    recording = an_hour(nursery, practice)
    examiner = Examiner(practice, memory / "after")
    for moment in moments(recording, crash):
        examiner.look_at(moment)
    assert examiner.looked_at > 25
    assert examiner.gone_on > 4


@pytest.mark.parametrize("crash", Crash)
def test_a_server_that_was_broken_off_at_its_first_start_starts_again(crash, nursery, memory):
    folder, journal = memory / "server", memory / "journal"
    folder.mkdir()
    start = Disk.of(folder)
    pid, _ = serves(nursery, folder, journal=journal)
    os.kill(pid, signal.SIGTERM)
    nursery.wait()
    looked_at = 0
    recording = Recording(start, read_journal(journal, folder))
    for looked_at, moment in enumerate(moments(recording, crash, rounds=2 * ROUNDS), 1):
        image = moment.image.lay_out(memory / f"{looked_at}")
        engine = open_database(f"sqlite:///{image / 'server.db'}")
        with engine.begin() as connection:
            assert problems(connection) == [], moment.where
        engine.dispose()
    assert looked_at > 10
