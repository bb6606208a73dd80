"""What somebody typed is printed as typed: it can neither act, nor restyle, nor break the print."""

from __future__ import annotations

import pytest

from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    BigKey,
    Details,
    Facts,
    Grid,
    Heading,
    Piece,
    Text,
    Title,
    plain,
)
from caseworker.domain.blocks import Block, Run
from tests.documents.examples import OFFICE, PRINT
from tests.documents.readers import pdftotext

HOSTILE = [
    "Tom & Jerry",
    "score < 5 and > 2",
    "a <b>bold",
    "a <foo>x</foo>",
    '<img src="photo.png" width="20" height="20"/>',
    '<img src="http://127.0.0.1:9/x.png"/>',
    '<img src="file:///etc/hostname"/>',
    "<font color=\"__import__('os').getpid()\">x</font>",
    '<onDraw name="tag_in" label="n0"/>',
    "&lt;ok&gt; &foo; &#0;",
    '<seq template="%(x)s"/>',
    "<bullet>x</bullet>y",
    '<para fontsize="99">x</para>',
    "(brackets\\) and % signs {0} {you}",
]


def the_text_of(*pieces: Piece) -> str:
    paper = Paper(name="a", title="A", letterhead=OFFICE, _pieces=(Title("A"), *pieces))
    return "".join(pdftotext(paper.bytes_for(PRINT), "-raw").split())


@pytest.mark.parametrize("typed", HOSTILE)
def test_typed_text_is_printed_as_typed_wherever_it_stands(typed: str) -> None:
    pieces: tuple[Piece, ...] = (
        Title(typed, above=typed, below=typed),
        Heading(typed),
        Heading(typed, 3, "B1"),
        Text(plain(typed)),
        Text((Block("li", (Run(typed),)),)),
        Facts(((typed, plain(typed)),)),
        Details(((typed, typed),)),
        Grid((typed,), ((plain(typed),),), (1,)),
    )

    text = the_text_of(*pieces)

    assert text.count("".join(typed.split())) == 13


@pytest.mark.parametrize(
    "block",
    [
        Block("table", rows=(tuple((Block(runs=(Run("cell"),)),) for _ in range(14)),)),
        Block("table", rows=(((Block(runs=(Run("w" * 900),)),), ()),), head=1),
        Block("table"),
        Block("table", rows=((), ())),
        Block(runs=(Run("https://www.example.org/" + "x" * 900),)),
        Block("li", (Run("words " * 3000),), level=9),
        Block("h", (Run("Heading " * 200),), level=6),
        Block(runs=(Run("line\nline\n" * 200),)),
    ],
    ids=range(8),
)
def test_whatever_was_pasted_is_printed_and_stays_on_the_page(block: Block) -> None:
    pieces = (Title("A"), Text((block,), inset=True), Grid(("A",), (((block,),),), (1,)))

    paper = Paper(name="a", title="A", letterhead=OFFICE, _pieces=pieces)

    words = "".join(
        pdftotext(
            paper.bytes_for(PRINT), "-raw", "-x", "0", "-y", "0", "-W", "595", "-H", "842"
        ).split()
    )
    assert words.count("".join(block.plain.split())[:40]) >= (2 if block.plain else 0)


def test_a_mark_after_a_heading_is_text_as_well() -> None:
    assert "<b>" in the_text_of(Heading("x", 2, "<b>"), BigKey(("<i>",)))


@pytest.mark.parametrize(
    "typed", ["a\x00b", "a\x0bb", "a\u202eb", "a\ufffcb", "a\ud800b", "a\ufeffb", "a\u2066b"]
)
def test_characters_that_are_no_text_are_left_out(typed: str) -> None:
    assert "ab" in the_text_of(Text((Block(runs=(Run(typed),)),)))


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "file:///etc/hostname",
        "data:text/html,x",
        "#nowhere",
        "",
        'http://a"b',
    ],
)
def test_a_link_that_leads_nowhere_good_is_only_words(href: str) -> None:
    run = Run("words", frozenset({"link"}), href)
    paper = Paper(
        name="a", title="A", letterhead=OFFICE, _pieces=(Title("A"), Text((Block(runs=(run,)),)))
    )

    pdf = paper.bytes_for(PRINT)

    assert b"/Annots" not in pdf


def test_a_link_that_may_be_followed_is_a_link() -> None:
    run = Run("the Code", frozenset({"link"}), "https://www.example.org/x?a=1&b=2")
    paper = Paper(
        name="a", title="A", letterhead=OFFICE, _pieces=(Title("A"), Text((Block(runs=(run,)),)))
    )

    pdf = paper.bytes_for(PRINT)

    assert b"https://www.example.org/x?a=1&b=2" in pdf
