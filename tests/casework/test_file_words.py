"""A name is found wherever it hides in a file that leaves; what nobody can read is said."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from caseworker.casework.showing import words
from caseworker.casework.viewing import Viewing
from caseworker.domain.case import CaseNumber
from caseworker.domain.file_read import FileRead
from caseworker.domain.guard import Guard, Own
from caseworker.domain.known_names import KnownNames, of_case
from tests.builders import a_case, a_person
from tests.hostile.files import RELATIONSHIPS, W, a_docx, a_pdf, a_picture, a_zip

NAME = "Layla Haddad"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
PLAIN = "<w:p><w:r><w:t>Advice for Tamsin.</w:t></w:r></w:p>"
DRAWN = (
    '<w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    f'wordprocessingDrawing" descr="{NAME} at her desk"/></w:drawing>'
)
LINK = RELATIONSHIPS.format(kind="hyperlink", target="mailto:layla.haddad@post.example")
Change = Callable[[pikepdf.Pdf], None]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def para(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def word(inside: str, **more: str) -> bytes:
    return a_docx(PLAIN + inside, more={name: text.encode() for name, text in more.items()})


def part(tag: str, inside: str) -> str:
    return f"<w:{tag} {W}>{inside}</w:{tag}>"


def noted(**entries: str) -> bytes:
    """A PDF with a note stuck on its page."""

    def change(pdf: pikepdf.Pdf) -> None:
        facts = {f"/{name}": pikepdf.String(text) for name, text in entries.items()}
        note = pikepdf.Dictionary({"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text})
        for name, text in facts.items():
            note[name] = text
        pdf.pages[0].obj.Annots = pikepdf.Array([note])

    return a_pdf(change)


def bookmarked() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(f"About {NAME}", 0))

    return a_pdf(change)


def filled() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("who"))
        field.V = pikepdf.String(NAME)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]))

    return a_pdf(change)


def sheet() -> bytes:
    strings = "<sst><si><t>Layla</t></si><si><t>Haddad</t></si></sst>"
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    cells = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return a_zip(
        {
            "xl/sharedStrings.xml": strings.encode(),
            "xl/worksheets/sheet1.xml": cells.encode(),
        }
    )


def slides(name: str) -> bytes:
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    text = f"<x {a}><a:p><a:r><a:t>Layla </a:t></a:r><a:r><a:t>Haddad</a:t></a:r></a:p></x>"
    return a_zip({name: text.encode()})


def open_text() -> bytes:
    inside = "<text:p>He sits by <text:span>Lay</text:span>la Haddad.</text:p>"
    return a_zip({"content.xml": f'<x xmlns:text="{TEXT}">{inside}</x>'.encode()})


MAIL = (
    "From: layla.haddad@post.example\r\nSubject: Reading\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n"
)
TABLE = (
    f"<w:tbl><w:tr><w:tc>{para(run('Layla'))}</w:tc><w:tc>{para(run('Haddad'))}</w:tc></w:tr>"
    "</w:tbl>"
)


def last_page() -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(a_pdf(pages=2))) as pdf:
        with pikepdf.open(BytesIO(a_pdf(words=NAME))) as last:
            pdf.pages.extend(last.pages)
        pdf.save(made)
    return made.getvalue()


HIDES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "the text of a PDF": ("pdf", lambda: a_pdf(words=NAME), "page 1"),
    "its last page": ("pdf", last_page, "page 3"),
    "a note on a PDF": ("pdf", lambda: noted(Contents=f"Ask {NAME}"), "in its notes and forms"),
    "who wrote the note": ("pdf", lambda: noted(T=NAME), "in its notes and forms"),
    "a form that is filled in": ("pdf", filled, "in its notes and forms"),
    "a bookmark": ("pdf", bookmarked, "in its properties (Bookmark)"),
    "a paragraph in Word": ("docx", lambda: word(para(run(f"He sits by {NAME}."))), "in its words"),
    "runs": ("docx", lambda: word(para(run("Lay") + run("la Had") + run("dad"))), "in its words"),
    "a heading": (
        "docx",
        lambda: word(para(f'<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run(NAME)}')),
        "in its words",
    ),
    "two cells": ("docx", lambda: word(TABLE), "in its words"),
    "words put in": ("docx", lambda: word(para(f"<w:ins>{run(NAME)}</w:ins>")), "in its words"),
    "words taken out": (
        "docx",
        lambda: word(para(f"<w:del><w:r><w:delText>{NAME}</w:delText></w:r></w:del>")),
        "in its words",
    ),
    "what it said before": (
        "docx",
        lambda: word(para(
            f"<w:del><w:r><w:delText>Layla</w:delText></w:r></w:del><w:ins>{run('She')}</w:ins>"
            f"{run(' Haddad')}"
        )),
        "in its words",
    ),
    "who changed it": (
        "docx",
        lambda: word(para(f'<w:ins w:author="{NAME}">{run("x")}</w:ins>')),
        "in its words",
    ),
    "a comment": (
        "docx",
        lambda: word("", **{"word/comments.xml": part("comments", para(run(NAME)))}),
        "in its comments",
    ),
    "a footnote": (
        "docx",
        lambda: word("", **{"word/footnotes.xml": part("footnotes", para(run(NAME)))}),
        "in its footnotes",
    ),
    "an endnote": (
        "docx",
        lambda: word("", **{"word/endnotes.xml": part("endnotes", para(run(NAME)))}),
        "in its endnotes",
    ),
    "the head of its pages": (
        "docx",
        lambda: word("", **{"word/header1.xml": part("hdr", para(run(NAME)))}),
        "at the top of its pages",
    ),
    "the foot of its pages": (
        "docx",
        lambda: word("", **{"word/footer1.xml": part("ftr", para(run(NAME)))}),
        "at the foot of its pages",
    ),
    "hidden words": (
        "docx",
        lambda: word(para(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t></w:r>")),
        "in its words",
    ),
    "what a picture shows": ("docx", lambda: word(para(f"<w:r>{DRAWN}</w:r>")), "in its words"),
    "a link": ("docx", lambda: word("", **{"word/_rels/document.xml.rels": LINK}), "in its links"),
    "a sheet": ("xlsx", sheet, "in its cells"),
    "a slide": ("pptx", lambda: slides("ppt/slides/slide1.xml"), "in its slides"),
    "a speaker’s note": (
        "pptx",
        lambda: slides("ppt/notesSlides/notesSlide1.xml"),
        "in the notes to its slides",
    ),
    "OpenDocument": ("odt", open_text, "in its words"),
    "plain text": ("txt", f"He sits by {NAME}.".encode, "in its words"),
    "a row of a list": ("csv", lambda: b"Year,Given,Family\r\n9,Layla,Haddad\r\n", "row 2"),
    "who sent a mail": ("eml", lambda: MAIL.format("").encode(), "in its head (From)"),
    "a mail": ("eml", lambda: MAIL.format("TGF5bGEgSGFkZGFk").encode(), "in its words"),
}  # fmt: skip


def read(kind: str, content: bytes) -> FileRead:
    """As the child reads it, in this process: what crosses the pipe is tried once below."""
    (frame,) = words.look(kind, content)
    said = tuple((where, text) for where, text in frame.facts["said"])
    return FileRead(said, tuple(frame.facts["pictures"]), frozenset(frame.facts["codes"]))


@pytest.fixture(scope="module")
def guard() -> Guard:
    known = KnownNames()
    other = a_case(number="2026-0007", person=a_person(given="Layla", family="Haddad", contacts=()))
    known.put(other.number, of_case(other))
    return Guard(known, Own(frozenset({CaseNumber("2026-0113")})))


@pytest.mark.parametrize("where", HIDES)
def test_it_is_found_wherever_it_hides_in_a_file(guard: Guard, where: str) -> None:
    kind, make, place = HIDES[where]

    said = read(kind, make()).said

    found = {at for at, text in said if any(one.stops for one in guard.find(text))}
    assert place in found


def a_scan(pages: int = 1, stamp: str = "") -> bytes:
    """Pages that are pictures, some with a stamp in letters on the first."""
    made = BytesIO()
    sheets = [Image.new("RGB", (595, 842), (250, 250, 250)) for _ in range(pages)]
    sheets[0].save(made, "PDF", save_all=True, append_images=sheets[1:])
    if not stamp:
        return made.getvalue()
    written = BytesIO()
    with pikepdf.open(made) as pdf, pikepdf.open(BytesIO(a_pdf(words=stamp))) as letters:
        pdf.pages[0].add_overlay(letters.pages[0], None)
        pdf.save(written)
    return written.getvalue()


def among_text() -> bytes:
    """Four pages: text, a scan, text, a blank one."""
    made = BytesIO()
    with pikepdf.open(BytesIO(a_pdf())) as pdf:
        with pikepdf.open(BytesIO(a_scan())) as scan, pikepdf.open(BytesIO(a_pdf())) as more:
            pdf.pages.extend([*scan.pages, *more.pages])
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(made)
    return made.getvalue()


def locked() -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(a_pdf())) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    return made.getvalue()


UNSEEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a scanned page among others": ("pdf", among_text, "page 2 is a picture"),
    "a scan of many pages": ("pdf", lambda: a_scan(3), "pages 1 to 3 are pictures"),
    "a stamp on a scan": ("pdf", lambda: a_scan(1, "Received 9 November 2026 by the office"),
                          "page 1 is a picture"),
    "a photograph": ("jpeg", lambda: a_picture("JPEG"), "it is a picture"),
    "a scan in Word": ("docx", lambda: a_docx(more={"word/media/scan.png": a_picture()}),
                       "it is a picture"),
    "a recording": ("mp3", lambda: b"ID3", "it is a recording"),
    "a file inside": ("docx", lambda: a_docx(more={"word/embeddings/a.bin": b"x"}),
                      "it holds other files or pictures that can’t be read here"),
    "a locked PDF": ("pdf", locked,
                     "it can’t be read here: locked, damaged, or of a kind that isn’t known"),
    "properties that are broken": (
        "docx", lambda: a_docx(more={"docProps/core.xml": b"<not closed"}),
        "it can’t be read here: locked, damaged, or of a kind that isn’t known"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNSEEN)
def test_what_nobody_can_read_is_said(what: str) -> None:
    kind, make, said = UNSEEN[what]

    assert read(kind, make()).unseen == said


@pytest.mark.parametrize("pages", [1, 3])
def test_of_a_file_that_is_all_letters_nothing_is_left_to_look_at(pages: int) -> None:
    assert read("pdf", a_pdf(pages=pages)).unseen == ""


def test_pages_that_follow_one_another_are_said_as_one() -> None:
    seen = FileRead(pictures=(1, 2, 3, 7, 9, 10))

    assert seen.unseen == "pages 1 to 3, 7 and 9 to 10 are pictures"


def test_it_is_read_in_a_process_of_its_own() -> None:
    seen = Viewing().words("pdf", a_pdf(words=NAME))

    assert ("page 1", NAME) in seen.said
    assert seen.unseen == ""


def test_what_kills_the_child_is_not_read_and_said_so() -> None:
    assert Viewing().words("docx", b"PK\x03\x04 and no more").unseen.startswith("it can’t be read")
