"""The PDF: it says what the page says, in its own letters, and nothing about who made it."""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.display import Path, Sheet
from enplan_desktop.sheet.page import forget_texts, sheet_for
from enplan_desktop.sheet.pdf import drawing, face, file, sheet_pdf
from enplan_desktop.sheet.styles.makers import MAKERS
from tests.sheet.plans import CASE, NOW, PLANS, new_case, plans, sofies_plan
from tests.sheet.test_backside import on_both_sides


def text_of(pdf: bytes) -> str:
    """What somebody gets who copies everything, in the order of the file."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def said_on(sheet: Sheet) -> str:
    """With the hyphens that the layout added as soft ones, which are no signs of the text's own."""
    texts = (text.text[:-1] + "\u00ad" if text.hyphen else text.text for text in sheet.texts())
    return without_spaces("".join(texts))


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("style", SheetStyle)
def test_what_is_copied_out_of_the_pdf_is_what_the_page_says(name, style):
    sheet = sheet_for(PLANS[name](), NOW, style=style)

    assert without_spaces(text_of(sheet_pdf(sheet))) == said_on(sheet)


@settings(max_examples=24)
@given(plans(), st.sampled_from(list(MAKERS)))
def test_so_it_is_for_any_plan_on_both_sides(plan, kind):
    style, page_format = kind
    sheet = sheet_for(on_both_sides(plan), NOW, style=style, page_format=page_format)

    assert without_spaces(text_of(sheet_pdf(sheet))) == "".join(map(said_on, sheet.pages))


@pytest.mark.parametrize("name", ["typical", "overfull"])
def test_both_sides_are_tagged_one_after_the_other(name):
    sheet = sheet_for(on_both_sides(PLANS[name]()), NOW, page_format=SheetFormat.A5)
    with pikepdf.open(io.BytesIO(sheet_pdf(sheet))) as pdf:
        tree = pdf.Root.StructTreeRoot
        owners = [list(each) for each in tree.ParentTree.Nums if isinstance(each, pikepdf.Array)]

        assert len(pdf.pages) == 2
        assert [int(page.StructParents) for page in pdf.pages] == [0, 1]
        for page, owned in zip(pdf.pages, owners, strict=True):
            assert owned
            assert all(each.Pg.objgen == page.obj.objgen for each in owned)
        order = [each.Pg.objgen for each in _leaves(tree.K)]
        assert order == sorted(order, key=[page.obj.objgen for page in pdf.pages].index)


def _leaves(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The elements that hold marks, in reading order."""
    if "/Pg" in element:
        yield element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _leaves(kid)


def test_words_come_out_whole_even_in_spaced_capitals():
    copied = text_of(sheet_pdf(sheet_for(sofies_plan(), NOW)))

    for words in ("LIGE NU", "OM TRE MÅNEDER", "NÆSTE AFTALE", "Få ro på økonomien", "Mette 12 34 56 78"):
        assert words in copied


def test_it_is_one_a4_page_with_a_language_and_a_neutral_title():
    with pikepdf.open(io.BytesIO(sheet_pdf(sheet_for(sofies_plan(), NOW)))) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(side)) for side in pdf.pages[0].MediaBox] == [0, 0, 595, 842]
        assert str(pdf.Root.Lang) == "da"
        assert {name: str(value) for name, value in pdf.docinfo.items()} == {"/Title": "Plan"}
        assert pdf.check_pdf_syntax() == []


def test_every_face_is_embedded_as_a_subset():
    with pikepdf.open(io.BytesIO(sheet_pdf(sheet_for(sofies_plan(), NOW)))) as pdf:
        fonts = list(pdf.pages[0].Resources.Font.values())

        assert len(fonts) == 2
        for font in fonts:
            assert re.fullmatch(r"/[A-Z]{6}\+AtkinsonHyperlegibleNext-(Regular|Bold)", str(font.BaseFont))
            assert "/FontFile2" in font.FontDescriptor


def test_nothing_tells_who_made_it_or_whose_case_it_is():
    pdf = sheet_pdf(sheet_for(sofies_plan(), NOW))

    for trace in (
        b"reportlab",
        b"opensource",
        b"/creationdate",
        b"/producer",
        b"/author",
        CASE.encode(),
        b"sofie",
    ):
        assert trace not in pdf.lower()


def test_the_same_sheet_gives_the_same_bytes_and_stays_small():
    first = sheet_pdf(sheet_for(sofies_plan(), NOW))
    forget_texts()
    sheet_pdf(sheet_for(PLANS["overfull"](), NOW))

    assert sheet_pdf(sheet_for(sofies_plan(), NOW)) == first
    assert len(first) <= 16_000


@pytest.mark.parametrize("memory", [face._embedded, file._deflated_long, drawing._drawn])
def test_what_was_embedded_and_drawn_is_forgotten_with_the_texts(memory):
    sheet_pdf(sheet_for(sofies_plan(), NOW, style=SheetStyle.VEJ))
    assert memory.cache_info().currsize

    forget_texts()

    assert memory.cache_info().currsize == 0


def test_a_page_that_still_asks_is_never_printed():
    with pytest.raises(ValueError, match="prompts"):
        sheet_pdf(sheet_for(new_case(), NOW, prompts=True))


def test_a_path_is_drawn_where_it_stands():
    square = ((0.0, 0.0), (0.0, 0.0, 10.0, 0.0, 10.0, 0.0), (10.0, 0.0, 10.0, 10.0, 10.0, 10.0), ())
    sheet = sheet_for(sofies_plan(), NOW)
    drawn = replace(sheet, items=(Path(100.0, 200.0, 10.0, 10.0, square, 0x0A564F),))

    with pikepdf.open(io.BytesIO(sheet_pdf(drawn))) as pdf:
        drawing = {str(each.operator): each.operands for each in pikepdf.parse_content_stream(pdf.pages[0])}

    assert [float(number) for number in drawing["cm"]] == pytest.approx(
        [1, 0, 0, -1, 100, sheet.height - 200], abs=0.01
    )
    assert [float(number) for number in drawing["m"]] == [0, 0]
    assert [float(number) for number in drawing["c"]][4:] == [10, 10]
    assert "h" in drawing
