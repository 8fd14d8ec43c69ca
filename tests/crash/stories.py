"""What the programs do that are killed: short working days, with a mark in the journal before and after each step.

Every story is called with its folder, the recorder, and what its test tells it.
"""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.domain.changes import Edit, creation, difference
from enplan_desktop.domain.records import Goal, Note
from enplan_desktop.storage.vault import (
    Committed,
    Vault,
    create_vault,
    open_vault,
    recover_vault,
    restore_vault,
)
from enplan_desktop.sync import engine, joining
from enplan_desktop.sync.protocol import EnrolAnswer, SyncAnswer, SyncRequest
from enplan_desktop.sync.remote import Remote, enrol
from enplan_server import __main__ as server_main
from enplan_server import serving
from enplan_server.api import make_app
from tests.crash.shim import Recorder
from tests.storage.making import CHEAP, PASSPHRASE, MemoryKeyring, new_id

NEW_PASSPHRASE = "en helt anden sætning"
MORNING = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
LONG = "Vi talte længe om boligen, og hvad der skal til. " * 150
"""More than one page of a database."""


class Diary:
    """Says in the journal what is begun and what is done: what is done was acknowledged."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self.steps = 0

    def say(self, **said: Any) -> None:
        self._recorder.mark(json.dumps(said))

    def step(self, work: Callable[[], Any]) -> Any:
        number, self.steps = self.steps, self.steps + 1
        self.say(begun=number)
        answer = work()
        self.say(done=number)
        return answer

    def writing(self, work: Callable[[], Committed]) -> None:
        number, self.steps = self.steps, self.steps + 1
        self.say(begun=number)
        made = work()
        self.say(done=number, ids=[each.id for each in made.changes])

    def commit(self, vault: Vault, edits: Sequence[Edit]) -> None:
        self.writing(lambda: vault.commit(edits))


class _Told:
    """The server, with a mark at each question and each answer."""

    def __init__(self, remote: Remote, diary: Diary) -> None:
        self._remote = remote
        self._diary = diary

    def __getattr__(self, name: str) -> Any:
        return getattr(self._remote, name)

    def sync(self, request: SyncRequest) -> SyncAnswer:
        self._diary.say(asks=True)
        answer = self._remote.sync(request)
        self._diary.say(answered=True)
        return answer


def a_day(folder: Path, recorder: Recorder, case: str, goal: str) -> None:
    """A morning, an evening without net, a second sync, and edits that stay unsent."""
    diary = Diary(recorder)
    a_morning(folder, recorder, case, goal, diary)
    vault = diary.step(lambda: _opened(folder))
    diary.commit(vault, difference(vault.plan(case).records[goal], None))
    diary.commit(vault, [creation(_note(case, "Uden net"))])
    _sync(vault, diary)
    diary.commit(vault, [creation(_note(case, "Om aftenen"))])
    diary.step(vault.close)


def a_morning(folder: Path, recorder: Recorder, case: str, goal: str, diary: Diary | None = None) -> None:
    """Edits, a sync in several pages with a clash in it, and the decision."""
    diary = diary or Diary(recorder)
    vault = diary.step(lambda: _opened(folder))
    diary.commit(vault, _rewording(vault, case, goal, "Min egen bolig, tæt på min søster"))
    diary.commit(vault, [creation(_note(case, LONG)), *(creation(_goal(case)) for _ in range(3))])
    _sync(vault, diary, page=5)
    for each in vault.undecided(case):
        diary.writing(partial(vault.decide, case, each.record, each.cell, "Min egen bolig"))
    diary.step(vault.close)


def a_joining(folder: Path, recorder: Recorder, address: str, code: str) -> None:
    """A vault that has lived alone becomes one of a server's."""
    diary = Diary(recorder)

    def told(*said: Any) -> EnrolAnswer:
        diary.say(asks=True)
        answer = enrol(*said)
        diary.say(answered=True)
        return answer

    patch.object(joining, "enrol", told).start()
    vault = _opened(folder)
    diary.step(lambda: joining.join(vault, address, code, "en bærbar")).close()
    diary.step(vault.close)


def a_farewell(folder: Path, recorder: Recorder, case: str) -> None:
    """Something is written in a case that the server has meanwhile closed to this laptop."""
    diary = Diary(recorder)
    vault = _opened(folder)
    diary.commit(vault, [creation(_note(case, "Uden net"))])
    _sync(vault, diary)
    diary.step(vault.close)


def a_minute(folder: Path, recorder: Recorder, case: str, words: Sequence[str], syncs: bool) -> None:
    """A short run that can be done again where it was killed: it writes the goals that are missing."""
    vault = _opened(folder)
    written = {each.words for each in vault.plan(case).records.values() if isinstance(each, Goal)}
    for each in words:
        if each not in written:
            vault.commit([creation(_goal(case, each))])
    if syncs:
        _sync(vault, Diary(recorder))
    vault.close()


def _sync(vault: Vault, diary: Diary, page: int = 500) -> None:
    remote = joining.connect(vault)
    assert remote is not None
    outcome = engine.sync_once(vault, _Told(remote, diary), page=page)
    remote.close()
    if outcome.trouble is not None:
        raise outcome.trouble


def _opened(folder: Path) -> Vault:
    return open_vault(folder, PASSPHRASE, keyring=NoKeyring())


def _rewording(vault: Vault, case: str, goal: str, words: str) -> Sequence[Edit]:
    here = vault.plan(case).records[goal]
    assert isinstance(here, Goal)
    return difference(here, replace(here, words=words))


def _goal(case: str, words: str = "Et sted at bo") -> Goal:
    return Goal(id=new_id(), case_id=case, words=words)


def _note(case: str, text: str) -> Note:
    return Note(id=new_id(), case_id=case, text=text)


# Key file, backups, restoring


class _ToldKeyring(MemoryKeyring):
    """A keyring whose contents stand in the journal: it is no file of the vault's, and survives the crash."""

    def __init__(self, diary: Diary, kept: Mapping[str, str]) -> None:
        super().__init__()
        self._diary = diary
        self.kept = {("En plan", entry): secret for entry, secret in kept.items()}

    def set_password(self, service_name: str, username: str, password: str) -> None:
        super().set_password(service_name, username, password)
        self._say()

    def delete_password(self, service_name: str, username: str) -> None:
        super().delete_password(service_name, username)
        self._say()

    def _say(self) -> None:
        self._diary.say(keyring={entry: secret for (_, entry), secret in self.kept.items()})


def the_first_vault(folder: Path, recorder: Recorder) -> None:
    diary = Diary(recorder)
    vault, _ = diary.step(
        lambda: create_vault(folder, PASSPHRASE, keyring=_ToldKeyring(diary, {}), cost=CHEAP)
    )
    vault.close()


def a_new_passphrase(folder: Path, recorder: Recorder, kept: Mapping[str, str]) -> None:
    diary = Diary(recorder)
    vault = open_vault(folder, PASSPHRASE, keyring=_ToldKeyring(diary, kept))
    diary.step(lambda: vault.change_passphrase(PASSPHRASE, NEW_PASSPHRASE))
    vault.close()


def a_forgotten_passphrase(
    folder: Path, recorder: Recorder, kept: Mapping[str, str], recovery_key: str
) -> None:
    diary = Diary(recorder)
    keyring = _ToldKeyring(diary, kept)
    diary.step(
        lambda: recover_vault(folder, recovery_key, NEW_PASSPHRASE, keyring=keyring, cost=CHEAP)
    ).close()


def an_opening(folder: Path, recorder: Recorder) -> None:
    """Opened and closed; a vault of an older program is brought up to date by that."""
    diary = Diary(recorder)
    diary.step(lambda: _opened(folder)).close()


def some_backups(folder: Path, recorder: Recorder, count: int) -> None:
    """More than are kept, one a day."""
    diary = Diary(recorder)
    vault = _opened(folder)
    for day in range(count):
        diary.step(partial(vault.backup, now=partial(MORNING.__add__, timedelta(days=day))))
    vault.close()


def a_restoration(folder: Path, recorder: Recorder, backup: str, recovery_key: str | None = None) -> None:
    diary = Diary(recorder)
    diary.step(
        lambda: restore_vault(
            folder, Path(backup), PASSPHRASE, recovery_key=recovery_key, keyring=NoKeyring()
        )
    ).close()


# The server


def a_server(folder: Path, recorder: Recorder, ready: str) -> None:
    """`enplan-server serve`, with a mark before each answer to a sync leaves the program."""

    def marking(*said: Any, **more: Any) -> _Marking:
        return _Marking(make_app(*said, **more), recorder)

    patch.object(serving, "make_app", marking).start()
    logging.getLogger("enplan_server").setLevel(logging.ERROR)
    database = f"sqlite:///{folder / 'server.db'}"
    server_main.main(["serve", "--database", database, "--port", "0", "--ready-file", ready])


class _Marking:
    def __init__(self, app: Any, recorder: Recorder) -> None:
        self._app = app
        self._recorder = recorder
        self.state = app.state

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def marked(message: Any) -> None:
            if message["type"] == "http.response.start" and scope["path"] == "/v1/sync":
                self._recorder.mark(json.dumps({"answered": message["status"]}))
            await send(message)

        await self._app(scope, receive, marked)


STORIES: Mapping[str, Callable[..., None]] = {
    each.__name__: each
    for each in (
        a_day,
        a_morning,
        a_minute,
        a_joining,
        a_farewell,
        the_first_vault,
        a_new_passphrase,
        a_forgotten_passphrase,
        an_opening,
        some_backups,
        a_restoration,
        a_server,
    )
}
