"""When access ends: what was not sent is safe with the server, and nothing of the case stays on the laptop."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import pytest
from keyring.backends.null import Keyring as NoKeyring
from msgspec.structs import replace as replace_in
from sqlalchemy import select

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.records import ConsentEvent, Goal
from enplan_desktop.domain.terms import Unit, unit_stream
from enplan_desktop.storage import vault as vault_module
from enplan_desktop.storage.settings import HALF_TYPED, PURGED
from enplan_desktop.storage.vault import restore_vault
from enplan_desktop.sync import engine, joining
from enplan_desktop.sync.protocol import SyncAnswer, SyncRequest
from enplan_desktop.sync.troubles import CutOff, Revoked
from enplan_server import custody, people, tables
from enplan_server.__main__ import main
from enplan_server.checking import problems
from tests.server.running import Running
from tests.storage.making import PASSPHRASE, reopened
from tests.storage.pages import traces
from tests.sync.laptops import Colleague

MARKERS = ("Qvæstlinde", "Wjøkkeltal", "Xarpåvild", "Zjulstærk", "Kvubbelmos")
OWN = "Fjollergast"
"""A word in the case that stays."""


@dataclass
class Visit:
    """A case that two work on; one of them, `leaver`, is about to lose it."""

    server: Running
    leaver: Colleague
    stays: Colleague
    case: str
    kept: str
    unsent: tuple[Change, ...] = ()

    @property
    def device(self) -> str:
        assert self.leaver.vault.identity is not None
        return self.leaver.vault.identity.device

    @property
    def person(self) -> str:
        assert self.leaver.vault.identity is not None
        return self.leaver.vault.identity.person_id


def begin(server: Running, arrives: Callable[..., Colleague], unit: Unit, until: int = 0) -> Visit:
    """Everything that the vault can hold of a case, and something that was never sent."""
    mette, jonas = arrives("Mette"), arrives("Jonas", unit)
    for each in (mette, jonas):
        each.join(server)
    case = mette.opens_case(f"Kim {MARKERS[0]}")
    goal = mette.adds_goal(case, f"Jeg vil bo på {MARKERS[1]}")
    if unit is not mette.unit:
        mette.consents(case, unit)
    mette.synced()
    jonas_id = jonas.vault.identity
    assert jonas_id is not None
    mette.remote.share(case, jonas_id.person_id, until)
    kept = jonas.opens_case(f"Bo {OWN}")
    jonas.synced()
    jonas.vault.log_lookup(case, "opened")
    jonas.edits(goal, words=f"Jeg vil bo hos {MARKERS[2]}", professional_wording=f"{MARKERS[3]} " * 400)
    jonas.writes_note(case, unit_stream(unit))
    jonas.deletes(jonas.adds_goal(case, MARKERS[3]))
    jonas.synced()
    mette.synced()
    jonas.writes_note(case, unit_stream(Unit.PSYKIATRI))  # which the server refuses
    jonas.synced()
    backup = jonas.vault.backup()
    jonas.vault.close()
    jonas.vault = restore_vault(jonas.folder, backup.path, PASSPHRASE, keyring=NoKeyring())
    jonas.vault.resume_sync()
    jonas.synced()
    jonas.vault.backup()
    return Visit(server, jonas, mette, case, kept)


def and_writes_on(visit: Visit) -> Visit:
    """Without a network."""
    goal = visit.leaver.adds_goal(visit.case, f"Noget med {MARKERS[4]}")
    visit.leaver.edits(goal, words=f"Noget andet med {MARKERS[4]}")
    refused = tuple(change for change, _ in visit.leaver.vault.refused())
    visit.unsent = (*refused, *visit.leaver.vault.outbox(99))
    assert len(visit.unsent) == 3
    return visit


def handed_over(server: Running, arrives: Callable[..., Colleague]) -> Visit:
    visit = begin(server, arrives, Unit.JOBCENTER)
    visit.stays.remote.hand_over(visit.case, visit.person, stays=True)
    and_writes_on(visit)
    assert visit.stays.vault.identity is not None
    other = visit.leaver.connected()
    other.hand_over(visit.case, visit.stays.vault.identity.person_id)
    other.close()
    return visit


def consent_withdrawn(server: Running, arrives: Callable[..., Colleague]) -> Visit:
    visit = and_writes_on(begin(server, arrives, Unit.RUSMIDDELCENTER))
    visit.stays.consents(visit.case, Unit.RUSMIDDELCENTER, given=False)
    visit.stays.synced()
    return visit


def cover_run_out(server: Running, arrives: Callable[..., Colleague]) -> Visit:
    visit = and_writes_on(begin(server, arrives, Unit.JOBCENTER, until=server.clock.now + 100))
    server.clock.now += 100
    return visit


def taken_off_the_case(server: Running, arrives: Callable[..., Colleague]) -> Visit:
    visit = and_writes_on(begin(server, arrives, Unit.JOBCENTER))
    visit.stays.remote.end_membership(visit.case, visit.person)
    return visit


def revoked(server: Running, arrives: Callable[..., Colleague]) -> Visit:
    visit = and_writes_on(begin(server, arrives, Unit.JOBCENTER))
    with server.engine.begin() as connection:
        people.revoke(connection, visit.device, server.clock())
    return visit


ENDINGS = {
    each.__name__: each
    for each in (handed_over, consent_withdrawn, cover_run_out, taken_off_the_case, revoked)
}


@pytest.fixture(params=ENDINGS)
def visit(request: pytest.FixtureRequest, server: Running, arrives: Callable[..., Colleague]) -> Visit:
    return ENDINGS[request.param](server, arrives)


@pytest.fixture
def withdrawn(server: Running, arrives: Callable[..., Colleague]) -> Visit:
    return consent_withdrawn(server, arrives)


def listed(visit: Visit) -> set[str]:
    """What the server says the leaver's laptop still holds and should not."""
    with visit.server.engine.begin() as connection:
        rows = custody.still_held(connection, visit.server.clock())
    return {row["stream"] for row in rows if row["device"] == visit.device}


def listed_keys(visit: Visit) -> set[str]:
    return {f"{visit.case}/{stream}" for stream in listed(visit)}


def kept_apart(visit: Visit) -> dict[str, Change]:
    with visit.server.engine.begin() as connection:
        rows = connection.execute(
            select(tables.quarantine).where(tables.quarantine.c.device == visit.device)
        ).mappings()
        return {row["id"]: msgspec.json.decode(row["body"], type=Change) for row in rows}


def it_is_all_gone(visit: Visit) -> None:
    """And nothing is lost: the same state however the end came about."""
    vault = visit.leaver.vault
    assert kept_apart(visit) == {change.id: change for change in visit.unsent}
    assert traces(vault, MARKERS) == set()
    assert visit.case not in {key.split("/")[0] for key in vault.held_streams()}
    assert visit.case not in vault.case_ids()
    assert not vault.history(visit.case, limit=9)
    assert (vault.unsent().waiting, vault.unsent().refused) == (0, 0)
    assert [each.what for each in vault.lookups(visit.case)] == ["opened"]
    assert vault.check() == []
    assert listed(visit) == set()
    with visit.server.engine.begin() as connection:
        assert problems(connection) == []


def test_what_was_not_sent_is_safe_and_nothing_stays(visit: Visit):
    shut_out = "revoked" in _why(visit)
    assert traces(visit.leaver.vault, MARKERS) >= set(MARKERS)
    assert {"plan"} <= listed(visit)
    visit.leaver.vault.set_setting(HALF_TYPED + visit.case, [["At fiske igen"]])
    still = visit.stays.remote.members(visit.case).still_held
    assert visit.person in {each.person.id for each in still}

    outcome = visit.leaver.sync()
    assert (type(outcome.trouble) is Revoked) if shut_out else outcome.trouble is None
    assert f"{visit.case}/plan" in outcome.gone
    assert visit.case in outcome.cases
    it_is_all_gone(visit)
    assert visit.leaver.vault.get_setting(HALF_TYPED + visit.case) is None
    assert visit.stays.remote.members(visit.case).still_held == ()
    if shut_out:
        assert visit.leaver.vault.case_ids() == []
        assert type(visit.leaver.sync().trouble) is Revoked
    else:
        assert visit.leaver.vault.case_ids() == [visit.kept]
        assert traces(visit.leaver.vault, [OWN]) == {OWN}
        assert visit.leaver.synced().gone == ()


def _why(visit: Visit) -> list[str]:
    with visit.server.engine.begin() as connection:
        rows = custody.still_held(connection, visit.server.clock())
    return ["revoked" for row in rows if row["device"] == visit.device and row["revoked_at"]]


def test_what_was_kept_apart_is_let_in_by_it_word_for_word(visit: Visit, capsys: pytest.CaptureFixture[str]):
    url = str(visit.server.engine.url)
    visit.leaver.sync()
    goal = visit.unsent[1]
    for change in visit.unsent:
        assert main(["quarantine", "release", change.id, "--database", url]) == 0
    capsys.readouterr()
    assert main(["quarantine", "list", "--database", url]) == 0
    assert not any(change.id in capsys.readouterr().out for change in visit.unsent)
    assert main(["quarantine", "release", goal.id, "--database", url]) == 1
    visit.stays.synced()
    found = visit.stays.plan(visit.case).records[goal.record]
    assert isinstance(found, Goal)
    assert found.words == f"Noget andet med {MARKERS[4]}"
    with visit.server.engine.begin() as connection:
        assert problems(connection) == []


def test_a_case_that_is_shared_again_comes_back_whole(withdrawn: Visit):
    withdrawn.leaver.synced()
    withdrawn.stays.consents(withdrawn.case, withdrawn.leaver.unit)
    withdrawn.stays.synced()
    withdrawn.leaver.synced()
    assert withdrawn.leaver.plan(withdrawn.case).case == withdrawn.stays.plan(withdrawn.case).case
    mine, theirs = (each.plan(withdrawn.case).records for each in (withdrawn.leaver, withdrawn.stays))
    assert {each.id for each in theirs.values() if each.stream == "plan"} <= mine.keys()
    assert [each.id for each in mine.values() if each.stream == unit_stream(withdrawn.leaver.unit)]
    assert withdrawn.leaver.vault.search(MARKERS[2])
    assert listed(withdrawn) == set()


# Interrupted


class Died(Exception):
    """The program is gone."""


class Interrupted:
    """A vault and a server of which one step is done, and then the program dies or the answer is lost."""

    def __init__(self, visit: Visit, step: str) -> None:
        self._visit = visit
        self._step = step

    def __getattr__(self, name: str) -> Any:
        return getattr(self._visit.leaver.vault, name)

    def seal(self, ids: Sequence[str]) -> None:
        if self._step == "before it is marked as sealed":
            raise Died
        self._visit.leaver.vault.seal(ids)
        if self._step == "sealed":
            raise Died

    def purge(self, keys: Sequence[str], marks: Mapping[str, str]) -> tuple[str, ...]:
        gone = self._visit.leaver.vault.purge(keys, marks)
        if self._step == "purged":
            raise Died
        return gone

    def acknowledged(self, told: Mapping[str, str]) -> None:
        if self._step == "before it is marked as told":
            raise Died
        self._visit.leaver.vault.acknowledged(told)
        if self._step == "acknowledged":
            raise Died

    @property
    def lease_seconds(self) -> int | None:
        return None

    def sync(self, request: SyncRequest) -> SyncAnswer:
        answer = self._visit.leaver.remote.sync(request)
        if (self._step == "the answer to what was sealed is lost" and request.sealed) or (
            self._step == "the answer to what was removed is lost" and request.purged
        ):
            raise CutOff
        return answer


STEPS = (
    "before it is marked as sealed",
    "sealed",
    "purged",
    "before it is marked as told",
    "acknowledged",
    "the answer to what was sealed is lost",
    "the answer to what was removed is lost",
)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("ending", ["consent_withdrawn", "revoked"])
def test_however_it_is_interrupted_it_ends_in_the_same_state(
    step: str, ending: str, server: Running, arrives
):
    visit = ENDINGS[ending](server, arrives)
    between = Interrupted(visit, step)
    try:
        trouble = engine.sync_once(between, between).trouble
    except Died:
        trouble = None
    assert trouble is None or "lost" in step
    dies(visit)
    visit.leaver.sync()
    it_is_all_gone(visit)


def dies(visit: Visit) -> None:
    visit.leaver.vault.close()
    visit.leaver.vault = reopened(visit.leaver.folder)


def test_backups_are_gone_before_the_server_is_told_though_the_program_dies(
    withdrawn: Visit, monkeypatch: pytest.MonkeyPatch
):
    def dying(*_: object) -> None:
        raise Died

    with monkeypatch.context() as patched:
        patched.setattr(vault_module, "empty_wal", dying)
        with pytest.raises(Died):
            withdrawn.leaver.sync()
    assert traces(withdrawn.leaver.vault, MARKERS)
    assert listed(withdrawn)
    dies(withdrawn)
    assert traces(withdrawn.leaver.vault, MARKERS)
    withdrawn.leaver.synced()
    it_is_all_gone(withdrawn)


class Overheard(Interrupted):
    """Every word about what is gone, where nothing goes wrong; `older` is a server that knows no marks."""

    def __init__(self, visit: Visit, *, older: bool = False) -> None:
        super().__init__(visit, "")
        self._older = older
        self.told: dict[str, str] = {}
        self.said: list[dict[str, str]] = []

    def sync(self, request: SyncRequest) -> SyncAnswer:
        if request.purged:
            assert request.marks.keys() <= set(request.purged)
            self.said.append({key: request.marks.get(key, "") for key in request.purged})
        answer = super().sync(replace_in(request, marks={}) if self._older else request)
        self.told |= answer.marks
        return replace_in(answer, marks={}) if self._older else answer


def test_what_is_removed_is_said_under_the_mark_that_it_was_told_with(withdrawn: Visit):
    """Also by a program that died in between."""
    with pytest.raises(Died):
        engine.sync_once(Interrupted(withdrawn, "purged"), told := Overheard(withdrawn))
    dies(withdrawn)
    assert withdrawn.leaver.vault.purged() == told.told
    assert {f"{withdrawn.case}/plan"} <= told.told.keys() == listed_keys(withdrawn)
    again = Overheard(withdrawn)
    assert engine.sync_once(again, again).trouble is None
    assert again.said == [told.told]
    it_is_all_gone(withdrawn)


def test_a_server_that_knows_no_marks_is_told_without(withdrawn: Visit):
    between = Overheard(withdrawn, older=True)
    assert engine.sync_once(between, between).trouble is None
    assert between.said == [dict.fromkeys(between.told, "")]
    it_is_all_gone(withdrawn)


def test_what_a_program_that_knew_no_marks_had_removed_is_told_all_the_same(withdrawn: Visit):
    with pytest.raises(Died):
        engine.sync_once(Interrupted(withdrawn, "purged"), Overheard(withdrawn, older=True))
    vault = withdrawn.leaver.vault
    vault.set_setting(PURGED, sorted(vault.purged()))
    dies(withdrawn)
    assert listed(withdrawn)
    withdrawn.leaver.synced()
    it_is_all_gone(withdrawn)


def test_access_that_returns_before_the_removal_takes_nothing_away(withdrawn: Visit):
    """What was kept apart already is offered again by hand, and then waits nowhere any more."""
    between = Interrupted(withdrawn, "sealed")
    with pytest.raises(Died):
        engine.sync_once(between, between)
    dies(withdrawn)
    withdrawn.stays.consents(withdrawn.case, withdrawn.leaver.unit)
    withdrawn.stays.synced()
    withdrawn.leaver.synced()
    refused = withdrawn.leaver.vault.refused()
    assert {change.id for change, _ in refused} == {change.id for change in withdrawn.unsent}
    withdrawn.leaver.vault.offer_again([change.id for change in withdrawn.unsent])
    withdrawn.leaver.synced()
    left = {change.id for change, _ in withdrawn.leaver.vault.refused()}
    assert left == {withdrawn.unsent[0].id}  # what no server would take
    with withdrawn.server.engine.begin() as connection:
        waiting = {row["id"] for row in custody.kept_apart(connection)}
    assert not waiting & {change.id for change in withdrawn.unsent}


@pytest.mark.parametrize("moment", ["seal", "purge"])
def test_words_that_are_written_while_others_are_under_way_are_handed_over_too(moment: str, withdrawn: Visit):
    class Typing(Interrupted):
        def seal(self, ids: Sequence[str]) -> None:
            super().seal(ids)
            self.types("seal")

        def purge(self, keys: Sequence[str], marks: Mapping[str, str]) -> tuple[str, ...]:
            self.types("purge")
            return super().purge(keys, marks)

        def types(self, now: str) -> None:
            if moment == now and len(withdrawn.unsent) < 4:
                goal = withdrawn.leaver.adds_goal(withdrawn.case, "One more")
                withdrawn.unsent = (*withdrawn.unsent, *withdrawn.leaver.vault.outbox(9))
                assert withdrawn.unsent[-1].record == goal.id

    between = Typing(withdrawn, "")
    assert engine.sync_once(between, between).trouble is None
    it_is_all_gone(withdrawn)


def test_what_never_arrived_is_told_to_be_gone_all_the_same(server: Running, arrives):
    """The server noted that the laptop holds the case, but the answer got lost."""
    visit = begin_unheard(server, arrives)
    assert listed(visit) == {"plan"}
    visit.leaver.synced()
    assert listed(visit) == set()


def begin_unheard(server: Running, arrives: Callable[..., Colleague]) -> Visit:
    mette, jonas = arrives("Mette"), arrives("Jonas")
    for each in (mette, jonas):
        each.join(server)
    case = mette.opens_case()
    mette.synced()
    visit = Visit(server, jonas, mette, case, "")
    mette.remote.share(case, visit.person)
    jonas.remote.sync(SyncRequest())
    mette.remote.end_membership(case, visit.person)
    return visit


def test_somebody_who_records_that_they_may_no_longer_read_is_believed(server: Running, arrives):
    visit = begin(server, arrives, Unit.RUSMIDDELCENTER)
    visit.unsent = tuple(change for change, _ in visit.leaver.vault.refused())
    visit.leaver.consents(visit.case, Unit.RUSMIDDELCENTER, given=False)
    visit.leaver.synced()
    visit.stays.synced()
    assert len(list(visit.stays.plan(visit.case).of(ConsentEvent))) == 2
    it_is_all_gone(visit)


def test_what_bears_anothers_name_is_kept_apart_and_not_let_in(
    withdrawn: Visit, capsys: pytest.CaptureFixture[str]
):
    forged = replace(withdrawn.unsent[1], id="forged", actor="somebody-else")
    answer = withdrawn.leaver.remote.sync(SyncRequest(sealed=(forged,)))
    assert answer.sealed == ("forged",)
    assert main(["quarantine", "release", "forged", "--database", str(withdrawn.server.engine.url)]) == 1
    assert "its sender's name" in capsys.readouterr().err


def test_a_case_that_only_the_lost_laptop_had_becomes_its_owners_when_it_is_let_in(server: Running, arrives):
    visit = revoked(server, arrives)
    new = visit.leaver.opens_case("Anne")
    visit.leaver.sync()
    (made,) = [each for each in kept_apart(visit).values() if each.case_id == new]
    assert main(["quarantine", "release", made.id, "--database", str(server.engine.url)]) == 0
    with server.engine.begin() as connection:
        code = people.invite(connection, _owner(connection, visit.person), 1, server.clock())
    visit.leaver.remote.close()
    visit.leaver.server = joining.join(visit.leaver.vault, server.address, code, "found again")
    visit.leaver.synced()
    assert new in visit.leaver.vault.case_ids()


def _owner(connection: Any, person_id: str) -> Any:
    found = people.person_of_id(connection, person_id)
    assert found is not None
    return found
