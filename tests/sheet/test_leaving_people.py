"""Whose names are asked about before a page leaves, however they are written."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact
from enplan_desktop.domain.terms import Unit
from enplan_desktop.sheet.languages.phrases import languages
from enplan_desktop.sheet.leaving.checks import findings
from enplan_desktop.sheet.leaving.findings import FindingKind
from enplan_desktop.sheet.leaving.names_known import company, parted
from enplan_desktop.sheet.leaving.word_list import word_list
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.storage.example import example_cases
from tests.sheet.plans import APPOINTMENT, NOW, goal, made, new_case, plan_of, sofies_plan
from tests.sheet.test_leaving import found_on, kept, told, written

CPR, _, _, OWN_NAME, PERSON, _, PLACE, FIRST_NAME = FindingKind
ORDINARY = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").splitlines()
KARINA = made(Contact, "karina", name="Karina Skovgaard-Nielsen", place="d")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ringer til Mette Lund", [(PERSON, "Mette Lund")]),
        ("ringer til mette lund", [(PERSON, "mette lund")]),
        ("Lunds kontor", [(PERSON, "Lunds")]),
        ("gå en tur i en lund", []),
        ("ringer til Mette", []),
        ("taler med Thomas", [(FIRST_NAME, "Thomas")]),
        ("taler med Thomas Vind", [(PERSON, "Thomas Vind")]),
        ("imod vind og vejr", []),
        ("taler med thomas", [(FIRST_NAME, "thomas")]),
        ("thomas’ bil", [(FIRST_NAME, "thomas")]),
        ("taler med Kirsten Damgaard", [(PERSON, "Kirsten Damgaard")]),
        ("holder Mette Damgaard orienteret", [(PERSON, "Mette Damgaard")]),
        ("taler med Mor", []),
        ("Sofie Nørgaard flytter", [(OWN_NAME, "Sofie Nørgaard")]),
        ("hos Nørgaards", [(OWN_NAME, "Nørgaards")]),
        ("hos nørgaards", [(OWN_NAME, "nørgaards")]),
        ("Sofie flytter, og SOFIE betaler", []),
    ],
)
def test_names_that_the_plan_knows(words, found):
    assert written(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Se Freja hver anden søndag", [(FIRST_NAME, "Freja")]),
        ("henter Frejas jakke", [(FIRST_NAME, "Frejas")]),
        ("bager med Anne-Marie", [(FIRST_NAME, "Anne-Marie")]),
        ("hos Lars’ bror", [(FIRST_NAME, "Lars")]),
        ("bager med Freja-Marie", [(FIRST_NAME, "Freja-Marie")]),
        ("SE FREJA OG MIE", [(FIRST_NAME, "FREJA"), (FIRST_NAME, "MIE")]),
        ("snakker med Maj", [(FIRST_NAME, "Maj")]),
        ("rejser i Maj eller den 1. August", []),
        ("Hans bil er rød", []),
        ("spiser hos Hans", [(FIRST_NAME, "Hans")]),
        ("taler med fru Bang og Hr. Damgaard", [(PERSON, "Bang"), (PERSON, "Damgaard")]),
        ("lægen Pedersen, familien Jensen", [(PERSON, "Pedersen"), (PERSON, "Jensen")]),
        ("spørger lægen Mandag morgen", []),
        ("taler med egen læge. Han ringer til advokaten. Det haster", []),
        ("hos olsens", [(PERSON, "olsens")]),
        ("ad Peter Bangs Vej til H.C. Andersens Boulevard", []),
        ("ringer til Anna Tirsdag", [(FIRST_NAME, "Anna")]),
        ("Bo i min egen lejlighed", []),
        ("spiser hos Bo om fredagen", [(FIRST_NAME, "Bo")]),
        ("Sover. Rene lagner hver uge", []),
        ("tager til Aarhus med Netto-posen", []),
        ("NA-møde på Nørrebro", []),
    ],
)
def test_first_names_that_the_plan_does_not_know(words, found):
    assert written(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("karina ringer", [(FIRST_NAME, "karina")]),
        ("henter Skovgaards bil", [(PERSON, "Skovgaards")]),
        ("henter skovgaard-nielsen", [(PERSON, "skovgaard-nielsen")]),
        ("går i skoven ved skovgården", []),
    ],
)
def test_a_private_person_however_they_are_written(words, found):
    assert told(plan_of(goal("g", words), KARINA)) == found


@pytest.mark.parametrize(
    ("name", "words"),
    [("Kaj Holm", "nede på kaj 4"), ("Bo Lund", "bo alene"), ("Gældsrådgivningen", "i gældsrådgivningen")],
)
def test_a_private_persons_name_that_is_a_word_in_small_letters(name, words):
    assert told(plan_of(goal("g", words), made(Contact, "someone", name=name))) == []


@pytest.mark.parametrize(
    ("name", "firsts", "lasts"),
    [
        ("Lone Holm", ("Lone",), ("Holm",)),
        ("Holm, Lone", ("Lone",), ("Holm",)),
        ("Osei, Kwabena", ("Kwabena",), ("Osei",)),
        ("Lone Holm, sygeplejerske", ("Lone",), ("Holm",)),
        ("Lone, Jobcentret", ("Lone",), ("Jobcentret",)),
        ("fru Nielsen", (), ("Nielsen",)),
        ("Dr. Petersen", (), ("Petersen",)),
        ("Nielsen", (), ("Nielsen",)),
        ("onkel Bo", ("Bo",), ()),
        ("Karina Skovgaard-Nielsen", ("Karina",), ("Skovgaard-Nielsen", "Skovgaard", "Nielsen")),
    ],
)
def test_how_a_name_is_parted(name, firsts, lasts):
    person = parted(name, word_list())
    assert (person.firsts, person.lasts) == (firsts, lasts)


@pytest.mark.parametrize(
    ("written_names", "alone"),
    [
        ("Lone Holm, Karl", ["Lone Holm", "Karl"]),
        ("Holm, Karl", ["Holm, Karl"]),
        ("Lone og Holm, Karl", ["Lone", "Holm, Karl"]),
    ],
)
def test_those_whom_the_citizen_will_meet(written_names, alone):
    coming = made(Appointment, "coming", with_others=written_names)
    assert [each.strip() for each in company(coming, new_case(), word_list())] == alone


def test_a_surname_that_was_written_first_is_no_first_name():
    sofie = plan_of(goal("g", "hos Nørgaard"), display_name="Nørgaard, Sofie", full_name="")
    assert (OWN_NAME, "Nørgaard") in told(sofie)
    lone = made(Contact, "lone", name="Holm, Lone", unit=Unit.JOBCENTER)
    assert told(plan_of(goal("g", "Lone ringer. Holm bestemmer"), lone)) == [(PERSON, "Holm")]
    coming = replace(APPOINTMENT, where="hjemme", with_ids=(), with_others="Holm, Karl")
    assert (PERSON, "Holm") in told(plan_of(coming, goal("g", "Holm bestemmer")))


def test_the_centres_own_name_is_a_place():
    centre = made(Contact, "centre", name="ABAK Stjernevang", unit=Unit.RUSMIDDELCENTER)
    assert told(plan_of(goal("g", "Hver uge på ABAK"), centre)) == [(PLACE, "ABAK")]
    office = made(Contact, "office", name="Rusmiddelcenter Viborg", unit=Unit.RUSMIDDELCENTER)
    assert told(plan_of(goal("g", "Flytte til Viborg"), office)) == []


@pytest.mark.parametrize("name", ["Karl Holm, psykiater", "Kwabena Holm, psykiater", "psykiater Holm"])
def test_a_professional_whose_title_is_a_places_is_a_person(name):
    doctor = made(Contact, "doctor", name=name, unit=Unit.PSYKIATRI)
    assert told(plan_of(goal("g", "Karl og Holm"), doctor))[0] == (PERSON, "Holm")


@pytest.mark.parametrize("language", languages())
def test_the_pages_own_words_are_nobodys_name(language):
    for plan in (sofies_plan(), new_case(), plan_of(display_name="")):
        asked = findings(plan, sheet_for(plan, NOW, language=language))
        assert [each.words for each in asked if each.source.cell == "display_name"] == []


def test_one_answer_is_enough_for_a_name_and_what_it_owns():
    plan = plan_of(goal("g", "Se Freja til Frejas fødselsdag"))
    assert told(plan) == [(FIRST_NAME, "Freja")]
    assert told(kept(plan, *found_on(plan))) == []


def test_on_the_pages_of_the_example_cases_nobody_is_named_by_more_than_a_first_name():
    numbers = count()
    for records in example_cases(NOW, lambda: f"id-{next(numbers):06}"):
        (case,) = (each for each in records if isinstance(each, Case))
        plan = Plan(case, {each.id: each for each in records if each is not case})
        asked = findings(plan, sheet_for(plan, NOW))
        assert [each.words for each in asked if each.kind in (CPR, OWN_NAME, PERSON)] == []
        assert len(asked) <= 6


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_sentences_are_not_asked_about(words):
    assert written(words) == []
