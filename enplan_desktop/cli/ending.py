"""How a verb ends: its exit code, and at most one line on standard error that says what to do."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import platformdirs

from enplan_desktop.cli.wall_clock import wall_clock_now
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.language import say

FAILED = 1
FAULTY = 70
"""Exit code for a bug; the number that sysexits.h gives an internal software error."""
STOPPED = 130

_STOPPED = "Stopped. Everything up to here is kept."
_OURS = "Something in the program went wrong, and it is not your doing. Send this file to IT: {log}"
_OURS_UNLOGGED = "Something in the program went wrong, and it is not your doing. Tell IT: {place}"


def ended(work: Callable[[], int], language: str) -> int:
    """Runs `work` and returns the exit code. A citizen's words never get into what is printed or logged."""
    try:
        code = work()
        sys.stdout.flush()
    except Trouble as trouble:
        complain(say(trouble.sentence, language, **trouble.values))
        return FAILED
    except KeyboardInterrupt:
        complain(say(_STOPPED, language))
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has read enough; Python would complain once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as fault:  # noqa: BLE001 - the last place where a bug can be said in words
        complain(_said_of_fault(fault, language))
        return FAULTY
    return code


def complain(sentence: str) -> None:
    """One line on standard error, whatever the sentence holds."""
    print(f"enplan: {' '.join(sentence.split())}", file=sys.stderr)


def _said_of_fault(fault: BaseException, language: str) -> str:
    lines = [f"{wall_clock_now()} {_name(fault)}", *_places(fault.__traceback__)]
    try:
        log = _write_log(lines)
    except OSError:
        return say(_OURS_UNLOGGED, language, place=f"{_name(fault)}, {lines[-1].strip()}")
    return say(_OURS, language, log=log)


def _write_log(lines: list[str]) -> Path:
    log = platformdirs.user_log_path("enplan", appauthor=False, ensure_exists=True) / "faults.log"
    with log.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return log


def _name(fault: BaseException) -> str:
    return type(fault).__qualname__


def _places(trace: TracebackType | None) -> list[str]:
    """Where in the code it lay, outermost first. The message of an error may hold a citizen's words: it stays out."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"  {code.co_filename}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return places
