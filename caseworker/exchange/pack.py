"""A pack is sealed for one receiver, and opened whole or not at all.

age around a zip of ``body.zip``, ``signature`` and ``padding``; in the body the manifest and
the pieces. The signature binds the whole body and the receiver's key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from caseworker.exchange import strict_zip
from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.keys import OpeningKey, PrivateKeys, PublicKeys
from caseworker.exchange.limits import (
    LARGEST_BODY,
    LARGEST_MANIFEST,
    LARGEST_PIECE,
    LARGEST_PLAIN,
    MOST_PIECES,
)
from caseworker.exchange.manifest import Listed, Manifest, Party, Withheld, read_manifest
from caseworker.exchange.names import BODY, MANIFEST, PADDING, PIECE, SIGNATURE, piece_name
from caseworker.exchange.padding import padded
from caseworker.exchange.sealing import Readable, seal_parts, unsealed
from caseworker.exchange.statement import Statement, read_statement
from caseworker.exchange.strict_zip import Found, Member, Part

_PARCEL: Final = [BODY, SIGNATURE, PADDING]


@dataclass(frozen=True, slots=True)
class Piece:
    """A file in a pack: its ``role`` (a small word), its ``name`` for people, what it is.

    ``media`` is one of ``names.ENDINGS``; ``about`` is what the two programs agree on.
    """

    role: str
    name: str
    media: str
    content: bytes = field(repr=False)
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A pack to be made: everything about it but its pieces. See ``manifest.Manifest``.

    ``pack`` is 32 hexadecimal figures (``secrets.token_hex(16)``).
    """

    pack: str
    sequence: int
    made_at: datetime
    sender: Party
    receiver: Party
    purpose: str
    withheld: tuple[Withheld, ...] = ()
    answers: str = ""
    card: bytes = b""
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack that was opened and found right in every way that can be seen from itself.

    ``signer`` made it: whether that is who they say is for the reader's address book, and
    whether it came before, for its record. ``manifest_bytes`` are as they came.
    """

    manifest: Manifest
    pieces: tuple[Piece, ...]
    signer: PublicKeys
    manifest_bytes: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What lay in a pack, checked, as views of one piece of memory: nothing is copied."""

    manifest: Manifest
    manifest_bytes: bytes
    signature: bytes
    contents: tuple[bytes | memoryview, ...]


def seal(outgoing: Outgoing, pieces: Sequence[Piece], keys: PrivateKeys) -> bytes:
    """The pack, sealed to ``outgoing.receiver`` and signed with ``keys``.

    Takes seconds for a large one and holds the interpreter lock: see ``casework.opening_packs``.

    Raises:
        ValueError: it would be none that could be opened: too large, a kind that packs don't
            hold, words that can't be shown, or keys that are not the sender's.
    """
    out = bytearray()
    seal_into(outgoing, pieces, keys, out.extend)
    return bytes(out)


def seal_into(
    outgoing: Outgoing,
    pieces: Sequence[Piece],
    keys: PrivateKeys,
    write: Callable[[bytes], object],
) -> None:
    """As ``seal``, handing the pack on part by part.

    Raises:
        ValueError: as ``seal``; nothing was written.
    """
    seal_listed(listed(outgoing, pieces), [one.content for one in pieces], keys, write)


def seal_listed(
    manifest: Manifest,
    contents: Sequence[bytes],
    keys: PrivateKeys,
    write: Callable[[bytes], object],
) -> None:
    """As ``seal_into``, where what is in the pack was listed elsewhere.

    Raises:
        ValueError: as ``seal``; nothing was written.
    """
    seal_parts(_plain(manifest, contents, keys), manifest.receiver.keys, write)


def open_pack(data: bytes, *keys: PrivateKeys | OpeningKey) -> Opened:
    """What ``data`` holds, opened with whichever of ``keys`` it was sealed to.

    For bytes that somebody sent, see ``casework.opening_packs``: there it is done in a process
    with limits.

    Raises:
        UnfitPack: it isn't a pack, isn't for these keys, was changed, or breaks any rule.
    """
    opening = tuple(_opening(key) for key in keys)
    return opened(open_stream(BytesIO(data), len(data), *opening))


def open_stream(pipe: Readable, size: int, *keys: OpeningKey) -> Parcel:
    """As ``open_pack``, reading ``size`` bytes as it goes and copying nothing.

    Raises:
        UnfitPack: as ``open_pack``.
    """
    return read_parcel(unsealed(pipe, size, keys), keys)


def opened(parcel: Parcel) -> Opened:
    """``parcel`` with pieces of its own."""
    pieces = tuple(
        Piece(one.role, one.name, one.media, bytes(content), one.about)
        for one, content in zip(parcel.manifest.pieces, parcel.contents, strict=True)
    )
    return Opened(parcel.manifest, pieces, parcel.manifest.sender.keys, parcel.manifest_bytes)


def read_parcel(plain: memoryview, keys: Iterable[OpeningKey]) -> Parcel:
    """What was sealed, once everything about it is right.

    Raises:
        UnfitPack: as ``open_pack``.
    """
    seals = frozenset(key.seal for key in keys)
    body, signature, padding = _parcel(plain)
    statement = read_statement(bytes(signature), seals)
    if hashlib.sha512(body).digest() != statement.body:
        raise UnfitPack("signature")
    if padding.tobytes().count(0) != len(padding):
        raise UnfitPack("padding")
    found = strict_zip.read(body, _may_stand_in_a_body, MOST_PIECES + 1, LARGEST_PIECE)
    if not found or found[0].name != MANIFEST:
        raise UnfitPack("missing")
    written = bytes(found[0].content[: LARGEST_MANIFEST + 1])
    manifest = read_manifest(written)
    check_parties(manifest, statement)
    contents = _contents(manifest, found[1:])
    return Parcel(manifest, written, bytes(signature), contents)


def check_again(
    manifest_bytes: bytes, signature: bytes, contents: Sequence[bytes], keys: Iterable[OpeningKey]
) -> Opened:
    """A pack from pieces that somebody else took out of it, proved by its signature.

    A body has one right form, so it can be made anew from its pieces: what a process that was
    led astray hands over instead of them is found here.

    Raises:
        UnfitPack: they are not the pieces that were signed for one of ``keys``.
    """
    statement = read_statement(signature, frozenset(key.seal for key in keys))
    manifest = read_manifest(manifest_bytes)
    if len(contents) != len(manifest.pieces):
        raise UnfitPack("missing")
    body = hashlib.sha512()
    for part in strict_zip.written(_members(manifest, manifest_bytes, contents)):
        body.update(part)
    if body.digest() != statement.body:
        raise UnfitPack("signature")
    check_parties(manifest, statement)
    for one, content in zip(manifest.pieces, contents, strict=True):
        _check_piece(one, content)
    return opened(Parcel(manifest, manifest_bytes, signature, tuple(contents)))


def check_parties(manifest: Manifest, statement: Statement) -> None:
    """Who is named is who signed, and who it was sealed for.

    Raises:
        UnfitPack: it is somebody else.
    """
    if manifest.sender.keys.verify != statement.verify:
        raise UnfitPack("signer")
    if manifest.receiver.keys.seal != statement.seal:
        raise UnfitPack("receiver")


def listed(outgoing: Outgoing, pieces: Sequence[Piece]) -> Manifest:
    """What the pack will say of itself.

    Raises:
        ValueError: a piece is of a kind that packs don't hold.
    """
    try:
        contents = tuple(
            Listed(
                one.role,
                one.name,
                one.media,
                piece_name(number, one.media),
                len(one.content),
                hashlib.sha256(one.content).hexdigest(),
                one.about,
            )
            for number, one in enumerate(pieces)
        )
    except KeyError as error:
        raise ValueError("a kind of file that packs don't hold") from error
    return Manifest(
        outgoing.pack,
        outgoing.sequence,
        outgoing.made_at,
        outgoing.sender,
        outgoing.receiver,
        outgoing.purpose,
        contents,
        outgoing.withheld,
        outgoing.answers,
        outgoing.card,
        outgoing.about,
    )


def _plain(manifest: Manifest, contents: Sequence[bytes], keys: PrivateKeys) -> list[Part]:
    """What is to be sealed, in parts."""
    if manifest.sender.keys != keys.public:
        raise ValueError("these are not the sender's keys")
    written = manifest.to_bytes()
    try:
        for one, content in zip(manifest.pieces, contents, strict=True):
            _check_piece(one, content)
    except UnfitPack as error:
        raise ValueError("not what was listed") from error
    body = tuple(strict_zip.written(_members(manifest, written, contents)))
    whole = hashlib.sha512()
    for part in body:
        whole.update(part)
    statement = Statement(keys.public.verify, manifest.receiver.keys.seal, whole.digest())
    members = [Member(BODY, body), Member(SIGNATURE, (statement.signed(keys),))]
    size = strict_zip.overhead(_PARCEL) + sum(member.size for member in members)
    members.append(Member(PADDING, (bytes(padded(size) - size),)))
    return list(strict_zip.written(members))


def _members(manifest: Manifest, written: bytes, contents: Sequence[Part]) -> list[Member]:
    pieces = zip(manifest.pieces, contents, strict=True)
    return [Member(MANIFEST, (written,)), *(Member(one.file, (part,)) for one, part in pieces)]


def _parcel(plain: memoryview) -> tuple[memoryview, memoryview, memoryview]:
    if plain[:4].tobytes() != b"PK\3\4":
        raise UnfitPack("parcel")
    found = strict_zip.read(plain, lambda name: name in _PARCEL, len(_PARCEL), LARGEST_PLAIN)
    if [one.name for one in found] != _PARCEL:
        raise UnfitPack("parcel")
    body, signature, padding = (one.content for one in found)
    if len(body) > LARGEST_BODY:
        raise UnfitPack("zip_large")
    return body, signature, padding


def _contents(manifest: Manifest, found: Sequence[Found]) -> tuple[memoryview, ...]:
    there = [one.name for one in found]
    listed = [one.file for one in manifest.pieces]
    if set(listed) - set(there):
        raise UnfitPack("missing")
    if there != listed:
        raise UnfitPack("unlisted")
    for one, lies in zip(manifest.pieces, found, strict=True):
        _check_piece(one, lies.content)
    return tuple(one.content for one in found)


def _check_piece(listed: Listed, content: Part) -> None:
    if len(content) != listed.size or hashlib.sha256(content).hexdigest() != listed.sha256:
        raise UnfitPack("changed")


def _may_stand_in_a_body(name: str) -> bool:
    return name == MANIFEST or PIECE.fullmatch(name) is not None


def _opening(key: PrivateKeys | OpeningKey) -> OpeningKey:
    return key.opening if isinstance(key, PrivateKeys) else key
