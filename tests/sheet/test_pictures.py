"""The citizen's own picture: only what is to be seen is kept, and no word lies on it."""

import io
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from enplan_desktop.domain.terms import HandingOut, SheetFormat, SheetStyle
from enplan_desktop.sheet.display import Image as Picture
from enplan_desktop.sheet.grey import in_grey
from enplan_desktop.sheet.issue import sheet_again, sheet_issue
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf
from enplan_desktop.sheet.pictures import LONGEST_SIDE, MOST_BYTES, NoPicture, prepare
from tests.sheet.drawings import TALL, WIDE, flower, lake, with_picture
from tests.sheet.plans import NOW, sofies_plan

HEIC = Path(__file__).parent / "photo.heic"
"""160 × 100 points that a telephone took on its side, with all that it tells besides."""
SECRETS = (b"Exif", b"GPS", b"Sofies telefon", b"ICC_PROFILE", b"Photoshop", b"http://ns.adobe.com")


def photo(size: tuple[int, int] = (640, 400), turned: int = 1) -> bytes:
    """A photo as a telephone takes it: where, when, with what, and which way up."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    told = Image.Exif()
    told[0x0112], told[0x0110], told[0x9C9B] = turned, "Sofies telefon", "hjemme".encode("utf-16le")
    told.get_ifd(0x8825).update({1: "N", 2: (55.0, 40.0, 0.0), 3: "E", 4: (12.0, 34.0, 0.0)})
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=told, comment=b"Sofies telefon")
    return written.getvalue()


def darkest(picture: Image.Image) -> int:
    return min(picture.convert("L").tobytes())


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


def test_a_photo_keeps_nothing_but_what_is_to_be_seen():
    taken = photo()
    assert b"Exif" in taken
    assert b"Sofies telefon" in taken

    jpeg = prepare(taken).jpeg

    assert not [secret for secret in SECRETS if secret in jpeg]
    assert opened(jpeg).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_photo_as_apples_telephones_save_it_stands_upright_and_keeps_nothing_else():
    taken = HEIC.read_bytes()
    assert b"Exif" in taken
    assert b"Sofies telefon" in taken

    made = prepare(taken)

    assert (made.width, made.height) == (100, 160)
    assert not [secret for secret in SECRETS if secret in made.jpeg]
    with pytest.raises(NoPicture, match="Choose a photo"):
        prepare(taken[:700])


def test_a_damaged_photo_that_brings_its_reader_down_is_refused_in_a_sentence():
    damaged = bytearray(HEIC.read_bytes())
    damaged[177] = 191  # where what it tells besides would begin

    with pytest.raises(NoPicture, match="Choose a photo"):
        prepare(bytes(damaged))


def test_a_photo_that_was_taken_sideways_stands_upright():
    upright, sideways = prepare(photo()), prepare(photo(turned=6))

    assert (upright.width, upright.height) == (640, 400)
    assert (sideways.width, sideways.height) == (400, 640)


@settings(max_examples=12)
@given(st.integers(100, 3000), st.integers(100, 3000))
def test_it_is_made_small_and_keeps_its_shape(wide, high):
    assume(max(wide, high) <= 5 * min(wide, high))
    written = io.BytesIO()
    Image.effect_noise((wide, high), 90).convert("RGB").save(written, "PNG")

    made = prepare(written.getvalue())

    assert max(made.width, made.height) <= LONGEST_SIDE
    assert opened(made.jpeg).size == (made.width, made.height)
    assert len(made.jpeg) <= MOST_BYTES or made.width * made.height > 700_000  # noise is worse than any photo
    assert abs(made.width * high - made.height * wide) <= max(wide, high)


def test_what_is_clear_becomes_white_and_black_is_toned():
    made = opened(prepare(flower()).jpeg)
    black = io.BytesIO()
    Image.new("RGB", (200, 200)).save(black, "PNG")

    assert darkest(made) > 28
    assert made.convert("L").getpixel((2, 2)) == 255
    assert darkest(opened(prepare(black.getvalue()).jpeg)) > 28


@pytest.mark.parametrize(
    "file", [b"", b"%PDF-1.7", b"GIF89a", photo()[:300], b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_refused_in_a_sentence(file):
    with pytest.raises(NoPicture, match="Choose a photo"):
        prepare(file)


@pytest.mark.parametrize(
    ("mode", "kind", "white"),
    [
        ("I;16", "PNG", 65535),
        ("I;16", "TIFF", 65535),
        ("I;16B", "TIFF", 65535),
        ("I;16", "TIFF", 4095),
        ("I", "TIFF", 65535),
        ("F", "TIFF", 1),
        ("F", "TIFF", 255),
    ],
)
def test_a_scanned_drawing_has_the_greys_that_it_has_in_256(mode, kind, white):
    drawing = Image.linear_gradient("L").resize((300, 200))
    deep, plain = io.BytesIO(), io.BytesIO()
    levels = drawing.convert("F").point(lambda level: level * (white / 255) + 0)
    (levels if mode == "F" else levels.convert("I").convert(mode)).save(deep, kind)
    drawing.save(plain, "PNG")

    scanned, same = (opened(prepare(file.getvalue()).jpeg).convert("L") for file in (deep, plain))

    for y in range(4, 200, 28):
        assert scanned.getpixel((150, y)) == pytest.approx(same.getpixel((150, y)), abs=3)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((8, 6), "too small"),
        ((99, 400), "too small"),
        ((10, 9000), "long and narrow"),
        ((3000, 500), "long and narrow"),
        ((14_000, 14_000), "too large"),
    ],
)
def test_a_picture_that_could_not_be_seen_on_the_page_is_refused_in_a_sentence(size, said):
    written = io.BytesIO()
    Image.new("1", size).save(written, "PNG")

    with pytest.raises(NoPicture, match=said):
        prepare(written.getvalue())


@pytest.mark.parametrize("size", [(100, 160), (160, 100), (500, 100), (100, 500)])
def test_a_small_or_narrow_picture_that_can_be_seen_is_taken(size):
    written = io.BytesIO()
    Image.new("L", size, 90).save(written, "PNG")

    made = prepare(written.getvalue())

    assert (made.width, made.height) == size


@pytest.mark.parametrize("file", [lake(), flower()])
@pytest.mark.parametrize("page_format", SheetFormat)
def test_the_picture_is_whole_and_keeps_its_shape(file, page_format):
    plan = with_picture(sofies_plan(), file)

    sheet = sheet_for(plan, NOW, style=SheetStyle.BILLEDE, page_format=page_format)

    (picture,) = (item for item in sheet.items if isinstance(item, Picture))
    wide, high = WIDE if file == lake() else TALL
    assert picture.width / picture.height == pytest.approx(wide / high, rel=0.01)
    assert min(picture.width, picture.height) >= 50


def test_other_styles_show_no_picture_and_its_style_without_one_is_words_alone():
    plan = with_picture(sofies_plan())

    for style in SheetStyle:
        shown = [item for item in sheet_for(plan, NOW, style=style).items if isinstance(item, Picture)]
        assert len(shown) == (style is SheetStyle.BILLEDE)
    assert (
        sheet_for(sofies_plan(), NOW, style=SheetStyle.BILLEDE).items == sheet_for(sofies_plan(), NOW).items
    )


def test_a_page_that_was_handed_out_has_its_picture_again_and_holds_it_once():
    plan = with_picture(sofies_plan())
    sheet = sheet_for(plan, NOW, style=SheetStyle.BILLEDE)
    issue = sheet_issue(plan, sheet, "issue-2", NOW, HandingOut.PRINTED)

    again = sheet_again(plan, issue)

    assert len(str(issue.content)) < 12_000
    assert again is not None
    assert again.items == sheet.items


def test_a_picture_that_was_taken_away_leaves_its_place():
    plan = with_picture(sofies_plan())
    sheet = sheet_for(plan, NOW, style=SheetStyle.BILLEDE)
    issue = sheet_issue(plan, sheet, "issue-2", NOW, HandingOut.PRINTED)

    again = sheet_again(sofies_plan(), issue)

    assert again is not None
    assert [item.box for item in again.items] == [item.box for item in sheet.items]
    assert sheet_pdf(again)


def test_a_picture_for_a_printer_without_colours_is_grey_in_the_preview_too():
    black = in_grey(sheet_for(with_picture(sofies_plan()), NOW, style=SheetStyle.BILLEDE))

    (picture,) = (item for item in black.items if isinstance(item, Picture))
    red, green, blue = opened(picture.data).convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_a_pocket_with_a_picture_keeps_all_three_goals():
    plan = with_picture(sofies_plan())
    sheet = sheet_for(plan, NOW, style=SheetStyle.BILLEDE, page_format=SheetFormat.POCKET)

    assert [goal.number for goal in sheet.content.now] == [1, 2, 3]
    assert sheet.content.next_appointment is not None
