"""Files shown inside the program, by a process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from caseworker.casework.showing.cage import Limits
from caseworker.casework.viewing import MOST_PAGES_AT_ONCE, Viewing, start
from caseworker.domain.errors import UnfitFile
from tests.hostile.files import a_docx, a_jpeg_with_place, a_pdf, a_picture, a_png_of, hostile_file

NOTES = {
    "a PDF that runs a script": "holds a script",
    "a PDF with a script by name": "holds a script",
    "a PDF that starts a program": "start another program",
    "a PDF with a file inside": "carries other files",
}


def test_a_pdf_is_shown_as_pages_with_their_words() -> None:
    shown = Viewing().look("pdf", a_pdf(pages=3))

    assert [(page.number, page.text) for page in shown.pages] == [
        (1, "Advice, page 1"),
        (2, "Advice, page 2"),
        (3, "Advice, page 3"),
    ]
    page = shown.pages[0]
    dots = page.dots()
    assert (page.width, page.height, page.dots_per_inch) == (1190, 1684, 144)
    assert len(dots) == 1190 * 1684 * 3
    assert dots.count(0) > 1_000, "the words were drawn"


def test_a_long_pdf_is_shown_in_parts() -> None:
    content = a_pdf(pages=MOST_PAGES_AT_ONCE + 4)

    begun = Viewing().look("pdf", content)
    rest = Viewing().look("pdf", content, first=MOST_PAGES_AT_ONCE + 1)

    assert begun.count == rest.count == MOST_PAGES_AT_ONCE + 4
    assert [page.number for page in begun.pages] == list(range(1, MOST_PAGES_AT_ONCE + 1))
    assert [page.number for page in rest.pages] == [25, 26, 27, 28]


def test_a_photograph_is_shown_without_what_it_carries() -> None:
    shown = Viewing().look("jpeg", a_jpeg_with_place())

    (page,) = shown.pages
    assert (page.width, page.height) == (80, 40)
    assert b"Marker" not in page.dots()
    assert abs(page.dots()[1] - 120) < 5


def test_a_large_picture_is_shown_smaller() -> None:
    shown = Viewing().look("png", a_png_of(9_000, 4_000))

    (page,) = shown.pages
    assert page.width * page.height <= 6_100_000
    assert page.width / page.height == pytest.approx(9 / 4, rel=0.01)


@pytest.mark.parametrize(
    ("content", "text", "noted"),
    [
        ("Siân said “yes”.\r\nTwice.".encode(), "Siân said “yes”.\nTwice.", ""),
        ("Łukasz".encode("utf-16"), "Łukasz", ""),
        ("Siân said “yes”.".encode("cp1252"), "Siân said “yes”.", "how its letters are written"),
    ],
)
def test_text_is_read_in_the_letters_it_was_written_in(
    content: bytes, text: str, noted: str
) -> None:
    shown = Viewing().look("txt", content)

    assert shown.text == text
    assert noted in "".join(shown.notes)


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def a_row(*cells: str) -> str:
    inside = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tr>{inside}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "text", "noted"),
    [
        (f"<w:p>{run('One.')}</w:p><w:p>{run('Two.')}</w:p>", "One.\nTwo.", ""),
        (
            f"<w:p>{run('Needs ')}<w:ins>{run('two ')}{run('hours')}</w:ins></w:p>",
            "Needs [put in: two hours]",
            "tracked changes",
        ),
        (
            f"<w:p>{run('Needs ')}<w:del><w:r><w:delText>help</w:delText></w:r></w:del></w:p>",
            "Needs [taken out: help]",
            "tracked changes",
        ),
        (
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr>" + run("Inner") + "</w:p>",
            "    • Inner",
            "",
        ),
        (
            a_row(f"<w:p>{run('Day')}</w:p>", f"<w:p>{run('Monday')}</w:p>"),
            "Day | Monday",
            "",
        ),
        (
            a_row(
                f"<w:p>{run('One.')}</w:p><w:p>{run('Two.')}</w:p>", f"<w:p>{run('Three.')}</w:p>"
            ),
            "One.\nTwo.\nThree.",
            "",
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>quiet</w:t></w:r></w:p>",
            "quiet",
            "hidden in Word",
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            "a\tb\nc",
            "",
        ),
        ("<w:p><w:r><w:drawing/><w:t>a</w:t></w:r></w:p>", "a", "pictures or drawings"),
    ],
)
def test_a_word_document_is_shown_as_its_words(body: str, text: str, noted: str) -> None:
    shown = Viewing().look("docx", a_docx(body))

    assert shown.text == text
    assert noted in " ".join(shown.notes)
    assert bool(noted) == bool(shown.notes)


def test_comments_and_footnotes_come_after_the_body() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = f"<w:footnotes {space}><w:p>{run('See page 3.')}</w:p></w:footnotes>"
    comment = f"<w:comments {space}><w:p>{run('Really?')}</w:p></w:comments>"

    shown = Viewing().look(
        "docx",
        a_docx(more={"word/footnotes.xml": note.encode(), "word/comments.xml": comment.encode()}),
    )

    assert shown.text == (
        "Advice for Tamsin.\n\n— Footnotes —\nSee page 3.\n\n— Comments —\nReally?"
    )
    assert shown.notes == ("This document has comments. They are at the end.",)


def test_the_words_of_a_text_box_are_not_said_twice() -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006"><mc:Choice><w:txbxContent><w:p>' + run("Boxed.") + "</w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>" + run("Boxed.") + "</w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    shown = Viewing().look("docx", a_docx(box))

    assert shown.text == "Boxed."


@pytest.mark.parametrize(("fault", "note"), NOTES.items())
def test_what_a_pdf_would_do_is_said_and_not_done(fault: str, note: str) -> None:
    shown = Viewing().look("pdf", hostile_file(fault)[1])

    assert len(shown.pages) == 1
    assert note in " ".join(shown.notes)


def test_a_locked_pdf_is_said_to_be_locked() -> None:
    with pytest.raises(UnfitFile, match="locked with a password"):
        Viewing().look("pdf", hostile_file("a locked PDF")[1])


@pytest.mark.parametrize("kind", ["xlsx", "csv", "no such kind"])
def test_what_is_only_kept_is_not_opened(kind: str) -> None:
    with pytest.raises(UnfitFile, match="can't be shown inside"):
        Viewing().look(kind, b"content")


NONSENSE = """
for facts in (b'{"count": "x", "notes": [], "size": 0}', b'{"end": true, "size": 0}'):
    os.write(1, len(facts).to_bytes(4, "big") + facts)
"""


def a_child(code: str, seconds: float = 1.0) -> Viewing:
    """A process that behaves as ``code`` says, in place of the honest one."""
    return Viewing(
        start=lambda: start([sys.executable, "-c", f"import sys, time, os\n{code}"]),
        limits=Limits(seconds=seconds),
    )


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("time.sleep(60)", "took too long"),
        ("sys.stdin.buffer.read(); time.sleep(60)", "took too long"),
        ("os._exit(3)", "went wrong while"),
        ("os.abort()", "went wrong while"),
        ("os.write(1, b'\\0\\0\\0\\7garbage')", "went wrong while"),
        ("os.write(1, b'\\xff' * 5000)", "went wrong while"),
        (NONSENSE, "damaged"),
    ],
)
def test_a_child_that_goes_wild_ends_in_words(code: str, says: str) -> None:
    seconds = 1.0 if says == "took too long" else 60.0  # a busy computer begins a process slowly
    with pytest.raises(UnfitFile, match=says):
        a_child(code, seconds).look("pdf", a_pdf())


def test_a_child_that_is_dead_before_it_is_asked_ends_in_words() -> None:
    """What could not be written to it was tried once more as its pipe was closed, and raised."""

    def begin() -> subprocess.Popen[bytes]:
        child = start([sys.executable, "-c", "raise SystemExit(3)"])
        child.wait()
        return child

    with pytest.raises(UnfitFile, match="went wrong while"):
        Viewing(start=begin, limits=Limits(seconds=1.0)).look("pdf", a_pdf())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits by a job, not from inside")
def test_the_child_gives_up_memory_time_and_writing() -> None:
    code = (
        "from caseworker.casework.showing.cage import DEFAULT, enclose_self\n"
        "import resource as r\n"
        "enclose_self(DEFAULT)\n"
        "print(*(r.getrlimit(x)[0] for x in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE)))\n"
        "try: bytearray(600_000_000)\n"
        "except MemoryError: print('no more')\n"
    )

    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert said.split() == ["536870912", "11", "0", "no", "more"]


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = set(Path(tempfile.gettempdir()).iterdir())

    Viewing().look("pdf", a_pdf(pages=2))
    Viewing().look("jpeg", a_picture("JPEG"))
    Viewing().look("docx", a_docx())

    assert list(tmp_path.iterdir()) == []
    assert not {
        path
        for path in set(Path(tempfile.gettempdir()).iterdir()) - before
        if path.is_file() and b"Advice" in path.read_bytes()
    }
