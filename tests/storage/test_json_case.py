"""Cases as JSON: out and in again without loss, and nothing of what is not right."""

import json
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.changes import creation, deletion
from enplan_desktop.domain.checks import check_record
from enplan_desktop.domain.records import Appointment, Contact, Goal, Note, Step
from enplan_desktop.domain.terms import CITIZEN, NoteStatus
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.storage.errors import BadImport, CaseExists, NoCase
from enplan_desktop.storage.json_case import PlainRecord, read_cases, write_cases
from enplan_desktop.storage.json_place import line_of
from tests.domain.strategies import plain_values, records
from tests.storage.making import TODAY, a_case, a_goal, a_note, add, laptop, new_id


def plain(record):
    edit = creation(record)
    return PlainRecord(edit.type, edit.record, edit.case_id, edit.stream, edit.new)


@pytest.fixture
def full_case():
    """A case with something of everything that refers to something else."""
    case = a_case()
    goal = a_goal(case)
    contact = Contact(id=new_id(), case_id=case.id, name="Åge")
    note = a_note(case, status=NoteStatus.FINAL, stream="unit:rusmiddelcenter")
    return [
        case,
        goal,
        contact,
        note,
        Step(id=new_id(), case_id=case.id, goal_id=goal.id, ball_holder=contact.id),
        Step(id=new_id(), case_id=case.id, goal_id=goal.id, ball_holder=CITIZEN),
        Appointment(id=new_id(), case_id=case.id, with_ids=(contact.id,)),
        a_note(case, addendum_to=note.id),
    ]


def test_a_case_goes_from_one_vault_to_another_without_loss(vault, full_case, blank, tmp_path):
    add(vault, *full_case)
    case_id = full_case[0].id
    text = vault.export_cases([case_id])
    other = laptop(blank, tmp_path / "other", "Jonas")
    assert other.import_cases(text) == (case_id,)
    assert other.plan(case_id) == vault.plan(case_id)
    assert other.export_cases([case_id]) == text
    assert other.search("sted")
    other.close()


@contextmanager
def allowed(words):
    """The block may be refused, if the refusal says so."""
    try:
        yield
    except BadImport as refusal:
        if words not in str(refusal):
            raise


def believable(record):
    try:
        check_record(record, TODAY, new=False)
    except BadValue:
        return False
    return True


@given(data=st.data())
def test_any_record_is_read_as_it_was_written(data):
    case = a_case()
    inside = st.lists(
        records(case_id=case.id).filter(lambda each: each.id != case.id and believable(each)), max_size=3
    )
    drawn = [each for each in data.draw(inside) if type(each).__name__ != "Case"]
    text = write_cases([[plain(each) for each in [case, *drawn]]])
    with allowed("names no"):  # anything may be drawn where the id of something else must be
        assert read_cases(text, TODAY) == [[case, *drawn]]


def test_what_is_deleted_is_not_exported(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    vault.commit([deletion(goal)])
    assert goal.id not in vault.export_cases([case.id])


def test_a_case_that_is_not_here_cannot_be_exported(vault):
    with pytest.raises(NoCase):
        vault.export_cases([new_id()])


def test_several_cases_are_one_text(vault):
    cases = [a_case("Anders"), a_case("Birgit")]
    add(vault, *cases)
    text = vault.export_cases([each.id for each in cases])
    assert [records[0] for records in read_cases(text, TODAY)] == cases


def test_a_case_that_is_here_already_is_not_imported_over_it(vault, full_case):
    add(vault, *full_case)
    text = vault.export_cases([full_case[0].id])
    before = vault.plan(full_case[0].id), vault.unsent()
    with pytest.raises(CaseExists):
        vault.import_cases(text)
    assert (vault.plan(full_case[0].id), vault.unsent()) == before


def test_a_case_that_was_deleted_here_does_not_come_back_by_import(vault, case):
    text = vault.export_cases([case.id])
    vault.commit([deletion(case)])
    with pytest.raises(CaseExists):
        vault.import_cases(text)


def test_a_record_that_another_case_has_is_not_imported(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    other = a_case()
    stolen = Goal(id=goal.id, case_id=other.id, words="Andet")
    with pytest.raises(CaseExists):
        vault.import_cases(write_cases([[plain(other), plain(stolen)]]))
    assert vault.case_ids() == [case.id]


def test_a_case_with_no_records_is_rubbish_and_no_cases_are_nothing(vault):
    assert vault.import_cases(write_cases([])) == ()
    with pytest.raises(BadImport):
        vault.import_cases(write_cases([[]]))


# Rubbish: it names the line, and nothing is changed


def tampered(records, index, **parts):
    """The text of a case in which one record has other parts, one record a line, from line 3."""
    lines = [json.loads(json.dumps(_parts(each))) for each in map(plain, records)]
    cells = parts.pop("cells", {})
    lines[index]["cells"].update(cells)
    lines[index].update(parts)
    body = ",\n".join(json.dumps(each, ensure_ascii=False) for each in lines)
    return f'{{"format": "enplan-cases", "version": 1, "cases": [\n{{"records": [\n{body}\n]}}\n]}}'


def _parts(record):
    return {name: getattr(record, name) for name in PlainRecord.__slots__}


@pytest.mark.parametrize(
    ("index", "parts", "said"),
    [
        (1, {"cells": {"horizon": "someday"}}, "horizon"),
        (1, {"cells": {"words": 7}}, "words"),
        (1, {"cells": {"target_date": "2026-02-30"}}, "target_date"),
        (1, {"cells": {"scent": "lilac"}}, "scent"),
        (1, {"type": "perfume"}, "perfume"),
        (1, {"id": "goal-1"}, "UUID"),
        (1, {"id": "0190D6B0-0000-7000-8000-00000000000A"}, "UUID"),
        (1, {"case_id": "0190d6b0-0000-7000-8000-00000000000a"}, "case_id"),
        (1, {"stream": "unit:fire brigade"}, "stream"),
        (1, {"extra": 1}, "nothing else"),
        (1, {"type": 5}, "texts"),
        (0, {"stream": "unit:jobcenter"}, "stream"),
        (0, {"cells": {"cpr": "9999990000"}}, "cpr"),
        (0, {"cells": {"display_name": " "}}, "display_name"),
        (4, {"cells": {"goal_id": "nothing"}}, "goal_id"),
        (6, {"cells": {"hours": {"start": "2026-03-10T13:00:00", "end": "2026-03-10T12:00:00"}}}, "end"),
        (6, {"cells": {"hours": "13:00"}}, "hours"),
        (6, {"cells": {"with_ids": ["somebody"]}}, "with_ids"),
    ],
)
def test_a_wrong_record_is_named_by_its_line_and_nothing_is_imported(vault, full_case, index, parts, said):
    with pytest.raises(BadImport) as refusal:
        vault.import_cases(tampered(full_case, index, **parts))
    assert refusal.value.line == 3 + index
    assert said in str(refusal.value)
    assert vault.case_ids() == []
    assert vault.unsent().waiting == 0


def test_a_reference_to_a_record_of_another_kind_or_case_is_wrong(full_case):
    contact, other = full_case[2], a_case()
    text = tampered(full_case, 4, cells={"goal_id": contact.id})
    with pytest.raises(BadImport, match="goal_id"):
        read_cases(text, TODAY)
    elsewhere = Step(id=new_id(), case_id=other.id, goal_id=full_case[1].id)
    text = write_cases([list(map(plain, full_case)), [plain(other), plain(elsewhere)]])
    with pytest.raises(BadImport, match="goal_id"):
        read_cases(text, TODAY)


def test_a_reference_to_what_was_deleted_is_kept(vault, full_case):
    gone = new_id()
    text = tampered(full_case, 4, cells={"goal_id": gone})
    vault.import_cases(text)
    assert vault.plan(full_case[0].id).records[full_case[4].id].goal_id == gone


def test_the_same_id_twice_is_wrong(full_case):
    with pytest.raises(BadImport, match="twice"):
        read_cases(tampered(full_case, 3, id=full_case[1].id), TODAY)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("rubbish", 1),
        ("{\n\n\n]", 4),
        ("[" * 100_000, 1),
        ('{"format": "enplan-cases",\n"version": NaN}', 1),
        ("[]", 1),
        ("null", 1),
        ('{"format": "other"}', 1),
        ('{"format": "enplan-cases",\n"version": 2, "cases": []}', 2),
        ('{"format": "enplan-cases", "version": 1}', 1),
        ('{"format": "enplan-cases", "version": 1, "cases": [\n\n7]}', 3),
        ('{"format": "enplan-cases", "version": 1, "cases": [\n{"records": [\n\n null]}]}', 4),
        ('{"format": "enplan-cases", "version": 1, "cases": [\n{"records": [{"type": "case"}]}]}', 2),
    ],
)
def test_what_is_no_case_file_is_named_by_its_line(text, line):
    with pytest.raises(BadImport) as refusal:
        read_cases(text, TODAY)
    assert refusal.value.line == line


@settings(max_examples=60)
@given(value=plain_values(), where=st.integers(0, 7), part=st.sampled_from(PlainRecord.__slots__))
def test_any_other_json_in_any_place_is_a_clear_refusal_or_a_case(value, where, part):
    case = a_case()
    goal = a_goal(case)
    of_case = [case, goal, *(a_note(case) for _ in range(6))]
    lines = [_parts(each) for each in map(plain, of_case)]
    lines[where][part] = value
    text = json.dumps({"format": "enplan-cases", "version": 1, "cases": [{"records": lines}]})
    with allowed("Line 1: "):
        (read,) = read_cases(text, TODAY)
        assert len(read) == len(of_case)


def test_control_characters_are_cleaned_on_the_way_in(full_case):
    (read,) = read_cases(tampered(full_case, 1, cells={"words": "hej\u0000\r\ndig"}), TODAY)
    assert [each.words for each in read if isinstance(each, Goal)] == ["hej\ndig"]


def test_a_large_file_is_read_within_one_transaction(blank):
    root = Path(tempfile.mkdtemp(prefix="enplan-"))
    vault = laptop(blank, root / "vault")
    case = a_case()
    notes = [Note(id=new_id(), case_id=case.id, text=f"Notat {number}") for number in range(2000)]
    vault.import_cases(write_cases([[plain(each) for each in [case, *notes]]]))
    assert len(vault.plan(case.id).records) == 2000
    vault.close()
    shutil.rmtree(root)


# Lines


@given(value=plain_values(), indent=st.sampled_from([None, 1]))
def test_every_value_is_found_on_its_own_line(value, indent):
    text = "\n\n" + json.dumps({"a": [value, "here"], "b": value}, indent=indent)
    line = line_of(text, ["a", 1])
    assert '"here"' in text.splitlines()[line - 1]
