"""The words that are asked about: what ships, what a municipality adds and leaves out, and what cannot be used."""

from pathlib import Path

import pytest

from enplan_desktop.resources import resource
from enplan_desktop.sheet.leaving.word_files import Words, read_words
from enplan_desktop.sheet.leaving.word_list import made_ready, pattern_of

SHIPPED = resource("leaving", "words.toml")


def read_with(folder: Path, *texts: str) -> Words:
    for number, text in enumerate(texts):
        (folder / f"{number}.toml").write_text(text, encoding="utf-8")
    return read_words(SHIPPED, [folder / "none", folder])


@pytest.mark.parametrize(
    ("entry", "found", "not_found"),
    [
        ("hash", "hash hashen hashens", "hashtag hashpibe"),
        ("hash-", "hash hashpibe", "afhash"),
        ("-misbrug", "misbrug hashmisbruget", "misbrugsliv"),
        ("-cent-", "cent centret kvindecenteret", "cen"),
        ("KOL", "KOL KOL-patient", "kol kold"),
        ("fixerum", "fixerum fixerummet fixerummene", "fixerumba"),
        ("fængsel", "fængsel fængslet fængsler fængslerne", "fængsle-lig"),
        ("rusmiddel", "rusmiddel rusmidlet rusmidlerne", "rusmid"),
        ("job center", "job center", "jobcenter"),
    ],
)
def test_what_an_entry_means(entry, found, not_found):
    pattern = pattern_of([entry])
    words = [entry] if " " in entry else found.split()
    assert all(pattern.search(word) for word in words)
    assert not [word for word in not_found.split() if pattern.fullmatch(word)]


def test_a_municipality_adds_words_and_leaves_words_out(tmp_path):
    words = read_with(
        tmp_path,
        'places = ["Skovhuset"]\nfirst_names = "Kwabena"\npublic_numbers = ["86 12 34 56"]',
        'never = ["psykiater", "Luna", "Jensen", "70 20 12 01"]',
    )
    assert words.refused == ()
    listed = made_ready(words.listed)
    assert listed.places.search("ved Skovhuset")
    assert listed.places.search("på herberget")
    assert "Kwabena" in listed.first_names
    assert "Freja" in listed.first_names
    assert "Luna" not in listed.first_names
    assert not listed.surnames.search("hos Jensen")
    assert listed.surnames.search("hos Hansens")
    assert listed.never.fullmatch("psykiateren")
    assert "86123456" in listed.public_numbers
    assert "70201201" not in listed.public_numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('health = ["druk"', "line 1 is not as it should be"),
        ('health = "druk"', "health must be a list of words"),
        ("health = [3]", "health must be a list of words"),
        ('helth = ["druk"]', "there is no list called helth"),
        ('health = ["-"]', "“-” in health is no word"),
        ('never = ["a-"]', "“a-” in never is no word"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_aside_and_the_rest_stays(tmp_path, text, told):
    words = read_with(tmp_path, text, 'health = ["snif"]')
    (refused,) = words.refused
    assert told in str(refused)
    assert "0.toml" in str(refused)
    listed = made_ready(words.listed)
    assert listed.health.search("snif")
    assert listed.health.search("druk")


def test_a_file_in_other_letters_than_utf8_is_left_aside(tmp_path):
    (tmp_path / "words.toml").write_bytes('health = ["øl"]'.encode("latin-1"))
    assert len(read_words(SHIPPED, [tmp_path]).refused) == 1
    assert read_words(SHIPPED, [tmp_path / "nowhere"]).refused == ()
