"""The pages we know, item by item, as text files that a person can compare.

`python -m tests.sheet.golden` approves the pages as they are now: look at them first.
"""

import json
from hashlib import sha256
from pathlib import Path

from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.domain.terms import HandingOut, SheetFormat, SheetStyle
from enplan_desktop.sheet.display import Curve, Icon, Image, Item, Line, Rect, Sheet, Text
from enplan_desktop.sheet.issue import sheet_again, sheet_issue
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.styles.makers import MAKERS
from tests.sheet.drawings import flower, lake, with_picture
from tests.sheet.plans import NOW, PLANS, made, plan_of

FOLDER = Path(__file__).parent / "golden"
ISSUED = Path(__file__).parent / "issued"
"""Pages as they were kept when they were handed out; those files are never made anew."""
HANDED_OUT = {
    "ord-a4-typical": (SheetStyle.ORD, SheetFormat.A4, "typical"),
    "ord-a5-overfull": (SheetStyle.ORD, SheetFormat.A5, "overfull"),
    "ord-pocket-typical": (SheetStyle.ORD, SheetFormat.POCKET, "typical"),
    "ord-large-one_goal": (SheetStyle.ORD, SheetFormat.LARGE, "one_goal"),
    "vej-a4-mixed_scripts": (SheetStyle.VEJ, SheetFormat.A4, "mixed_scripts"),
}


def golden_file(style: SheetStyle, page_format: SheetFormat, name: str) -> Path:
    return FOLDER / f"{style.value}-{page_format.value}-{name}.txt"


def golden_page(style: SheetStyle, page_format: SheetFormat, name: str) -> str:
    plan = PLANS[name]()
    if style is SheetStyle.BILLEDE:
        plan = with_picture(plan, lake() if page_format.value.startswith("a4") else flower())
    return described(sheet_for(plan, NOW, style=style, page_format=page_format))


def issued(name: str) -> SheetIssue:
    """A page that was handed out on the day this was first kept."""
    style, page_format, _ = HANDED_OUT[name]
    content = json.loads((ISSUED / f"{name}.json").read_text(encoding="utf-8"))
    return made(SheetIssue, name, handed_at=NOW, style=style, format=page_format, content=content)


def issued_again(name: str) -> str:
    sheet = sheet_again(plan_of(), issued(name))
    assert sheet is not None
    return described(sheet)


def described(sheet: Sheet) -> str:
    """The display list and the proposals, a line each, to a hundredth of a point."""
    head = f"{sheet.width:.2f} x {sheet.height:.2f}, running text {sheet.type_size:g}"
    proposals = [f"{each.kind.value}: {each.source} {each.text!r}" for each in sheet.proposals]
    return "\n".join([head, *map(_described, sheet.items), *proposals]) + "\n"


def _described(item: Item) -> str:
    source = f" <- {item.source.record}.{item.source.cell}" if item.source else ""
    match item:
        case Text():
            start = "" if item.starts else " (continued)"
            drawn = f"{item.face.value} {item.size:.2f} tracked {item.tracking:.2f} {item.text!r}{start}"
        case Rect():
            drawn = f"rect {item.width:.2f} x {item.height:.2f} round {item.radius:.2f}"
        case Line():
            drawn = f"line {item.dx:.2f}, {item.dy:.2f} thick {item.thickness:.2f}"
        case Icon():
            drawn = f"icon {item.name} {item.size:.2f} {item.alternative}"
        case Image():
            drawn = f"picture {item.width:.2f} x {item.height:.2f} {item.alternative}"
        case Curve():
            dots = f" dotted {item.dotted:.2f}" if item.dotted else ""
            shape = sha256(repr(item.outline).encode()).hexdigest()[:16]
            drawn = f"curve {item.thickness:.2f}{dots} of {len(item.outline)} parts {shape}"
        case _:
            drawn = f"path {item.outline}"
    return f"{item.x:7.2f} {item.y:7.2f}  {item.role.value:10} {item.colour:06x} {drawn}{source}"


def approve() -> None:
    FOLDER.mkdir(exist_ok=True)
    for style, page_format in MAKERS:
        for name in PLANS:
            page = golden_page(style, page_format, name)
            golden_file(style, page_format, name).write_text(page, encoding="utf-8")
    ISSUED.mkdir(exist_ok=True)
    for name, (style, page_format, plan_name) in HANDED_OUT.items():
        kept = ISSUED / f"{name}.json"
        if not kept.exists():
            plan = PLANS[plan_name]()
            sheet = sheet_for(plan, NOW, style=style, page_format=page_format)
            issue = sheet_issue(plan, sheet, name, NOW, HandingOut.PRINTED)
            kept.write_text(json.dumps(issue.content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (ISSUED / f"{name}.txt").write_text(issued_again(name), encoding="utf-8")


if __name__ == "__main__":
    approve()
