"""The key file: what opens it, what does not, and what happens to it on the way."""

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import fail, null

from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.storage import files, keys
from enplan_desktop.storage.errors import (
    DamagedVault,
    NewerVault,
    NoDeviceSecret,
    WrongPassphrase,
    WrongRecoveryKey,
)
from enplan_desktop.storage.keys import create_keys, unlock, unlock_by_recovery_key, wrap_anew
from tests.storage.making import CHEAP, PASSPHRASE, MemoryKeyring

NO_KEYRING = null.Keyring()


def _file(folder):
    return keys.read_key_file((folder / files.KEY_FILE).read_bytes())


def _rewritten(folder, **parts):
    """Puts other values into the key file as somebody would who knows how its checksum is made."""
    file = msgspec.structs.replace(_file(folder), **parts, checksum="")
    checked = msgspec.structs.replace(file, checksum=keys._checksum(file))
    (folder / files.KEY_FILE).write_bytes(msgspec.json.encode(checked))


def test_the_passphrase_gives_the_key_back(tmp_path):
    keyring = MemoryKeyring()
    made, _ = create_keys(tmp_path, PASSPHRASE, keyring, CHEAP)
    assert unlock(tmp_path, PASSPHRASE, keyring) == made
    assert made.keyring_protected


def test_two_vaults_have_two_keys(tmp_path):
    (tmp_path / "other").mkdir()
    one, _ = create_keys(tmp_path, PASSPHRASE, NO_KEYRING, CHEAP)
    other, _ = create_keys(tmp_path / "other", PASSPHRASE, NO_KEYRING, CHEAP)
    assert one.key != other.key


def test_the_key_is_in_no_error_report(tmp_path):
    made, _ = create_keys(tmp_path, PASSPHRASE, NO_KEYRING, CHEAP)
    assert repr(made.key) not in repr(made)


def test_another_passphrase_is_refused(tmp_path):
    create_keys(tmp_path, PASSPHRASE, NO_KEYRING, CHEAP)
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, PASSPHRASE + " ", NO_KEYRING)


def test_a_letter_typed_in_two_parts_is_the_same_letter(tmp_path):
    made, _ = create_keys(tmp_path, "blåbærgrød", NO_KEYRING, CHEAP)
    assert unlock(tmp_path, "bla\N{COMBINING RING ABOVE}bærgrød", NO_KEYRING) == made


def test_a_short_passphrase_is_refused_and_nothing_written(tmp_path):
    with pytest.raises(BadValue) as refusal:
        create_keys(tmp_path, "sol", NO_KEYRING, CHEAP)
    assert refusal.value.field == "passphrase"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("keyring", [fail.Keyring(), null.Keyring()])
def test_without_a_keyring_the_passphrase_alone_protects_and_says_so(tmp_path, keyring):
    made, _ = create_keys(tmp_path, PASSPHRASE, keyring, CHEAP)
    assert not made.keyring_protected
    assert unlock(tmp_path, PASSPHRASE, keyring) == made


def test_a_copied_folder_is_of_no_use_without_the_keyring(tmp_path):
    create_keys(tmp_path, PASSPHRASE, MemoryKeyring(), CHEAP)
    with pytest.raises(NoDeviceSecret):
        unlock(tmp_path, PASSPHRASE, MemoryKeyring())


def test_another_device_secret_under_the_same_name_does_not_open_it(tmp_path):
    keyring = MemoryKeyring()
    create_keys(tmp_path, PASSPHRASE, keyring, CHEAP)
    keyring.kept = dict.fromkeys(keyring.kept, "00" * 32)
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, PASSPHRASE, keyring)


def test_the_recovery_key_gives_the_same_key(tmp_path):
    made, recovery_key = create_keys(tmp_path, PASSPHRASE, MemoryKeyring(), CHEAP)
    assert unlock_by_recovery_key(tmp_path, recovery_key) == made.key


def test_another_vaults_recovery_key_is_refused(tmp_path):
    (tmp_path / "other").mkdir()
    create_keys(tmp_path, PASSPHRASE, NO_KEYRING, CHEAP)
    _, of_other = create_keys(tmp_path / "other", PASSPHRASE, NO_KEYRING, CHEAP)
    with pytest.raises(WrongRecoveryKey):
        unlock_by_recovery_key(tmp_path, of_other)


def test_a_new_passphrase_takes_the_place_of_the_old_one(tmp_path):
    keyring = MemoryKeyring()
    made, recovery_key = create_keys(tmp_path, PASSPHRASE, keyring, CHEAP)
    wrap_anew(tmp_path, made.key, "en helt anden", keyring, CHEAP)
    assert unlock(tmp_path, "en helt anden", keyring) == made
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, PASSPHRASE, keyring)
    assert unlock_by_recovery_key(tmp_path, recovery_key) == made.key


def test_a_new_passphrase_has_a_fresh_device_secret_and_the_old_one_is_forgotten(tmp_path):
    keyring = MemoryKeyring()
    made, _ = create_keys(tmp_path, PASSPHRASE, keyring, CHEAP)
    before = dict(keyring.kept)
    wrap_anew(tmp_path, made.key, PASSPHRASE, keyring, CHEAP)
    assert len(keyring.kept) == 1
    assert not set(before.values()) & set(keyring.kept.values())


def test_a_power_cut_while_the_passphrase_changes_leaves_the_old_one(tmp_path, monkeypatch):
    keyring = MemoryKeyring()
    made, _ = create_keys(tmp_path, PASSPHRASE, keyring, CHEAP)

    def cut(_path, _content):
        raise KeyboardInterrupt

    monkeypatch.setattr(keys, "write_durably", cut)
    with pytest.raises(KeyboardInterrupt):
        wrap_anew(tmp_path, made.key, "en helt anden", keyring, CHEAP)
    assert unlock(tmp_path, PASSPHRASE, keyring) == made


def test_no_parameter_can_be_weakened_unseen(tmp_path):
    create_keys(tmp_path, PASSPHRASE, NO_KEYRING, CHEAP)
    by = _file(tmp_path).by_passphrase
    for altered in (
        {"argon2id": keys.Cost(memory_kib=32, passes=1, lanes=1)},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
    ):
        _rewritten(tmp_path, by_passphrase=msgspec.structs.replace(by, **altered))
        with pytest.raises(WrongPassphrase):
            unlock(tmp_path, PASSPHRASE, NO_KEYRING)


def test_nobody_can_say_that_the_keyring_is_not_needed(tmp_path):
    create_keys(tmp_path, PASSPHRASE, MemoryKeyring(), CHEAP)
    by = _file(tmp_path).by_passphrase
    _rewritten(tmp_path, by_passphrase=msgspec.structs.replace(by, entry=""))
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, PASSPHRASE, MemoryKeyring())


def test_a_wrapping_belongs_to_its_vault(tmp_path):
    create_keys(tmp_path, PASSPHRASE, NO_KEYRING, CHEAP)
    _rewritten(tmp_path, vault="another")
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, PASSPHRASE, NO_KEYRING)


def test_a_key_file_that_asks_for_all_memory_is_not_obeyed(tmp_path):
    create_keys(tmp_path, PASSPHRASE, NO_KEYRING, CHEAP)
    by = _file(tmp_path).by_passphrase
    huge = keys.Cost(memory_kib=2**40, passes=1, lanes=1)
    _rewritten(tmp_path, by_passphrase=msgspec.structs.replace(by, argon2id=huge))
    with pytest.raises(DamagedVault):
        unlock(tmp_path, PASSPHRASE, NO_KEYRING)


def test_a_newer_key_file_is_refused_as_newer_whatever_else_it_says(tmp_path):
    (tmp_path / files.KEY_FILE).write_text('{"format": "enplan-vault-key", "version": 2, "of": "the future"}')
    with pytest.raises(NewerVault):
        unlock(tmp_path, PASSPHRASE, NO_KEYRING)


@pytest.fixture(scope="module")
def key_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("key")
    made, _ = create_keys(folder, PASSPHRASE, NO_KEYRING, CHEAP)
    return made, (folder / files.KEY_FILE).read_bytes()


@given(at=st.integers(0, 5000), bit=st.integers(0, 7))
def test_a_flipped_bit_is_damage_or_harmless_but_never_a_wrong_passphrase(
    key_file, tmp_path_factory, at, bit
):
    made, content = key_file
    folder = tmp_path_factory.mktemp("flipped")
    damaged = bytearray(content)
    damaged[at % len(content)] ^= 1 << bit
    (folder / files.KEY_FILE).write_bytes(damaged)
    with suppress(DamagedVault, NewerVault):
        assert unlock(folder, PASSPHRASE, NO_KEYRING) == made
