"""Says at the end how many planted faults were noticed."""

from typing import Any

BY_A_TEST = "test_a_planted_fault_that_histories_hardly_meet"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    noticed = [each for each in terminalreporter.getreports("passed") if _is_of_a_fault(each)]
    missed = [each for each in terminalreporter.getreports("failed") if _is_of_a_fault(each)]
    if noticed or missed:
        elsewhere = sum(BY_A_TEST in each.nodeid for each in noticed)
        terminalreporter.write_line(
            f"planted faults: {len(noticed)} of {len(noticed) + len(missed)} noticed, "
            f"{len(noticed) - elsewhere} by the simulation and {elsewhere} by a test that is named for them"
        )


def _is_of_a_fault(report: Any) -> bool:
    return "simulation/test_faults.py" in report.nodeid and getattr(report, "when", "") == "call"
