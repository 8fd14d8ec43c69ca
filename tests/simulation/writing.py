"""What somebody at a laptop writes: each act takes a laptop and draws what it needs from the world's chance."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from enplan_desktop.domain.changes import Edit, EditKind, creation, deletion, difference, invert
from enplan_desktop.domain.making import (
    new_appointment,
    new_case,
    new_consent,
    new_contact,
    new_dream,
    new_goal,
    new_note,
    new_sheet_choice,
    new_step,
)
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import (
    TYPE_NAMES,
    Case,
    Goal,
    Record,
)
from enplan_desktop.domain.terms import (
    PLAN_STREAM,
    NoteKind,
    SheetStyle,
    StepSide,
    Unit,
    unit_stream,
)
from enplan_desktop.storage.taking import key_of
from enplan_desktop.sync.fold import DELETED, KEPT, LIFE
from tests.simulation.editing import NOON, PARTS, TODAY, WORDS, can_be_edited, edited
from tests.simulation.laptop import Laptop, Read


def a_plan(laptop: Laptop) -> Plan | None:
    """One of the laptop's cases, if it has any."""
    cases = laptop.vault.case_ids()
    return laptop.vault.plan(laptop.world.rng.choice(cases)) if cases else None


def opens_case(laptop: Laptop) -> None:
    case = new_case(new_id(laptop), f"Citizen of {laptop.name}", TODAY)
    laptop.commit([creation(case)])


def new_id(laptop: Laptop) -> str:
    return laptop.world.new_id(laptop.seconds())


def adds(laptop: Laptop) -> None:
    """A new record of some type; now and then two laptops make the same one."""
    plan = a_plan(laptop)
    if plan is not None:
        rng = laptop.world.rng
        kinds = [kind for kind in laptop.world.kinds if kind in _NEW] or ["goal"]
        made = _NEW[rng.choice(kinds)](plan, laptop, rng)
        edits = [creation(made)]
        if laptop.newer and rng.random() < 0.5:
            edits[0] = replace(edits[0], new={**edits[0].new, "colour": rng.choice(WORDS)})
        laptop.commit(edits)


def _goal(plan: Plan, laptop: Laptop, rng: Random) -> Record:
    return new_goal(plan, new_id(laptop), rng.choice(WORDS))


def _step(plan: Plan, laptop: Laptop, rng: Random) -> Record:
    goals = [each.id for each in plan.goals()]
    goal = rng.choice(goals) if goals else new_id(laptop)
    return new_step(plan, new_id(laptop), goal, rng.choice(WORDS), rng.choice(tuple(StepSide)), TODAY)


def _appointment(plan: Plan, laptop: Laptop, rng: Random) -> Record:
    return new_appointment(plan, new_id(laptop), NOON + timedelta(days=rng.randrange(3)))


def _contact(plan: Plan, laptop: Laptop, rng: Random) -> Record:
    return new_contact(plan, new_id(laptop), rng.choice(WORDS))


def _note(plan: Plan, laptop: Laptop, rng: Random) -> Record:
    stream = PLAN_STREAM if rng.random() < 0.6 else unit_stream(Unit(laptop.owner.unit))
    made = new_note(plan, new_id(laptop), laptop.owner.name, NOON, NoteKind.JOURNAL, stream)
    return replace(made, text="\n".join(rng.sample(PARTS, rng.randint(0, len(PARTS)))))


def _dream(plan: Plan, laptop: Laptop, rng: Random) -> Record:
    return new_dream(plan, new_id(laptop), rng.choice(WORDS), TODAY)


def _sheet_choice(plan: Plan, laptop: Laptop, rng: Random) -> Record:
    style = rng.choice((SheetStyle.ORD, SheetStyle.VEJ, SheetStyle.RING))
    return replace(new_sheet_choice(plan), style=style, declined=rng.random() < 0.3)


_NEW = {
    "goal": _goal,
    "step": _step,
    "appointment": _appointment,
    "contact": _contact,
    "note": _note,
    "dream": _dream,
    "sheet_choice": _sheet_choice,
}


# Editing


def _some_record(plan: Plan, laptop: Laptop) -> Record:
    """Mostly one that everybody writes in."""
    rng, kinds = laptop.world.rng, laptop.world.kinds
    every = [each for each in (plan.case, *plan.records.values()) if can_be_edited(each)]
    found = sorted((each for each in every if TYPE_NAMES[type(each)] in kinds), key=lambda each: each.id)
    if not found:
        return plan.case
    return rng.choice(found[:2] if rng.random() < 0.6 else found)


def edits(laptop: Laptop) -> None:
    """Writes in a record as it stands, or as it stood when it was put on the screen a while ago."""
    rng, plan = laptop.world.rng, a_plan(laptop)
    if plan is None:
        return
    read = _from_screen(laptop) or laptop.read(_some_record(plan, laptop))
    record = read.record
    written = edited(record, rng, laptop.world.pick)
    if rng.random() < 0.2:
        written = edited(written, rng, laptop.world.pick)
    laptop.commit(difference(record, written), read)


def _from_screen(laptop: Laptop) -> Read | None:
    """A record that has been on the screen for a while, unless its case is gone by now."""
    rng = laptop.world.rng
    if not laptop.on_screen or rng.random() < 0.5:
        return None
    read = laptop.on_screen.pop(rng.randrange(len(laptop.on_screen)))
    record = read.record
    return read if laptop.row((record.case_id, record.stream, record.id)).state is not None else None


def opens_page(laptop: Laptop) -> None:
    """Somebody looks at a record, and will write in it later."""
    plan = a_plan(laptop)
    if plan is not None and len(laptop.on_screen) < 4:
        laptop.on_screen.append(laptop.read(_some_record(plan, laptop)))


# Taking away, taking back, deciding


def deletes(laptop: Laptop) -> None:
    """Deletes a record as it stands, or as it stood when it was put on the screen."""
    plan = a_plan(laptop)
    if plan is None:
        return
    read = _from_screen(laptop) or laptop.read(_some_record(plan, laptop))
    if not isinstance(read.record, Case):
        laptop.commit([deletion(read.record)], read)


def takes_back(laptop: Laptop) -> None:
    """Undoes one of the last things that were written on this laptop."""
    mine = [change for by, change in laptop.world.acknowledged.values() if by is laptop][-4:]
    mine = [
        each
        for each in mine
        if each.kind in (EditKind.DELETE, EditKind.SET)
        and laptop.row((each.case_id, each.stream, each.record)).state is not None
    ]
    if mine:
        change = laptop.world.rng.choice(mine)
        if change.kind == EditKind.SET and change.old is None and isinstance(change.new, str):
            return  # a decision about a text has nothing that it was made upon
        laptop.commit([invert(change)])


def decides(laptop: Laptop) -> None:
    rng = laptop.world.rng
    undecided = laptop.vault.undecided()
    if not undecided:
        return
    it = rng.choice(undecided)
    value = rng.choice(it.sides).value
    if it.cell == LIFE:
        value = rng.choice((KEPT, DELETED))
    elif isinstance(value, str) and rng.random() < 0.3:
        value = f"{value} or rather {rng.randrange(9)}"
    if it.stranded:
        laptop.settle_stranded(it.case_id, it.record, value)
    else:
        laptop.decide(it.case_id, it.record, it.cell, value)


def reopens(laptop: Laptop) -> None:
    """Takes the last decision back, unless somebody has written since."""
    decision, laptop.decision = laptop.decision, None
    if decision is not None and laptop.row(key_of(decision.changes[0])).state is not None:
        laptop.reopen(decision.changes[0], decision.stood)


def offers_again(laptop: Laptop) -> None:
    """Refused changes are offered once more; what is sealed waits for nobody."""
    refused = [change.id for change, why in laptop.vault.refused() if why != "sealed"]
    if refused:
        laptop.vault.offer_again(laptop.world.rng.sample(refused, laptop.world.rng.randint(1, len(refused))))


def gives_up(laptop: Laptop) -> None:
    """Somebody takes back what the server would not have: it is as if it had never been written."""
    refused = [change.id for change, why in laptop.vault.refused() if why != "sealed"]
    if refused:
        before = laptop.unsent()
        laptop.vault.unwrite([laptop.world.rng.choice(refused)])
        laptop.world.given_up |= before - laptop.unsent()


# What the citizen says


def hears(laptop: Laptop) -> None:
    """The citizen consents to share with a unit, or withdraws that."""
    plan = a_plan(laptop)
    if plan is None:
        return
    rng = laptop.world.rng
    units = sorted({each.unit for each in laptop.world.staff})
    told = rng.choice(units)
    event = new_consent(
        plan,
        new_id(laptop),
        Unit(laptop.owner.unit),
        Unit(told),
        given=rng.random() < 0.7,
        today=TODAY,
        told_to=laptop.owner.id,
    )
    laptop.commit([creation(event)])


def consents_to_all(laptop: Laptop) -> None:
    """The citizen of each case lets everybody's unit read it."""
    for case_id in laptop.vault.case_ids():
        for unit in sorted({each.unit for each in laptop.world.staff} - {laptop.owner.unit}):
            plan, by = laptop.vault.plan(case_id), Unit(laptop.owner.unit)
            event = new_consent(
                plan, new_id(laptop), by, Unit(unit), given=True, today=TODAY, told_to=laptop.owner.id
            )
            laptop.commit([creation(event)])


# What only a newer version writes


def writes_something_newer(laptop: Laptop) -> None:
    plan = a_plan(laptop)
    if plan is None or not laptop.newer:
        return
    rng = laptop.world.rng
    case_id = plan.case.id
    goals = sorted(each.id for each in plan.of(Goal))
    mood = laptop.world.rng.choice(("mood-1", "mood-2"))
    about = {"case_id": case_id, "stream": PLAN_STREAM}
    known = laptop.row((case_id, PLAN_STREAM, mood)).state
    if known is None:
        cells = {"scale": rng.randrange(5), "why": {"said": rng.choice(WORDS)}}
        laptop.commit([Edit(**about, kind="create", type="mood", record=mood, new=cells)])
    elif rng.random() < 0.4:
        old = known.cells.get("scale")
        laptop.commit(
            [
                Edit(
                    **about,
                    kind="set",
                    type="mood",
                    record=mood,
                    field="scale",
                    old=old,
                    new=rng.randrange(5),
                )
            ]
        )
    elif goals:
        goal = rng.choice(goals)
        state = laptop.row((case_id, PLAN_STREAM, goal)).state
        assert state is not None
        if rng.random() < 0.5:
            laptop.commit([Edit(**about, kind="highlight", type="goal", record=goal, new="yellow")])
        else:
            old = state.cells.get("colour")
            new = rng.choice(WORDS)
            laptop.commit(
                [Edit(**about, kind="set", type="goal", record=goal, field="colour", old=old, new=new)]
            )
