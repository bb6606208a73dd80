"""Lays the pages of others into the empty pages of a paper of ours, each as one tagged part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf

from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame

# Always the same: a paper drawn again is the same file. The second for words over a picture.
DRAWN: Final = pikepdf.Name("/TakenOver")
_UNDER: Final = pikepdf.Name("/TakenOverWords")
_GROUPS: Final = frozenset({"/Document", "/Part", "/Sect"})


def lay(contents: Sequence[bytes], places: Sequence[Mapping[str, Any]]) -> Iterator[Frame]:
    """One frame: the whole. The first of ``contents`` is the paper, the others are the parts.

    A place names the page of the paper (``at``, from 0), which ``part``, which ``page`` of it,
    the ``corners`` of the room for it (left, foot, right, top), and what a reader is told:
    the words that stand there (``says``) or, of a picture, what it is (``alt``).
    Raises CannotShow.
    """
    try:
        with pikepdf.open(BytesIO(contents[0])) as paper:
            parts = [pikepdf.open(BytesIO(part)) for part in contents[1:]]
            tree = _Tree(paper)
            for place in places:
                ours = paper.pages[place["at"]]
                marks = tree.add(ours, place)
                page = parts[place["part"]].pages[place["page"]]
                put(paper, ours, page, place["corners"], marks)
            written = BytesIO()
            paper.save(written, deterministic_id=True)
    except (pikepdf.PdfError, IndexError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotShow("damaged") from error
    yield Frame({"laid": True}, written.getvalue())


def put(
    paper: pikepdf.Pdf,
    ours: pikepdf.Page,
    page: pikepdf.Page,
    corners: Sequence[float],
    marks: tuple[bytes, bytes] = (b"", b""),
) -> None:
    """Draw ``page`` on a page of ``paper``, as large as its corners let it be, after all else.

    ``marks`` stand before and after it.
    """
    form = paper.copy_foreign(page.as_form_xobject())
    name = ours.add_resource(form, pikepdf.Name.XObject, name=_free_name(ours))
    placed = ours.calc_form_xobject_placement(
        form, name, pikepdf.Rectangle(*corners), allow_shrink=True, allow_expand=True
    )
    ours.contents_add(b"q\n", prepend=True)
    ours.contents_add(b"\nQ\n" + marks[0] + placed + marks[1])


def _free_name(ours: pikepdf.Page) -> pikepdf.Name:
    named = ours.obj.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    return _UNDER if DRAWN in named else DRAWN


class _Tree:
    """The structure of our paper, into which each page of others comes after our words on its page.

    Such a page is one paragraph that says its words, or one figure that says what it is. Its own
    tags are not taken over: nobody can vouch that they are whole, in order and described.
    """

    def __init__(self, paper: pikepdf.Pdf) -> None:
        self._paper = paper
        tree = paper.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        self._owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    def add(self, ours: pikepdf.Page, place: Mapping[str, Any]) -> tuple[bytes, bytes]:
        """The marks around what is drawn there."""
        owners = self._owners[int(ours.obj.StructParents)]
        mark = len(owners)
        kind = pikepdf.Name.P if place["says"] else pikepdf.Name.Figure
        before = _block(owners[mark - 1])
        element = pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=kind, P=before.P, Pg=ours.obj, K=mark
        )
        if place["says"]:
            element.ActualText = pikepdf.String(place["says"])
        else:
            element.Alt = pikepdf.String(place["alt"])
            element.A = pikepdf.Dictionary(
                O=pikepdf.Name.Layout,
                Placement=pikepdf.Name.Block,
                BBox=pikepdf.Array(place["corners"]),
            )
        added = self._paper.make_indirect(element)
        kids = before.P.K
        if not isinstance(kids, pikepdf.Array):
            before.P.K = kids = pikepdf.Array([kids])
        kids.insert(_place_of(before, kids) + 1, added)
        owners.append(added)
        return f"{kind} <</MCID {mark}>> BDC\n".encode(), b"\nEMC\n"


def _block(element: Any) -> Any:
    """The paragraph or table that ``element`` is, or stands in."""
    while str(element.P.S) not in _GROUPS:
        element = element.P
    return element


def _place_of(element: Any, kids: pikepdf.Array) -> int:
    """Some of the ``kids`` are plain numbers: stretches of the page."""
    return [getattr(kid, "objgen", None) for kid in kids].index(element.objgen)
