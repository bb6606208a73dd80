"""The layers of a pack, each to be made wrong by itself: zip, body, signature, seal, header.

Zips are written here field by field, and not by the writer that is being tested.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyrage
import rfc8785

from caseworker.exchange.keys import PrivateKeys
from tests.exchange.packs_made import ASHDOWN, BRYN, PIECES, listed

FILES = ("f/0000.pdf", "f/0001.json", "f/0002.pdf")


@dataclass(frozen=True)
class Entry:
    """A file in a zip, and every field that a zip says of it. None is what is true."""

    name: str | bytes
    content: bytes = b"x"
    local_name: bytes | None = None
    flags: int = 0
    method: int = 0
    time: int = 0
    date: int = 0x0021
    check: int | None = None
    size: int | None = None
    local_size: int | None = None
    packed: int | None = None
    extra: bytes = b""
    remark: bytes = b""
    made_by: int = 3 << 8 | 20
    rights: int = 0o600 << 16
    at: int | None = None
    gap: bytes = b""

    @property
    def spelt(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode("utf-8")


def a_zip(
    entries: Sequence[Entry], *, remark: bytes = b"", many: int | None = None, before: bytes = b""
) -> bytes:
    """A zip in the order given. What stands ``before`` is counted in its places."""
    out, directory = bytearray(before), bytearray()
    for one in entries:
        check = zlib.crc32(one.content) if one.check is None else one.check
        size = len(one.content) if one.size is None else one.size
        packed = size if one.packed is None else one.packed
        local_size = size if one.local_size is None else one.local_size
        named = one.spelt if one.local_name is None else one.local_name
        at = len(out) if one.at is None else one.at
        if one.at is None:
            out += struct.pack(
                "<4s5H3I2H", b"PK\3\4", 20, one.flags, one.method, one.time, one.date, check,
                packed if one.local_size is None else local_size, local_size, len(named),
                len(one.extra),
            ) + named + one.extra + one.content + one.gap  # fmt: skip
        directory += struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", one.made_by, 20, one.flags, one.method, one.time, one.date,
            check, packed, size, len(one.spelt), len(one.extra), len(one.remark), 0, 0,
            one.rights, at,
        ) + one.spelt + one.extra + one.remark  # fmt: skip
    count = len(entries) if many is None else many
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), len(out),
                      len(remark))  # fmt: skip
    return bytes(out + directory + end + remark)


def deflated(name: str, size: int) -> Entry:
    """So many noughts, in next to nothing."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(size)) + packer.flush()
    return Entry(
        name, packed, method=8, size=size, packed=len(packed), local_size=size,
        check=zlib.crc32(bytes(size)),
    )  # fmt: skip


def a_manifest(changed: Mapping[str, Any] | None = None, without: str = "") -> dict[str, Any]:
    """The honest list of contents as values, then with something ``changed``."""
    said: dict[str, Any] = json.loads(listed().to_bytes())
    said.update(changed or {})
    said.pop(without, None)
    return said


def the_pieces() -> list[Entry]:
    return [Entry(name, piece.content) for name, piece in zip(FILES, PIECES, strict=True)]


def a_body(written: bytes | None = None, pieces: Sequence[Entry] | None = None) -> bytes:
    """The inner zip, honest where nothing is given."""
    said = rfc8785.dumps(a_manifest()) if written is None else written
    return a_zip([Entry("manifest.json", said), *(the_pieces() if pieces is None else pieces)])


def lines(body: bytes, verify: bytes, seal: bytes, major: int = 1) -> bytes:
    return (
        f"caseworker-pack {major}\nverify {verify.hex()}\nsealed-to {seal.hex()}\n"
        f"body-sha512 {hashlib.sha512(body).hexdigest()}\n"
    ).encode("ascii")


def signed(said: bytes, keys: PrivateKeys = ASHDOWN) -> bytes:
    return said + f"signature {keys.sign(said).hex()}\n".encode("ascii")


def a_signature(
    body: bytes, keys: PrivateKeys = ASHDOWN, to: PrivateKeys = BRYN, major: int = 1
) -> bytes:
    return signed(lines(body, keys.public.verify, to.public.seal, major), keys)


def a_parcel(body: bytes, signature: bytes | None = None, padding: bytes = bytes(64)) -> bytes:
    """The outer zip, honest around whatever body it is given."""
    text = a_signature(body) if signature is None else signature
    return a_zip([Entry("body.zip", body), Entry("signature", text), Entry("padding", padding)])


def to_bryn(plain: bytes) -> bytes:
    """Sealed as anybody can who has Bryn's card."""
    sealed: bytes = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(BRYN.recipient)])
    return sealed


def from_ashdown(body: bytes) -> bytes:
    """Whatever body, properly signed and sealed by a sender who means harm."""
    return to_bryn(a_parcel(body))


def with_manifest(**changed: Any) -> bytes:
    """A pack whose list of contents has something ``changed``, in its one right form."""
    return from_ashdown(a_body(rfc8785.dumps(a_manifest(changed))))


def with_text(text: bytes) -> bytes:
    """A pack whose list of contents is ``text`` as it stands."""
    return from_ashdown(a_body(text))


def with_piece(**changed: Any) -> bytes:
    """A pack that says something else of its second piece."""
    pieces = a_manifest()["pieces"]
    pieces[1].update(changed)
    return with_manifest(pieces=pieces)


def with_first(**changed: Any) -> bytes:
    """A pack whose second file lies otherwise in the inner zip."""
    entries = the_pieces()
    entries[1] = replace(entries[1], **changed)
    return from_ashdown(a_body(pieces=entries))


def with_entries(*more: Entry) -> bytes:
    """A pack with more in its inner zip than it lists."""
    return from_ashdown(a_body(pieces=[*the_pieces(), *more]))


def stanza(number: int) -> bytes:
    """A receiver's lines, made up."""
    made_up = base64.b64encode(hashlib.sha256(bytes([number % 256])).digest()).rstrip(b"=")
    return b"-> X25519 " + made_up + b"\n" + made_up + b"\n"


def headed(*stanzas: bytes, mac: bytes = b"A" * 43) -> bytes:
    """A header of these receivers, and a payload that nobody can open."""
    return b"age-encryption.org/v1\n" + b"".join(stanzas) + b"--- " + mac + b"\n" + bytes(64)


def scrypt(work: bytes) -> bytes:
    return b"-> scrypt " + b"c2FsdHNhbHRzYWx0c2FsdA " + work + b"\n" + b"A" * 43 + b"\n"
