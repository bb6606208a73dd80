"""The process that opens or seals one pack, inside limits, hands over what came of it, and ends.

Keys come by the pipe alone. Nothing is written to the disk, and nothing of a pack is handed
over before all of it was found right.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from caseworker.casework.showing.cage import Limits, enclose_self
from caseworker.casework.showing.frames import Frame, receive, send
from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.keys import LONG, OpeningKey, PrivateKeys
from caseworker.exchange.limits import LARGEST_MANIFEST, LARGEST_PIECE, MB
from caseworker.exchange.manifest import read_manifest
from caseworker.exchange.pack import open_stream, seal_listed

OPEN = "open"
SEAL = "seal"
MOST_KEYS = 64
AT_ONCE = MB


def main() -> int:
    """Do what the pipe asks for, once. Returns the exit status."""
    with open(os.dup(1), "wb") as answers, open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - pipes
        os.dup2(nowhere.fileno(), 1)  # a library that prints must not garble the answer
        with open(0, "rb", closefd=False) as questions:
            asked = receive(questions, MOST_KEYS * LONG)
            if asked is None:
                return 2
            enclose_self(Limits(asked.facts["seconds"], asked.facts["memory"]))
            try:
                if asked.facts["task"] == SEAL:
                    _seal(asked, questions, answers)
                else:
                    for frame in _opened(asked, questions):
                        send(answers, frame)
            except UnfitPack as refused:
                send(answers, Frame({"fault": refused.code}))
            except MemoryError:
                send(answers, Frame({"fault": "too_much"}))
            else:
                send(answers, Frame({"end": True}))
    return 0


def _opened(asked: Frame, pipe: BinaryIO) -> Iterator[Frame]:
    raw = asked.content
    keys = [OpeningKey(raw[place : place + LONG]) for place in range(0, len(raw), LONG)]
    parcel = open_stream(pipe, int(asked.facts["pack"]), *keys)
    yield Frame({"part": "signature"}, parcel.signature)
    yield Frame({"part": "manifest"}, parcel.manifest_bytes)
    for number, content in enumerate(parcel.contents):
        for place in range(0, len(content), AT_ONCE):
            yield Frame({"piece": number}, bytes(content[place : place + AT_ONCE]))


def _seal(asked: Frame, pipe: BinaryIO, answers: BinaryIO) -> None:
    keys = PrivateKeys(asked.content[:LONG], asked.content[LONG:])
    listed = receive(pipe, LARGEST_MANIFEST)
    manifest = read_manifest(listed.content if listed is not None else b"")
    contents = [frame.content for _ in manifest.pieces if (frame := receive(pipe, LARGEST_PIECE))]
    held = bytearray()

    def write(part: bytes) -> None:
        held.extend(part)
        if len(held) >= AT_ONCE:
            send(answers, Frame({"sealed": True}, bytes(held)))
            held.clear()

    seal_listed(manifest, contents, keys, write)
    send(answers, Frame({"sealed": True}, bytes(held)))


if __name__ == "__main__":
    raise SystemExit(main())
