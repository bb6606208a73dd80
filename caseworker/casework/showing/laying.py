"""Lays the pages of others into the empty pages of a paper of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf

from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame

_DRAWN: Final = pikepdf.Name("/TakenOver")  # always the same: a paper drawn again is the same file
# Nobody can hear what is laid in, so the whole must not call itself accessible.
_CLAIM: Final = (b"<pdfuaid:part>1</pdfuaid:part>", b"")


def lay(contents: Sequence[bytes], places: Sequence[Sequence[Any]]) -> Iterator[Frame]:
    """One frame: the whole. The first of ``contents`` is the paper, the others are the parts.

    A place is the page of the paper (from 0), which part, which of its pages, and the corners
    of the room for it: left, foot, right, top. Raises CannotShow.
    """
    try:
        with pikepdf.open(BytesIO(contents[0])) as paper:
            parts = [pikepdf.open(BytesIO(part)) for part in contents[1:]]
            for at, part, page, *corners in places:
                put(paper, paper.pages[at], parts[part].pages[page], corners)
            _withdraw_claim(paper)
            written = BytesIO()
            paper.save(written, deterministic_id=True)
    except (pikepdf.PdfError, IndexError, KeyError, TypeError, ValueError) as error:
        raise CannotShow("damaged") from error
    yield Frame({"laid": True}, written.getvalue())


def put(
    paper: pikepdf.Pdf, ours: pikepdf.Page, page: pikepdf.Page, corners: Sequence[float]
) -> None:
    """Draw ``page`` on a page of ``paper``, as large as its corners let it be, after all else."""
    form = paper.copy_foreign(page.as_form_xobject())
    name = ours.add_resource(form, pikepdf.Name.XObject, name=_DRAWN)
    placed = ours.calc_form_xobject_placement(
        form, name, pikepdf.Rectangle(*corners), allow_shrink=True, allow_expand=True
    )
    ours.contents_add(b"q\n", prepend=True)
    ours.contents_add(b"\nQ\n/Artifact BMC\n" + placed + b"\nEMC\n")


def _withdraw_claim(paper: pikepdf.Pdf) -> None:
    packet = paper.Root.get("/Metadata")
    if isinstance(packet, pikepdf.Stream):
        packet.write(packet.read_bytes().replace(*_CLAIM))
