"""The page beside those that WeasyPrint and Typst make of the same words: how long it takes, how large the file is.

Each maker is a process of its own that is warm. They are asked in turns, each time for a page of which one word is new.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import count, islice
from pathlib import Path
from statistics import median
from typing import Any

from bench.figures import OURS, Figure, summed_up
from bench.kitchen_page import NOW, kitchen_plan
from bench.peers import installed
from bench.peers.plain_page import drawing, placed_lines, plain_words
from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.resources import resource
from enplan_desktop.sheet.page import sheet_for

STYLES = tuple(SheetStyle)
_BY_TEMPLATE = {SheetStyle.ORD}
"""Styles that the peers lay out themselves; of the others they get every line and the drawing in their places."""
_WARMING, _OFTEN = 5, 15
"""Pages that are made before any counts, and in each run."""
_STAGES: Mapping[str, str] = {
    "layout": "content to layout",
    "pdf": "layout to PDF",
    "repaint": "page repainted",
    "keystroke": "keystroke to new page",
}
_MADE, _SIZE = "words to PDF", "size of the PDF"
_HERE = Path(__file__).parent / "peers"


@dataclass(slots=True)
class _Maker:
    """A running program that makes pages; `times` are milliseconds by style and stage, run by run."""

    name: str
    process: "subprocess.Popen[str]"
    folder: Path
    times: dict[tuple[SheetStyle, str], list[list[float]]] = field(default_factory=dict)

    def make(self, style: SheetStyle, page: Mapping[str, Any]) -> Mapping[str, float]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with suppress(BrokenPipeError):  # it has ended, and says nothing more
            self.process.stdin.write(json.dumps({**page, "file": str(self.file(style))}) + "\n")
            self.process.stdin.flush()
        said = self.process.stdout.readline()
        if not said:
            raise installed.Missing(f"{self.name} is left out: it does not run here.")
        stages: dict[str, float] = json.loads(said)
        return {**stages, _MADE: stages.get("layout", 0.0) + stages["pdf"]}

    def file(self, style: SheetStyle) -> Path:
        return self.folder / f"{style}.pdf"

    def note(self, style: SheetStyle, pages: Sequence[Mapping[str, float]]) -> None:
        for stage in pages[0]:
            times = self.times.setdefault((style, stage), [])
            times.append([page[stage] for page in pages])

    def figures(self) -> Iterator[Figure]:
        for style in STYLES:
            for stage, what in self._stages(style).items():
                runs = [median(times) for times in self.times[style, stage]]
                yield replace(summed_up(f"{style}: {what}", "ms", runs), who=self.name)
            yield Figure(f"{style}: {_SIZE}", self.file(style).stat().st_size, "bytes", who=self.name)

    def _stages(self, style: SheetStyle) -> Mapping[str, str]:
        """Whoever is handed lines in their places has no layout to make."""
        if self.name == OURS:
            return {**_STAGES, _MADE: _MADE}
        return {_MADE: _MADE} if style in _BY_TEMPLATE else {"pdf": _STAGES["pdf"]}


def sheets(folder: Path, runs: int) -> Iterator[Figure]:
    """Ours, and every peer's that can be had here; of the others, a line that says why not."""
    with ExitStack() as running:
        makers = list(_started(running, folder))
        numbers = count(1)
        for run in range(-1, runs):
            for style in STYLES:
                pages = _in_turns(makers, style, islice(numbers, _OFTEN if run >= 0 else _WARMING))
                if run >= 0:
                    for maker in makers:
                        maker.note(style, pages[maker.name])
        for maker in makers:
            yield from maker.figures()


def _in_turns(
    makers: Sequence[_Maker], style: SheetStyle, numbers: Iterable[int]
) -> Mapping[str, Sequence[Mapping[str, float]]]:
    pages: dict[str, list[Mapping[str, float]]] = {maker.name: [] for maker in makers}
    for number in numbers:
        page = _asked(style, number)
        for maker in makers:
            pages[maker.name].append(maker.make(style, page))
    return pages


def _asked(style: SheetStyle, number: int) -> dict[str, Any]:
    sheet = sheet_for(kitchen_plan(number), NOW, style=style, page_format=SheetFormat.A4)
    page: dict[str, Any] = {"style": style, "number": number}
    if style in _BY_TEMPLATE:
        return page | {"way": "ord", "words": plain_words(sheet.content)}
    return page | {"way": "placed", "lines": placed_lines(sheet), "drawing": drawing(sheet)}


def _started(running: ExitStack, folder: Path) -> Iterator[_Maker]:
    ours = (sys.executable, "-m", "bench.our_page")
    yield running.enter_context(_maker(OURS, ours, folder / "ours"))
    fonts = folder / "fonts"
    fonts.mkdir()
    for face in ("Regular", "Bold"):
        shutil.copy(resource("fonts", f"AtkinsonHyperlegibleNext-{face}.ttf"), fonts)
    peers = (
        (f"Typst {installed.TYPST}", installed.typst, "typst_page.py"),
        (f"WeasyPrint {installed.WEASYPRINT}", installed.weasyprint, "weasyprint_page.py"),
    )
    for name, python, script in peers:
        try:
            command = (str(python()), str(_HERE / script), str(fonts))
            maker = running.enter_context(_maker(name, command, folder / script))
            for style in STYLES:
                maker.make(style, _asked(style, 0))
            yield maker
        except installed.Missing as missing:
            print(missing, flush=True)


@contextmanager
def _maker(name: str, command: Sequence[str], folder: Path) -> Iterator[_Maker]:
    folder.mkdir(parents=True)
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield _Maker(name, process, folder)
    finally:
        process.communicate()
