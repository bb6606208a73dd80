"""The process that seals a whole export, or opens one: it holds a little of it at a time.

What is sealed or opened comes and goes by pipes; so do passphrase and key. Nothing is written to
the disk here.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from caseworker.casework.showing.cage import Limits, enclose_self
from caseworker.casework.showing.frames import Frame, receive, send
from caseworker.exchange.age_words import NotOpened, open_with_words, seal_with_words
from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.header import check_header
from caseworker.exchange.limits import LONGEST_HEADER
from caseworker.exchange.sealing import Readable
from caseworker.exchange.zip_stream import ZipStream

SEAL, OPEN = "seal", "open"
LARGEST_ENTRY: Final = 64 * 1024 * 1024
AT_ONCE: Final = 256 * 1024
_LONGEST_SECRET: Final = 4096


def main() -> int:
    """Do what the pipe asks for, once. Returns the exit status."""
    with open(os.dup(1), "wb") as answers, open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - pipes
        os.dup2(nowhere.fileno(), 1)  # a library that prints must not garble the answer
        with open(0, "rb", closefd=False) as questions:
            asked = receive(questions, _LONGEST_SECRET)
            if asked is None:
                return 2
            enclose_self(Limits(asked.facts["seconds"], asked.facts["memory"]))
            try:
                if asked.facts["task"] == SEAL:
                    _seal(asked, questions, answers)
                else:
                    _open(asked, questions, answers)
            except NotOpened as error:
                send(answers, Frame({"fault": error.code}))
            except MemoryError:
                send(answers, Frame({"fault": "too_large"}))
            else:
                send(answers, Frame({"end": True}))
    return 0


def _seal(asked: Frame, plain: BinaryIO, answers: BinaryIO) -> None:
    """What comes in is framed: who reads the zip as it is written knows no length of it."""
    held = bytearray()

    def write(part: bytes) -> int:
        held.extend(part)
        if len(held) >= AT_ONCE:
            send(answers, Frame({}, bytes(held)))
            held.clear()
        return len(part)

    if words := asked.facts.get("words"):
        seal_with_words(_Framed(plain), words, write, int(asked.facts["work"]))
    else:
        import pyrage  # noqa: PLC0415 - only where there is a key

        to = [pyrage.x25519.Recipient.from_str(one) for one in asked.facts["to"]]
        pyrage.encrypt_io(_Framed(plain), _Written(write), to)
    send(answers, Frame({}, bytes(held)))


def _open(asked: Frame, sealed: BinaryIO, answers: BinaryIO) -> None:
    if words := asked.facts.get("words"):
        plain: Readable = _Parts(open_with_words(sealed, words))
    else:
        plain = _with_keys(sealed, asked.facts["keys"])
    for entry in ZipStream(plain, LARGEST_ENTRY).entries():
        send(answers, Frame({"name": entry.name}, entry.content))


def _with_keys(sealed: BinaryIO, keys: list[str]) -> Readable:
    """What ``sealed`` holds. The library writes; a pipe makes of that something to be read."""
    import pyrage  # noqa: PLC0415 - only where there is a key

    start = b""
    while len(start) < LONGEST_HEADER and (more := sealed.read(LONGEST_HEADER - len(start))):
        start += more
    try:
        check_header(start)
    except UnfitPack as error:
        raise NotOpened("not_sealed" if error.code != "passphrase" else "words") from error
    identities = [pyrage.x25519.Identity.from_str(one) for one in keys]
    out, into = os.pipe()
    faults: list[str] = []

    def work() -> None:
        try:
            with open(into, "wb") as pipe:  # noqa: PTH123 - a pipe
                pyrage.decrypt_io(_Begun(start, sealed), pipe, identities)
        except (pyrage.DecryptError, OSError) as error:
            faults.append("key" if "No matching keys" in str(error) else "changed")

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return _Piped(out, thread, faults)


class _Piped:
    """The end of the pipe that is read; a fault at the other end is told at this one."""

    def __init__(self, out: int, thread: threading.Thread, faults: list[str]) -> None:
        self._pipe = open(out, "rb")  # noqa: SIM115 - a pipe, as long as the process lives
        self._thread, self._faults = thread, faults

    def read(self, size: int, /) -> bytes:
        found = self._pipe.read(size)
        if len(found) < size:
            self._thread.join()
            if self._faults:
                raise NotOpened(self._faults[0])
        return found


class _Begun:
    """A pipe whose beginning was read already."""

    def __init__(self, start: bytes, pipe: BinaryIO) -> None:
        self._start, self._pipe = start, pipe

    def read(self, size: int = -1) -> bytes:
        wanted = AT_ONCE if size < 0 else size
        if not self._start:
            return self._pipe.read(wanted)
        given, self._start = self._start[:wanted], self._start[wanted:]
        return given


class _Framed:
    """What came in frames, to be read in any size; an empty frame is the end."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe, self._rest, self._ended = pipe, memoryview(b""), False

    def read(self, size: int = -1) -> bytes:
        if not self._rest and not self._ended:
            frame = receive(self._pipe, LARGEST_ENTRY)
            if frame is None:
                raise NotOpened("cut")
            self._rest, self._ended = memoryview(frame.content), not frame.content
        wanted = len(self._rest) if size < 0 else size
        given, self._rest = bytes(self._rest[:wanted]), self._rest[wanted:]
        return given


class _Parts:
    """Parts of any length, to be read in any size."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._rest = parts, b""

    def read(self, size: int, /) -> bytes:
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return b""
            self._rest = part
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


class _Written:
    """Something to write to, as the library asks for it."""

    def __init__(self, write: Callable[[bytes], int]) -> None:
        self._write = write

    def write(self, part: bytes) -> int:
        return self._write(part)

    def flush(self) -> None:
        """What is held goes at the end."""


if __name__ == "__main__":
    raise SystemExit(main())
