"""Looks for the keys of a store in the memory of the packed Python, open and locked (figure 10).

Under Wine a program of Windows is a process of Linux, so another process of Linux reads its memory.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from windows.tools import CannotBuild, emptied
from windows.wine import Said, Wine

_PATIENCE: Final = 300  # seconds
#: What is begun in Wine: opens a store, says (veiled) what to look for, locks, and waits each time.
_INSIDE: Final = r"""
import gc, json, os, pathlib, sys, time
os.chdir(r"{home}")
sys.path[:0] = [r"{home}", r"{home}\libraries"]
room = pathlib.Path(r"{room}")
from tests.storage.own_memory import an_open_store
from tests.storage.stores import a_place
a_place(room).create().close()
store, masks = an_open_store(room)
def say(name, what):
    (room / (name + ".new")).write_text(json.dumps(what), "ascii")
    (room / (name + ".new")).rename(room / name)
    while not (room / (name + ".seen")).exists():
        time.sleep(0.05)
say("open", [mask.hex() for mask in masks])
store.close()
gc.collect()
say("locked", [])
os._exit(0)
"""
VEIL: Final = 0x5A  # as tests/storage/own_memory.py has it: what is searched for is written nowhere


def no_key_is_left(wine: Wine) -> str:
    """How many copies were found, for whoever reads the check. After the tests: it needs theirs.

    Raises:
        CannotBuild: a key is left after the lock, or nothing was found while it was open.
    """
    home, room = wine.drive / "tests", emptied(wine.drive / "memory")
    inside = _INSIDE.format(home=wine.inside(home), room=wine.inside(room))
    said: list[Said] = []
    python = wine.installed / "runtime" / "python.exe"
    running = threading.Thread(
        target=lambda: said.append(wine.run(python, "-c", inside, patience=2 * _PATIENCE))
    )
    running.start()
    masks: list[str] = []
    found = []
    for name in ("open", "locked"):
        _comes(room / name, said)
        masks = masks or json.loads((room / name).read_text("ascii"))
        process = _process(wine, "an_open_store")
        found.append(sum(_copies(process, bytes.fromhex(mask)) for mask in masks))
        (room / f"{name}.seen").touch()
    running.join()
    while_open, after = found
    if not while_open:
        raise CannotBuild(
            "No key was found in memory while the store was open: this finds nothing."
        )
    if after:
        raise CannotBuild(f"{after} copies of a key are left in memory after the lock.")
    return f"{while_open} copies of a key while it is open, none once it is locked"


def _comes(file: Path, said: list[Said]) -> None:
    end = time.monotonic() + _PATIENCE
    while not file.exists():
        if said or time.monotonic() > end:
            words = said[0].words[-1500:] if said else "nothing"
            raise CannotBuild(f"The store was never {file.name}; it said: {words}")
        time.sleep(0.1)


def _process(wine: Wine, words: str) -> int:
    """The number that Linux has of the program of this prefix that was begun with these words.

    The program that began it has them in its own command as well: it is older.
    """
    ours = []
    for place in Path("/proc").iterdir():
        if place.name.isdecimal() and place.name != str(os.getpid()):
            try:
                around = (place / "environ").read_bytes()
                command = (place / "cmdline").read_bytes()
            except OSError:
                continue
            if f"WINEPREFIX={wine.prefix}".encode() in around and words.encode() in command:
                ours.append(int(place.name))
    if not ours:
        raise CannotBuild("The program under Wine can’t be found among the processes of Linux.")
    return max(ours)


def _regions(process: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{process}/maps").read_text("utf-8").splitlines():
        span, rights, *_ = line.split()
        start, end = (int(each, 16) for each in span.split("-"))
        if "rw" in rights and "[v" not in line:
            yield start, end


def _copies(process: int, mask: bytes) -> int:
    """How often what is behind ``mask`` lies there, raw or as hexadecimal digits."""
    raw = bytes(byte ^ VEIL for byte in mask)
    found = 0
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(process):
            memory.seek(start)
            try:
                held = memory.read(end - start)
            except OSError:
                continue
            found += sum(held.count(wanted) for wanted in (raw, raw.hex().encode()))
    return found
