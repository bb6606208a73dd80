"""Has papers drawn again and again while they are written, by a process that stays warm.

Drawing a long plan takes a third of a second. Done in a thread, it held up the keys of whoever
was writing; a process has an interpreter of its own. What goes to it is the paper, drawn up
already, over a pipe; what comes back are its pages. Neither is ever a file.
"""

from __future__ import annotations

import pickle
import subprocess
import threading
import weakref
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any, Final

from caseworker.casework.drawing_child import LIMITS
from caseworker.casework.showing import cage
from caseworker.casework.showing.frames import BrokenFrame, Frame, receive, send
from caseworker.casework.viewing import MOST_ANSWER, PagePicture, Start, start_child
from caseworker.documents.paper import Paper
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.prints import Print
from caseworker.domain.release import Release

LONGEST: Final = 60.0  # seconds for one paper: longer is a process that hangs
TRIES: Final = 2


class NotDrawn(CaseworkerError):
    """The process that draws ended before it had drawn."""

    def __init__(self) -> None:
        super().__init__("The program that draws pages stopped. It is tried again as you write.")


class BrokenDrawing(Exception):
    """A fault of ours in the process that draws: what kind, and where."""


@dataclass(frozen=True, slots=True)
class LivePages:
    """A paper as it would be printed at this moment: every page, and pictures of those near one.

    The others are blank until somebody comes to them: ask ``PaperDrawer.near`` for them then.
    """

    pages: tuple[PagePicture, ...]
    pdf: bytes = field(repr=False)


class PaperDrawer:
    """The one process that draws for an unlocked store; it is started when it is first needed.

    To be asked by one thread at a time, off the window's. ``close`` may be called by any.
    """

    def __init__(
        self,
        start: Start = lambda: start_child("caseworker.casework.drawing_child"),
        longest: float = LONGEST,
    ) -> None:
        """``longest`` is how many seconds one paper may take."""
        self._start, self._longest = start, longest
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._is_closed = False

    def draw(
        self,
        paper: Paper,
        release: Release,
        print: Print,  # noqa: A002 - the officer's word
        near: int,
        fineness: int,
    ) -> LivePages:
        """The paper, with pictures of the pages near one (from 1), in dots to the inch.

        Raises:
            NotDrawn: the process ended, twice, or it was closed.
            BrokenDrawing: a fault of ours.
        """
        content = pickle.dumps((paper, release, print), pickle.HIGHEST_PROTOCOL)
        return self._ask(_asked(near, fineness, is_drawn=False), content, fineness)

    def near(self, pdf: bytes, near: int, fineness: int) -> tuple[PagePicture, ...]:
        """Pictures of the page ``near`` and of those around it, of a paper drawn before.

        Raises:
            NotDrawn, BrokenDrawing: as ``draw``.
        """
        pages = self._ask(_asked(near, fineness, is_drawn=True), pdf, fineness).pages
        return tuple(page for page in pages if page.packed)

    def close(self) -> None:
        """End the process, with whatever it holds. Nothing can be drawn after."""
        with self._lock:
            self._is_closed = True
            child, self._child = self._child, None
        if child is not None:
            child.end()

    def _ask(self, facts: dict[str, Any], content: bytes, fineness: int) -> LivePages:
        for _ in range(TRIES):
            with suppress(OSError, ValueError, KeyError, TypeError):  # it died, or went wild
                return self._child_now().answer(Frame(facts, content), self._longest, fineness)
            self._let_go()
        raise NotDrawn

    def _child_now(self) -> _Child:
        with self._lock:
            if self._is_closed:
                raise NotDrawn
            if self._child is None:
                self._child = _Child(self._start())
            return self._child

    def _let_go(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.end()


class _Child:
    """A process that draws. Ended when it is let go, and when the program ends."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        try:
            job = cage.enclose(process, LIMITS)
        except OSError:
            _ended(process, 0)
            raise
        self._end = weakref.finalize(self, _ended, process, job)

    def answer(self, asked: Frame, longest: float, fineness: int) -> LivePages:
        """What it made of what was asked. Raises OSError, ValueError: it did not live to say."""
        questions, answers = self._process.stdin, self._process.stdout
        assert questions is not None  # noqa: S101 - we asked for pipes
        assert answers is not None  # noqa: S101 - we asked for pipes
        clock = threading.Timer(longest, self._process.kill)
        clock.daemon = True
        clock.start()
        try:
            send(questions, asked)  # type: ignore[arg-type]
            head = _next(answers)
            if "fault" in head.facts:
                raise BrokenDrawing(str(head.facts["fault"]))
            frames = [_next(answers) for _ in range(max(1, int(head.facts["count"])))]
        finally:
            clock.cancel()
        said = [str(one) for one in head.facts["said"]]
        return LivePages(_pages(said, frames, fineness), head.content)

    def end(self) -> None:
        self._end()


def _ended(process: subprocess.Popen[bytes], job: int) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what a dead child never took is still waiting in it
            if pipe is not None:
                pipe.close()
    if job:
        cage.release(job)


def _asked(near: int, fineness: int, *, is_drawn: bool) -> dict[str, Any]:
    return {"near": near, "fineness": fineness, "is_drawn": is_drawn}


def _next(pipe: IO[bytes]) -> Frame:
    frame = receive(pipe, MOST_ANSWER)  # type: ignore[arg-type]
    if frame is None:
        raise BrokenFrame
    return frame


def _pages(said: list[str], frames: list[Frame], fineness: int) -> tuple[PagePicture, ...]:
    """Every page; those without a picture are blank, and as large as the others."""
    drawn = {int(frame.facts["number"]): frame for frame in frames}
    blank = Frame(frames[0].facts)
    return tuple(
        _page(at, drawn.get(at, blank), fineness, words) for at, words in enumerate(said, start=1)
    )


def _page(number: int, frame: Frame, fineness: int, words: str) -> PagePicture:
    wide, tall = int(frame.facts["width"]), int(frame.facts["height"])
    return PagePicture(number, wide, tall, fineness, frame.content, words)
