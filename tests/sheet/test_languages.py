"""The page's own words in other languages: what ships, what a municipality writes, and both languages on one page."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from enplan_desktop.domain.records import Appointment, SheetChoice
from enplan_desktop.domain.schema import record_of
from enplan_desktop.domain.terms import PLAN_STREAM, HandingOut
from enplan_desktop.resources import added_folders, resource
from enplan_desktop.sheet.content import sheet_content
from enplan_desktop.sheet.differences import changed_facts
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.issue import sheet_issue
from enplan_desktop.sheet.languages.checks import BadLanguageFile
from enplan_desktop.sheet.languages.days import day_written, moment_written
from enplan_desktop.sheet.languages.files import Languages, read_languages
from enplan_desktop.sheet.languages.phrases import (
    NoSuchLanguage,
    known_languages,
    languages,
    phrases_for,
    sheet_language,
)
from enplan_desktop.sheet.languages.wording import capitals
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.names import first_names
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.page_words import content_of, content_plain, lines_of
from enplan_desktop.sheet.styles.makers import MAKERS
from tests.sheet.plans import (
    APPOINTMENT,
    CASE,
    NOW,
    WRONG,
    made,
    one_goal,
    plan_of,
    polish_beside,
    sofies_plan,
)

SHIPPED = resource("sheet")
OTHERS = [language for language in languages() if language != "da"]


def choice(language: str, *, danish_beside: bool = False) -> SheetChoice:
    return made(SheetChoice, "choice", language=language, danish_beside=danish_beside)


def words_on(sheet: Sheet) -> str:
    """Everything that is written on a page, without spaces."""
    said = " ".join(text.text.removesuffix("-") if text.hyphen else text.text for text in sheet.texts())
    return bare(said)


def bare(words: str) -> str:
    return "".join(words.split())


# What ships


def test_at_least_five_languages_ship_beside_danish_and_english():
    assert set(languages()) >= {"da", "en", "bs", "de", "lt", "pl", "ro", "tr"}


def test_every_shipped_file_would_be_taken_from_a_municipality_too():
    assert read_languages(SHIPPED, [SHIPPED]).refused == ()


def test_only_danish_is_said_to_be_checked():
    assert [each for each in languages() if phrases_for(each).checked] == ["da"]


def test_every_language_says_what_it_is_called_in_the_programs_own():
    assert all({"da", "en"} <= set(phrases_for(each).called) for each in languages())


TUESDAY, NEXT_YEAR = datetime(2026, 3, 10, 13, 0), datetime(2027, 5, 2, 9, 5)


@pytest.mark.parametrize(
    ("language", "this_year", "next_year"),
    [
        ("da", "tirsdag den 10. marts kl. 13.00", "søndag den 2. maj 2027 kl. 09.05"),
        ("en", "Tuesday 10 March at 13:00", "Sunday 2 May 2027 at 09:05"),
        ("de", "Dienstag, 10. März, 13:00 Uhr", "Sonntag, 2. Mai 2027, 09:05 Uhr"),
        ("pl", "wtorek, 10 marca, godz. 13:00", "niedziela, 2 maja 2027 r., godz. 09:05"),
        ("ro", "marți, 10 martie, ora 13:00", "duminică, 2 mai 2027, ora 09:05"),
        ("tr", "10 Mart Salı, saat 13.00", "2 Mayıs 2027 Pazar, saat 09.05"),
        ("lt", "kovo 10 d., antradienis, 13.00 val.", "2027 m. gegužės 2 d., sekmadienis, 09.05 val."),
        ("bs", "utorak, 10. marta u 13:00", "nedjelja, 2. maja 2027. u 09:05"),
    ],
)
def test_days_and_hours_are_written_as_the_language_does(language, this_year, next_year):
    dates = phrases_for(language).dates

    said = [moment_written(moment, dates, NOW).replace("\u00a0", " ") for moment in (TUESDAY, NEXT_YEAR)]

    assert said == [this_year, next_year]


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("pl", "stycznia marca lipca września października grudnia"),
        ("lt", "sausio kovo liepos rugsėjo spalio gruodžio"),
        ("bs", "januara marta jula septembra oktobra decembra"),
        ("ro", "ianuarie martie iulie septembrie octombrie decembrie"),
        ("tr", "Ocak Mart Temmuz Eylül Ekim Aralık"),
        ("de", "Januar März Juli September Oktober Dezember"),
    ],
)
def test_months_stand_in_the_case_that_a_date_needs(language, months):
    dates = phrases_for(language).dates

    written = [day_written(datetime(2026, month, 5), dates) for month in (1, 3, 7, 9, 10, 12)]

    assert all(month in day for month, day in zip(months.split(), written, strict=True))


def test_a_day_is_not_parted_from_its_month():
    assert "10\u00a0marca" in moment_written(TUESDAY, phrases_for("pl").dates, NOW)


def test_turkish_keeps_the_dot_on_its_i():
    assert capitals("şimdi – planım", "tr") == "ŞİMDİ – PLANIM"
    assert capitals("Lige nu", "da") == "LIGE NU"
    assert "ŞİMDİ" in words_on(sheet_for(sofies_plan(), NOW, language="tr"))


# Beside and instead


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_what_stands_on_the_page_stands_in_both_languages(language, style, page_format):
    sheet = sheet_for(one_goal(), NOW, style=style, page_format=page_format, language=language, beside=True)

    own, danish, said = phrases_for(language), phrases_for("da"), words_on(sheet).casefold()
    for phrases in (own, danish):
        for name in ("next_appointment", "call", "if_it_goes_wrong", "mine", "ours"):
            heading = getattr(phrases.headings, name)
            alike = {heading.casefold(), capitals(heading, phrases.language).casefold()}
            assert any(bare(each) in said for each in alike), heading
        assert bare(moment_written(TUESDAY, phrases.dates, NOW)).casefold() in said
        assert bare(phrases.wording.made_on.format(day=day_written(NOW, phrases.dates))).casefold() in said


@pytest.mark.parametrize("language", OTHERS)
def test_instead_of_danish_nothing_fixed_is_danish(language):
    said = words_on(sheet_for(sofies_plan(), NOW, language=language)).casefold()

    danish = phrases_for("da").headings
    for name in ("now", "three_months", "next_appointment", "call", "if_it_goes_wrong", "since_last"):
        assert f"{bare(getattr(danish, name))}".casefold() not in said


def test_the_words_of_people_are_the_same_in_every_language():
    def people_say(language: str) -> list[str]:
        content = sheet_content(sofies_plan(), NOW, phrases_for(language), phrases_for("da"))
        cells = ("words", "text", "if_it_goes_wrong", "where", "name")
        return [line.text for line in lines_of(content) if line.source and line.source.cell in cells][1:-1]

    assert {tuple(people_say(language)) for language in languages()} == {tuple(people_say("da"))}


def test_the_citizen_chooses_danish_beside_another_language():
    sheet = sheet_for(polish_beside(), NOW)

    assert sheet.content.language == "pl"
    assert sheet.content.beside is not None
    assert sheet.content.beside.language == "da"


def test_a_choice_from_before_there_was_a_second_language_is_of_one():
    old = record_of("sheet_choice", "choice", CASE, PLAN_STREAM, {"style": "vej", "language": "pl"})

    assert isinstance(old, SheetChoice)
    assert (old.language, old.danish_beside) == ("pl", False)


def test_danish_does_not_stand_beside_itself():
    plan = plan_of(choice("da", danish_beside=True), *one_goal().records.values())

    assert sheet_for(plan, NOW).content.beside is None
    assert sheet_for(plan, NOW, language="da", beside=True).content.beside is None


def test_a_language_that_is_asked_for_stands_alone_unless_danish_is_asked_for_too():
    assert sheet_for(polish_beside(), NOW, language="tr").content.beside is None
    assert sheet_for(polish_beside(), NOW, beside=False).content.beside is None


def test_a_page_that_was_kept_in_two_languages_is_laid_out_again_just_so():
    sheet = sheet_for(polish_beside(), NOW)
    kept = content_of(content_plain(sheet.content))

    assert kept == sheet.content
    assert lay_out(kept, sheet.style, sheet.format, load_fonts()).items == sheet.items


def test_a_page_that_was_kept_before_there_was_a_second_language_can_be_read():
    content = sheet_for(sofies_plan(), NOW).content
    plain = content_plain(content)
    del plain["beside"]

    assert content_of(plain) == content


def test_caseworkers_are_told_in_danish_what_is_new_on_a_polish_page():
    before = sheet_for(one_goal(), NOW).content
    after = sheet_for(sofies_plan(), NOW, language="pl").content

    facts = changed_facts(before, after)

    assert "Nyt mål: ”Få ro på økonomien”" in facts
    # The same appointment, dream and title in another language are no news.
    assert not [fact for fact in facts if not fact.startswith(("Nyt mål", "Nyt skridt"))]


def test_what_changed_together_with_the_language_is_told():
    plan = one_goal()
    moved = replace(APPOINTMENT, start=datetime(2026, 3, 11, 9, 30))
    both = replace(APPOINTMENT, with_ids=("mette", "jonas"))

    def facts(before: Appointment, after: Appointment) -> tuple[str, ...]:
        old = sheet_for(plan_of(*plan.records.values(), before, if_it_goes_wrong=WRONG), NOW).content
        new = plan_of(*plan.records.values(), after, if_it_goes_wrong=WRONG)
        return changed_facts(old, sheet_for(new, NOW, language="pl").content)

    assert facts(APPOINTMENT, moved) == ("Næste aftale: środa, 11 marca, godz. 09:30",)
    assert facts(both, both) == ()
    assert len(facts(APPOINTMENT, both)) == 1


def test_what_is_handed_out_is_recorded_in_its_language():
    issue = sheet_issue(polish_beside(), sheet_for(polish_beside(), NOW), "new", NOW, HandingOut.PRINTED)

    assert issue.language == "pl"


@pytest.mark.parametrize("language", languages())
def test_names_are_read_as_danes_write_them_in_every_language(language):
    assert first_names("Lone Holm og psykiater Skov, min mor", phrases_for(language)) == [
        "Lone",
        "psykiater",
        "min mor",
    ]


def test_a_language_that_is_not_here_is_danish_and_named_where_it_was_asked_for():
    plan = plan_of(choice("so"), *one_goal().records.values())

    assert sheet_language(plan) == "da"
    with pytest.raises(NoSuchLanguage, match="no words in “so”"):
        sheet_for(plan, NOW, language="so")


# What a municipality writes


def polish() -> str:
    return (SHIPPED / "pl.toml").read_text(encoding="utf-8")


def with_file(folder: Path, name: str, text: str) -> Languages:
    (folder / name).write_text(text, encoding="utf-8")
    return read_languages(SHIPPED, [folder / "nowhere", folder])


def test_one_corrected_line_goes_over_what_ships(tmp_path):
    read = with_file(tmp_path, "pl.toml", 'checked = true\n[headings]\nnow = "Właśnie teraz"\n')

    corrected = read.known["pl"]
    assert read.refused == ()
    assert (corrected.checked, corrected.headings.now) == (True, "Właśnie teraz")
    assert replace(
        corrected, checked=False, headings=replace(corrected.headings, now="Teraz")
    ) == phrases_for("pl")


def test_a_new_language_is_added_and_begins_unchecked(tmp_path):
    somali = polish().replace("checked = false", "").replace('"Teraz"', '"Hadda"')

    read = with_file(tmp_path, "so.toml", somali)

    assert read.refused == ()
    assert (read.known["so"].language, read.known["so"].headings.now) == ("so", "Hadda")
    assert not read.known["so"].checked


def test_the_nearer_folder_has_the_last_word(tmp_path):
    for name in ("everybody", "own"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pl.toml").write_text(f'[headings]\nnow = "{name}"\n')
    (tmp_path / "everybody" / "pl.toml").write_text('[headings]\nnow = "a"\nlater = "b"\n')

    read = read_languages(SHIPPED, [tmp_path / "everybody", tmp_path / "own"])

    assert (read.known["pl"].headings.now, read.known["pl"].headings.later) == ("own", "b")


def without(text: str, key: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith(f"{key} ="))


ARABIC = {"Teraz": "الآن", "Później": "لاحقا"}


def in_arabic(text: str) -> str:
    for word, arabic in ARABIC.items():
        text = text.replace(f'"{word}"', f'"{arabic}"')
    return text


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("ar.toml", in_arabic(polish()), "ar.toml is left aside: the page's type has no signs for ا ل آ ن"),
        ("uk.toml", polish().replace("Teraz", "Зараз"), "the page's type has no signs for З а р з"),
        ("so.toml", without(polish(), "call"), "so.toml is left aside: headings.call is missing"),
        ("so.toml", without(polish(), "months"), "dates.months is missing"),
        ("so.toml", polish().replace("{owner} –", "{name} –"), "in wording.plan_of must be: {owner}"),
        ("so.toml", polish().replace("razem: {day}", "razem: {day"), "in wording.made_on must be: {day}"),
        ("so.toml", polish().replace("razem: {day}", "razem: {day.year}"), "must be: {day}"),
        ("so.toml", polish().replace("razem: {day}", "razem: {day!r}"), "must be: {day}"),
        ("so.toml", polish().replace('"Teraz"', '"{Teraz}"'), "in headings.now must be: –"),
        ("so.toml", polish().replace('"Teraz"', '" "'), "headings.now is empty"),
        ("so.toml", polish().replace('"Teraz"', "7"), "headings.now must be of the kind"),
        ("so.toml", polish().replace('"Teraz"', f'"{"a" * 27}"'), "headings.now has more than 26 characters"),
        ("so.toml", polish().replace('"wtorek"', f'"{"a" * 16}"'), "dates.weekdays has more than 15"),
        ("so.toml", polish().replace('"poniedziałek", ', ""), "dates.weekdays must be of the kind"),
        ("so.toml", polish().replace('"poniedziałek"', "1"), "dates.weekdays must be of the kind"),
        ("so.toml", polish().replace("checked = false", 'checked = "no"'), "checked must be of the kind"),
        ("so.toml", "possessive = 3\n" + polish(), "possessive must be of the kind"),
        (
            "so.toml",
            polish().replace("called = ", "# ") + "\n[called]\nda = 3",
            "called.da must be of the kind",
        ),
        (
            "so.toml",
            polish().replace("[headings]", "[headings"),
            "so.toml is left aside: line 7 is not as it",
        ),
        ("so.toml", 'name = "Soomaali"\n[headings', "so.toml is left aside: line 2 is not as it should be"),
        ("so.toml", "deep = " + "[" * 9_000, "so.toml is left aside: line 1 is not as it should be"),
        ("somali.toml", polish(), "its name must be the code of a language, such as so.toml"),
        ("pl.toml", '[headings]\nnow = "{now}"\n', "pl.toml is left aside: what stands in curly brackets"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_the_rest_works_on(tmp_path, name, text, sentence):
    read = with_file(tmp_path, name, text)

    assert [str(each).find(sentence) > 0 for each in read.refused] == [True], list(map(str, read.refused))
    assert dict(read.known) == dict(known_languages().known)


def test_a_file_that_is_not_in_utf_8_is_named_too(tmp_path):
    (tmp_path / "pl.toml").write_bytes('[headings]\nnow = "Później"'.encode("cp1250"))

    (refused,) = read_languages(SHIPPED, [tmp_path]).refused

    assert "pl.toml is left aside: line 2 is not written in UTF-8. Save" in str(refused)


def test_a_folder_that_is_called_as_a_file_is_named_too(tmp_path):
    (tmp_path / "pl.toml").mkdir()

    (refused,) = read_languages(SHIPPED, [tmp_path]).refused

    assert "pl.toml is left aside, since it cannot be read. Check that it is a file" in str(refused)


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for this person's own languages; what is put there is read at the next start."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = added_folders("sheet-languages")[-1]
    folder.mkdir(parents=True)
    known_languages.cache_clear()
    yield folder
    known_languages.cache_clear()


def test_the_programs_data_folder_is_where_a_file_is_put(own_files):
    (own_files / "pl.toml").write_text('[headings]\nnow = "Dziś"\n', encoding="utf-8")

    assert "DZIŚ" in words_on(sheet_for(polish_beside(), NOW))


def test_a_refused_language_that_is_asked_for_says_why(own_files):
    (own_files / "ar.toml").write_text(in_arabic(polish()), encoding="utf-8")

    with pytest.raises(BadLanguageFile, match="has no signs for"):
        sheet_for(one_goal(), NOW, language="ar")
    assert sheet_for(polish_beside(), NOW).content.language == "pl"


def test_the_files_are_whole_toml_that_a_person_can_read():
    for language in languages():
        text = (SHIPPED / f"{language}.toml").read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert tomllib.loads(text)["name"] == phrases_for(language).name
