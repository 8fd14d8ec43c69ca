"""Who works on a case, and what the citizen has agreed to, in words."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from enplan_desktop.domain.consent import standing
from enplan_desktop.domain.dates import clock_time, day_of_week, short_day
from enplan_desktop.domain.records import ConsentEvent
from enplan_desktop.domain.terms import Area, Unit
from enplan_desktop.sync.protocol import Member, Members, Person, StillHeld
from enplan_desktop.ui import phrases
from enplan_desktop.ui.casework import last_day, moment_here
from enplan_desktop.ui.wording import language, tr

_LEAVES: Mapping[Unit, str] = {
    Unit.JOBCENTER: "The job centre's computers remove the case the next time they are on the net.",
    Unit.UNGEENHED: "The youth unit's computers remove the case the next time they are on the net.",
    Unit.RUSMIDDELCENTER: "The drug-treatment centre's computers remove the case the next time they are on the net.",
    Unit.PSYKIATRI: "Psychiatry's computers remove the case the next time they are on the net.",
    Unit.FAMILIEAFDELING: "The family department's computers remove the case the next time they are on the net.",
    Unit.YDELSESCENTER: "The benefits office's computers remove the case the next time they are on the net.",
    Unit.KRIMINALFORSORG: "The prison service's computers remove the case the next time they are on the net.",
    Unit.BOTILBUD: "The shelter's computers remove the case the next time they are on the net.",
}


def leaving_sentence(unit: Unit) -> str:
    """What follows for a unit that may no longer read along."""
    return tr(_LEAVES[unit])


def unit_word(unit: str) -> str:
    """A unit by the name that the server uses; one that only a newer version knows stands as it is."""
    return phrases.word(Unit(unit)) if unit in set(Unit) else unit


# Who works on it


def coordinator(members: Members | None) -> Person | None:
    """Whose case it is; None where that is not known."""
    found = members.members if members else ()
    return next((each.person for each in found if members and each.person.id == members.coordinator), None)


def home_unit(members: Members | None) -> str:
    """The unit whose case it is; "" where that is not known."""
    whose = coordinator(members)
    return whose.unit if whose else ""


def member_line(member: Member, members: Members, today: date) -> str:
    """What somebody does on a case: whose it is, or since when, or until when they cover."""
    if member.person.id == members.coordinator:
        return tr("It is {name}'s case", name=first_name(member.person))
    if member.until:
        until = day_of_week(last_day(member.until), language(), today)
        return tr("covers up to and with {day}", day=until)
    since = short_day(moment_here(member.since).date(), language(), today)
    return tr("works on the case since {day}", day=since)


def reads_sentence(member: Member) -> str:
    """Why somebody who works on a case sees nothing of it; "" where they do."""
    if member.reads:
        return ""
    return tr(
        "Sees nothing of the case: the citizen has not consented to share with {unit}.",
        unit=unit_word(member.person.unit),
    )


def held_sentence(held: StillHeld) -> str:
    return tr(
        "The case is still on {name}'s computer ({computer}). It is removed the next time that computer is on the net.",
        name=held.person.name,
        computer=held.device_name,
    )


def as_of_sentence(at: datetime, today: date) -> str:
    """How old the list is that is shown."""
    if at.date() == today:
        return tr("As it stood today at {time}.", time=clock_time(at, language()))
    day = day_of_week(at, language(), today)
    return tr("As it stood on {day} at {time}.", day=day, time=clock_time(at, language()))


def first_name(person: Person) -> str:
    return (person.name.split() or [person.name])[0]


# What the citizen has agreed to


def standing_events(events: Iterable[ConsentEvent]) -> list[ConsentEvent]:
    """The consents that stand, one for each unit, in the order of the units' names."""
    stands = standing(events)
    return [stands[unit] for unit in sorted(stands, key=phrases.word)]


def past_events(events: Iterable[ConsentEvent]) -> list[ConsentEvent]:
    """What no longer stands, and what ended it: newest first."""
    found = list(events)
    stands = {event.id for event in standing(found).values()}
    past = [event for event in found if event.id not in stands and event.to_unit is not None]
    return sorted(past, key=lambda each: (str(each.on or ""), each.id), reverse=True)


def about_words(event: ConsentEvent) -> str:
    """What may be shared; "" where nothing narrower than the case was said."""
    areas = set(Area)
    said = [phrases.word(Area(each)) if each in areas else each for each in event.about]
    return ", ".join(said)


def told_line(event: ConsentEvent, today: date) -> str:
    """`Siden 3. marts · sagt til Mette Rosensti`."""
    parts = []
    if event.on is not None:
        parts.append(tr("Since {day}", day=short_day(event.on, language(), today)))
    if event.told_to.strip():
        parts.append(tr("told to {name}", name=event.told_to))
    return " · ".join(parts)


def past_line(event: ConsentEvent, today: date) -> str:
    """`Psykiatri – trukket tilbage 7. marts · sagt til Mette Rosensti`."""
    unit = phrases.word(event.to_unit) if event.to_unit is not None else ""
    day = short_day(event.on, language(), today) if event.on is not None else ""
    what = tr("{unit} – given {day}", unit=unit, day=day)
    if not event.given:
        what = tr("{unit} – withdrawn {day}", unit=unit, day=day)
    heard = tr("told to {name}", name=event.told_to) if event.told_to.strip() else ""
    return " · ".join(part for part in (what, heard) if part)
