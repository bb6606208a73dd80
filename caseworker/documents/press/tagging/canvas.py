"""A canvas that keeps the structure tree while it draws, and writes it when it saves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from caseworker.documents.press.tagging.artifacts import Closes, Opens, wrapped
from caseworker.documents.press.tagging.text import TaggedText, opening
from caseworker.documents.press.tagging.tree import Node, Structure
from caseworker.documents.press.tagging.writing import FIRST_ANNOTATION, write_structure

PRINTED = 4  # annotation flag: part of the page when it is printed


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws for one tree. ``inline`` are the nodes that markup switches to, by label."""

    def __init__(
        self, filename: Any, *, root: Node, inline: Mapping[str, Node], **options: Any
    ) -> None:
        super().__init__(filename, **{**options, "pdfVersion": (1, 7)})
        self.structure = Structure(root)
        self._inline_nodes = inline
        self._node: Node | None = None
        self._label: Node | None = None
        self._inline: list[Node] = []
        self._pending: Node | None = None
        self._links: dict[str, Node] = {}
        # Kept whole, not by id alone: a freed flowable's id may come back on another.
        self._drawn: dict[int, object] = {}
        self._number_pages()
        self.setNamedCB("tag_in", self._tag_in)
        self.setNamedCB("tag_out", self._tag_out)

    # What belongs to which node

    @contextmanager
    def sequence(self, node: Node) -> Iterator[None]:
        """What is drawn meanwhile is ``node``'s: a picture, a drawing."""
        self._code.append(Opens(opening(node, self.structure.mark(node))))
        yield
        self._code.append(Closes("EMC"))

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn meanwhile is passed over by a reader."""
        place = f" /Subtype /{subtype}" if subtype else ""
        self._code.append(Opens(f"/Artifact <</Type /{kind}{place}>> BDC"))
        node, self._node = self._node, None
        yield
        self._node = node
        self._code.append(Closes("EMC"))

    @contextmanager
    def flow(self, flowable: object, node: Node | None, label: Node | None) -> Iterator[None]:
        """Text drawn meanwhile is ``node``'s, and its bullet is ``label``'s.

        A flowable that is drawn again is a table's repeated heading: an artifact.
        """
        if node is None or id(flowable) in self._drawn:
            with self.artifact("Pagination"):
                yield
            return
        self._drawn[id(flowable)] = flowable
        before = self._node, self._label
        self._node, self._label = node, label
        yield
        self._node, self._label = before

    def next_text_node(self) -> Node | None:
        """What the text object that begins now belongs to."""
        if self._node is None:
            return None
        label, self._label = self._label, None
        return label or (self._inline[-1] if self._inline else self._node)

    def _tag_in(self, _canvas: Any, _kind: str, label: str) -> None:
        if self._node is None:
            return
        node = self._inline_nodes[label]
        self._inline.append(node)
        if node.href:
            self._links[node.href] = node
        self._curr_tx_info["tx"].switch(node)

    def _tag_out(self, _canvas: Any, _kind: str, _label: str) -> None:
        if self._node is None:
            return
        self._inline.pop()
        self._curr_tx_info["tx"].switch(self._inline[-1] if self._inline else self._node)

    # reportlab's own calls, by its names

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> TaggedText:  # noqa: N802
        return TaggedText(self, x, y, direction)

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803
        self._code.append(aTextObject.getCode())  # never str(): that would lose the mark

    def linkURL(self, url: str, rect: Any, relative: int = 0, **options: Any) -> None:  # noqa: N802
        node = self._links.get(url)
        if node is not None:
            options["Contents"] = pdfdoc.PDFString(node.contents or url)
            self._pending = node
        super().linkURL(url, rect, relative, **options)

    def linkRect(  # noqa: N802
        self,
        contents: str,
        destinationname: str,
        Rect: Any = None,  # noqa: N803
        **options: Any,
    ) -> Any:
        node = self._links.get(f"#{destinationname}")
        if node is not None:
            contents = node.contents or destinationname
            self._pending = node
        return super().linkRect(contents, destinationname, Rect, **options)

    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: int = 1) -> None:  # noqa: N802
        node, self._pending = self._pending, None
        if node is not None:
            key = FIRST_ANNOTATION + self.structure.annotate(node, annotation)
            if isinstance(annotation, pdfdoc.PDFDictionary):
                annotation["StructParent"] = key
                annotation["F"] = PRINTED
            else:
                annotation.permitted = (*annotation.permitted, "StructParent")
                annotation.otherkw["StructParent"] = key
                annotation.otherkw["F"] = PRINTED
        super()._addAnnotation(annotation, name, addtopage)

    def showPage(self) -> None:  # noqa: N802
        self._code[:] = wrapped(self._code)
        super().showPage()

    def save(self) -> None:
        if self._code:
            self.showPage()
        write_structure(self._doc, self.structure)
        super().save()

    def _number_pages(self) -> None:
        """Each page says which list of the parent tree is its own, and how Tab moves."""
        add_page = self._doc.addPage

        def add_numbered(page: Any) -> None:
            page.StructParents = self.structure.page
            page.Tabs = "/S"
            page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
            add_page(page)
            self.structure.new_page()

        self._doc.addPage = add_numbered
