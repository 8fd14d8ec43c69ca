"""Which signs can be drawn, what stands in for the others, and how wide it all is."""

import re
import sys
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.sheet.fonts import Face, load_fonts

FONTS = load_fonts()


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Blåbærgrød på Ærø", "Blåbærgrød på Ærø"),
        ("a\u030a", "å"),
        ("to\nlinjer\tog  mere", "to linjer og mere"),
        ("bløde\u00adord", "blødeord"),
        ("\u202eskjult\u2066 vej\x07", "skjult vej"),
        ("non\u2011stop", "non-stop"),
        ("ﬁn ①", "fin 1"),
        ("2⅓ tablet", "2 1⁄3 tablet"),
        ("2½ og ⅓, (⅔) og ⅛5", "2½ og 1⁄3, (2⁄3) og 1⁄8 5"),
        ("2\u200b⅓", "2 1⁄3"),
        ("①② ③Ring", "1 2 3 Ring"),
        ("⒈5 mg, 1⒈", "1. 5 mg, 1 1."),
        ("Henrik Ⅳ, kapⅩⅣ, 1Ⅼ", "Henrik IV, kap XIV, 1 L"),
        ("7㎡ 5㎏ 20℃ № 5 ℅", "7m² 5kg 20°C No 5 c/o"),
        ("７，５ ＡＢ 𝟏𝟐 ⓗⓔⓙ ŉ", "7,5 AB 12 hej ’n"),
        ("\ufeff", ""),
        ("« hej » ””", "« hej » ””"),
    ],
)
def test_what_can_be_said_otherwise_is_not_lost(typed, drawn):
    printable = FONTS.printable(typed)

    assert (printable.text, printable.lost) == (drawn, ())


@pytest.mark.parametrize(
    ("typed", "drawn", "lost"),
    [
        ("godt 🙂", "godt", ("🙂",)),
        ("👨\u200d👩\u200d👧 hjem", "hjem", ("👨", "👩", "👧")),
        ("سلام Ali", "… Ali", ("س", "ل", "ا", "م")),
        ("ẵ e\u031d", "a e", ("ẵ", "\u031d")),
        ("🙂", "…", ("🙂",)),
        ("\ud800 brudt", "brudt", ("\ud800",)),
        ("10⁵ og 10⁻⁵", "10… og 10…", ("⁵", "⁻")),
        ("H₂O og B₁₂-vitamin", "H2O og B12-vitamin", ("₂", "₁")),
        ("5₂ CO₂5", "5… CO2 5", ("₂",)),
        ("1🙂2 1،2", "1 2 1 2", ("🙂", "،")),
        ("”🙂🙂”", "”…”", ("🙂",)),
        ("„q 🙂“", "„q“", ("🙂",)),
        ("“🙂 q”", "“q”", ("🙂",)),
        ("🙂”", "…”", ("🙂",)),
        ("hej 🙂! (du 🙂)", "hej! (du)", ("🙂",)),
    ],
)
def test_what_cannot_be_drawn_is_named_and_never_a_box(typed, drawn, lost):
    printable = FONTS.printable(typed)

    assert (printable.text, printable.lost) == (drawn, lost)


@given(st.text())
def test_any_text_becomes_one_that_every_face_can_draw(typed):
    printable = FONTS.printable(typed)

    assert FONTS.signs.issuperset(printable.text)
    assert all(FONTS.width(face, printable.text) >= 0 for face in Face)
    assert FONTS.printable(printable.text).text == printable.text


ALL_SIGNS = [chr(code) for code in range(sys.maxunicode + 1)]
SPELLED_OTHERWISE = [each for each in ALL_SIGNS if unicodedata.decomposition(each).startswith("<")]
NUMBERS = [each for each in SPELLED_OTHERWISE if unicodedata.category(each) in ("Nd", "No")]


def numbers(text: str) -> list[Fraction]:
    """The numbers that somebody reads: digits in a row are one, and every sign that is a number is one itself."""
    read = re.findall(r"\d+⁄\d+|\d+|\D", text)
    return [
        Fraction(*map(int, each.split("⁄")))
        if each[0].isdecimal()
        else Fraction(unicodedata.numeric(each)).limit_denominator(100)
        for each in read
        if each[0].isdecimal() or unicodedata.category(each) == "No"
    ]


@given(st.lists(st.sampled_from(NUMBERS) | st.sampled_from("0123 ,.kg"), max_size=12).map("".join))
def test_a_number_is_the_same_number_in_other_signs_or_it_is_named(typed):
    printable = FONTS.printable(typed)

    if not printable.lost and "⅟" not in typed:
        assert numbers(printable.text) == numbers(typed)


def test_no_sign_that_stands_for_others_changes_the_numbers_beside_it():
    changed = []
    for sign in SPELLED_OTHERWISE:
        printable = FONTS.printable(f"2{sign}3")
        if printable.lost:
            continue
        alone = FONTS.printable(sign).text
        if numbers(printable.text) != [2, *numbers(alone), 3] and not sign.isdecimal():
            changed.append((sign, printable.text))

    assert changed == []


def test_what_is_raised_or_lowered_is_drawn_so_or_named():
    levels = [each for each in SPELLED_OTHERWISE if unicodedata.decomposition(each)[:5] in ("<supe", "<sub>")]

    for sign in levels:
        printable = FONTS.printable(f"x{sign}")
        assert printable.text == f"x{sign}" or printable.lost == (sign,)


@given(st.text("Sofies plan åøæ 0123", max_size=30))
def test_a_text_is_as_wide_as_its_signs(text):
    signs = sum(FONTS.width(Face.BOLD, sign) for sign in text)

    assert FONTS.width(Face.BOLD, text) == pytest.approx(signs)


def test_the_ink_of_every_sign_stays_within_ascent_and_descent():
    from fontTools.ttLib import TTFont

    from enplan_desktop.sheet.fonts import ASCENT, CAP_HEIGHT, DESCENT, font_file

    for face in Face:
        with TTFont(font_file(face)) as font:
            em = font["head"].unitsPerEm
            assert font["head"].yMax / em <= ASCENT
            assert -font["head"].yMin / em <= DESCENT
            assert font["OS/2"].sCapHeight / em == pytest.approx(CAP_HEIGHT)
