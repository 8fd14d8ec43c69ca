"""A PDF that can be read by all and that lasts: every rule of PDF/UA-1 and PDF/A-2b that a machine can tell."""

import io
import re
from dataclasses import replace

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.records import Picture
from enplan_desktop.domain.terms import SheetStyle
from enplan_desktop.sheet.display import Role, Sheet
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf
from enplan_desktop.sheet.styles.makers import MAKERS
from tests.sheet.drawings import with_picture
from tests.sheet.pdf_rules import complaints
from tests.sheet.plans import NOW, PLANS, long_words, overfull, plan_of, plans, polish_beside, sofies_plan
from tests.sheet.tagged_file import TaggedFile
from tests.sheet.test_backside import on_both_sides

EVERY_PAGE = [
    pytest.param(style, page_format, plan, id=f"{style}-{page_format}-{name}")
    for style, page_format in MAKERS
    for name, plan in PLANS.items()
]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags_of(sheet: Sheet) -> TaggedFile:
    return TaggedFile(opened(sheet_pdf(sheet)))


def heard(sheet: Sheet) -> str:
    """What the page says, with every word in one piece."""
    texts = (
        text.text[: -1 if text.hyphen else None] for text in sheet.texts() if text.role != Role.DECORATION
    )
    return re.sub(r"\s", "", "".join(texts))


@pytest.mark.parametrize(("style", "page_format", "plan"), EVERY_PAGE)
def test_every_page_keeps_every_rule(style, page_format, plan):
    sheet = sheet_for(plan(), NOW, style=style, page_format=page_format)

    with opened(sheet_pdf(sheet)) as pdf:
        assert complaints(pdf) == []


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_stream_is_as_long_as_it_says(plan):
    pdf = sheet_pdf(sheet_for(plan(), NOW))
    streams = list(re.finditer(rb"/Length (\d+)[^\r]*?\nstream\n", pdf))

    assert len(streams) == pdf.count(b"endobj")
    for found in streams:
        assert pdf[found.end() + int(found[1]) :].startswith(b"\r\nendstream\nendobj\n")


@settings(max_examples=25)
@given(plans(), st.sampled_from(list(MAKERS)))
def test_so_does_the_page_of_any_plan_and_says_what_the_page_says(plan, kind):
    sheet = sheet_for(plan, NOW, style=kind[0], page_format=kind[1])
    file = tags_of(sheet)

    assert complaints(file.pdf) == []
    assert re.sub(r"\s|\u00ad", "", file.text(file.document)) == heard(sheet)


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_somebody_elses_validator_agrees(style, page_format):
    for plan in PLANS.values():
        sheet = sheet_for(on_both_sides(with_picture(plan())), NOW, style=style, page_format=page_format)
        for profile in ("ua1", "2b"):
            failures = page.validate_pdf_bytes(sheet_pdf(sheet), profile=profile).failures
            assert [failure.message for failure in failures] == []


def outline(file: TaggedFile) -> list[str]:
    return [
        f"{each.tag} {file.text(each).strip()}"
        for each in file.document.inner()
        if each.tag not in ("Document", "L", "LBody", "BlockQuote")
    ]


def test_who_listens_hears_the_page_in_order_and_knows_what_is_what():
    assert outline(tags_of(sheet_for(sofies_plan(), NOW)))[:9] == [
        "H1 Sofies plan",
        "P Lavet sammen mandag den 9. marts 2026",
        "P ”Jeg vil gerne have et almindeligt liv – og min datter hver anden weekend.”",
        "H2 LIGE NU",
        "H3 1 Komme til min behandling, også de svære dage",
        "H4 JEG",
        "LI møder op tirsdag kl. 13 og skriver, hvis jeg er på vej",
        "H4 VI",
        "LI Jonas ringer tirsdag formiddag",
    ]


@pytest.mark.parametrize("plan", [sofies_plan, overfull])
def test_a_goal_and_the_name_of_its_area_are_one_heading(plan):
    sheet = sheet_for(plan(), NOW, style=SheetStyle.RING)
    headings = [line for line in outline(tags_of(sheet)) if line.startswith("H3")]

    assert headings == [
        "H3 1 TRIVSEL Komme til min behandling, også de svære dage",
        "H3 2 PENGE Få ro på økonomien",
        "H3 3 ARBEJDE Et sted at være om dagen",
    ]


def test_steps_that_stand_together_are_one_list():
    file = tags_of(sheet_for(sofies_plan(), NOW))
    lists = [
        [file.text(item) for item in each.inner() if item.tag == "LI"]
        for each in file.document.inner()
        if each.tag == "L"
    ]

    assert ["Jonas ringer tirsdag formiddag", "Mette henter dig første gang"] in lists
    assert ["Mette 12 34 56 78", "Jonas 23 45 67 89"] in lists


def test_a_tick_is_heard_where_it_stands():
    file = tags_of(sheet_for(sofies_plan(), NOW))
    (figure,) = (each for each in file.document.inner() if each.tag == "Figure")
    (around,) = (each for each in file.document.inner() if figure in each.kids)

    assert str(figure.object.Alt) == "Gjort"
    assert (around.tag, file.text(around)) == ("P", "Siden sidst: Mette søgte om hjælp til indskud")


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_danish_beside_another_language_is_read_as_danish(style, page_format):
    file = tags_of(sheet_for(polish_beside(), NOW, style=style, page_format=page_format))
    danish = [each for each in file.document.inner() if each.object.get("/Lang") == "da"]
    said = [file.text(each).removeprefix("· ") for each in danish]
    polish = [mark.text for mark in file.marks if mark.tag != "/Span"]

    assert {"Lavet sammen mandag den 9. marts 2026", "tirsdag den 10. marts kl. 13.00"} <= set(said)
    assert any(words.rstrip(": ") in ("My", "MY") for words in polish)
    assert not any(words.startswith("Lavet sammen") or "·" in words for words in polish)
    assert str(file.pdf.Root.Lang) == "pl"


WORDS_OF_PEOPLE = (
    "Jeg vil gerne have et almindeligt liv",
    "Komme til min behandling",
    "møder op tirsdag kl. 13",
    "Jonas ringer tirsdag formiddag",
    "Praktik to dage om ugen",
    "Min egen lejlighed",
    "Jonas, Rusmiddelcentret, 1. sal",
    "Mette",
    "Ring til Jonas samme dag.",
    "søgte om hjælp til indskud",
)
"""From Sofie's plan: what any page of it may say, of which each kind has something."""


def without_spaces(words: str) -> str:
    return re.sub(r"\s|\u00ad", "", words)


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_the_words_of_people_are_read_as_danish_on_a_page_in_another_language(style, page_format, beside):
    sheet = sheet_for(sofies_plan(), NOW, style=style, page_format=page_format, language="pl", beside=beside)
    file = tags_of(sheet)
    danish = [each for each in file.document.inner() if each.object.get("/Lang") == "da"]
    numbers = {number for each in danish for number in each.numbers()}
    said = without_spaces("".join(mark.text for mark in file.marks if mark.number in numbers))
    rest = without_spaces(
        "".join(mark.text for mark in file.marks if mark.number is not None and mark.number not in numbers)
    )

    there = [without_spaces(words) for words in WORDS_OF_PEOPLE if without_spaces(words) in said + rest]
    assert len(there) >= 5
    assert [words for words in there if words not in said or words in rest] == []
    assert all(
        without_spaces(words) in rest for words in ("Sofie – mój plan", "Ułożone razem:", "godz. 13:00")
    )
    assert complaints(file.pdf) == []


@pytest.mark.parametrize(("shows", "language"), [("Freja i Tivoli", "da"), ("", None)])
def test_what_a_picture_shows_is_heard_in_the_language_it_is_told_in(shows, language):
    plan = with_picture(sofies_plan())
    plan = plan_of(
        *(replace(each, shows=shows) if isinstance(each, Picture) else each for each in plan.records.values())
    )
    file = tags_of(sheet_for(plan, NOW, style=SheetStyle.BILLEDE, language="pl"))

    (figure,) = (
        each for each in file.document.inner() if each.tag == "Figure" and str(each.object.Alt) != "Zrobione"
    )
    assert str(figure.object.Alt) == (shows or "Własny obraz")
    assert figure.object.get("/Lang") == language
    assert complaints(file.pdf) == []


def test_a_page_in_danish_says_so_once():
    file = tags_of(sheet_for(sofies_plan(), NOW))

    assert [each.tag for each in file.document.inner() if "/Lang" in each.object] == []
    assert str(file.pdf.Root.Lang) == "da"


def test_a_word_that_the_layout_broke_is_read_whole():
    file = tags_of(sheet_for(long_words(), NOW))
    said = file.text(file.document)

    assert "\u00ad" in said
    assert "Arbejdsmarkedsuddannelsesforanstaltningsplanlægningskoordination" in said.replace("\u00ad", "")


def _no_alternative(pdf):
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Figure:
            del each["/Alt"]


def _other_heading(pdf):
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.H2:
            each.S = pikepdf.Name.H3


def _content(old: bytes, new: bytes):
    def change(pdf):
        (contents,) = pdf.pages[0].Contents
        assert old in contents.read_bytes()
        contents.write(contents.read_bytes().replace(old, new, 1))

    return change


def _needless_language(pdf):
    pdf.Root.StructTreeRoot.K.K[1].Lang = "da"


def _lost_kid(pdf):
    del pdf.Root.StructTreeRoot.K.K[1]


def _empty_element(pdf):
    pdf.Root.StructTreeRoot.K.K[0].K = pikepdf.Array()


def _way_back(pdf):
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    numbers[0] = numbers[1]


def _signs(pdf):
    unicode = pdf.pages[0].Resources.Font["/F1+0"].ToUnicode
    unicode.write(re.sub(rb"<01> <\w+>", b"<01> <0000>", unicode.read_bytes()))


def _width(pdf):
    pdf.pages[0].Resources.Font["/F1+0"].Widths[1] += 20


def _not_embedded(pdf):
    del pdf.pages[0].Resources.Font["/F1+0"].FontDescriptor["/FontFile2"]


def _without(*keys: str):
    def change(pdf):
        holder = pdf.Root
        for key in keys[:-1]:
            holder = holder[key]
        del holder[keys[-1]]

    return change


def _claims(old: bytes, new: bytes):
    def change(pdf):
        said = pdf.Root.Metadata
        pdf.Root.Metadata = pikepdf.Stream(pdf, said.read_bytes().replace(old, new))

    return change


def _script(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")


def _see_through(pdf):
    pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (_content(b"/H1<</MCID 0>>BDC", b"/Artifact BMC"), "is decoration"),
        (_content(b"EMC\n/P<<", b"/P<<"), "stands inside"),
        (_content(b"/H1<</MCID 0>>BDC", b""), "paints outside of any mark"),
        (_content(b"/H1<</MCID 0>>BDC", b"/H1<</MCID 1>>BDC"), "the page has the marks"),
        (_content(b"/H1<</MCID 0>>BDC", b"/P<</MCID 0>>BDC"), "held by H1"),
        (_lost_kid, "the page has the marks"),
        (_empty_element, "H1 is empty"),
        (_way_back, "does not lead to its H1"),
        (_needless_language, "is said to be in 'da'"),
        (_other_heading, "H3 follows H1"),
        (_no_alternative, "no alternative"),
        (_signs, "stands for nothing"),
        (_width, "another width"),
        (_not_embedded, "is not embedded"),
        (_without("/MarkInfo"), "not said to be tagged"),
        (_without("/ViewerPreferences", "/DisplayDocTitle"), "the file's name"),
        (_without("/Lang"), "no language"),
        (_claims(b'pdfuaid:part="1"', b""), "not say that it is PDF/UA-1"),
        (_claims(b">Plan<", b">Another<"), "two titles"),
        (_script, "OpenAction"),
        (_see_through, "ExtGState"),
        (_without("/OutputIntents"), "colours are not told"),
    ],
)
def test_a_file_that_breaks_a_rule_is_noticed(change, complaint):
    with opened(sheet_pdf(sheet_for(sofies_plan(), NOW))) as pdf:
        change(pdf)

        assert any(complaint in each for each in complaints(pdf)), complaints(pdf)
