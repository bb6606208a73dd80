"""Several tagged papers as one: their trees stand under one, and every page leads back to it."""

from __future__ import annotations

import re
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

_TITLE: Final = re.compile(rb"(<dc:title>.*?<rdf:li[^>]*>)[^<]*", re.DOTALL)
_ABOUT: Final = re.compile(rb"(<dc:description>.*?<rdf:li[^>]*>)[^<]*", re.DOTALL)


class Joined:
    """The tree of ``whole``, which grows with each paper whose pages are added to it.

    Only for papers of our own press: their parent trees are one flat list.
    """

    def __init__(self, whole: pikepdf.Pdf, title: str) -> None:
        self._whole, self._title = whole, title
        self._tree = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = whole.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._tree, K=Array())
        )
        self._owners: list[Any] = []
        self._next = 0
        self._packet = b""
        self._marks: list[tuple[str, int]] = []

    def add(self, paper: pikepdf.Pdf) -> None:
        """The pages of ``paper`` at the end of the whole, and its tree as one part of the tree."""
        first = len(self._whole.pages)
        self._whole.pages.extend(paper.pages)
        theirs = paper.Root.StructTreeRoot
        part = self._whole.copy_foreign(theirs.K)
        part.S, part.P = Name.Part, self._document
        title = str(paper.docinfo.get("/Title", ""))
        part.T = pikepdf.String(title)
        self._document.K.append(part)
        owners = _flat(theirs.ParentTree)
        for page in list(self._whole.pages)[first:]:
            self._own(page.obj, "/StructParents", owners)
            for spot in page.obj.get("/Annots", ()):
                self._own(spot, "/StructParent", owners)
        self._tell_apart(part, len(self._document.K))
        self._packet = self._packet or paper.Root.Metadata.read_bytes()
        self._marks.append((title, first))

    def _own(self, thing: Any, key: str, owners: dict[int, Any]) -> None:
        if key in thing:
            owner = self._whole.copy_foreign(owners[int(thing[key])])
            self._owners += [self._next, owner]
            thing[key] = self._next
            self._next += 1

    def _tell_apart(self, element: Any, number: int) -> None:
        """No two notes of the whole may have one name."""
        if "/ID" in element:
            element.ID = pikepdf.String(f"{number}-{element.ID}")
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and kid.get("/S") is not None:
                self._tell_apart(kid, number)

    def finish(self) -> None:
        """Write the tree, the title, the bookmarks, and that the whole means to be PDF/UA-1."""
        whole = self._whole
        self._tree.K = self._document
        self._tree.ParentTree = whole.make_indirect(Dictionary(Nums=Array(self._owners)))
        self._tree.ParentTreeNextKey = self._next
        whole.Root.StructTreeRoot = self._tree
        whole.Root.MarkInfo = Dictionary(Marked=True)
        whole.Root.Lang = pikepdf.String("en-GB")
        whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        titled = _TITLE.sub(rb"\g<1>" + self._title.encode(), self._packet)
        whole.Root.Metadata = whole.make_stream(
            _ABOUT.sub(rb"\g<1>", titled), Type=Name.Metadata, Subtype=Name.XML
        )
        whole.docinfo["/Title"] = self._title
        with whole.open_outline() as outline:
            outline.root.extend(
                pikepdf.OutlineItem(f"{number}  {title}", page)
                for number, (title, page) in enumerate(self._marks, start=1)
            )


def _flat(tree: Any) -> dict[int, Any]:
    numbers = list(tree.Nums)
    return {int(key): owner for key, owner in zip(numbers[::2], numbers[1::2], strict=True)}
