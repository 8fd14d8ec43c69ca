"""Says at the end how many planted faults were noticed."""

import os
from typing import Any

# Hunting for a seed that notices each planted fault takes longer than a test run has: `make mesh` does it.
collect_ignore = [] if "ENPLAN_FAULTS" in os.environ else ["test_faults.py"]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    caught = [each for each in terminalreporter.getreports("passed") if _is_of_a_fault(each)]
    missed = [each for why in ("failed", "skipped") for each in terminalreporter.getreports(why)]
    missed = [each for each in missed if _is_of_a_fault(each)]
    if caught or missed:
        count = len(caught) + len(missed)
        terminalreporter.write_line(f"planted faults: {len(caught)} of {count} noticed by the simulation")


def _is_of_a_fault(report: Any) -> bool:
    return "simulation/test_faults.py" in report.nodeid and getattr(report, "when", "") == "call"
