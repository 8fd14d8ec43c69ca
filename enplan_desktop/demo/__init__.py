"""The scripted home visit: one hour at the kitchen table, played through the real window."""

from pathlib import Path


def run(out: Path) -> int:
    """Plays the visit, tells it as it goes, and leaves the page and the screens in `out`; 0 when all of it held."""
    # Qt is told where to draw before it is imported.
    from enplan_desktop.demo.stage import draw_where_there_is_no_screen

    draw_where_there_is_no_screen()
    from enplan_desktop.demo.story import play

    return play(out)
