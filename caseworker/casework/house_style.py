"""The office’s house style: kept in its store, changed by an administrator (decision 22)."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.casework.viewing import Viewing
from caseworker.documents.pictures import png_of
from caseworker.domain.attachments import FORMATS, judge
from caseworker.domain.blocks import clean
from caseworker.domain.errors import Gap, Incomplete, UnfitFile
from caseworker.domain.files.names import ending_of
from caseworker.domain.house_style import (
    LARGEST_LOGO,
    LONGEST_KEPT,
    LONGEST_WORDS,
    MOST_LINES,
    PLAIN,
    HouseStyle,
    Logo,
)

HOUSE_STYLE: Final = "house_style"
"""The kind, and the name, of the own file that holds it."""

PICTURES: Final = frozenset({*FORMATS["png"].endings, *FORMATS["jpeg"].endings})
NOT_A_PICTURE: Final = "A logo is a PNG or a JPEG picture. Save it as one of these, and try again."
UNSOUND: Final = (
    "This picture can’t be used: it is damaged, or it is not what its name says. Save it again "
    "as PNG or JPEG where it was made, and try again."
)
TOO_LARGE: Final = "This picture is larger than 1 MB. Make it smaller, and try again."


@dataclass(frozen=True, slots=True)
class ChangeHouseStyle:
    """How the office’s papers look from now on, whole."""

    style: HouseStyle


def house_style(records: Records) -> HouseStyle:
    """The house style of this office; a plain one until somebody makes it."""
    for file in records.own_files.of(HOUSE_STYLE):
        return _read(file.text)
    return PLAIN


def house_style_now(records: Records, today: date) -> HouseStyle:
    """A question: the same."""
    del today
    return house_style(records)


def change_house_style(records: Records, command: ChangeHouseStyle, sitting: Sitting) -> Done:
    """Change how the office’s papers look.

    Raises:
        Incomplete: every gap at once.
    """
    style = _tidy(command.style)
    gaps = []
    if style.logo is not None and not style.logo.alt:
        gaps.append(Gap("alt", "Say in words what the logo shows, for those who can’t see it."))
    if len(style.signature) > MOST_LINES:
        gaps.append(Gap("signature", f"At most {MOST_LINES} lines."))
    if len(style.handling) > LONGEST_WORDS:
        gaps.append(Gap("handling", f"At most {LONGEST_WORDS} letters: it stands on every page."))
    if not 0 <= style.destroy_after <= LONGEST_KEPT:
        gaps.append(Gap("destroy_after", f"Between 0 and {LONGEST_KEPT} months."))
    if gaps:
        raise Incomplete(gaps)
    by = sitting.officer.id
    records.own_files.keep(OwnFile(HOUSE_STYLE, HOUSE_STYLE, _written(style), sitting.at, by))
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence="How the office’s papers look is changed.",
        act="house_style_changed",
    )


def logo_of(content: bytes, name: str, viewing: Viewing) -> Logo:
    """The picture in a file that somebody brought, opened in a process of its own.

    What is kept is made anew from its dots: nothing else that the file held comes with it.
    It has no description yet. Takes seconds: call it off the window’s thread.

    Raises:
        UnfitFile: it is no picture, too large, damaged, or made to do harm.
    """
    if len(content) > LARGEST_LOGO:
        raise UnfitFile(TOO_LARGE)
    if ending_of(name) not in PICTURES:
        raise UnfitFile(NOT_A_PICTURE)
    try:
        kind = judge(name, content).format.kind
        (page,) = viewing.look(kind, content).pages
        png, width, height = png_of(page.dots(), page.width, page.height)
    except UnfitFile as error:  # in words for what somebody sent, which is kept; this is not
        raise UnfitFile(UNSOUND) from error
    return Logo(png, width, height, "")


def _tidy(style: HouseStyle) -> HouseStyle:
    logo = style.logo
    if logo is not None:
        logo = Logo(logo.png, logo.width, logo.height, _line(logo.alt))
    lines = (_line(line) for line in style.signature)
    return HouseStyle(
        logo, tuple(line for line in lines if line), _line(style.handling), style.destroy_after
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _written(style: HouseStyle) -> str:
    logo = style.logo
    return json.dumps(
        {
            "signature": style.signature,
            "handling": style.handling,
            "destroy_after": style.destroy_after,
            "logo": logo
            and {
                "png": base64.b64encode(logo.png).decode("ascii"),
                "width": logo.width,
                "height": logo.height,
                "alt": logo.alt,
            },
        },
        ensure_ascii=False,
    )


def _read(text: str) -> HouseStyle:
    kept = json.loads(text)
    logo = kept["logo"]
    return HouseStyle(
        logo and Logo(base64.b64decode(logo["png"]), logo["width"], logo["height"], logo["alt"]),
        tuple(kept["signature"]),
        kept["handling"],
        kept["destroy_after"],
    )
