"""The visit itself, step by step: told as it goes, and stopped at the first step that does not hold."""

import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtWidgets import QApplication

from enplan_desktop.demo.laptop import Laptop, laptop_of
from enplan_desktop.demo.people import CITIZEN, FIRST_GOAL, Person, set_up
from enplan_desktop.demo.stage import DoesNotHold, serving
from enplan_desktop.domain.dates import clock_time
from enplan_desktop.domain.records import Contact, Note, SheetIssue
from enplan_desktop.domain.terms import CITIZEN as THE_CITIZEN
from enplan_desktop.domain.terms import NoteKind, NoteStatus, StepSide
from enplan_desktop.ui.phrases import word
from enplan_desktop.ui.start import make_app, new_id
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.page_editor import PageEditor
from enplan_desktop.ui.wording import speak, tr

# What is said at the table; a story is not translated.
_BEGINS = datetime(2026, 3, 9, 10, 4)
_A_WHILE = timedelta(minutes=5)
_DREAM = "Jeg vil gå en tur med min søn uden at kigge mig over skulderen"
_GOALS = ("Få ro på økonomien", "Et sted at være om dagen")
_HERS, _OURS = "tager mine breve med på fredag, også de uåbnede", "åbner brevene sammen med dig"
_MORE = (
    (FIRST_GOAL, "møder op tirsdag kl. 13 og skriver, hvis jeg er på vej"),
    (_GOALS[1], "prøver værkstedet to formiddage"),
)
_WHERE = "Rusmiddelcentret, 1. sal"
_NOTE = "Karla har selv skrevet sin plan færdig i dag. Fredag åbner vi brevene sammen."
_HER_DAY, _HIS_DAY = "20. marts", "27. marts"
_HIS_WORDING = "Mødestabil hver 14. dag er første skridt."


def play(out: Path) -> int:
    """Plays the visit with pictures in `out`; 0 when every step held, else 1 and the step on standard error."""
    out.mkdir(parents=True, exist_ok=True)
    app = make_app()
    speak(app, "da")
    with tempfile.TemporaryDirectory(prefix="enplan-visit-") as place:
        try:
            Visit(app, out).play(Path(place))
        except DoesNotHold as broken:
            print(f"This did not hold: {broken}", file=sys.stderr)
            return 1
    print(f"The page and the pictures are in {out.resolve()}")
    return 0


class Visit:
    """Two people, two windows, one page."""

    def __init__(self, app: QApplication, out: Path) -> None:
        self._app = app
        self._out = out
        self._begun = monotonic()
        self._passed = timedelta()

    def _clock(self) -> datetime:
        """The clock on the kitchen wall: always the same morning, so that the pictures can be compared."""
        return _BEGINS + self._passed + timedelta(seconds=monotonic() - self._begun)

    def _tell(self, words: str) -> None:
        print(f"{clock_time(self._clock())}  {words}", flush=True)
        self._passed += _A_WHILE

    def play(self, folder: Path) -> None:
        with serving(folder) as server:
            mette, jonas = set_up(folder, server, self._clock, new_id)
            with laptop_of(mette, self._app, self._clock, self._out) as hers:
                self._arrive(hers)
                self._draw_up_the_page(hers)
                self._agree_on_days(hers)
                self._hand_out(hers)
                self._write_a_note(hers)
                self._meanwhile_and_after(hers, jonas)

    # At the kitchen table

    def _arrive(self, hers: Laptop) -> None:
        hers.picture("01-laas-op")
        hers.unlock()
        hers.syncing.set_offline(True)
        hers.picture("02-sagsstamme")
        self._tell(f"Mette låser op. {len(hers.desk.caseload)} sager, og intet net ved køkkenbordet.")
        hers.open_case(CITIZEN)
        hers.picture("03-sagen")
        self._tell(f"Sagen {CITIZEN} er åben; siden er næsten tom.")

    def _draw_up_the_page(self, hers: Laptop) -> None:
        hers.shortcut("Ctrl+D")
        hers.write(tr("Write on the page"), _DREAM)
        hers.picture("04-droemmen")
        hers.type(hers.find(PageEditor, tr("Write on the page")), "\n")
        hers.until(
            lambda: (dream := hers.plan.dream()) and dream.words == _DREAM, "the dream stands word for word"
        )
        self._tell(f"Drømmen, som Karla siger den: ”{_DREAM}”")
        for words in _GOALS:
            hers.shortcut("Ctrl+G")
            hers.write(tr("New goal"), f"{words}\n")
            hers.until(lambda words=words: hers.goal(words), f"the goal “{words}” stands on the page")  # type: ignore[misc]
        self._tell(f"To mål med hendes ord: ”{_GOALS[0]}” og ”{_GOALS[1]}”")
        self._pass_balls(hers)
        hers.choose_goal(_GOALS[0])
        hers.workplace.plan_page.to_top()
        hers.picture("05-planen")

    def _pass_balls(self, hers: Laptop) -> None:
        for goal, words in (*_MORE, (_GOALS[0], _HERS), (_GOALS[0], _OURS)):
            self._add_step(hers, goal, words)
        hers.press(f"{tr('On the sheet under')}: {word(StepSide.PROFESSIONALS)}")
        mette = next(contact for contact in hers.plan.of(Contact) if contact.name.startswith("Mette"))
        holder = hers.find(ChoiceBox, tr("Who has the ball"))
        holder.setCurrentIndex(holder.findData(mette.id))
        holder.activated.emit(holder.currentIndex())
        hers.until(
            lambda: (step := hers.step(_HERS)) and step.ball_holder == THE_CITIZEN, "Karla has her ball"
        )
        hers.until(lambda: (step := hers.step(_OURS)) and step.ball_holder == mette.id, "Mette has her ball")
        hers.until(
            lambda: (step := hers.step(_OURS)) and step.side is StepSide.PROFESSIONALS, "it is our step"
        )
        self._tell("Og delmål: hvem der har bolden, står ved hvert. Karla har tre, Mette ét.")

    def _add_step(self, hers: Laptop, goal: str, words: str) -> None:
        hers.choose_goal(goal)
        hers.write(tr("New step"), f"{words}\n")
        hers.until(lambda: hers.step(words), f"the step “{words}” is there")

    def _agree_on_days(self, hers: Laptop) -> None:
        hers.shortcut("Ctrl+T")
        hers.write(tr("Day"), "tirsdag\t13\t14")
        hers.write(tr("Where"), _WHERE)
        hers.tick(f"{tr('With whom')}…", "Jonas")
        hers.press(tr("Add appointment"))
        hers.until(lambda: list(hers.plan.appointments()), "the appointment is kept")
        when = hers.plan.appointments()[0].start
        if when != datetime(2026, 3, 10, 13, 0):
            raise DoesNotHold(f"tirsdag kl. 13 became {when}")
        hers.picture("06-aftaler")
        self._tell("En aftale: tirsdag den 10. marts kl. 13.00.")
        hers.set_day(FIRST_GOAL, _HER_DAY)

    def _hand_out(self, hers: Laptop) -> None:
        dialog = hers.workplace.hand_out_dialog()
        assert dialog is not None
        dialog.show()
        hers.picture("07-udskriv-eller-gem", dialog)
        path = self._out / "sheet.pdf"
        if not dialog.save_to(path) or not path.read_bytes().startswith(b"%PDF"):
            raise DoesNotHold("the page is saved as PDF")
        dialog.deleteLater()
        hers.until(lambda: list(hers.plan.of(SheetIssue)), "the handing-out is in the history")
        hers.press(tr("Close the message"))
        self._tell("Arket er gemt som PDF, klar til køleskabet.")

    def _write_a_note(self, hers: Laptop) -> None:
        hers.shortcut("Ctrl+Shift+N")
        hers.press(f"{tr('Kind of note')}: {word(NoteKind.HOME_VISIT)}")
        hers.write(tr("Text of the note"), _NOTE)
        hers.until(lambda: [note for note in hers.plan.of(Note) if note.text == _NOTE], "the draft is kept")
        hers.picture("08-notat")
        hers.press(tr("Make final"))
        final = NoteStatus.FINAL
        hers.until(lambda: [note for note in hers.plan.of(Note) if note.status is final], "the note is final")
        hers.until(lambda: hers.desk.idle and hers.syncing.waiting, "the bar counts what waits")
        self._tell(f"Et notat er gjort endeligt. Øverst står der: {hers.workplace.bar.status.text().strip()}")

    # At the centre, and back on the net

    def _meanwhile_and_after(self, hers: Laptop, jonas: Person) -> None:
        with laptop_of(jonas, self._app, self._clock, self._out) as his:
            self._meanwhile(his)
            self._back_on_the_net(hers)
            self._settle(hers)
            self._both_show_the_same(hers, his)

    def _meanwhile(self, his: Laptop) -> None:
        his.unlock()
        his.open_case(CITIZEN)
        his.set_day(FIRST_GOAL, _HIS_DAY)
        his.write(tr("Professional wording"), _HIS_WORDING, his.workplace.inspector.goal_panel)
        wording = _HIS_WORDING
        his.until(
            lambda: (goal := his.goal(FIRST_GOAL)) and goal.professional_wording == wording,
            "his wording is kept",
        )
        his.sync()
        self._tell(f"Imens på centret skriver Jonas {_HIS_DAY} på samme mål, og en faglig formulering.")

    def _back_on_the_net(self, hers: Laptop) -> None:
        hers.syncing.set_offline(False)
        hers.until(lambda: hers.plan.unsettled, "the two days for one goal are found")
        goal = hers.goal(FIRST_GOAL)
        if goal is None or goal.professional_wording != _HIS_WORDING:
            raise DoesNotHold("what only one of them wrote is merged by itself")
        if dict(hers.plan.unsettled) != {goal.id: frozenset({"target_date"})}:
            raise DoesNotHold(f"only the day is to be settled, not {hers.plan.unsettled}")
        self._tell("På nettet igen. Formuleringen er kommet med af sig selv; datoen skal afklares.")

    def _settle(self, hers: Laptop) -> None:
        hers.shortcut("Ctrl+7")
        page = hers.workplace.clarify_page
        hers.picture("09-skal-afklares")
        hers.press(f"{tr('Keep this')}: Jonas…", page)
        hers.until(lambda: not hers.plan.unsettled, "the day is settled")
        hers.sync()
        self._tell("Mette og Karla vælger. Det er afklaret for alle.")

    def _both_show_the_same(self, hers: Laptop, his: Laptop) -> None:
        his.sync()
        his.until(lambda: not his.plan.unsettled, "it is settled on the other laptop too")
        his.until(
            lambda: dict(his.plan.records) == dict(hers.plan.records), "both laptops show the same plan"
        )
        his.shortcut("Ctrl+1")
        his.picture("10-kollegaen")
        hers.shortcut("Ctrl+6")
        hers.picture("11-historik")
        self._tell("Begge computere viser det samme.")
