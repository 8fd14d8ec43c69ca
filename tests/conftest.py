"""Properties take as long as they take, and a whole run says how many planted faults it noticed."""

from hypothesis import settings

from tests.simulation.counting import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
