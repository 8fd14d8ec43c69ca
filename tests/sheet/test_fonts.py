"""Which signs can be drawn, what stands in for the others, and how wide it all is."""

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
        ("\ufeff", ""),
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
