"""Opens what somebody sent, and seals what is to be sent, each in a process of its own.

A pack is opened inside limits of time and memory. What that process hands over is not
believed: it is proved once more here, by the signature over the whole body.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Final

from caseworker.casework.pack_child import MOST_KEYS, OPEN, SEAL
from caseworker.casework.showing import cage
from caseworker.casework.showing.cage import Limits
from caseworker.casework.showing.frames import BrokenFrame, Frame, receive, send
from caseworker.casework.viewing import Start, start_child
from caseworker.exchange.fault import WORDS, UnfitPack
from caseworker.exchange.header import check_header
from caseworker.exchange.keys import OpeningKey, PrivateKeys
from caseworker.exchange.limits import (
    LARGEST_CONTENTS,
    LARGEST_MANIFEST,
    LARGEST_PACK,
    LONGEST_HEADER,
    MB,
)
from caseworker.exchange.manifest import read_manifest
from caseworker.exchange.pack import Opened, Outgoing, Piece, check_again, listed

LIMITS: Final = Limits(seconds=30.0, memory=512 * MB)
"""The largest pack is held once, and needs some 360 MB: see decision record 0161."""
_SEALING_SECONDS: Final = 120.0  # our own work, on a slow computer
_MOST_ANSWER: Final = LARGEST_CONTENTS + LARGEST_MANIFEST + MB
_AT_ONCE: Final = LARGEST_MANIFEST  # the longest thing that comes in one frame


class SealingFailed(Exception):
    """The process that seals came to an end before the pack was whole. There is no pack."""

    def __init__(self) -> None:
        super().__init__("The pack could not be made: the computer may be short of memory.")


@dataclass(frozen=True, slots=True)
class Packing:
    """Opens and seals packs. Made once, with the way that this program starts its children."""

    start: Start = lambda: start_child("caseworker.casework.pack_child")
    limits: Limits = LIMITS

    def open(self, data: bytes, keys: Sequence[OpeningKey]) -> Opened:
        """What the pack ``data`` holds, if one of ``keys`` opens it and all of it is right.

        Takes up to half a minute: call it off the window's thread. It does not know whether
        the sender is who they say, nor whether the pack came before: see ``Opened``.

        Raises:
            UnfitPack: it is refused, in words fit to show.
        """
        if len(data) > LARGEST_PACK:
            raise UnfitPack("too_large")
        check_header(data[:LONGEST_HEADER])
        raw = b"".join(key.sealing for key in keys[:MOST_KEYS])
        taken = _Taken()
        late = _ask(self.start(), self.limits, _opening(raw, data, self.limits), taken.take)
        if not taken.ended:
            code = taken.fault if taken.fault in WORDS else "too_long" if late else "died"
            raise UnfitPack(code)
        return taken.opened(keys)

    def seal(self, outgoing: Outgoing, pieces: Sequence[Piece], keys: PrivateKeys) -> bytes:
        """The pack, sealed to its receiver. Takes seconds for a large one; nothing else waits.

        Raises:
            ValueError: it would be none that could be opened (see ``exchange.pack.seal``).
            SealingFailed: its process was stopped.
        """
        manifest = listed(outgoing, pieces)
        written = manifest.to_bytes()
        if outgoing.sender.keys != keys.public:
            raise ValueError("these are not the sender's keys")
        limits = Limits(_SEALING_SECONDS, self.limits.memory)
        sealed = _Sealed()
        asked = Frame(_facts(SEAL, limits), keys.signing + keys.sealing)
        frames = [asked, Frame({}, written), *(Frame({}, one.content) for one in pieces)]

        def say(pipe: IO[bytes]) -> None:
            for frame in frames:
                send(pipe, frame)  # type: ignore[arg-type]

        _ask(self.start(), limits, say, sealed.take)
        if not sealed.ended:
            raise SealingFailed
        return sealed.pack.getvalue()


def _facts(task: str, limits: Limits) -> dict[str, object]:
    return {"task": task, "seconds": limits.seconds, "memory": limits.memory}


def _opening(raw: bytes, data: bytes, limits: Limits) -> Callable[[IO[bytes]], None]:
    def say(pipe: IO[bytes]) -> None:
        send(pipe, Frame({**_facts(OPEN, limits), "pack": len(data)}, raw))  # type: ignore[arg-type]
        pipe.write(data)

    return say


class _Taken:
    """What the process that opens handed over so far."""

    def __init__(self) -> None:
        self.ended = False
        self.fault = ""
        self._said: dict[str, bytes] = {}
        self._pieces: dict[int, BytesIO] = {}

    def take(self, frame: Frame) -> bool:
        """Whether more is to come."""
        match frame.facts:
            case {"part": str(part)}:
                self._said[part] = frame.content
            case {"piece": int(number)}:
                self._pieces.setdefault(number, BytesIO()).write(frame.content)
            case {"fault": str(code)}:
                self.fault = code
                return False
            case _:
                self.ended = frame.facts == {"end": True}
                return False
        return True

    def opened(self, keys: Sequence[OpeningKey]) -> Opened:
        """Proved by the signature.

        Raises:
            UnfitPack: it isn't what was signed.
        """
        written = self._said.get("manifest", b"")
        many = len(read_manifest(written).pieces)
        contents = [self._pieces.pop(number, BytesIO()).getvalue() for number in range(many)]
        return check_again(written, self._said.get("signature", b""), contents, keys)


class _Sealed:
    """The parts of a pack that is being sealed."""

    def __init__(self) -> None:
        self.ended = False
        self.pack = BytesIO()  # given out as it stands: joining so much stalls the window

    def take(self, frame: Frame) -> bool:
        """Whether more is to come."""
        if frame.facts == {"sealed": True}:
            self.pack.write(frame.content)
            return True
        self.ended = frame.facts == {"end": True}
        return False


def _ask(
    process: subprocess.Popen[bytes],
    limits: Limits,
    say: Callable[[IO[bytes]], None],
    take: Callable[[Frame], bool],
) -> bool:
    """Tell the child, and take what it answers. Returns whether it had to be stopped."""
    stopped = threading.Event()

    def stop() -> None:
        stopped.set()
        process.kill()

    clock = threading.Timer(limits.seconds, stop)
    with process:
        assert process.stdin is not None  # noqa: S101 - we asked for pipes
        assert process.stdout is not None  # noqa: S101 - we asked for pipes
        job = cage.enclose(process, limits)
        writer = threading.Thread(target=_tell, args=(process.stdin, say), daemon=True)
        clock.start()
        writer.start()
        try:
            _listen(process.stdout, take)
        finally:
            process.kill()
            clock.cancel()
            writer.join()
            with suppress(OSError):  # what a dead child never took is still waiting in it
                process.stdin.close()
            cage.release(job)
    return stopped.is_set()


def _tell(pipe: IO[bytes], say: Callable[[IO[bytes]], None]) -> None:
    """A child that dies while it is being written to has its say by dying."""
    try:
        say(pipe)
        pipe.close()
    except OSError:
        return


def _listen(pipe: IO[bytes], take: Callable[[Frame], bool]) -> None:
    """Until the child has said all, says what is no frame, or says more than a pack can hold."""
    left = _MOST_ANSWER
    try:
        while (frame := receive(pipe, min(left, _AT_ONCE))) is not None:  # type: ignore[arg-type]
            left -= len(frame.content)
            if not take(frame):
                return
    except BrokenFrame:
        return
