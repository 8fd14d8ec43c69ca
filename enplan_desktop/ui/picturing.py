"""The citizen's own picture, from a file into the plan and out of it again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.making import new_picture
from enplan_desktop.domain.records import Picture
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet.pictures import NoPicture, Prepared, prepare
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.wording import tr, tr_trouble


def take_picture(desk: Desk, owner: QObject, path: Path, refused: Callable[[str], None]) -> None:
    """Reads and prepares a file aside, then adds it to the plan that was open; `refused` is told why it cannot."""
    case_id = desk.plan.case.id if desk.plan else ""

    def add(made: Prepared) -> None:
        plan = desk.plan
        if plan is not None and plan.case.id == case_id:
            picture = new_picture(plan, desk.new_id(), made.jpeg, (made.width, made.height), desk.today())
            desk.commit((creation(picture),), tr("The picture"))

    def fail(error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        refused(tr_trouble(error))

    desk.storage.run(owner, lambda: _prepared(path), add, fail)


def _prepared(path: Path) -> Prepared:
    try:
        return prepare(path.read_bytes())
    except OSError as error:
        raise NoPicture(
            "The file cannot be read. Choose another, or copy it to this computer first."
        ) from error


def tell_of_picture(desk: Desk, words: str, seen: str) -> None:
    """Writes down what the picture shows."""
    plan = desk.plan
    picture = plan.picture() if plan else None
    if picture is not None:
        edits = difference(picture, replace(picture, shows=words))
        desk.commit(tuple(replace(edit, old=seen) for edit in edits), tr("What the picture shows"))


def take_pictures_away(desk: Desk) -> None:
    """All there ever were: an older one must not come back in place of the last."""
    if desk.plan is not None:
        desk.commit([deletion(each) for each in desk.plan.of(Picture)], tr("The picture taken away"))
