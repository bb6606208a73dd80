"""Messages as Outlook saves them, written from the specifications alone (MS-CFB, MS-OXMSG)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Union

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FREE, OF_FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
Tree = Mapping[str, Union[bytes, "Tree"]]
TEXT, BINARY, INT, TIME = 0x001F, 0x0102, 0x0003, 0x0040


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    start: int = END
    size: int = 0
    child: int = NONE
    right: int = NONE


@dataclass(slots=True)
class _Writer:
    entries: list[_Entry] = field(default_factory=list)
    large: list[bytes] = field(default_factory=list)
    fat: list[int] = field(default_factory=list)
    small: bytearray = field(default_factory=bytearray)
    small_fat: list[int] = field(default_factory=list)

    def add(self, tree: Tree) -> int:
        """The entries of a folder, each beside the next; gives the first."""
        first, before = NONE, NONE
        for name, what in tree.items():
            at = len(self.entries)
            self.entries.append(_Entry(name, 2 if isinstance(what, bytes) else 1))
            if before == NONE:
                first = at
            else:
                self.entries[before].right = at
            before = at
            if isinstance(what, bytes):
                self._stream(self.entries[at], what)
            else:
                self.entries[at].child = self.add(what)
        return first

    def _stream(self, entry: _Entry, content: bytes) -> None:
        entry.size = len(content)
        if not content:
            return
        if len(content) >= CUTOFF:
            entry.start = self.sectors(content)
            return
        count = -(-len(content) // SMALL)
        entry.start = len(self.small_fat)
        self.small_fat += [*range(entry.start + 1, entry.start + count), END]
        self.small += content.ljust(count * SMALL, b"\0")

    def sectors(self, content: bytes) -> int:
        start = len(self.large)
        parts = [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
        self.large += [part.ljust(SECTOR, b"\0") for part in parts]
        self.fat += [*range(start + 1, start + len(parts)), END]
        return start


def a_compound_file(tree: Tree) -> bytes:
    """A compound file with these folders and streams."""
    made = _Writer([_Entry("Root Entry", 5)])
    made.entries[0].child = made.add(tree)
    made.entries[0].size = len(made.small)
    made.entries[0].start = made.sectors(bytes(made.small)) if made.small else END
    small_fat = struct.pack(f"<{len(made.small_fat)}I", *made.small_fat)
    small_start = made.sectors(small_fat + b"\xff" * (-len(small_fat) % SECTOR))
    folder = b"".join(map(_entry, made.entries))
    folder_start = made.sectors(folder)
    count = 1
    while (len(made.fat) + count) * 4 > count * SECTOR:
        count += 1
    fat_at = len(made.large)
    fat = [*made.fat, *[OF_FAT] * count]
    fat += [FREE] * (count * SECTOR // 4 - len(fat))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE,
        9, 6, bytes(6), 0, count, folder_start, 0, CUTOFF, small_start,
        -(-len(small_fat) // SECTOR), END, 0, fat_at,
    )  # fmt: skip
    rest = [fat_at + at for at in range(1, count)] + [FREE] * (109 - count)
    head += struct.pack("<108I", *rest)
    return head + b"".join(made.large) + struct.pack(f"<{len(fat)}I", *fat)


def _entry(of: _Entry) -> bytes:
    name = of.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ", name, len(name), of.kind, 1, NONE, of.right, of.child, bytes(16), 0,
        bytes(8), bytes(8), of.start if of.size or of.kind != 2 else END, of.size,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Msg:
    """What such a message says. What it carries: names with bytes, or with another message."""

    subject: str = ""
    body: str = ""
    html: bytes = b""
    sender: str = ""
    sent: datetime | None = None
    carries: Sequence[tuple[str, bytes | Msg]] = ()


def a_msg(of: Msg) -> bytes:
    """The file."""
    return a_compound_file(_message(of, head=32))


def _message(of: Msg, head: int) -> dict[str, bytes | Tree]:
    said: list[tuple[int, int, bytes]] = [
        (0x0037, TEXT, of.subject.encode("utf-16-le")),
        (0x0C1A, TEXT, of.sender.encode("utf-16-le")),
        (0x0C1F, TEXT, b"s@x.example".decode().encode("utf-16-le") if of.sender else b""),
        (0x1000, TEXT, of.body.encode("utf-16-le")),
        (0x1013, BINARY, of.html),
        (0x3FDE, INT, struct.pack("<I", 65001)),
    ]
    if of.sent is not None:
        since = of.sent - datetime(1601, 1, 1, tzinfo=UTC)
        said.append((0x0039, TIME, struct.pack("<Q", int(since.total_seconds()) * 10_000_000)))
    tree = _properties(said, bytes(head - 8) + struct.pack("<II", 0, len(of.carries)), head)
    for at, (name, what) in enumerate(of.carries):
        tree[f"__attach_version1.0_#{at:08X}"] = _carried(name, what)
    return tree


def _carried(name: str, what: bytes | Msg) -> Tree:
    said = [(0x3707, TEXT, name.encode("utf-16-le"))]
    method = 1 if isinstance(what, bytes) else 5
    said.append((0x3705, INT, struct.pack("<I", method)))
    if isinstance(what, bytes):
        said.append((0x3701, BINARY, what))
    tree = _properties(said, bytes(8), 8)
    if isinstance(what, Msg):
        tree["__substg1.0_3701000D"] = _message(what, head=24)
    return tree


def _properties(
    said: Sequence[tuple[int, int, bytes]], head: bytes, size: int
) -> dict[str, bytes | Tree]:
    tree: dict[str, bytes | Tree] = {}
    table = head[:size].ljust(size, b"\0")
    for name, kind, value in said:
        if kind in {INT, TIME}:
            table += struct.pack("<HHI8s", kind, name, 6, value.ljust(8, b"\0"))
        elif value:
            tree[f"__substg1.0_{name:04X}{kind:04X}"] = value
            table += struct.pack("<HHIII", kind, name, 6, len(value), 0)
    tree["__properties_version1.0"] = table
    return tree
