"""A citizen's own photo or drawing, made fit for their page."""

import io
from typing import TYPE_CHECKING, NamedTuple

from enplan_desktop.domain.trouble import Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1400
"""In pixels: 200 to the inch on the widest place that a page has for it."""
MOST_BYTES = 300_000
_QUALITIES = (84, 76, 66, 54, 40)
_MOST_PIXELS = 120_000_000
_FEWEST_ACROSS = 100
"""In pixels, on the shorter side: with fewer, nothing is left to know once it is as large as the page shows it."""
_NARROWEST = 5
"""How many times as long as it is wide a picture may be: beyond that it is a line."""
_DEEPEST = (1, 255, 4095, 65535)
"""What white is in scans and drawings of more than 256 greys, by how deep they are."""
_READ = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF")
_UNREADABLE = "This file cannot be read as a picture. Choose a photo as JPEG or PNG."
_TOO_LARGE = "This picture is too large. Make it smaller, or take another."
_DARKEST, _LIGHTEST = 34, 255
"""Black is toned to a soft grey, so that it does not shout down the words beside it, nor soak thin paper."""


class NoPicture(Trouble):
    """A file that cannot be used as a picture."""


class Prepared(NamedTuple):
    """A JPEG that holds nothing but the picture itself."""

    jpeg: bytes
    width: int
    height: int


def prepare(file: bytes) -> Prepared:
    """Scaled down, turned upright, toned, and freed of all that the file told besides: place, day, camera, owner.

    Raises NoPicture.
    """
    from PIL import Image  # large, and few choose a picture

    upright = _read_apart(file) if file[4:8] == b"ftyp" else _read(file)
    paper = Image.new("RGBA", upright.size, "white")
    drawn = Image.alpha_composite(paper, upright).convert("RGB")
    toned = drawn.point([round(_DARKEST + (_LIGHTEST - _DARKEST) * level / 255) for level in range(256)] * 3)
    return Prepared(_jpeg(toned), toned.width, toned.height)


def _read_apart(file: bytes) -> "Image":
    """A damaged file of the kind that Apple's telephones write can bring its reader down: not the window with it."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        try:
            return apart.submit(_read, file).result()
        except BrokenProcessPool as error:
            raise NoPicture(_UNREADABLE) from error


def _read(file: bytes) -> "Image":
    """The picture as it was meant to be seen, no larger than a page needs it."""
    from pi_heif import register_heif_opener
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.init()
    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    try:
        with Image.open(io.BytesIO(file), formats=_READ) as opened:
            _check_size(*opened.size)
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = _in_256_greys(ImageOps.exif_transpose(opened)).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise NoPicture(_TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise NoPicture(_UNREADABLE) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return upright


def _check_size(width: int, height: int) -> None:
    shorter, longer = sorted((width, height))
    if width * height > _MOST_PIXELS:
        raise NoPicture(_TOO_LARGE)
    if shorter * _NARROWEST < longer:
        raise NoPicture(
            "This picture is so long and narrow that nothing can be seen on it. Crop it, or take another."
        )
    if shorter < _FEWEST_ACROSS:
        raise NoPicture("This picture is too small to be seen on the page. Take a larger one.")


def _in_256_greys(picture: "Image") -> "Image":
    """Greys of 16 bits and more, as scanners write them, which a plain conversion would cut off at 255: all white."""
    if not picture.mode.startswith(("I", "F")):
        return picture
    levels = picture.convert("F")
    brightest = max(float(level) for level in levels.getextrema())  # type: ignore[arg-type]  # one band has no pairs
    white = next((each for each in _DEEPEST if brightest <= each), brightest)
    levels.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return levels.point(lambda level: level * (255 / white) + 0).convert("L")


def without_colours(jpeg: bytes) -> bytes:
    """The same picture in greys."""
    from PIL import Image

    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        return _jpeg(picture.convert("L").convert("RGB"))


def _jpeg(picture: "Image") -> bytes:
    """In the best quality that is small enough."""
    for quality in _QUALITIES:
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=quality, optimize=True, progressive=False)
        if written.tell() <= MOST_BYTES:
            break
    return written.getvalue()
