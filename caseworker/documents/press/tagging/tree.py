"""The structure tree of a paper: what is a heading, a paragraph, a cell, in reading order.

Nodes are made while the story is built, and join their parent when they are first drawn:
one that is never drawn vanishes, and the reading order is the order of the story. Cells
of tables are declared ahead, since an empty cell must still be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Attribute = str | int | float | list[float]


@dataclass(eq=False, slots=True)
class Node:
    """One structure element. ``kind`` is the PDF's own name for it: Document, H1, P, TD.

    ``actual`` is the text as written, where the drawn glyphs would read differently;
    ``href`` and ``contents`` belong to links, ``id`` to notes.
    """

    kind: str
    parent: Node | None = None
    alt: str = ""
    lang: str = ""
    actual: str = ""
    title: str = ""
    href: str = ""
    contents: str = ""
    id: str = ""
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    declared: bool = False
    ahead: list[Node] = field(default_factory=list)

    def add(self, kind: str, **facts: str) -> Node:
        """A child that joins when it is first drawn."""
        return Node(kind, self, **facts)  # type: ignore[arg-type]

    def declare(self, kind: str, attributes: Mapping[str, Attribute] | None = None) -> Node:
        """A child that is there even if nothing of it is ever drawn."""
        child = Node(kind, self, attributes=attributes or {}, declared=True)
        self.ahead.append(child)
        return child


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a page's content: the page, and the number of the stretch on it."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link's hotspot: its number among all of them."""

    number: int


class Structure:
    """What has been drawn of the tree so far, page by page. One for each drawing."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.kids: dict[Node, list[Node | Marked | Annotated]] = {}
        self.pages: list[list[Node]] = [[]]
        self.annotations: list[tuple[Node, object, int]] = []

    @property
    def page(self) -> int:
        return len(self.pages) - 1

    def new_page(self) -> None:
        self.pages.append([])

    def mark(self, node: Node) -> int:
        """The number of a new stretch of content on this page, which belongs to ``node``."""
        self._attach(node)
        self.pages[-1].append(node)
        mcid = len(self.pages[-1]) - 1
        self.kids[node].append(Marked(self.page, mcid))
        return mcid

    def annotate(self, node: Node, annotation: object) -> int:
        """The number of a new hotspot on this page, which belongs to ``node``."""
        self._attach(node)
        self.annotations.append((node, annotation, self.page))
        number = len(self.annotations) - 1
        self.kids[node].append(Annotated(number))
        return number

    def _attach(self, node: Node) -> None:
        if node in self.kids:
            return
        self.kids[node] = list(node.ahead)
        if node.parent is not None:
            self._attach(node.parent)
            if not node.declared:
                self.kids[node.parent].append(node)
        for child in node.ahead:
            self._attach(child)
