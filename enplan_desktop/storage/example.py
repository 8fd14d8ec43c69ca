"""Twenty-five invented citizens to try the program with: `resources/demo`, retold so that it is always today.

Files say days as seen from today (`days_ago`, `in_days`), and a text may name one: `{weekday+1}` is the
weekday of tomorrow, `{day-7}` a date a week back. What falls on a weekend moves to the nearest working day on
its own side of today, except where a table says `any_day`: people write when they write.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.dates import short_day, weekday_name
from enplan_desktop.domain.ids import sheet_choice_id
from enplan_desktop.domain.ordering import key_between
from enplan_desktop.domain.records import Record
from enplan_desktop.domain.schema import schema_of
from enplan_desktop.domain.terms import CITIZEN, PLAN_STREAM, NoteStatus, Unit, unit_stream
from enplan_desktop.resources import resource
from enplan_desktop.storage.vault import Vault

Entry = Mapping[str, Any]
"""One table of a file."""

_PARTS = ("network", "dreams", "goals", "appointments", "notes", "sheet")
_DAY_FIELDS = {
    "since": "since",
    "said": "said_on",
    "target": "target_date",
    "ball": "ball_since",
    "due": "due_date",
    "done": "done_on",
    "stage": "stage_date",
    "waiting": "waiting_since",
    "declined": "declined_on",
}
_NAMED_DAY = re.compile(r"\{(weekday|day)([+-]\d+)\}")
_WRITING = timedelta(minutes=25)


def fill_with_example(vault: Vault, now: datetime, new_id: Callable[[], str]) -> None:
    """Commits what the vault's owner would have of the example cases, each whole or not at all.

    That is the shared plans and the notes of the owner's own unit: a vault never holds another unit's, and a
    server would refuse them.
    """
    identity = vault.identity
    streams = {PLAN_STREAM} | ({unit_stream(identity.unit)} if identity else set())
    for records in example_cases(now, new_id):
        vault.commit([creation(record) for record in records if record.stream in streams], now=lambda: now)


def example_cases(now: datetime, new_id: Callable[[], str]) -> list[list[Record]]:
    """The records of each example case, its Case first; `now` is wall-clock time in Denmark."""
    colleagues = _read("colleagues.toml")
    paths = sorted(resource("demo", "cases").glob("*.toml"))
    return [_Story(now, new_id, colleagues, path.name).tell(_read("cases", path.name)) for path in paths]


def _read(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resource("demo", *parts).read_text(encoding="utf-8"))


@dataclass
class _Story:
    """One case on its way from a file to records; `ids` are those of its contacts by their short names."""

    now: datetime
    new_id: Callable[[], str]
    colleagues: Mapping[str, Entry]
    file: str
    case_id: str = ""
    ids: dict[str, str] = field(default_factory=lambda: {CITIZEN: CITIZEN})
    names: dict[str, str] = field(default_factory=dict)

    def tell(self, story: Entry) -> list[Record]:
        self.case_id = self.new_id()
        case = {name: value for name, value in story.items() if name not in _PARTS}
        records = [self.record("case", self._aged(case), record_id=self.case_id)]
        records += self._network(story["network"])
        records += (self.record("dream", entry) for entry in story.get("dreams", ()))
        for goal, place in _in_order(story["goals"]):
            records += self._goal(goal, place)
        records += (self._appointment(entry) for entry in story.get("appointments", ()))
        for entry in story.get("notes", ()):
            records += self._notes(entry)
        if "sheet" in story:
            records += self._sheet(story["sheet"])
        return records

    def _aged(self, case: Entry) -> Entry:
        """An age is kept as the day of birth that gives it today."""
        if "age" not in case:
            return case
        rest = {name: value for name, value in case.items() if name not in ("age", "birthday")}
        day, month = (int(part) for part in str(case["birthday"]).split("."))
        had = (self.now.month, self.now.day) >= (month, day)
        return {**rest, "born": date(self.now.year - case["age"] - (not had), month, day).isoformat()}

    def _network(self, entries: Iterable[Entry]) -> Iterable[Record]:
        for entry, place in _in_order(entries):
            key = entry["key"]
            whole = {**self.colleagues.get(key, {}), **entry}
            del whole["key"]
            self.ids[key] = self.new_id()
            self.names[key] = whole["name"]
            yield self.record("contact", whole, record_id=self.ids[key], place=place)

    def _goal(self, entry: Entry, place: str) -> Iterable[Record]:
        goal_id = self.new_id()
        words = {name: value for name, value in entry.items() if name != "steps"}
        yield self.record("goal", words, record_id=goal_id, place=place)
        for step, step_place in _in_order(entry.get("steps", ())):
            yield self.record("step", _sided(step), goal_id=goal_id, place=step_place)

    def _appointment(self, entry: Entry) -> Record:
        rest = dict(entry)
        start = self._start(rest)
        end = start + timedelta(minutes=rest.pop("minutes", 60))
        with_ids = tuple(sorted(self.ids[key] for key in rest.pop("with", ())))
        return self.record("appointment", rest, start=start, end=end, with_ids=with_ids)

    def _notes(self, entry: Entry, addendum_to: str | None = None) -> Iterable[Record]:
        rest = dict(entry)
        addenda = rest.pop("addenda", ())
        happened = min(self._start(rest), self.now)
        written = min(happened + _WRITING + timedelta(days=rest.pop("written_days_later", 0)), self.now)
        note_id = self.new_id()
        unit = rest.pop("unit", None)
        yield self.record(
            "note",
            rest,
            record_id=note_id,
            stream=unit_stream(Unit(unit)) if unit else PLAN_STREAM,
            happened_at=happened,
            written_at=written,
            author=self.names[rest.pop("author")],
            status=NoteStatus.DRAFT if rest.pop("draft", False) else NoteStatus.FINAL,
            addendum_to=addendum_to,
        )
        for addendum in addenda:
            same_unit = {"unit": unit} if unit else {}
            yield from self._notes({**same_unit, **addendum}, addendum_to=note_id)

    def _sheet(self, entry: Entry) -> Iterable[Record]:
        choice = {name: value for name, value in entry.items() if name != "handed"}
        yield self.record("sheet_choice", choice, record_id=sheet_choice_id(self.case_id))
        for handed in entry.get("handed", ()):
            rest = dict(handed)
            yield self.record("sheet_issue", rest, handed_at=self._start(rest))

    def record(
        self, kind: str, entry: Entry, *, record_id: str = "", stream: str = PLAN_STREAM, **computed: Any
    ) -> Record:
        """A record out of a table's own words and what was worked out from them."""
        schema = schema_of(kind)
        assert schema is not None
        values = {}
        for name, plain in self._plain(entry).items():
            if name not in schema.cell_of:
                raise ValueError(f"{self.file}: a {kind} has no {name}")
            values[name] = schema.readers[name](plain)
        return schema.record_type(
            id=record_id or self.new_id(), case_id=self.case_id, stream=stream, **values, **computed
        )

    def _plain(self, entry: Entry) -> dict[str, Any]:
        """A table's words by field, with days, hours and names put in."""
        plain: dict[str, Any] = {}
        for name, value in entry.items():
            about = name.removesuffix("_days_ago").removesuffix("_in_days")
            if about != name:
                days = -value if name.endswith("_days_ago") else value
                plain[_DAY_FIELDS[about]] = self._day(days).isoformat()
            elif name == "due_at":
                plain["due_time"] = _clock(value).isoformat()
            elif name == "ball":
                plain["ball_holder"] = self.ids[value]
            elif name == "by":
                plain["initiative"] = value
            else:
                plain[name] = self._said(value) if isinstance(value, str) else value
        return plain

    def _said(self, text: str) -> str:
        """A text with the days that it names."""

        def named(found: re.Match[str]) -> str:
            day = self._day(int(found[2]))
            return weekday_name(day, "da") if found[1] == "weekday" else short_day(day, "da")

        return _NAMED_DAY.sub(named, text.strip())

    def _day(self, days: int, *, any_day: bool = False) -> date:
        day = self.now.date() + timedelta(days=days)
        beyond = day.weekday() - 4
        if any_day or days == 0 or beyond <= 0:
            return day
        return day + timedelta(days=3 - beyond if days > 0 else -beyond)

    def _start(self, entry: dict[str, Any]) -> datetime:
        """Takes day and hour out of a table; `now` is the full hour that has begun."""
        days = entry.pop("in_days", 0) - entry.pop("days_ago", 0)
        any_day = entry.pop("any_day", False)
        at = entry.pop("at")
        if at == "now":
            return self.now.replace(minute=0, second=0, microsecond=0)
        return datetime.combine(self._day(days, any_day=any_day), _clock(at))


def _sided(step: Entry) -> Entry:
    """A step says whose it is by how it begins: `i` is the citizen's own, `we` is ours."""
    rest = {name: value for name, value in step.items() if name not in ("i", "we")}
    if "i" in step:
        return {"ball": CITIZEN, **rest, "text": step["i"], "side": "citizen"}
    return {**rest, "text": step["we"], "side": "professionals"}


def _in_order(entries: Iterable[Entry]) -> Iterable[tuple[Entry, str]]:
    """Each table with its place in the list."""
    place = ""
    for entry in entries:
        place = key_between(place, None)
        yield entry, place


def _clock(text: str) -> time:
    hour, minute = text.split(".")
    return time(int(hour), int(minute))
