"""What the vault remembers of its laptop."""

import pytest

from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.vault import Identity
from tests.storage.making import reopened


@pytest.mark.parametrize("value", [False, 0, "", "da", [1, 2], {"a": None}])
def test_a_setting_is_remembered_until_it_is_forgotten(vault, folder, value):
    assert vault.get_setting("x") is None
    vault.set_setting("x", 1)
    vault.set_setting("x", value)
    vault.close()
    again = reopened(folder)
    assert again.get_setting("x") == value
    again.set_setting("x", None)
    assert again.get_setting("x") is None
    again.close()


def test_the_owner_keeps_id_and_device_under_another_name(vault):
    before = vault.identity
    vault.set_identity("Mette R.", Unit.UNGEENHED)
    assert vault.identity == Identity(
        person_id=before.person_id, person_name="Mette R.", unit=Unit.UNGEENHED, device=before.device
    )


def test_joining_takes_on_the_servers_person_on_the_same_device(vault):
    before = vault.identity
    joined = vault.join("person-7", "Mette Rosensti", Unit.JOBCENTER)
    assert vault.identity == joined
    assert (joined.person_id, joined.device) == ("person-7", before.device)
    assert vault.people()[before.person_id].id == "person-7"
