"""Writes a structure tree into the PDF, with the parent tree that leads back to it."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from caseworker.documents.press.tagging.tree import Annotated, Marked, Node, Structure

# Keys of the parent tree: pages count from 0, hotspots from here.
FIRST_ANNOTATION = 100_000


def write_structure(document: Any, structure: Structure) -> None:
    """Put the tree into ``document``'s catalogue."""
    root = PDFDictionary({"Type": "/StructTreeRoot"})
    root_reference = document.Reference(root)
    elements: dict[Node, Any] = {}
    for node in _in_order(structure):
        elements[node] = PDFDictionary({"Type": "/StructElem", "S": PDFName(node.kind)})
        document.Reference(elements[node])
    for node, element in elements.items():
        above = root_reference if node.parent is None else document.Reference(elements[node.parent])
        element["P"] = above
        _write_facts(element, node)
        _write_kids(document, structure, elements, node)
    root["K"] = document.Reference(elements[structure.root])
    numbers: list[Any] = []
    for number, nodes in enumerate(structure.pages[: len(document.Pages.pages)]):
        owners = PDFArray([document.Reference(elements[node]) for node in nodes])
        numbers += [number, document.Reference(owners)]
    for number, (node, _, _) in enumerate(structure.annotations):
        numbers += [FIRST_ANNOTATION + number, document.Reference(elements[node])]
    root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
    root["ParentTreeNextKey"] = FIRST_ANNOTATION + len(structure.annotations)
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _in_order(structure: Structure) -> list[Node]:
    found: list[Node] = []
    waiting = [structure.root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += [kid for kid in reversed(structure.kids.get(node, [])) if isinstance(kid, Node)]
    return found


def _write_facts(element: Any, node: Node) -> None:
    for key, words in (
        ("Alt", node.alt),
        ("Lang", node.lang),
        ("T", node.title),
        ("ActualText", node.actual),
        ("ID", node.id),
    ):
        if words:
            element[key] = PDFString(words)
    if node.attributes:
        element["A"] = PDFDictionary(
            {
                key: PDFArray(value) if isinstance(value, list) else value
                for key, value in node.attributes.items()
            }
        )


def _write_kids(document: Any, structure: Structure, elements: dict[Node, Any], node: Node) -> None:
    pages = document.Pages.pages
    element = elements[node]
    home: int | None = None
    kids: list[Any] = []
    for kid in structure.kids.get(node, []):
        match kid:
            case Node():
                kids.append(document.Reference(elements[kid]))
            case Annotated(number):
                _, annotation, page = structure.annotations[number]
                target = document.Reference(annotation)
                kids.append(_pointer(document, pages[page], "/OBJR", "Obj", target))
            case Marked(page, mcid) if home is None or page == home:
                home = page
                element["Pg"] = document.Reference(pages[page])
                kids.append(mcid)
            case Marked(page, mcid):
                kids.append(_pointer(document, pages[page], "/MCR", "MCID", mcid))
    if kids:
        element["K"] = PDFArray(kids) if len(kids) > 1 else kids[0]


def _pointer(document: Any, page: Any, kind: str, key: str, target: Any) -> Any:
    return PDFDictionary({"Type": kind, key: target, "Pg": document.Reference(page)})
