"""A photograph or scan, decoded, turned upright, and without anything but its dots."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from caseworker.casework.showing.dots import MOST_DOTS, frame
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame
from caseworker.domain.files.pictures import MOST_PIXELS

_ON_SCREEN = 96


def look(content: bytes, kind: str) -> Iterator[Frame]:
    """One page. Raises CannotShow."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            scale = (MOST_DOTS / (picture.width * picture.height)) ** 0.5
            size = (round(picture.width * scale), round(picture.height * scale))
            if scale < 1:
                picture.draft("RGB", size)  # a large JPEG is never wholly unpacked
            upright = ImageOps.exif_transpose(_plain(picture))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise CannotShow("too_large") from error
    # Everything that Pillow raises on a malformed file.
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        KeyError,
        IndexError,
    ) as error:
        raise CannotShow("damaged") from error
    upright.thumbnail((max(size), max(size)) if scale < 1 else upright.size)
    yield Frame({"count": 1, "notes": []})
    yield frame(upright, number=1, dots_per_inch=_ON_SCREEN)


def _plain(picture: Image.Image) -> Image.Image:
    """In three colours; what was see-through lies on white, as on paper."""
    if picture.has_transparency_data:
        whole = picture.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        paper.alpha_composite(whole)
        return _keeping_turn(picture, paper.convert("RGB"))
    return _keeping_turn(picture, picture.convert("RGB"))


def _keeping_turn(of: Image.Image, plain: Image.Image) -> Image.Image:
    plain.info["exif"] = of.info.get("exif", b"")
    return plain
