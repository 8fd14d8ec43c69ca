"""Words for the domain's vocabularies, for its records and for what can be changed in them.

Every phrase begins as on a label; `inside` fits it into a sentence.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from enplan_desktop.domain.terms import (
    AgeGroup,
    Answer,
    Area,
    CaseStatus,
    EffortStage,
    GoalStatus,
    HandingOut,
    Horizon,
    Initiative,
    NoteKind,
    NoteStatus,
    Outcome,
    SheetFormat,
    SheetStyle,
    StepSide,
    StepStatus,
    Unit,
)
from enplan_desktop.ui.wording import tr

# Members of different vocabularies are equal as text, so each vocabulary has a table of its own.
_TERMS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Horizon: {
        Horizon.NOW: "Right now",
        Horizon.THREE_MONTHS: "In three months",
        Horizon.LATER: "Later",
    },
    Area: {
        Area.SUBSTANCE: "Substance use",
        Area.WORK: "Work and education",
        Area.HOUSING: "Housing",
        Area.MONEY: "Money",
        Area.HEALTH: "Health",
        Area.FAMILY: "Family and network",
        Area.LEISURE: "Leisure",
    },
    Unit: {
        Unit.JOBCENTER: "Job centre",
        Unit.UNGEENHED: "Youth unit",
        Unit.RUSMIDDELCENTER: "Drug-treatment centre",
        Unit.PSYKIATRI: "Psychiatry",
        Unit.FAMILIEAFDELING: "Family department",
        Unit.YDELSESCENTER: "Benefits office",
        Unit.KRIMINALFORSORG: "Prison service",
        Unit.BOTILBUD: "Shelter",
    },
    CaseStatus: {
        CaseStatus.RUNNING: "Running",
        CaseStatus.PAUSED: "Paused",
        CaseStatus.ENDED: "Ended",
    },
    AgeGroup: {
        AgeGroup.UNDER_30: "Under 30",
        AgeGroup.OVER_30: "30 or older",
    },
    GoalStatus: {
        GoalStatus.ACTIVE: "Active",
        GoalStatus.REACHED: "Reached",
        GoalStatus.SET_ASIDE: "Set aside",
    },
    StepSide: {
        StepSide.CITIZEN: "I do",
        StepSide.PROFESSIONALS: "We do",
    },
    StepStatus: {
        StepStatus.OPEN: "To do",
        StepStatus.DONE: "Done",
        StepStatus.DROPPED: "Dropped",
    },
    EffortStage: {
        EffortStage.RECOMMENDED: "Recommended",
        EffortStage.APPLIED: "Applied for",
        EffortStage.GRANTED: "Granted",
        EffortStage.WAITING: "Waiting",
        EffortStage.RUNNING: "Running",
        EffortStage.ENDED: "Ended",
        EffortStage.REFUSED: "Refused",
    },
    Answer: {
        Answer.YES: "Yes",
        Answer.NO: "No",
        Answer.NOT_YET: "Not yet",
    },
    Outcome: {
        Outcome.CAME: "Came",
        Outcome.DID_NOT_COME: "Did not come",
        Outcome.MOVED: "Moved",
        Outcome.CANCELLED: "Cancelled",
    },
    NoteKind: {
        NoteKind.JOURNAL: "Journal",
        NoteKind.PHONE: "Telephone",
        NoteKind.SMS: "SMS",
        NoteKind.HOME_VISIT: "Home visit",
        NoteKind.MEETING: "Meeting",
    },
    Initiative: {
        Initiative.CITIZEN: "The citizen",
        Initiative.PROFESSIONAL: "We ourselves",
        Initiative.OTHER: "Someone else",
    },
    NoteStatus: {
        NoteStatus.DRAFT: "Draft",
        NoteStatus.FINAL: "Final",
    },
    SheetStyle: {
        SheetStyle.ORD: "Words",
        SheetStyle.VEJ: "Path",
        SheetStyle.RING: "Ring",
        SheetStyle.BILLEDE: "Own picture",
    },
    SheetFormat: {
        SheetFormat.A4: "A4 upright",
        SheetFormat.A4_LYING: "A4 lying",
        SheetFormat.A5: "A5",
        SheetFormat.POCKET: "Pocket sheet",
        SheetFormat.LARGE: "Large print",
        SheetFormat.PHONE: "Phone picture",
    },
    HandingOut: {
        HandingOut.PRINTED: "Printed",
        HandingOut.SAVED: "Saved as PDF",
        HandingOut.SHOWN: "Shown on the screen",
    },
}

_RECORDS: Mapping[str, str] = {
    "case": "Case",
    "dream": "Dream",
    "goal": "Goal",
    "step": "Step",
    "appointment": "Appointment",
    "contact": "Contact",
    "note": "Note",
    "sheet_choice": "Choice of sheet",
    "picture": "Own picture",
    "sheet_issue": "Sheet",
    "consent_event": "Consent",
}

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "case": {
        "display_name": "The name",
        "full_name": "The full name",
        "cpr": "The CPR number",
        "age": "The age",
        "born": "The date of birth",
        "age_group": "The age group",
        "phone": "The telephone number",
        "sheet_language": "The language of the sheet",
        "interpreter": "Interpreter",
        "earliest_hour": "The earliest hour of the day",
        "most_a_day": "The most appointments a day",
        "contact_rhythm_days": "Days between contacts",
        "standing": "The status",
        "status": "The status",
        "status_reason": "The reason",
        "since": "The day the case began",
        "coordinator": "The coordinator",
        "case_manager": "The case manager",
        "if_it_goes_wrong": "What to do if it goes wrong",
    },
    "dream": {
        "words": "The citizen's words",
        "said_on": "The day it was said",
    },
    "goal": {
        "words": "The citizen's words",
        "professional_wording": "The professional wording",
        "horizon": "When",
        "area": "The area",
        "target_date": "The date",
        "place": "The place in the order",
        "status": "The status",
        "on_sheet": "On the sheet",
    },
    "step": {
        "goal_id": "Which goal it belongs to",
        "text": "The wording",
        "side": "Whose line it is",
        "ball": "Who has the ball",
        "ball_holder": "Who has the ball",
        "ball_since": "Since when",
        "due": "The deadline",
        "due_date": "The deadline",
        "due_time": "The time of day",
        "done": "The status",
        "status": "The status",
        "done_on": "The day it was done",
        "place": "The place in the order",
        "on_sheet": "On the sheet",
        "effort": "How far the effort is",
        "stage": "How far the effort is",
        "stage_date": "The day of the answer",
        "stage_reason": "The reason",
        "deciding_unit": "Who decides",
        "legal_basis": "The legal basis",
        "waiting_since": "Waiting since",
        "meanwhile": "What to do meanwhile",
        "citizen_answer": "The citizen's answer",
    },
    "appointment": {
        "hours": "The time",
        "start": "The start",
        "end": "The end",
        "where": "The place",
        "with_ids": "Who takes part",
        "with_others": "Who else takes part",
        "why": "What it is about",
        "outcome": "How it went",
    },
    "contact": {
        "name": "The name",
        "role": "The role",
        "unit": "The unit",
        "phone": "The telephone number",
        "mentor": "Mentor",
        "on_sheet": "On the sheet",
        "place": "The place in the order",
        "person_id": "Who it is in En plan",
    },
    "note": {
        "kind": "The kind",
        "initiative": "Who took the initiative",
        "happened_at": "When it happened",
        "text": "The text",
        "finality": "Draft or final",
        "status": "Draft or final",
        "written_at": "When it was written",
        "author": "Who wrote it",
        "addendum_to": "Which note it adds to",
        "about": "What it is about",
    },
    "sheet_choice": {
        "style": "The style",
        "format": "The format",
        "language": "The language",
        "danish_beside": "Danish beside it",
        "use_back": "The use of the back",
        "answer": "Wants a sheet",
        "declined": "Wants a sheet",
        "declined_on": "The day of the answer",
        "kept": "Words that may stay on the sheet",
    },
    "picture": {
        "data": "The picture",
        "width": "The width",
        "height": "The height",
        "added_on": "The day it was added",
        "shows": "What the picture shows",
    },
    "sheet_issue": {
        "handed_at": "When it was handed out",
        "how": "How it was handed out",
        "style": "The style",
        "format": "The format",
        "language": "The language",
        "content": "The text",
        "changed": "What was new",
    },
    "consent_event": {
        "from_unit": "Who may share",
        "to_unit": "Who may read along",
        "given": "Given or withdrawn",
        "about": "What may be shared",
        "purpose": "The purpose",
        "on": "The day of the answer",
        "told_to": "Who heard it",
        "after": "What was known before",
    },
}


def word(term: StrEnum) -> str:
    """`Om tre måneder` for `Horizon.THREE_MONTHS`: any member of the vocabularies in `domain.terms`."""
    return tr(_TERMS[type(term)][term])


def record_word(type_name: str) -> str:
    """`Mål` for `goal`; a type that only a newer version knows is simply something."""
    return tr(_RECORDS.get(type_name, "Something"))


def field_word(type_name: str, name: str) -> str:
    """What a cell or field of a record is called: `Hvem har bolden` for a step's `ball`.

    One that only a newer version knows is simply something.
    """
    return tr(_FIELDS.get(type_name, {}).get(name, "Something"))


def inside(phrase: str) -> str:
    """A label's phrase as it is written inside a sentence: `SMS` and `CPR-nummeret` keep their capitals."""
    return phrase if phrase[1:2].isupper() else phrase[:1].lower() + phrase[1:]


def sources() -> frozenset[str]:
    """Every English source string here, so that a test can tell whether all are translated."""
    tables = (*_TERMS.values(), _RECORDS, *_FIELDS.values())
    return frozenset({"Something"}.union(*(table.values() for table in tables)))


def names_in_a_row(names: Iterable[str]) -> str:
    """`Mette og Jonas`; each once."""
    every = list(dict.fromkeys(names))
    if len(every) <= 1:
        return "".join(every)
    return tr("{some} and {last}", some=", ".join(every[:-1]), last=every[-1])
