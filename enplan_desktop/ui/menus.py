"""What can be done with an open vault, a line each, menu by menu; what the window itself does stands with it."""

from collections.abc import Callable

from enplan_desktop.ui.commands import Command
from enplan_desktop.ui.dialogs.share_case import Purpose
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.wording import tr
from enplan_desktop.ui.workplace import Workplace

Act = Callable[[], object]


def case_commands(workplace: Workplace) -> list[Command]:
    """Everything that is written or shared in one case."""
    menu = tr("Case")

    def on(key: str, begin: Act) -> Act:
        def go() -> None:
            workplace.case_page.show_tab(key)
            begin()

        return go

    def ask(purpose: Purpose) -> Act:
        return on("consent", lambda: workplace.consent_page.ask_for(purpose))

    listed: list[tuple[str, str, Act]] = [
        (tr("New case …"), "Ctrl+N", workplace.new_case),
        (tr("Write the dream"), "Ctrl+D", on("plan", lambda: workplace.plan_page.write_dream())),
        (tr("New goal"), "Ctrl+G", on("plan", lambda: workplace.plan_page.write_goal())),
        (tr("New note"), "Ctrl+Shift+N", on("notes", lambda: workplace.notes_page.write())),
        (tr("New appointment"), "Ctrl+T", on("appointments", lambda: workplace.appointments_page.write())),
        (tr("New contact"), "Ctrl+Shift+K", on("network", lambda: workplace.network_page.write())),
        (tr("Share with a colleague …"), "Ctrl+Shift+S", ask(Purpose.SHARE)),
        (tr("Let a colleague cover …"), "Ctrl+Shift+C", ask(Purpose.COVER)),
        (tr("Hand the case over …"), "Ctrl+Shift+H", ask(Purpose.HAND_OVER)),
        (
            tr("Note a consent …"),
            "Ctrl+Shift+T",
            on("consent", lambda: workplace.consent_page.note_consent()),
        ),
    ]
    return [Command(menu, *each) for each in listed]


def sheet_commands(workplace: Workplace) -> list[Command]:
    """The ways of a page out of the program, and back from paper."""
    menu, sheets = tr("The page"), workplace.sheets
    return [
        Command(menu, tr("Print or save the page …"), "Ctrl+P", workplace.hand_out),
        Command(menu, tr("Print several pages …"), "Ctrl+Alt+P", sheets.print_several),
        Command(menu, tr("Earlier sheets …"), "Ctrl+Shift+P", sheets.show_earlier),
        Command(menu, tr("A blank page to write on by hand …"), "", sheets.show_blank),
        Command(menu, tr("A page from paper …"), "Ctrl+Shift+F", sheets.type_in),
    ]


def edit_commands(desk: Desk, search: Act) -> list[Command]:
    menu = tr("Edit")
    return [
        Command(menu, tr("Undo"), "Ctrl+Z", desk.undo),
        Command(menu, tr("Redo"), "Ctrl+Shift+Z", desk.redo),
        Command(menu, tr("Search or do something …"), "Ctrl+K", search),
    ]


def go_commands(workplace: Workplace) -> list[Command]:
    menu = tr("Go to")

    def tab(key: str) -> Act:
        return lambda: workplace.case_page.show_tab(key)

    listed: list[tuple[str, str, Act]] = [
        (tr("Plan"), "Ctrl+1", tab("plan")),
        (tr("Notes"), "Ctrl+2", tab("notes")),
        (tr("Appointments"), "Ctrl+3", tab("appointments")),
        (tr("Network"), "Ctrl+4", tab("network")),
        (tr("Consent"), "Ctrl+5", tab("consent")),
        (tr("History"), "Ctrl+6", tab("history")),
        (tr("To settle"), "Ctrl+7", workplace.settle),
        (tr("Caseload"), "Ctrl+0", workplace.caseload.focus_list),
        (tr("Next case"), "Ctrl+PgDown", lambda: workplace.caseload.step(1)),
        (tr("Previous case"), "Ctrl+PgUp", lambda: workplace.caseload.step(-1)),
    ]
    return [Command(menu, *each) for each in listed]
