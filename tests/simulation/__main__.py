"""`python -m tests.simulation` plays histories until it is told to stop; see `--help`."""

import argparse
import sys
import time
import traceback

from tests.simulation.history import Failed, run
from tests.simulation.hunting import hunt

SAID_EVERY = 10.0
"""Seconds."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, help="play this one, and say what happened in it if it fails")
    parser.add_argument("--trace", action="store_true", help="say what happened in any case")
    parser.add_argument("--first", type=int, default=1_000_000, help="the first seed of an endless row")
    parser.add_argument("--histories", type=int, default=0, help="how many; 0 for until stopped")
    parser.add_argument("--faults", action="store_true", help="look anew for what notices each planted fault")
    asked = parser.parse_args()
    if asked.faults:
        return min(hunt(), 1)
    if asked.seed is not None:
        return _one(asked.seed, says=asked.trace)
    return _many(asked.first, asked.histories)


def _one(seed: int, *, says: bool) -> int:
    try:
        trace = run(seed)
    except Failed as failed:
        _tell(failed)
        return 1
    if says:
        sys.stdout.write("".join(f"{line}\n" for line in trace))
    return 0


def _many(first: int, most: int) -> int:
    """Plays one after another; a failure stops it."""
    began = said = time.monotonic()
    count = 0
    try:
        while not most or count < most:
            run(first + count)
            count += 1
            if time.monotonic() - said > SAID_EVERY:
                said = time.monotonic()
                print(f"{count} histories, {count / (said - began):.1f} a second", flush=True)
    except Failed as failed:
        _tell(failed)
        return 1
    except KeyboardInterrupt:
        pass
    print(f"{count} histories, none of them wrong, {count / (time.monotonic() - began):.1f} a second")
    return 0


def _tell(failed: Failed) -> None:
    print(*failed.trace, sep="\n")
    traceback.print_exception(failed.__cause__)
    print(f"{failed}\nAgain with: python -m tests.simulation --seed {failed.seed}")


if __name__ == "__main__":
    sys.exit(main())
