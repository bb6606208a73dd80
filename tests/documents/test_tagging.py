"""The tree that a screen reader walks: its order, its ranks, its lists, tables and links."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Text, Title, plain
from caseworker.domain.blocks import Block, Run
from tests.documents.every_paper import as_printed, every_paper
from tests.documents.examples import OFFICE, PRINT
from tests.documents.readers import structure


def kinds_in(printed: bytes) -> list[str]:
    with pikepdf.open(BytesIO(printed)) as pdf:
        return [str(element.S)[1:] for element in structure(pdf)]


def a_paper(*pieces: Title | Heading | Text | Grid) -> bytes:
    return Paper(name="a", title="A", letterhead=OFFICE, _pieces=(Title("A"), *pieces)).bytes_for(
        PRINT
    )


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_no_rank_of_heading_is_passed_over(name: str) -> None:
    kinds = kinds_in(as_printed(name))

    ranks = [int(kind[1]) for kind in kinds if kind in {"H1", "H2", "H3", "H4", "H5", "H6"}]

    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_headings_that_an_officer_typed_are_fitted_under_ours() -> None:
    typed = (Block("h", (Run("Deep"),), level=3), Block(runs=(Run("Words"),)))

    kinds = kinds_in(a_paper(Heading("Section"), Text(typed)))

    assert kinds == ["Document", "H1", "Sect", "H2", "H3", "P"]


def test_a_list_in_a_list_is_a_list_in_a_list() -> None:
    entries = (Block("li", (Run("one"),)), Block("li", (Run("under"),), level=2))

    kinds = kinds_in(a_paper(Text(entries)))

    assert kinds == ["Document", "H1", "L", "LI", "Lbl", "LBody", "L", "LI", "Lbl", "LBody"]


def test_a_table_over_many_pages_has_its_heading_once_in_the_tree() -> None:
    rows = tuple((plain(f"row {number}"), plain("words " * 30)) for number in range(40))

    paper = a_paper(Grid(("Number", "Words"), rows, (1, 3)))

    kinds = kinds_in(paper)
    assert kinds.count("THead") == 1
    assert kinds.count("TR") == 41
    assert kinds.count("TH") == 42


def test_a_row_taller_than_a_page_is_printed_whole() -> None:
    tall = plain(" ".join(f"w{number}" for number in range(2500)))

    paper = a_paper(Grid(("A", "B"), ((plain("x"), tall), (plain("y"), plain("last"))), (1, 3)))

    with pikepdf.open(BytesIO(paper)) as pdf:
        assert len(pdf.pages) > 1
        assert [str(element.S) for element in structure(pdf)].count("/TD") == 2


def test_an_empty_cell_is_there_all_the_same() -> None:
    rows = ((plain("x"), (), plain("z")),)

    kinds = kinds_in(a_paper(Grid(("A", "B", "C"), rows, (1, 1, 1))))

    assert kinds.count("TD") == 2


def test_the_numbers_in_a_plan_lead_to_the_items() -> None:
    with pikepdf.open(BytesIO(as_printed("plan-final"))) as pdf:
        links = [element for element in structure(pdf) if element.S == "/Link"]
        spots = [spot for page in pdf.pages for spot in page.get("/Annots", [])]

        assert len(links) == len(spots) == 6
        assert all(str(spot.Contents).startswith("Go to ") for spot in spots)
        assert all("/StructParent" in spot for spot in spots)


def test_the_outline_leads_to_every_section() -> None:
    with pikepdf.open(BytesIO(as_printed("plan-final"))) as pdf:
        with pdf.open_outline() as outline:
            (top,) = outline.root

        titles = [entry.title for entry in top.children]
    assert "A  Views, interests and aspirations" in titles
    assert "K  Advice and information" in titles


def test_every_paragraph_of_the_tree_is_somewhere_on_a_page() -> None:
    with pikepdf.open(BytesIO(as_printed("plan-final"))) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        pages = [parents[place] for place in range(1, len(parents), 2)]

        assert len(pages) >= len(pdf.pages)
        assert all("/K" in element for element in structure(pdf) if element.S == "/P")


def test_each_number_is_a_reference_that_leads_to_its_note() -> None:
    with pikepdf.open(BytesIO(as_printed("plan-sources"))) as pdf:
        elements = list(structure(pdf))
        notes = [str(one.ID) for one in elements if one.S == "/Note"]
        links = [one for one in elements if one.S == "/Link" and one.P.S == "/Reference"]
        targets = [str(_hotspot(link).Contents) for link in links]

    assert notes == ["note-1", "note-2", "note-3", "note-4"]
    assert targets == [f"Go to note [{number}]" for number in range(1, 5)]


def _hotspot(link: pikepdf.Object) -> pikepdf.Object:
    kids = link.K if isinstance(link.K, pikepdf.Array) else [link.K]
    return next(kid.Obj for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid)
