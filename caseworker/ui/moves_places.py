"""The parts of the page of moves: what each is called, and who builds it."""

from __future__ import annotations

from typing import Final

from caseworker.ui.address_book.authorities_tab import AuthoritiesTab
from caseworker.ui.address_book.book_tab import BookTab
from caseworker.ui.media.tab import MediaTab
from caseworker.ui.moves.moving_on import MovingOnTab
from caseworker.ui.moves.out import OutTab
from caseworker.ui.receiving.incoming import InTab
from caseworker.ui.tabbed_page import Part

PLACES: Final = (
    Part("out", "Out", OutTab),
    Part("in", "In", InTab),
    Part("on", "Moving on", MovingOnTab),
    Part("book", "Address book", BookTab),
    Part("authorities", "Authorities", AuthoritiesTab),
    Part("media", "Media", MediaTab),
)
