"""The process that draws papers while they are written: warm, closed with the records."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from caseworker.casework.drawer import BrokenDrawing, NotDrawn, PaperDrawer
from caseworker.casework.showing.frames import Frame, send
from caseworker.casework.viewing import start, start_child
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import NewPage, Piece, Text
from caseworker.domain.blocks import paragraphs
from caseworker.domain.prints import ORDINARY
from caseworker.domain.release import Release

PREVIEW = Release("preview", "Dana Okafor", "Dana Okafor", datetime(2026, 11, 23, tzinfo=UTC))
LETTERHEAD = Letterhead("Northmere Secure School")


def a_paper(*pieces: Piece) -> Paper:
    return Paper("plan", "Plan", LETTERHEAD, pieces)


def pages_that_say(*words: str) -> Paper:
    pieces: list[Piece] = []
    for said in words:
        pieces += [Text(paragraphs(said)), NewPage()]
    return a_paper(*pieces[:-1])


SIX = pages_that_say("one", "two", "three", "four", "five", "six")


class Starts:
    """Starts the process that draws, and keeps what was started."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[bytes]] = []

    def __call__(self) -> subprocess.Popen[bytes]:
        self.started.append(start_child("caseworker.casework.drawing_child"))
        return self.started[-1]


@pytest.fixture
def starts() -> Starts:
    return Starts()


@pytest.fixture
def drawer(starts: Starts) -> Iterator[PaperDrawer]:
    drawer = PaperDrawer(starts)
    yield drawer
    drawer.close()


def test_papers_are_drawn_one_after_the_other_by_one_process_that_ends_when_it_is_closed(
    drawer: PaperDrawer, starts: Starts
) -> None:
    live = drawer.draw(SIX, PREVIEW, ORDINARY, 3, 60)
    again = drawer.draw(pages_that_say("other"), PREVIEW, ORDINARY, 9, 60)

    assert live.pdf == SIX.bytes_for(PREVIEW)
    assert [word in page.text for word, page in zip(("one", "six"), live.pages[::5], strict=True)]
    assert [page.number for page in live.pages if page.packed] == [2, 3, 4, 5]
    assert {len(page.dots()) for page in live.pages if page.packed} == {497 * 702 * 3}
    assert [page.number for page in drawer.near(live.pdf, 6, 60)] == [5, 6]
    assert ["other" in page.text for page in again.pages] == [True]
    assert len(starts.started) == 1

    drawer.close()

    assert starts.started[0].poll() is not None
    with pytest.raises(NotDrawn):
        drawer.draw(SIX, PREVIEW, ORDINARY, 1, 60)


def test_a_process_that_died_is_begun_anew_and_a_fault_is_told_without_words_of_the_paper(
    drawer: PaperDrawer, starts: Starts
) -> None:
    drawer.draw(SIX, PREVIEW, ORDINARY, 1, 60)
    starts.started[0].kill()
    starts.started[0].wait()

    assert len(drawer.draw(SIX, PREVIEW, ORDINARY, 1, 60).pages) == 6
    assert len(starts.started) == 2

    broken = a_paper("not a piece: Tom Whitfield")  # type: ignore[arg-type]
    with pytest.raises(BrokenDrawing, match=r"Error in .*bytes_for:\d+") as told:
        drawer.draw(broken, PREVIEW, ORDINARY, 1, 60)
    assert "Whitfield" not in str(told.value)
    assert len(drawer.draw(SIX, PREVIEW, ORDINARY, 1, 60).pages) == 6
    assert len(starts.started) == 2


@pytest.mark.parametrize(
    "code",
    ["os._exit(3)", "os.write(1, b'\\0\\0\\0\\7garbage')", "sys.stdin.read(1); time.sleep(60)"],
)
def test_a_process_that_goes_wild_ends_in_words(code: str) -> None:
    drawer = PaperDrawer(
        lambda: start([sys.executable, "-c", f"import sys, time, os\n{code}"]), longest=0.5
    )
    with pytest.raises(NotDrawn, match="tried again"):
        drawer.draw(SIX, PREVIEW, ORDINARY, 1, 60)
    drawer.close()


def test_it_ends_with_the_program_that_started_it_whatever_it_is_doing() -> None:
    """A program that dies shuts the pipe: there is nothing else that it could still do."""
    child = start_child("caseworker.casework.drawing_child")
    assert child.stdin is not None
    assert child.stdout is not None
    asked = {"near": 1, "fineness": 60, "is_drawn": False}
    send(child.stdin, Frame(asked, pickle.dumps((SIX, PREVIEW, ORDINARY))))  # type: ignore[arg-type]
    child.stdin.close()

    assert child.wait(60) == 0
    child.stdout.close()
