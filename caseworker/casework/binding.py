"""Takes over the pages of files that came from outside, in processes that have limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from caseworker.casework.showing.cage import Limits
from caseworker.casework.showing.frames import Frame, receive_all
from caseworker.casework.viewing import FAULTS, MOST_ANSWER, Start, ask_child, start_child
from caseworker.documents.laying import Place
from caseworker.domain.attachments import LARGEST
from caseworker.domain.blocks import clean
from caseworker.domain.errors import NotAllowed, UnfitFile

SLOW: Final = Limits(seconds=120.0, memory=1024 * 1024 * 1024)
TAKEN: Final = frozenset({"pdf", "png", "jpeg"})  # the kinds whose pages are taken over


@dataclass(frozen=True, slots=True)
class Taken:
    """Pages that were taken over, as a PDF that holds nothing but them."""

    pdf: bytes
    said: tuple[str, ...]
    """What each page says; nothing for a page that is a picture."""

    @property
    def pages(self) -> int:
        return len(self.said)


@dataclass(frozen=True, slots=True)
class Binder:
    """Takes pages over, and lays them into a paper. Made with the way to start children."""

    start: Start = start_child
    limits: Limits = SLOW

    def take(self, kind: str, content: bytes) -> Taken:
        """The pages of a PDF or of a picture.

        Raises:
            UnfitFile: it is locked, damaged or too large; in words fit to show.
        """
        frame = self._ask({"task": "take", "kind": kind}, [content], "said")
        said = frame.facts["said"]
        if not isinstance(said, list) or not said:
            raise UnfitFile(FAULTS["died"])  # only a child gone wild answers so
        return Taken(frame.content, tuple(clean(str(page)) for page in said))

    def lay(self, paper: bytes, parts: Sequence[bytes], places: Sequence[Place]) -> bytes:
        """``paper`` with pages of ``parts`` laid into it, each in its place.

        Raises:
            NotAllowed: all of it together is more than can be handled at once.
            UnfitFile: it could not be done.
        """
        contents = [paper, *parts]
        _refuse_if_large(sum(map(len, contents)))
        facts: dict[str, object] = {"task": "lay", "places": [place.data for place in places]}
        laid = self._ask(facts, contents, "laid").content
        _refuse_if_large(len(laid))
        return laid

    def _ask(self, facts: dict[str, object], contents: Sequence[bytes], answer: str) -> Frame:
        limits = {"seconds": self.limits.seconds, "memory": self.limits.memory}
        asked = Frame({**facts, **limits, "files": len(contents)})
        request = [asked, *(Frame({}, content) for content in contents)]
        said, late = ask_child(self.start(), request, self.limits)
        frames = list(receive_all(BytesIO(said), MOST_ANSWER))
        for frame in frames:
            if answer in frame.facts:
                return frame
        fault = next((str(one.facts["fault"]) for one in frames if "fault" in one.facts), "")
        raise UnfitFile(FAULTS.get(fault, FAULTS["too_long" if late else "died"]))


def _refuse_if_large(size: int) -> None:
    if size > LARGEST:
        raise NotAllowed(
            "All these documents together are too large to be bound at once.",
            instead="Print the largest of them by itself.",
        )
