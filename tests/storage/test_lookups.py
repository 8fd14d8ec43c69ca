"""Who looked at which case when."""

from datetime import UTC, datetime

import pytest

from tests.storage.making import a_case, reopened

MOMENT = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def test_each_look_is_noted_with_person_and_moment(vault, case, folder):
    other = a_case()
    vault.log_lookup(case.id, "opened", now=lambda: MOMENT)
    vault.log_lookup(other.id, "opened", now=lambda: MOMENT)
    vault.log_lookup(case.id, "exported", now=lambda: MOMENT)
    person = vault.identity.person_id
    vault.close()
    again = reopened(folder)
    noted = [(each.what, each.person_id, each.at) for each in again.lookups(case.id)]
    assert noted == [("opened", person, MOMENT), ("exported", person, MOMENT)]
    again.close()


@pytest.mark.parametrize("statement", ["UPDATE lookup SET what = ''", "DELETE FROM lookup"])
def test_nothing_in_the_log_is_altered_or_removed(vault, case, statement):
    vault.log_lookup(case.id, "opened")
    with pytest.raises(Exception, match="only ever added to"), vault._engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert [each.what for each in vault.lookups(case.id)] == ["opened"]
