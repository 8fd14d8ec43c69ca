"""The tables that `python -m bench` prints: Markdown, so that they go into docs/benchmarks.md as they are."""

from collections.abc import Iterable, Mapping, Sequence

from bench.figures import OURS, Figure

_COUNTED = ("bytes", "changes", "laptops", "requests")


def tables(figures: Iterable[Figure], sizes: Sequence[int]) -> str:
    """What depends on the size of the caseload, with a column for each; then what does not, beside its peers'."""
    found = list(figures)
    sized = [figure for figure in found if figure.cases is not None]
    others = [figure for figure in found if figure.cases is None]
    parts = []
    if sized:
        by_size = {f"{size:,} cases": [each for each in sized if each.cases == size] for size in sizes}
        parts.append(_table(by_size))
    if others:
        names = dict.fromkeys([OURS, *(figure.who for figure in others)])
        parts.append(_table({name: [each for each in others if each.who == name] for name in names}))
    return "\n\n".join(parts)


def _table(columns: Mapping[str, Sequence[Figure]]) -> str:
    rows: dict[str, dict[str, Figure]] = {}
    for head, figures in columns.items():
        for figure in figures:
            rows.setdefault(figure.what, {})[head] = figure
    heads = ["what", *columns, "target", "met"]
    lines = [heads, *(_row(what, found, list(columns)) for what, found in rows.items())]
    widths = [max(len(line[number]) for line in lines) for number in range(len(heads))]
    cells = [[cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines]
    cells.insert(1, ["-" * width for width in widths])
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def _row(what: str, found: Mapping[str, Figure], heads: Sequence[str]) -> list[str]:
    cells = [_said(found[head]) + _to_ours(found[head], found) if head in found else "–" for head in heads]
    targets = [(each.most, each) for each in found.values() if each.most is not None]
    if not targets:
        return [what, *cells, "", ""]
    met = all(each.value <= most for most, each in targets)
    return [what, *cells, f"≤ {_amount(targets[0][0], targets[0][1].unit)}", "yes" if met else "no"]


def _to_ours(figure: Figure, found: Mapping[str, Figure]) -> str:
    """How many times ours a peer's figure is."""
    ours = found.get(OURS)
    if figure.who == OURS or ours is None or not (figure.value and ours.value):
        return ""
    return f", {figure.value / ours.value:.2f} × ours"


def _said(figure: Figure) -> str:
    if figure.said:
        return figure.said
    words = _amount(figure.value, figure.unit)
    if figure.spread is None:
        return words
    least, most = figure.spread
    return f"{words} ({_number(least, figure.unit)}–{_number(most, figure.unit)})"


def _amount(value: float, unit: str) -> str:
    return f"{_number(value, unit)} {unit}"


def _number(value: float, unit: str) -> str:
    if unit in _COUNTED or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"
