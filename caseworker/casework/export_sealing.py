"""Sealing a whole export as it is written, and opening one as it is read: in a process of its own.

Neither end ever holds more than one file of it, and nothing of it is on the disk but sealed.
"""

from __future__ import annotations

import io
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from caseworker.casework.export_child import AT_ONCE, LARGEST_ENTRY, OPEN, SEAL
from caseworker.casework.showing import cage
from caseworker.casework.showing.cage import Limits
from caseworker.casework.showing.frames import BrokenFrame, Frame, receive, send
from caseworker.casework.viewing import Start, start_child
from caseworker.domain.errors import UnfitFile
from caseworker.exchange.age_words import WORK
from caseworker.exchange.zip_stream import Entry

MB: Final = 1024 * 1024
HOURS: Final = 12 * 3600.0  # of the processor: an export of a large office takes minutes
LIMITS: Final = Limits(HOURS, 1536 * MB)
"""The strongest passphrase that is opened takes 1 GiB (see ``exchange.limits``)."""
SAFE: Final = "Nothing was brought in, and the records are as they were."
FAULTS: Final = {
    "not_sealed": f"This file is no export of Caseworker. {SAFE}",
    "words": f"That passphrase does not open this file. {SAFE}",
    "key": f"This file was sealed to another office: none of the keys here opens it. {SAFE}",
    "work": f"This file asks for more work than any export does, as a trap would. {SAFE}",
    "changed": f"This file was changed or cut after it was made. {SAFE} Fetch it again.",
    "zip": f"What is inside this file is no export of Caseworker. {SAFE}",
    "too_large": f"This file holds more in one piece than any export does. {SAFE}",
    "died": f"Something went wrong while this file was opened. {SAFE} Try again.",
}


class SealingStopped(Exception):
    """The process that seals came to an end before all was sealed. There is no export."""

    def __init__(self) -> None:
        super().__init__("The export could not be sealed: the computer may be short of memory.")


@dataclass(frozen=True, slots=True)
class Seal:
    """How an export is closed: with a passphrase, or to the keys of who may open it."""

    words: str = field(default="", repr=False)
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """What opens an export: the passphrase, or private keys, as age writes them."""

    words: str = field(default="", repr=False)
    keys: tuple[str, ...] = field(default=(), repr=False)


def _start() -> subprocess.Popen[bytes]:
    return start_child("caseworker.casework.export_child")


@dataclass(frozen=True, slots=True)
class ExportSealing:
    """Seals and opens exports. Made once, with the way that this program starts its children."""

    start: Start = _start
    limits: Limits = LIMITS
    work: int = WORK
    """What one try at a passphrase costs, as a power of two."""

    def seal(
        self, how: Seal, write: Callable[[IO[bytes]], None], take: Callable[[bytes], object]
    ) -> None:
        """Let ``write`` write, and hand over what that is once sealed, part by part.

        ``write`` runs on this thread, ``take`` on another. What either raises is raised here.

        Raises:
            SealingStopped: the process that seals was stopped.
        """
        facts = {"task": SEAL, "words": how.words, "to": list(how.to), "work": self.work}
        with self._child(facts) as process:
            taken = _Taken(process, take)
            into = _Framing(process.stdin)
            try:
                with suppress(BrokenPipeError):  # the other end says why
                    write(into)  # type: ignore[arg-type]
                    into.finish()
            finally:
                taken.finish()
            if not taken.ended:
                raise SealingStopped

    def entries(self, path: Path, key: Key) -> Iterator[Entry]:
        """Each file of the export at ``path``, in its turn. That all came shows once it ends.

        Raises:
            UnfitFile: it can't be opened, or was changed, in words fit to show.
        """
        facts = {"task": OPEN, "words": key.words, "keys": list(key.keys)}
        with self._child(facts) as process:
            feeder = threading.Thread(target=_feed, args=(path, process.stdin), daemon=True)
            feeder.start()
            try:
                yield from _entries(process)
            finally:
                process.kill()
                feeder.join()

    @contextmanager
    def _child(self, facts: Mapping[str, object]) -> Iterator[subprocess.Popen[bytes]]:
        """The process, told what to do, and gone afterwards."""
        told = {**facts, "seconds": self.limits.seconds, "memory": self.limits.memory}
        process = self.start()
        with process:
            assert process.stdin is not None  # noqa: S101 - we asked for pipes
            job = cage.enclose(process, self.limits)
            try:
                with suppress(OSError):
                    send(process.stdin, Frame(told))  # type: ignore[arg-type]
                yield process
            finally:
                process.kill()
                with suppress(OSError):  # what a dead child never took is still waiting in it
                    process.stdin.close()
                cage.release(job)


def _entries(process: subprocess.Popen[bytes]) -> Iterator[Entry]:
    assert process.stdout is not None  # noqa: S101 - we asked for pipes
    while True:
        try:
            frame = receive(process.stdout, LARGEST_ENTRY)  # type: ignore[arg-type]
        except BrokenFrame as error:
            raise UnfitFile(FAULTS["died"]) from error
        match frame and frame.facts:
            case {"name": str(name)} if frame is not None:
                yield Entry(name, frame.content)
            case {"end": True}:
                return
            case {"fault": str(code)}:
                raise UnfitFile(FAULTS.get(code, FAULTS["died"]))
            case _:
                raise UnfitFile(FAULTS["died"])


def _feed(path: Path, pipe: IO[bytes]) -> None:
    """A child that dies while it is fed has its say by dying; a file that can't be read is cut."""
    with suppress(OSError), path.open("rb") as file:
        while part := file.read(AT_ONCE):
            pipe.write(part)
    with suppress(OSError):
        pipe.close()


class _Framing(io.RawIOBase):
    """What is written goes over the pipe in frames, many small pieces in one."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        super().__init__()
        assert pipe is not None  # noqa: S101 - we asked for pipes
        self._pipe = pipe
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, part: object, /) -> int:
        view = memoryview(part)  # type: ignore[arg-type]
        self._held += view
        if len(self._held) >= AT_ONCE:
            self._send()
        return view.nbytes

    def finish(self) -> None:
        """Nothing more comes."""
        if self._held:
            self._send()
        send(self._pipe, Frame({}))  # type: ignore[arg-type]

    def _send(self) -> None:
        send(self._pipe, Frame({}, bytes(self._held)))  # type: ignore[arg-type]
        self._held.clear()


class _Taken:
    """Takes what comes out of the process on a thread of its own, and stops it if it can't."""

    def __init__(self, process: subprocess.Popen[bytes], take: Callable[[bytes], object]) -> None:
        self.ended = False
        self._process, self._take = process, take
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Raises what taking it raised."""
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        self._thread.join()
        if self._error is not None:
            raise self._error

    def _work(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - we asked for pipes
        try:
            while (frame := receive(self._process.stdout, LARGEST_ENTRY)) is not None:  # type: ignore[arg-type]
                if frame.facts:
                    self.ended = frame.facts == {"end": True}
                    return
                self._take(frame.content)
        except BrokenFrame:
            return
        except OSError as error:  # raised on the thread that waits
            self._error = error
        finally:
            if not self.ended:
                self._process.kill()
