"""Until when a vault may be opened without asking its server, whatever the laptop's clock says."""

from datetime import UTC, datetime

import pytest

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.making import new_case
from enplan_desktop.sync.lease import days_unheard, lease_has_lapsed, renew_lease
from tests.storage.making import new_id
from tests.sync.laptops import TODAY

DAY = 24 * 3600
NOW = 1_800_000_000


@pytest.fixture
def vault(arrives):
    return arrives("Mette").vault


def write_at(vault, moment: float) -> None:
    case = new_case(new_id(), "Kim", TODAY)
    vault.commit([creation(case)], now=lambda: datetime.fromtimestamp(moment, UTC))


def test_a_vault_whose_server_gives_no_lease_opens_for_ever(vault):
    renew_lease(vault, 0, NOW)
    assert not lease_has_lapsed(vault, NOW + 1000 * DAY)


def test_a_lease_runs_out_and_the_days_are_counted(vault):
    renew_lease(vault, 14 * DAY, NOW)
    assert not lease_has_lapsed(vault, NOW + 14 * DAY)
    assert lease_has_lapsed(vault, NOW + 15 * DAY)
    assert days_unheard(vault, NOW + 15 * DAY) == 15


def test_setting_the_clock_back_does_not_help(vault):
    renew_lease(vault, 14 * DAY, NOW)
    write_at(vault, NOW + 15 * DAY)
    assert lease_has_lapsed(vault, NOW)


def test_a_clock_that_was_ahead_before_shuts_nobody_out(vault):
    write_at(vault, NOW + 365 * DAY)
    renew_lease(vault, 14 * DAY, NOW)
    write_at(vault, NOW + DAY)
    assert not lease_has_lapsed(vault, NOW + DAY)
    assert lease_has_lapsed(vault, NOW + 15 * DAY)
