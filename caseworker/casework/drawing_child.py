"""The process that draws papers while they are written: it stays warm, and meets nothing else.

It is given a paper that the program has drawn up, and gives back its pages. It keeps nothing,
writes nothing to the disk, and ends with the program that started it: a thread waits for the
next paper, and when the pipe is shut by whatever end that program came to, all of it is over.
"""

from __future__ import annotations

import os
import pickle
import threading
import traceback
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Final

from caseworker.casework.page_pictures import near_by
from caseworker.casework.showing.cage import Limits, enclose_self
from caseworker.casework.showing.frames import BrokenFrame, Frame, receive, send
from caseworker.casework.viewing import PagePicture
from caseworker.documents.pictures import page_words

LIMITS: Final = Limits(seconds=24 * 3600.0, memory=1536 * 1024 * 1024)
"""All its work together, and its memory. How long one paper may take is watched from outside."""
MOST_ASKED: Final = 256 * 1024 * 1024


def main() -> int:
    """Draw one paper after the other. Returns the exit status."""
    with open(os.dup(1), "wb") as answers, open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - pipes
        os.dup2(nowhere.fileno(), 1)  # a library that prints must not garble the answer
        enclose_self(LIMITS)
        asked: SimpleQueue[Frame] = SimpleQueue()
        threading.Thread(target=_listen, args=(asked,), daemon=True).start()
        try:
            while True:
                for frame in _answered(asked.get()):
                    send(answers, frame)
        except OSError:  # nobody is left to hear it
            return 0


def _listen(asked: SimpleQueue[Frame]) -> None:
    """Hand on what is asked; end at once where nobody will ask any more."""
    try:
        with open(0, "rb", closefd=False) as questions:
            while (frame := receive(questions, MOST_ASKED)) is not None:
                asked.put(frame)
    except (BrokenFrame, OSError):
        pass
    os._exit(0)


def _answered(asked: Frame) -> Iterator[Frame]:
    try:
        near, fineness = int(asked.facts["near"]), int(asked.facts["fineness"])
        if asked.facts["is_drawn"]:
            pdf = asked.content
        else:
            # From the program that started this process, over a pipe that nobody else holds.
            paper, release, set_in = pickle.loads(asked.content)  # noqa: S301 - see above
            pdf = paper.bytes_for(release, set_in)
        said = page_words(pdf)
        pages = near_by(pdf, said, min(near, len(said)), fineness)
        yield Frame({"said": said, "count": len(pages)}, pdf)
        yield from map(_framed, pages)
    except Exception as error:  # noqa: BLE001 - told to the program, where faults of ours are told
        yield Frame({"fault": _where(error)})


def _framed(page: PagePicture) -> Frame:
    facts = {"number": page.number, "width": page.width, "height": page.height}
    return Frame(facts, page.packed)


def _where(error: Exception) -> str:
    """What kind of fault it was, and where: never its words, which may quote the paper."""
    places = (f"{one.name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__))
    return f"{type(error).__name__} in {', '.join(places)}"


if __name__ == "__main__":
    raise SystemExit(main())
