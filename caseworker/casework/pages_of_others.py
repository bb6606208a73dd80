"""A paper with pages of others in it, drawn in a process with limits, never in this one."""

from __future__ import annotations

from typing import Final

from caseworker.casework.viewing import SCREEN, PagePicture, Shown, Viewing
from caseworker.documents.pictures import Picture, page_words

PRINTER: Final = 200  # dots to the inch: as many as such a process may draw of one page
_FEW: Final = 8  # dots to the inch, where only the words are wanted
VIEWING: Final = Viewing()


def shown_from(pdf: bytes, first: int, most: int) -> Shown:
    """Pages from ``first`` on (from 1), as many as there is time for.

    Raises:
        UnfitFile: they can't be drawn, in words fit to show.
    """
    return VIEWING.look("pdf", pdf, first=first, most=most, dots=SCREEN)


def for_printer(pdf: bytes, number: int) -> Picture:
    """One page (from 1), fit to be printed. Raises as ``shown_from``."""
    return _opened_out(VIEWING.look("pdf", pdf, first=number, most=1, dots=PRINTER).pages[0])


def words_on_pages(pdf: bytes, *, holds_others: bool) -> tuple[str, ...]:
    """What each page says. Raises as ``shown_from``."""
    if not holds_others:
        return page_words(pdf)
    said: list[str] = []
    count = 1
    while len(said) < count:
        shown = VIEWING.look("pdf", pdf, first=len(said) + 1, most=1_000, dots=_FEW)
        said += [page.text for page in shown.pages]
        count = shown.count if shown.pages else 0
    return tuple(said)


def _opened_out(page: PagePicture) -> Picture:
    dots = page.dots()
    rgba = bytearray(b"\xff" * (page.width * page.height * 4))
    for colour in range(3):
        rgba[colour::4] = dots[colour::3]
    return Picture(page.number, page.width, page.height, bytes(rgba))
