"""A school’s common transfer file, opened by a process of its own; no copy of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from caseworker.casework.showing import cage
from caseworker.casework.showing.cage import Limits
from caseworker.casework.showing.frames import Frame, receive_all
from caseworker.casework.viewing import Start, ask_child, start_child
from caseworker.domain.attachments import size_words
from caseworker.domain.ctf import TransferFile, from_tree
from caseworker.domain.errors import UnfitFile

LARGEST: Final = 25 * 1024 * 1024  # bytes; a whole school's file is a few
MOST_ANSWER: Final = 96 * 1024 * 1024
SAFE: Final = "Nothing was taken from it, and your own copy is untouched."
FAULTS: Final = {
    "no_xml": "This file can’t be read as a common transfer file: it is damaged, or not XML. "
    f"{SAFE} Ask the school to send it again.",
    "other_root": f"This is an XML file, but no common transfer file. {SAFE} "
    "Ask the school which file it meant to send.",
    "entities": "This file holds definitions of its own (a document type or entities), as files "
    f"made to do harm do. No transfer file needs them. {SAFE} Ask the school where it came from.",
    "too_large": f"This file holds more than any school’s transfer file does. {SAFE} "
    "Ask the school for the file of this pupil alone.",
    "too_long": f"This file took too long to read, as files made to do harm do. {SAFE} "
    "Ask the school to send it again.",
    "died": f"Something went wrong while this file was read. {SAFE} "
    "Ask the school to send it again.",
}


@dataclass(frozen=True, slots=True)
class TransferReader:
    """Reads transfer files. Made with the way that this program starts its children."""

    start: Start = start_child
    limits: Limits = cage.DEFAULT

    def read_at(self, path: Path) -> TransferFile:
        """What the file at ``path`` says. Never called on the window's thread.

        Raises:
            UnfitFile: it can't be read, or is no such file, in words fit to show.
        """
        try:
            if not path.is_file():
                raise UnfitFile(f"There is no such file. {SAFE} Check that it is still there.")
            _check(path.stat().st_size)
            content = path.read_bytes()
        except OSError as error:
            words = f"This file can’t be read. {SAFE} Check that it isn’t open elsewhere."
            raise UnfitFile(words) from error
        return self.read(content)

    def read(self, content: bytes) -> TransferFile:
        """What these bytes say.

        Raises:
            UnfitFile: they are no transfer file, in words fit to show.
        """
        _check(len(content))
        asked = Frame({
            "task": "transfer", "seconds": self.limits.seconds, "memory": self.limits.memory,
        })  # fmt: skip
        answer, late = ask_child(self.start(), [asked, Frame({}, content)], self.limits)
        frames = list(receive_all(BytesIO(answer), MOST_ANSWER))
        tree = next((frame.facts["tree"] for frame in frames if "tree" in frame.facts), None)
        if tree is None:
            fault = next((str(one.facts["fault"]) for one in frames if "fault" in one.facts), "")
            raise UnfitFile(FAULTS.get(fault, FAULTS["too_long" if late else "died"]))
        try:
            return from_tree(tree)
        except (ValueError, RecursionError) as error:  # only a child gone wild answers so
            raise UnfitFile(FAULTS["died"]) from error


def _check(size: int) -> None:
    if not size:
        raise UnfitFile(f"This file is empty. {SAFE} Ask the school to send it again.")
    if size > LARGEST:
        words = f"This file is {size_words(size)}; no transfer file is larger than 25 MB. {SAFE}"
        raise UnfitFile(f"{words} Ask the school for the file of this pupil alone.")


def remove(path: Path) -> None:
    """Delete the file that was read, where the officer asked for it and only then.

    Raises:
        UnfitFile: it is still there.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        words = "The transfer file could not be deleted. What was ticked is in the case."
        raise UnfitFile(f"{words} Delete the file by hand.") from error
