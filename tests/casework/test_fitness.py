"""Which pages of others can stand in a tagged page of ours, and what is taken out of them."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from caseworker.casework.showing.fitness import is_fit

FONT = "q BT /F1 10 Tf (a) Tj ET Q"


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    return pikepdf.new()


def a_drawing(pdf: pikepdf.Pdf, words: str, **resources: Any) -> pikepdf.Object:
    drawing = pdf.make_stream(words.encode())
    drawing.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 100, 100]),
        Resources=Dictionary(**resources),
    )
    return drawing


def a_font(pdf: pikepdf.Pdf, kind: str, *, flags: int = 32, **said: Any) -> Dictionary:
    described = Dictionary(Type=Name.FontDescriptor, Flags=flags, FontFile2=pdf.make_stream(b""))
    if said.pop("is_left_out", False):
        del described["/FontFile2"]
    letters = pdf.make_stream(b"") if said.pop("says", False) else None
    inner = said.pop("inner", None)
    font = Dictionary(Type=Name.Font, Subtype=Name(f"/{kind}"), FontDescriptor=described)
    if letters is not None:
        font.ToUnicode = letters
    if inner is not None:
        font.DescendantFonts = Array([Dictionary(Subtype=Name.CIDFontType2,
                                                 FontDescriptor=described, **inner)])  # fmt: skip
    for key, value in said.items():
        font[f"/{key}"] = value
    return font


MAPPED = {"CIDToGIDMap": Name.Identity}
WIDE = {"Encoding": Name("/Identity-H"), "inner": MAPPED}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("TrueType", {"Encoding": Name.WinAnsiEncoding}),
        ("TrueType", {"flags": 4, "says": True}),
        ("Type1", {"says": True}),
        ("Type0", {**WIDE, "says": True}),
    ],
)
def test_a_font_that_is_inside_and_says_its_letters_stays(
    pdf: pikepdf.Pdf, kind: str, said: dict[str, Any]
) -> None:
    assert is_fit(a_drawing(pdf, FONT, Font=Dictionary(F1=a_font(pdf, kind, **said))))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("TrueType", {"Encoding": Name.WinAnsiEncoding, "is_left_out": True}),
        ("TrueType", {"Encoding": Dictionary(Differences=Array([1, Name.a]))}),
        ("TrueType", {"flags": 4}),
        ("TrueType", {"flags": 4, "says": True, "Encoding": Name.WinAnsiEncoding}),
        ("Type1", {}),
        ("Type0", WIDE),
        ("Type0", {**WIDE, "says": True, "inner": {}}),
        ("Type0", {**WIDE, "says": True, "Encoding": Name("/UniGB-UCS2-H")}),
        ("Type0", {"says": True, "Encoding": Name("/Identity-H")}),
    ],
)
def test_a_font_that_is_left_out_or_says_no_letters_is_not_let_in(
    pdf: pikepdf.Pdf, kind: str, said: dict[str, Any]
) -> None:
    assert not is_fit(a_drawing(pdf, FONT, Font=Dictionary(F1=a_font(pdf, kind, **said))))


def test_a_font_two_drawings_deep_counts_too(pdf: pikepdf.Pdf) -> None:
    font = a_font(pdf, "TrueType", is_left_out=True)
    inner = a_drawing(pdf, FONT, Font=Dictionary(F1=font))
    middle = a_drawing(pdf, "/X Do", XObject=Dictionary(X=inner))

    assert not is_fit(a_drawing(pdf, "/X Do", XObject=Dictionary(X=middle)))


def test_marks_are_taken_out_wherever_they_stand_and_the_drawing_stays(pdf: pikepdf.Pdf) -> None:
    inner = a_drawing(pdf, "/P <</MCID 0>> BDC 0 0 5 5 re f EMC")
    outer = a_drawing(pdf, "/Artifact BMC /X Do EMC /M MP", XObject=Dictionary(X=inner))

    assert is_fit(outer)

    assert [str(one.operator) for one in pikepdf.parse_content_stream(outer)] == ["Do"]
    assert [str(one.operator) for one in pikepdf.parse_content_stream(inner)] == ["re", "f"]


def test_a_drawing_that_draws_itself_is_looked_at_once(pdf: pikepdf.Pdf) -> None:
    drawing = a_drawing(pdf, "/X Do")
    drawing.Resources.XObject = Dictionary(X=drawing)

    assert is_fit(drawing)
