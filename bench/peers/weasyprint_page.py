"""WeasyPrint as a process: reads one page a line, writes it as PDF, and tells how long that took.

Runs on a Python of its own, which has WeasyPrint and nothing of ours.
"""

import json
import sys
from base64 import b64encode
from html import escape
from pathlib import Path
from time import perf_counter
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

_HERE = Path(__file__).parent
_FONTS = FontConfiguration()
_STYLES = {
    way: CSS(
        string=(_HERE / f"{way}.css")
        .read_text(encoding="utf-8")
        .replace("FONTS", Path(sys.argv[1]).as_uri()),
        font_config=_FONTS,
    )
    for way in ("ord", "placed")
}
_RISE = (0.984 - 0.216) / 2
"""From the middle of a line to its baseline, in ems."""


def _listed(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in items)}</ul>"


def _side(heading: str, items: list[str]) -> str:
    return f"<div class=side><h4>{escape(heading)}</h4>{_listed(items)}</div>"


def _goal(number: int, goal: dict[str, Any]) -> str:
    sides = "".join(_side(*side) for side in goal["sides"])
    heading = f"<h3><b>{number}</b>{escape(goal['words'])}</h3>"
    return f"<section>{heading}<div class=steps>{sides}</div></section>"


def _ord(page: dict[str, Any]) -> str:
    words = page["words"]
    goals = "".join(_goal(number, goal) for number, goal in enumerate(words["goals"], start=1))
    ahead = "".join(
        f"<div class=half><h2>{escape(heading)}</h2>{_listed(items)}</div>"
        for heading, items in words["ahead"]
    )
    heading, when, where = map(escape, words["next"])
    calls = "".join(f"<li><b>{escape(name)}</b> {escape(phone)}</li>" for name, phone in words["call"][1])
    tick = f"data:image/svg+xml;base64,{b64encode(words['tick'].encode()).decode()}"
    since = "".join(f'<img alt="✓" src="{tick}">{escape(each)}' for each in words["since"][1])
    return (
        f"<header><p>{escape(words['day'])}</p><h1>{escape(words['title'])}</h1></header>"
        f"<blockquote>{escape(words['dream'])}</blockquote>"
        f"<h2 class=now>{escape(words['now'])}</h2>{goals}<div class=ahead>{ahead}</div>"
        f"<footer><div class=box><div class=half><h2>{heading}</h2><p class=when>{when}</p><p>{where}</p></div>"
        f"<div class=half><h2>{escape(words['call'][0])}</h2><ul class=calls>{calls}</ul></div></div>"
        f"<p class=foot><b>{escape(words['wrong'][0])}</b> {escape(words['wrong'][1])}</p>"
        f"<p class=foot><b>{escape(words['since'][0])}</b>{since}</p></footer>"
    )


def _line(line: dict[str, Any]) -> str:
    top = line["y"] - _RISE * line["size"]
    style = (
        f"left:{line['x']:.2f}pt;top:{top:.2f}pt;font-size:{line['size']:.2f}pt;color:{line['colour']};"
        f"letter-spacing:{line['tracking']:.2f}pt"
    )
    tag = "b" if line["bold"] else "p"
    return f'<{tag} style="{style}">{escape(line["text"])}</{tag}>'


def _placed(page: dict[str, Any]) -> str:
    return "".join((page["drawing"], *map(_line, page["lines"])))


_BODIES = {"ord": _ord, "placed": _placed}


def _pdf(page: dict[str, Any]) -> bytes:
    body = _BODIES[page["way"]](page)
    head = "<!doctype html><html lang=da><meta charset=utf-8><title>Plan</title>"
    made = HTML(string=f"{head}<body>{body}").write_pdf(
        stylesheets=[_STYLES[page["way"]]], font_config=_FONTS, pdf_tags=True
    )
    assert isinstance(made, bytes)
    return made


for _asked in sys.stdin:
    _page = json.loads(_asked)
    _began = perf_counter()
    _made = _pdf(_page)
    _took = (perf_counter() - _began) * 1000
    Path(_page["file"]).write_bytes(_made)
    print(json.dumps({"pdf": _took}), flush=True)
