"""Pages taken over from files that came from outside: what is seen stays, what acts does not."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from caseworker.casework.binding import Binder
from caseworker.casework.showing.cage import Limits
from caseworker.casework.showing.pdf import _found
from caseworker.documents.laying import Place
from caseworker.documents.press.unseen import Words, unseen
from caseworker.domain.errors import UnfitFile
from tests.documents.examples import a_tagged_pdf
from tests.documents.readers import structure
from tests.hostile import files
from tests.hostile.files import a_jpeg_with_place, a_locked_pdf, a_pdf, a_picture, hostile_file

CORNERS = (40.0, 60.0, 555.0, 700.0)


def words_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded().strip() for page in document]
    finally:
        document.close()


def test_pages_are_taken_over_with_what_they_say() -> None:
    taken = Binder().take("pdf", a_pdf(pages=3))

    assert taken.pages == 3
    assert taken.said == tuple(f"Advice, page {number}" for number in (1, 2, 3))


ACTING = {
    name: hostile_file(name)[1]
    for name in (
        "a PDF that runs a script", "a PDF with a script by name", "a PDF that starts a program",
        "a PDF with a file inside",
    )
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ACTING))
def test_what_acts_is_left_behind(name: str) -> None:
    taken = Binder().take("pdf", ACTING[name])

    with pikepdf.open(BytesIO(taken.pdf)) as pdf:
        assert _found(pdf) == set()
        assert not pdf.attachments
        assert "/AcroForm" not in pdf.Root
        assert "/Names" not in pdf.Root
    assert len(words_of(taken.pdf)) == taken.pages


def _filled_in(pdf: pikepdf.Pdf) -> None:
    """A field with what was typed in it, a button that sends, a link, and a drawing elsewhere."""
    look = pdf.make_stream(b"BT /F1 12 Tf 2 4 Td (Typed in) Tj ET")
    look.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 200, 20]),
        Resources=pdf.pages[0].obj.Resources, OPI=pikepdf.Dictionary(),
        Ref=pikepdf.Dictionary(F=pikepdf.String("//server/share/a.pdf"), Page=0),
    )  # fmt: skip
    rect = pikepdf.Array([72, 600, 272, 620])
    field = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, Rect=rect, F=4,
        T=pikepdf.String("name"), V=pikepdf.String("Typed in"), AP=pikepdf.Dictionary(N=look),
        AA=pikepdf.Dictionary(
            K=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))),
    ))  # fmt: skip
    sends = pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=pikepdf.String("http://x.example"))
    link = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=rect, A=sends))  # fmt: skip
    pdf.pages[0].obj.Annots = pikepdf.Array([field, link])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))


def test_what_was_typed_into_a_form_is_seen_and_the_form_is_gone() -> None:
    taken = Binder().take("pdf", a_pdf(_filled_in))

    assert "Typed in" in words_of(taken.pdf)[0]
    with pikepdf.open(BytesIO(taken.pdf)) as pdf:
        assert _found(pdf) == set()
        assert all("/Annots" not in page.obj for page in pdf.pages)
        reaching = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Ref" in o]
        assert not reaching
    assert b"server" not in taken.pdf


@pytest.mark.parametrize(("kind", "content"), [("png", a_picture()), ("jpeg", a_jpeg_with_place())])
def test_a_picture_becomes_a_page_without_what_it_carries(kind: str, content: bytes) -> None:
    taken = Binder().take(kind, content)

    assert taken.pages == 1
    assert b"Marker" not in taken.pdf


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_locked_pdf(), "locked with a password"),
        (b"%PDF-1.7\nbroken", "damaged"),
        (a_pdf(files._page_tree_in_a_circle), "damaged"),  # noqa: SLF001 - a builder of hostile files
    ],
    ids=["locked", "damaged", "in a circle"],
)
def test_what_cannot_be_taken_over_says_why(content: bytes, words: str) -> None:
    with pytest.raises(UnfitFile, match=words):
        Binder().take("pdf", content)


@pytest.mark.parametrize("change", [files._stream_bomb, files._endless_drawing, files._huge_page])  # noqa: SLF001 - as above
def test_a_bomb_costs_no_more_than_its_limits(change: Callable[[pikepdf.Pdf], None]) -> None:
    """Its drawings are carried, or drawn within the limits: nothing else of it gets through."""
    try:
        taken = Binder(limits=Limits(seconds=2.0)).take("pdf", a_pdf(change))
    except UnfitFile:
        return
    assert len(taken.pdf) < 2_000_000


def test_a_child_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnfitFile, match="took too long"):
        Binder(limits=Limits(seconds=0.01)).take("pdf", a_pdf())


def test_pages_are_laid_into_their_places_and_the_rest_stays() -> None:
    binder = Binder()
    paper = a_tagged_pdf(3, "Ours")
    taken = binder.take("pdf", a_tagged_pdf(2))
    places = [
        Place(1, 0, 0, CORNERS, says=taken.said[0].strip()),
        Place(2, 0, 1, CORNERS, alt="Page 2 of 2 of a report: a picture."),
    ]

    laid = binder.lay(paper, [taken.pdf], places)

    first, second, third = words_of(laid)
    assert "Ours, page 1" in first
    assert "Ours" in second
    assert "Advice, page 1" in second
    assert "Advice, page 2" in third
    assert laid == binder.lay(paper, [taken.pdf], places), "the same pages give the same bytes"
    with pikepdf.open(BytesIO(laid)) as pdf:
        told = [
            (str(one.S), str(one.get("/ActualText", one.get("/Alt", "")))) for one in structure(pdf)
        ]
    assert told == [
        ("/Document", ""), ("/P", ""), ("/P", ""), ("/P", taken.said[0].strip()),
        ("/P", ""), ("/Figure", "Page 2 of 2 of a report: a picture."),
    ]  # fmt: skip


def test_a_page_whose_fonts_are_in_it_stays_a_drawing_without_the_marks_of_its_tags() -> None:
    taken = Binder().take("pdf", a_tagged_pdf(2))

    assert "Advice, page 2" in words_of(taken.pdf)[1]
    with pikepdf.open(BytesIO(taken.pdf)) as pdf:
        drawings = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        said = [str(word.operator) for one in drawings if one.get("/Subtype") == "/Form"
                for word in pikepdf.parse_content_stream(one)]  # fmt: skip
        assert not any(one.get("/Subtype") == "/Image" for one in drawings)
    assert "Tj" in said
    assert not {"BMC", "BDC", "EMC"} & set(said)


def test_a_page_that_leaves_a_font_out_becomes_a_picture_and_still_says_its_words() -> None:
    """Whoever opens it elsewhere would see other letters, and a reader might hear none."""
    taken = Binder().take("pdf", a_pdf(pages=2))

    assert taken.said == ("Advice, page 1", "Advice, page 2")
    assert words_of(taken.pdf) == list(taken.said), "unseen, so that they are found and copied"
    with pikepdf.open(BytesIO(taken.pdf)) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
                 and one.get("/Type") == "/Font"]  # fmt: skip
        (first, _) = (page.Resources.XObject.TakenOver for page in pdf.pages)
        assert (int(first.Width), str(first.ColorSpace)) == (1653, "/DeviceGray")
        assert {str(one.BaseFont) for one in fonts} == {"/AAAAAA+SourceSans3-Regular"}


@pytest.mark.parametrize(
    "words",
    ["Siân Ŵŷnne, aged 9", "Олександр Їжак", "김민준"],
    ids=["Welsh", "Ukrainian", "Korean"],
)
def test_words_over_a_picture_are_those_that_were_there(words: str) -> None:
    drawn = unseen([((300, 200), [Words(words, 40, 100, 120, 12)])])

    assert words_of(drawn) == [words]
    page = pypdfium2.PdfDocument(drawn)[0]
    assert set(page.render().to_pil().convert("L").tobytes()) == {255}, "nothing is seen"
