"""The colours that a PDF means are those that every screen means, told without anybody's name."""

import io

from PIL import Image, ImageCms

from enplan_desktop.sheet.pdf.colour_profile import srgb_profile


def test_its_colours_are_those_that_somebody_else_calls_srgb():
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    steps = range(0, 256, 15)
    colours = [(red, green, blue) for red in steps for green in steps for blue in steps]
    picture = Image.frombytes("RGB", (len(colours), 1), bytes(part for each in colours for part in each))

    seen = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))

    assert seen is not None
    assert max(abs(a - b) for a, b in zip(seen.tobytes(), picture.tobytes(), strict=True)) <= 1


def test_it_is_small_whole_and_names_nobody():
    profile = srgb_profile()

    assert len(profile) == int.from_bytes(profile[:4]) < 600
    assert profile[48:64] == bytes(16)
    assert profile[80:84] == bytes(4)
