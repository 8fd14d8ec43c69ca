"""The tables that `python -m bench` prints: Markdown, so that they go into docs/benchmarks.md as they are."""

from collections.abc import Iterable, Sequence

from bench.figures import Figure


def tables(figures: Iterable[Figure], sizes: Sequence[int]) -> str:
    """What depends on the size of the caseload, with a column for each; then what does not."""
    found = list(figures)
    sized = [figure for figure in found if figure.cases is not None]
    others = [figure for figure in found if figure.cases is None]
    parts = [_table([f"{size:,} cases" for size in sizes], sized, sizes)] if sized else []
    return "\n\n".join([*parts, _table(["figure"], others, [None])] if others else parts)


def _table(columns: Sequence[str], figures: Iterable[Figure], sizes: Sequence[int | None]) -> str:
    rows: dict[str, list[Figure]] = {}
    for figure in figures:
        rows.setdefault(figure.what, []).append(figure)
    heads = ["what", *columns, "target", "met"]
    lines = [heads, *(_row(what, found, sizes) for what, found in rows.items())]
    widths = [max(len(line[number]) for line in lines) for number in range(len(heads))]
    cells = [[cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines]
    cells.insert(1, ["-" * width for width in widths])
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def _row(what: str, found: list[Figure], sizes: Sequence[int | None]) -> list[str]:
    by_size = {figure.cases: figure for figure in found}
    cells = [_said(by_size[size]) if size in by_size else "–" for size in sizes]
    most, unit = found[0].most, found[0].unit
    if most is None:
        return [what, *cells, "", ""]
    met = all(figure.value <= most for figure in found)
    return [what, *cells, f"≤ {_amount(most, unit)}", "yes" if met else "no"]


def _said(figure: Figure) -> str:
    words = _amount(figure.value, figure.unit)
    if figure.spread is None:
        return words
    least, most = figure.spread
    return f"{words} ({_number(least, figure.unit)}–{_number(most, figure.unit)})"


def _amount(value: float, unit: str) -> str:
    return f"{_number(value, unit)} {unit}"


def _number(value: float, unit: str) -> str:
    if unit in ("bytes", "requests") or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"
