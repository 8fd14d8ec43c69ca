"""Two laptops write in one long text: what a vault says that its owner had read, and what comes of it."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from enplan_desktop.domain.changes import difference, invert
from enplan_desktop.domain.rules import finalise
from enplan_desktop.domain.terms import NoteStatus
from enplan_desktop.storage.errors import AlreadyDecided
from enplan_desktop.storage.tables import cursor
from enplan_desktop.sync.meetings import Met, Voice
from tests.storage.making import NOW, a_case, a_note, add, edit, laptop
from tests.storage.test_convergence import PaperServer, sync

TEXT = "Bolig\n\nØkonomi\n\nNetværk"
HERS, HIS = TEXT.replace("Bolig", "En lejlighed"), TEXT.replace("Netværk", "Sin bror")
BOTH = HERS.replace("Netværk", "Sin bror")


class Meeting:
    """Mette's and Jonas's laptops, a server on paper, and a draft that both have read."""

    def __init__(self, mette, jonas):
        case = a_case()
        self.draft = a_note(case, TEXT)
        self.mette, self.jonas = mette, jonas
        self.server = PaperServer(f"{case.id}/plan")
        add(mette, case, self.draft)
        self.meet()

    def meet(self):
        for each in (self.mette, self.jonas) * 2:
            sync(each, self.server)

    def note(self, vault):
        return vault.plan(self.draft.case_id).records[self.draft.id]

    def types(self, vault, seen, words):
        """What a pause in typing hands over, whatever has come in since."""
        note = self.note(vault)
        return vault.commit(difference(replace(note, text=seen), replace(note, text=words))).changes[0]

    def texts(self):
        assert self.note(self.mette) == self.note(self.jonas)
        assert self.mette.check() == self.jonas.check() == []
        return self.note(self.mette).text

    def open_cells(self):
        assert self.mette.undecided() == self.jonas.undecided()
        return {each.cell: [side.value for side in each.sides] for each in self.mette.undecided()}


@pytest.fixture
def meeting(vault, blank, tmp_path):
    colleague = laptop(blank, tmp_path / "colleague", "Jonas Askelyng")
    yield Meeting(vault, colleague)
    colleague.close()


def test_what_two_people_wrote_off_the_net_is_one_text_on_both_laptops(meeting):
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, HIS)
    meeting.meet()
    assert meeting.texts() == BOTH
    assert meeting.open_cells() == {}


def test_the_merged_text_is_found_by_the_words_of_both(meeting):
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, HIS)
    meeting.meet()
    for words in ("lejlighed", "bror"):
        assert [hit.record for hit in meeting.mette.search(words)] == [meeting.draft.id]


def test_a_paragraph_that_came_in_while_somebody_typed_is_not_overwritten_by_their_next_pause(meeting):
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, HIS)
    sync(meeting.jonas, meeting.server)
    sync(meeting.mette, meeting.server)
    assert meeting.note(meeting.mette).text == BOTH
    made = meeting.types(meeting.mette, HERS, HERS + "\n\nJob")
    assert made.old == HERS
    meeting.meet()
    assert meeting.texts() == BOTH + "\n\nJob"


def test_pause_after_pause_off_the_net_meets_a_colleagues_pauses_one_by_one(meeting):
    mine, theirs = TEXT, TEXT
    for number in range(4):
        hers, his = f"En lejlighed {number}", f"Sin bror {number}"
        before, mine = mine, "\n\n".join([hers, *mine.split("\n\n")[1:]])
        meeting.types(meeting.mette, before, mine)
        before, theirs = theirs, "\n\n".join([*theirs.split("\n\n")[:-1], his])
        meeting.types(meeting.jonas, before, theirs)
        if number == 1:
            sync(meeting.jonas, meeting.server)
            sync(meeting.mette, meeting.server)
    meeting.meet()
    assert meeting.texts() == "En lejlighed 3\n\nØkonomi\n\nSin bror 3"
    assert meeting.open_cells() == {}


def test_whoever_has_read_the_merged_text_may_take_a_colleagues_paragraph_away(meeting):
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, HIS)
    meeting.meet()
    meeting.types(meeting.mette, BOTH, HERS)
    meeting.meet()
    assert meeting.texts() == HERS
    assert meeting.open_cells() == {}


def test_what_one_wrote_can_be_taken_back_after_it_was_merged_and_leaves_the_colleagues(meeting):
    made = meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, HIS)
    meeting.meet()
    meeting.mette.commit([invert(made)])
    meeting.meet()
    assert meeting.texts() == HIS


def test_words_in_the_same_line_are_decided_and_writing_on_moves_ones_own_side(meeting):
    his = TEXT.replace("Bolig", "Et værelse")
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, his)
    sync(meeting.mette, meeting.server)
    sync(meeting.jonas, meeting.server)
    meeting.types(meeting.jonas, his, his + "\n\nJob")
    meeting.meet()
    assert meeting.open_cells() == {"text": [HERS, his + "\n\nJob"]}
    assert meeting.texts() == HERS


def test_a_decision_about_a_text_stands_and_two_that_differ_are_open_again(meeting):
    his = TEXT.replace("Bolig", "Et værelse")
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, his)
    meeting.meet()
    meeting.mette.decide(meeting.draft.case_id, meeting.draft.id, "text", HERS)
    meeting.jonas.decide(meeting.draft.case_id, meeting.draft.id, "text", his)
    meeting.meet()
    assert sorted(meeting.open_cells()["text"]) == sorted([HERS, his])
    third = "En lejlighed, og til da et værelse"
    meeting.mette.decide(meeting.draft.case_id, meeting.draft.id, "text", third)
    meeting.meet()
    assert (meeting.texts(), meeting.open_cells()) == (third, {})


def test_a_decision_off_the_net_is_not_lost_to_one_that_took_what_was_shown(meeting):
    """The later decision must not look as if nobody had changed anything."""
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, TEXT.replace("Bolig", "Et værelse"))
    meeting.meet()
    shown = meeting.note(meeting.mette).text
    (clash,) = meeting.mette.undecided()
    other = next(side.value for side in clash.sides if side.value != shown)
    meeting.jonas.decide(clash.case_id, clash.record, "text", other)
    meeting.mette.decide(clash.case_id, clash.record, "text", shown)
    sync(meeting.jonas, meeting.server)
    meeting.meet()
    assert sorted(meeting.open_cells()["text"]) == sorted([other, shown])


def test_the_vault_tells_what_was_merged_beside_each_other_and_decided(meeting):
    mine = meeting.types(meeting.mette, TEXT, HERS)
    his = meeting.types(meeting.jonas, TEXT, HIS)
    meeting.meet()
    clash = meeting.types(meeting.jonas, BOTH, BOTH.replace("Økonomi", "Gæld"))
    meeting.types(meeting.mette, BOTH, BOTH.replace("Økonomi", "Penge"))
    meeting.meet()
    (decided,) = meeting.mette.decide(meeting.draft.case_id, meeting.draft.id, "text", clash.new).changes
    meeting.meet()
    told = meeting.jonas.meetings(meeting.draft.case_id, [meeting.draft.id])
    assert told == meeting.mette.meetings(meeting.draft.case_id, [meeting.draft.id])
    assert [each.met for (each,) in told.values()] == [Met.MERGED, Met.BESIDE, Met.DECIDED]
    assert (mine.id in told, his.id in told, decided.id in told) == (False, True, True)
    assert told[his.id][0].others == (Voice((mine.actor,), HERS),)
    assert meeting.jonas.meetings(meeting.draft.case_id, ["another record"]) == {}


def test_of_a_history_that_begins_late_nothing_is_told(meeting):
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, HIS)
    meeting.meet()
    with meeting.mette._transaction() as connection:
        connection.execute(update(cursor).values(floor=1))
    assert meeting.mette.meetings(meeting.draft.case_id, [meeting.draft.id]) == {}


def test_a_decision_that_is_taken_back_is_open_again_on_both_laptops(meeting):
    his = TEXT.replace("Bolig", "Et værelse")
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, his)
    meeting.meet()
    made = meeting.mette.decide(meeting.draft.case_id, meeting.draft.id, "text", his)
    assert [side.value for side in made.stood] == [HERS, his]
    meeting.meet()
    meeting.mette.reopen(made.changes[0], made.stood)
    meeting.meet()
    assert meeting.open_cells() == {"text": [HERS, his]}
    meeting.jonas.decide(meeting.draft.case_id, meeting.draft.id, "text", his)
    meeting.meet()
    assert (meeting.texts(), meeting.open_cells()) == (his, {})


def test_a_decision_that_somebody_wrote_on_is_not_taken_back(meeting):
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, TEXT.replace("Bolig", "Et værelse"))
    meeting.meet()
    made = meeting.mette.decide(meeting.draft.case_id, meeting.draft.id, "text", HERS)
    meeting.meet()
    meeting.types(meeting.jonas, HERS, HERS + "\n\nJob")
    meeting.meet()
    with pytest.raises(AlreadyDecided):
        meeting.mette.reopen(made.changes[0], made.stood)


@pytest.mark.parametrize("value", ["kept", "deleted"])
def test_a_decision_about_a_records_life_can_be_taken_back(meeting, value):
    meeting.types(meeting.jonas, TEXT, HIS)
    meeting.mette.commit(difference(meeting.note(meeting.mette), None))
    meeting.meet()
    made = meeting.mette.decide(meeting.draft.case_id, meeting.draft.id, "@life", value)
    meeting.meet()
    assert meeting.open_cells() == {}
    meeting.mette.reopen(made.changes[0], made.stood)
    meeting.meet()
    assert sorted(meeting.open_cells()["@life"]) == ["deleted", "kept"]
    assert meeting.texts() == HIS


def test_what_stood_beside_a_final_note_stands_beside_it_again(meeting):
    meeting.types(meeting.jonas, TEXT, HIS)
    signs(meeting, meeting.note(meeting.mette))
    sync(meeting.mette, meeting.server)
    meeting.meet()
    made = meeting.mette.decide(meeting.draft.case_id, meeting.draft.id, "text", TEXT)
    meeting.meet()
    meeting.mette.reopen(made.changes[0], made.stood)
    meeting.meet()
    assert meeting.open_cells() == {"text": [TEXT, HIS]}
    assert meeting.texts() == TEXT


def signs(meeting, read):
    """Mette makes the note final as it stands on her screen."""
    edits = difference(read, finalise(read, NOW))
    meeting.mette.commit(edits, read={read.id: {"text": read.text}})


def test_a_signature_does_not_cover_what_came_in_before_the_screen_showed_it(meeting):
    meeting.types(meeting.jonas, TEXT, HIS)
    on_screen = meeting.note(meeting.mette)
    sync(meeting.jonas, meeting.server)
    sync(meeting.mette, meeting.server)
    assert meeting.note(meeting.mette).text == HIS
    signs(meeting, on_screen)
    meeting.meet()
    assert "finality" in meeting.open_cells()
    assert meeting.note(meeting.jonas).status is NoteStatus.DRAFT


def test_a_signature_covers_what_its_maker_typed_and_read(meeting):
    meeting.types(meeting.mette, TEXT, HERS)
    meeting.types(meeting.jonas, TEXT, HIS)
    meeting.meet()
    signs(meeting, meeting.note(meeting.mette))
    meeting.meet()
    assert (meeting.note(meeting.jonas).status, meeting.open_cells()) == (NoteStatus.FINAL, {})
    assert meeting.texts() == BOTH


def test_what_comes_late_for_a_final_note_stands_beside_it(meeting):
    meeting.types(meeting.jonas, TEXT, HIS)
    signs(meeting, meeting.note(meeting.mette))
    sync(meeting.mette, meeting.server)
    meeting.meet()
    assert meeting.texts() == TEXT
    assert meeting.open_cells() == {"text": [TEXT, HIS]}


def test_a_deletion_spares_a_draft_into_which_unread_lines_were_merged(meeting):
    edit(meeting.mette, meeting.draft, text=HERS)
    on_screen = meeting.note(meeting.mette)
    meeting.types(meeting.jonas, TEXT, HIS)
    sync(meeting.jonas, meeting.server)
    sync(meeting.mette, meeting.server)
    meeting.mette.commit(difference(on_screen, None))
    meeting.meet()
    assert meeting.texts() == BOTH
    assert "@life" in meeting.open_cells()
