"""`enplan`: the window, the scripted home visit, or one of the headless verbs."""

import logging
import sys
from argparse import Namespace

from enplan_desktop.cli.arguments import read_arguments
from enplan_desktop.cli.ending import ended


def main() -> int:
    """Returns the exit code: 0, or another and one line on standard error that says what to do."""
    # A connection that had to be made again is no news for whoever works at a terminal.
    logging.getLogger("stamina").setLevel(logging.ERROR)
    asked = read_arguments(sys.argv[1:])
    return ended(lambda: _do(asked), asked.language)


def _do(asked: Namespace) -> int:
    # Each imports what it needs and no more: the headless verbs know nothing of windows.
    match asked.verb:
        case None:
            from enplan_desktop.ui.start import Options, run

            return run(Options(vault=asked.vault, language=asked.lang, offline=asked.offline))
        case "demo":
            from enplan_desktop.demo import run as play

            return play(asked.out)
        case _:
            from enplan_desktop.cli.verbs import run as do

            return do(asked)


if __name__ == "__main__":
    sys.exit(main())
