"""Shows a file inside the program: as dots and words, made by a process of its own.

The bytes that somebody sent are opened there, inside limits of time and memory, and only
dots and words come back. Nothing is written to the disk on the way.
"""

from __future__ import annotations

import os
import subprocess
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from caseworker.casework.own_python import own_python
from caseworker.casework.showing import cage
from caseworker.casework.showing.cage import Limits
from caseworker.casework.showing.frames import CHANGES, Frame, receive_all, send
from caseworker.domain.attachments import FORMATS
from caseworker.domain.blocks import clean
from caseworker.domain.errors import UnfitFile
from caseworker.domain.file_read import UNREAD, FileRead

MOST_PAGES_AT_ONCE: Final = 24
SCREEN: Final = 144  # dots to the inch
MOST_ANSWER: Final = 256 * 1024 * 1024
_MOST_SIDE: Final = 20_000
_MOST_DOTS: Final = 8_000_000

KEPT: Final = "It is kept as it came, and can do nothing here."
FAULTS: Final = {
    "locked": (
        f"This PDF is locked with a password, so its pages can't be shown here. {KEPT} "
        "Ask who sent it for a copy without one."
    ),
    "damaged": (
        f"This file is damaged, so it can't be shown here. {KEPT} "
        "Ask who sent it for another copy, as a PDF if they can."
    ),
    "too_large": (
        f"This file is too large to be shown safely here. {KEPT} "
        "Ask who sent it for a smaller one, as a PDF if they can."
    ),
    "too_long": (
        f"This file took too long to draw, as damaged files and files made to do harm do. {KEPT} "
        "Ask who sent it for another copy, as a PDF if they can."
    ),
    "died": (
        f"Something went wrong while this file was looked at. {KEPT} "
        "Ask who sent it for another copy, as a PDF if they can."
    ),
    "not_shown": f"Files of this kind can't be shown inside Caseworker. {KEPT}",
}
_NOTES: Final = {
    "scripts": "This PDF holds a script. It was not run: you see pictures of its pages.",
    "opening": "This PDF would act by itself when opened. It did not: you see pictures of it.",
    "starts": "This PDF would start another program. It did not: you see pictures of its pages.",
    "sends": "This PDF has a button that would send what is typed. Nothing can be sent from here.",
    "media": "This PDF holds sound, film or a model. They are not played here.",
    "files": "This PDF carries other files inside it. They are not opened here.",
    "unread": "Not all of this PDF could be checked. You see pictures of its pages.",
    "changes": "This document has tracked changes. Each is marked where it stands.",
    "comments": "This document has comments. They are at the end.",
    "pictures": "This document has pictures or drawings. Only its words are shown here.",
    "hidden": "Some words of this document are hidden in Word. They are shown here.",
    "parts": "Part of this document is kept in a form that can't be shown here.",
    "looks": "Some changes are of how words look alone. They are not shown.",
    "table": "Rows or cells of a table were changed. Look at the tables in Word.",
    "guessed_letters": (
        "This text does not say how its letters are written. If accented letters look wrong, "
        "ask for it as a PDF."
    ),
    "carries": "This message carries files. Each that may be kept is a paper of its own.",
    "more_files": "This message carries more files than can be taken out of it.",
    "logos": "Small pictures inside the text, as of a signature, are not shown.",
    "deep": "Some of this message is buried too deep in it to be shown.",
    "elsewhere": "This message names a file that did not come along with it.",
    "rich_words": "The words of this message are kept in a form that can’t be read here.",
    "unfinished": "The rest of this file could not be drawn.",
}


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as dots, packed. ``text`` holds its words, for search and for screen readers."""

    number: int
    width: int
    height: int
    dots_per_inch: int
    packed: bytes
    text: str = ""

    def dots(self) -> bytes:
        """Red, green and blue for each dot, row by row from the top.

        Raises:
            UnfitFile: the dots are not as many as the page says.
        """
        size = self.width * self.height * 3
        try:
            dots = zlib.decompressobj().decompress(self.packed, size + 1)
        except zlib.error as error:
            raise UnfitFile(FAULTS["damaged"]) from error
        if len(dots) != size:
            raise UnfitFile(FAULTS["damaged"])
        return dots


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to see of a file. ``count`` is all its pages, drawn or not yet."""

    pages: tuple[PagePicture, ...] = ()
    count: int = 0
    text: str = ""
    notes: tuple[str, ...] = ()


Start = Callable[[], "subprocess.Popen[bytes]"]


def start_child(module: str = "caseworker.casework.viewing_child") -> subprocess.Popen[bytes]:
    """A child that runs ``module``, by the Python of this program."""
    return start([own_python(), "-B", "-E", "-s", "-m", module])


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start ``command`` with pipes, no window, and an environment that names nothing of ours."""
    return subprocess.Popen(  # noqa: S603 - our own program, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a library's complaint could quote the file
        cwd=Path(__file__).parents[2],
        env={key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        close_fds=True,
    )


@dataclass(frozen=True, slots=True)
class Viewing:
    """Looks at files. Made once, with the way that this program starts its children."""

    start: Start = start_child
    limits: Limits = cage.DEFAULT

    def look(
        self,
        kind: str,
        content: bytes,
        *,
        first: int = 1,
        most: int = MOST_PAGES_AT_ONCE,
        dots: int = SCREEN,
    ) -> Shown:
        """What there is to see of a file of this ``kind`` (of ``domain.attachments.FORMATS``).

        Of a PDF, pages from ``first`` on, as many as there is time for; ask again for the
        rest. ``dots`` are to the inch. Takes up to ten seconds: call it off the window's thread.

        Raises:
            UnfitFile: it can't be shown, in words fit to show.
        """
        if kind not in FORMATS or not FORMATS[kind].shown:
            raise UnfitFile(FAULTS["not_shown"])
        frames, late = self._asked(kind, content, first, most, dots)
        try:
            return _shown(frames, late=late)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise UnfitFile(FAULTS["damaged"]) from error  # only a child gone wild answers so

    def changes(self, content: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
        """What stands in a Word document with who changed what, and what to say of it beside.

        The facts are not believed yet: ``casework.returned`` makes values of them.

        Raises:
            UnfitFile: it can't be read, in words fit to show.
        """
        frames, late = self._asked(CHANGES, content, 1, 1, SCREEN)
        try:
            notes = _shown(frames, late=late).notes
            return next(one.facts for one in frames if "paragraphs" in one.facts), notes
        except (KeyError, TypeError, ValueError, OverflowError, StopIteration) as error:
            raise UnfitFile(FAULTS["damaged"]) from error  # as above

    def message(self, kind: str, content: bytes) -> tuple[dict[str, Any], list[Frame]]:
        """The head of a message and the files that it carries, none of them believed yet.

        Raises:
            UnfitFile: it can't be read, in words fit to show.
        """
        asked = Frame({
            "kind": kind, "task": "message",
            "seconds": self.limits.seconds, "memory": self.limits.memory,
        })  # fmt: skip
        answer, late = ask_child(self.start(), [asked, Frame({}, content)], self.limits)
        frames = list(receive_all(BytesIO(answer), MOST_ANSWER))
        if not frames or "subject" not in frames[0].facts:
            fault = next((one.facts["fault"] for one in frames if "fault" in one.facts), None)
            raise UnfitFile(FAULTS[fault if fault in FAULTS else "too_long" if late else "died"])
        return frames[0].facts, [one for one in frames[1:] if "file" in one.facts]

    def _asked(
        self, kind: str, content: bytes, first: int, most: int, dots: int
    ) -> tuple[list[Frame], bool]:
        """The child's answer, and whether it had to be stopped."""
        asked = Frame({
            "kind": kind, "first": first, "most": most, "dots": dots,
            "seconds": self.limits.seconds, "memory": self.limits.memory,
        })  # fmt: skip
        answer, late = ask_child(self.start(), [asked, Frame({}, content)], self.limits)
        return list(receive_all(BytesIO(answer), MOST_ANSWER)), late

    def words(self, kind: str, content: bytes) -> FileRead:
        """Every word that leaves with a file, with its place in it, and what nobody could read.

        A file that can't be read at all says so in ``codes``, and nothing else.
        """
        asked = Frame({
            "kind": kind, "words": True,
            "seconds": self.limits.seconds, "memory": self.limits.memory,
        })  # fmt: skip
        answer, _ = ask_child(self.start(), [asked, Frame({}, content)], self.limits)
        frames = receive_all(BytesIO(answer), MOST_ANSWER)
        try:
            told = next(frame.facts for frame in frames if "said" in frame.facts)
            said = tuple((clean(str(where)), clean(str(text))) for where, text in told["said"])
            pages = tuple(int(number) for number in told["pictures"])
            return FileRead(said, pages, frozenset(str(code) for code in told["codes"]))
        except (KeyError, TypeError, ValueError, OverflowError, StopIteration):
            return FileRead(codes=frozenset({UNREAD}))  # stopped, or a child gone wild


def ask_child(
    process: subprocess.Popen[bytes], request: list[Frame], limits: Limits
) -> tuple[bytes, bool]:
    """All that the child answers, and whether it had to be stopped."""
    stopped = threading.Event()

    def stop() -> None:
        stopped.set()
        process.kill()

    clock = threading.Timer(limits.seconds, stop)
    with process:
        assert process.stdin is not None  # noqa: S101 - we asked for pipes
        assert process.stdout is not None  # noqa: S101 - we asked for pipes
        job = cage.enclose(process, limits)
        writer = threading.Thread(target=_write, args=(process.stdin, request), daemon=True)
        clock.start()
        writer.start()
        try:
            answer = process.stdout.read(MOST_ANSWER + 1)
        finally:
            process.kill()
            clock.cancel()
            writer.join()
            with suppress(OSError):  # what a dead child never took is still waiting in it
                process.stdin.close()
            cage.release(job)
    return answer, stopped.is_set()


def _write(pipe: IO[bytes], request: list[Frame]) -> None:
    """A child that dies while it is being written to has its say by dying."""
    try:
        for frame in request:
            send(pipe, frame)  # type: ignore[arg-type]
        pipe.close()
    except OSError:
        return


def _shown(frames: list[Frame], *, late: bool) -> Shown:
    """The child's answer, believed only as far as it makes sense."""
    fault = next((frame.facts["fault"] for frame in frames if "fault" in frame.facts), None)
    pages = tuple(_page(frame) for frame in frames if "width" in frame.facts)
    head = next((frame.facts for frame in frames if "count" in frame.facts), None)
    ended = any(frame.facts.get("end") is True for frame in frames)
    if head is None or (not ended and not pages):
        code = fault if fault in FAULTS else "too_long" if late else "died"
        raise UnfitFile(FAULTS[code])
    notes = [_NOTES[code] for code in head["notes"] if code in _NOTES]
    if not ended:
        notes.append(_NOTES["unfinished"])
    return Shown(pages, int(head["count"]), clean(str(head.get("text", ""))), tuple(notes))


def _page(frame: Frame) -> PagePicture:
    facts = frame.facts
    number, width, height, dots_per_inch = (
        int(facts[name]) for name in ("number", "width", "height", "dots_per_inch")
    )
    sane = 0 < width <= _MOST_SIDE and 0 < height <= _MOST_SIDE and width * height <= _MOST_DOTS
    if not sane or number < 1 or dots_per_inch < 1:
        raise UnfitFile(FAULTS["damaged"])
    return PagePicture(
        number, width, height, dots_per_inch, frame.content, clean(str(facts.get("text", "")))
    )
