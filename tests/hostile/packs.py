"""Packs made to do harm, or that came to harm: each with the reason that it is refused for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pyrage
import rfc8785

from tests.exchange.packs_made import ASHDOWN, BRYN, STRANGER, bryn, sealed
from tests.hostile.pack_layers import (
    FILES,
    Entry,
    a_body,
    a_manifest,
    a_parcel,
    a_signature,
    a_zip,
    deflated,
    from_ashdown,
    headed,
    lines,
    scrypt,
    signed,
    stanza,
    the_pieces,
    to_bryn,
    with_entries,
    with_first,
    with_manifest,
)
from tests.hostile.pack_lists import MB, Row, as_said, hostile_lists

OTHERS_KEY = pyrage.x25519.Recipient.from_str(STRANGER.recipient)
ZIP64_END = b"PK\6\6" + (44).to_bytes(8, "little") + bytes(44) + b"PK\6\7" + bytes(16)


def hostile_packs() -> dict[str, Row]:
    """What is wrong with each: the code of its reason, and how it is made."""
    return {**_files(), **_parcels(), **_names(), **_zips(), **hostile_lists()}


def _files() -> dict[str, Row]:
    """Wrong before anything is unsealed, or in the seal itself."""
    pack = sealed()
    end = pack.index(b"\n--- ") + 1
    return {
        "nothing at all": ("empty", lambda: b""),
        "a PDF": ("not_a_pack", lambda: b"%PDF-1.7\n" + bytes(500)),
        "a zip that is not sealed": ("not_a_pack", lambda: a_parcel(a_body())),
        "another version of age": ("not_a_pack", lambda: pack.replace(b"/v1", b"/v2", 1)),
        "sealed in text form": ("armoured", _armoured),
        "cut in its header": ("header", lambda: pack[: end - 20]),
        "cut after its header": ("unsealing", lambda: pack[: pack.index(b"\n", end) + 1]),
        "cut by one byte": ("unsealing", lambda: pack[:-1]),
        "cut in half": ("unsealing", lambda: pack[: len(pack) // 2]),
        "one byte longer": ("unsealing", lambda: pack + b"\0"),
        "two packs in one file": ("unsealing", lambda: pack + pack),
        "a bit turned in the payload": ("unsealing", lambda: _turned(pack, len(pack) - 100)),
        "another letter in the proof": ("unsealing", lambda: _lettered(pack, end + 6)),
        "nine receivers": ("stanzas", lambda: headed(*map(stanza, range(9)))),
        "a hundred receivers": ("stanzas", lambda: headed(*map(stanza, range(100)))),
        "four thousand receivers": ("stanzas", lambda: headed(*map(stanza, range(4000)))),
        "a receiver without end": (
            "header_size",
            lambda: headed(b"-> X25519 A\n" + (b"A" * 64 + b"\n") * 1000),
        ),
        "a line without end": ("header_size", lambda: headed(b"-> " + b"A" * 400_000 + b"\n")),
        "no receivers": ("header", headed),
        "a receiver's line of controls": ("header", lambda: headed(b"-> X25519 \x1b[2J\nAA\n")),
        "a proof of the wrong length": ("header", lambda: headed(stanza(1), mac=b"A" * 42)),
        "a passphrase": ("passphrase", lambda: headed(scrypt(b"18"))),
        "a work factor of 21": ("work", lambda: headed(scrypt(b"21"))),
        "a work factor of 22": ("work", lambda: headed(scrypt(b"22"))),
        "a work factor of 30": ("work", lambda: headed(scrypt(b"30"))),
        "a work factor of 63": ("work", lambda: headed(scrypt(b"63"))),
        "a work factor of 1 with noughts": ("header", lambda: headed(scrypt(b"0063"))),
        "a work factor past all bounds": ("header", lambda: headed(scrypt(b"9" * 400))),
        "a passphrase beside a key": ("header", lambda: headed(stanza(1), scrypt(b"22"))),
        "a key of another kind": ("foreign", lambda: headed(b"-> ssh-rsa AAAA\nAA\n")),
        "a receiver's point of small order": (
            "unsealing", lambda: headed(b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"),
        ),
        "a receiver's point cut short": ("unsealing", lambda: headed(b"-> X25519 AAAA\nAAAA\n")),
        "sealed for somebody else": ("foreign", _for_another),
    }  # fmt: skip


def _parcels() -> dict[str, Row]:
    """Sealed for us by somebody, with the wrong things in the seal, or the wrong signature."""
    body = a_body()
    ashdowns, bryns = ASHDOWN.public.verify, BRYN.public.seal
    to_another = a_signature(body, to=STRANGER)
    honest = a_signature(body)
    entry, text, nothing = Entry("body.zip", body), Entry("signature", honest), Entry("padding")
    return {
        "a letter instead of a zip": ("parcel", lambda: to_bryn(b"Dear colleague,\n" * 50)),
        "nothing in the seal": ("parcel", lambda: to_bryn(b"")),
        "an end of a zip alone": ("parcel", lambda: to_bryn(a_zip([]))),
        "a body without a signature": ("parcel", lambda: to_bryn(a_zip([entry, nothing]))),
        "the signature before the body": (
            "parcel", lambda: to_bryn(a_zip([text, entry, nothing])),
        ),
        "two bodies": ("zip_twins", lambda: to_bryn(a_zip([entry, entry, text]))),
        "a fourth file in the parcel": (
            "zip_large", lambda: to_bryn(a_zip([entry, text, nothing, Entry("more")])),
        ),
        "a program in the parcel": (
            "zip_names", lambda: to_bryn(a_zip([entry, text, Entry("setup.exe", b"MZ")])),
        ),
        "a message in the padding": (
            "padding", lambda: to_bryn(a_parcel(body, padding=b"hello" + bytes(60))),
        ),
        "a bomb in place of the body": (
            "zip_packed",
            lambda: to_bryn(a_zip([deflated("body.zip", 60 * MB), text, nothing])),
        ),
        "bytes after the parcel": ("zip_ends", lambda: to_bryn(a_parcel(body) + b"x")),
        "bytes before the parcel": ("parcel", lambda: to_bryn(b"MZ" + a_parcel(body))),
        "made by a newer program": (
            "newer", lambda: to_bryn(a_parcel(body, a_signature(body, major=2))),
        ),
        "a signature of no version": (
            "signature_form",
            lambda: to_bryn(a_parcel(body, honest.replace(b"pack 1", b"pack 0"))),
        ),
        "a signature in capitals": (
            "signature_form",
            lambda: to_bryn(a_parcel(body, honest[:18] + honest[18:].upper())),
        ),
        "a signature and a line more": (
            "signature_form", lambda: to_bryn(a_parcel(body, honest + b"\n")),
        ),
        "no signature": ("signature_form", lambda: to_bryn(a_parcel(body, b""))),
        "somebody else's signature": (
            "signature",
            lambda: to_bryn(a_parcel(body, signed(lines(body, ashdowns, bryns), STRANGER))),
        ),
        "a signature of noughts": (
            "signature",
            lambda: to_bryn(
                a_parcel(body, lines(body, ashdowns, bryns) + b"signature " + b"0" * 128 + b"\n")
            ),
        ),
        "passed on to us by its receiver": (
            "rebound", lambda: to_bryn(a_parcel(body, to_another)),
        ),
        "passed on, with our key written in": (
            "signature",
            lambda: to_bryn(
                a_parcel(body, to_another.replace(STRANGER.public.seal.hex().encode(),
                                                  bryns.hex().encode()))
            ),
        ),
        "a body changed after it was signed": (
            "signature", lambda: to_bryn(a_parcel(_turned(body, 200), honest)),
        ),
        "signed by another than it names": (
            "signer", lambda: to_bryn(a_parcel(body, a_signature(body, STRANGER))),
        ),
        "sealed for another than it names": (
            "receiver", lambda: with_manifest(receiver=as_said(bryn(STRANGER))),
        ),
    }  # fmt: skip


def _names() -> dict[str, Row]:
    """Names that lead out of a folder, to a device, or to one another."""
    named: dict[str, str | bytes] = {
        "a way up": "../f/0001.json",
        "a way up in the middle": "f/../../0001.json",
        "a place on the disk": "/etc/passwd",
        "a drive": "C:/f/0001.json",
        "a network place": "//server/share/0001.json",
        "backslashes": "f\\0001.json",
        "a device": "CON",
        "a device with an ending": "f/aux.pdf",
        "a stream of another file": "f/0001.json:hidden",
        "a dot at the end": "f/0001.json.",
        "a space at the end": "f/0001.json ",
        "a program": "f/0001.exe",
        "a name with a nought in it": b"f/0001.json\0.exe",
        "a folder": "f/",
        "an empty name": "",
        "letters turned round": "f/\u202enosj.1000",
        "a Greek letter for a Latin one": "f/0001.js\u03bfn",
        "full-width figures": "f/\uff10\uff10\uff10\uff11.json",
        "bytes that are no letters": b"f/\xff\xfe.json",
        "a name of 60,000 letters": "f/" + "a" * 60_000,
    }
    rows: dict[str, Row] = {
        f"{wrong} for a name": ("zip_names", partial(with_first, name=name))
        for wrong, name in named.items()
    }
    return rows | {
        "the same name twice": ("zip_twins", lambda: with_entries(Entry(FILES[1]))),
        "the same name in capitals": ("zip_names", lambda: with_entries(Entry("F/0001.JSON"))),
        "the same name, decomposed": ("zip_names", lambda: with_entries(Entry("f/e\u0301.json"))),
        "two lists of contents": ("zip_twins", lambda: with_entries(Entry("manifest.json"))),
    }


def _zips() -> dict[str, Row]:
    """An inner zip that two programs would read in two ways, or that never ends."""
    json_piece = the_pieces()[1]
    return {
        "a link": ("zip", lambda: with_first(rights=0o120777 << 16)),
        "made on Windows": ("zip", lambda: with_first(made_by=20)),
        "a date": ("zip", lambda: with_first(date=0x5D7A)),
        "a bomb": ("zip_packed", lambda: with_entries(deflated("f/0003.pdf", 60 * MB))),
        "a bomb with a lying size": (
            "zip_packed",
            lambda: with_entries(replace(deflated("f/0003.pdf", 20 * MB), size=10)),
        ),
        "locked once more": ("zip_locked", lambda: with_first(flags=1)),
        "sizes that come later": ("zip", lambda: with_first(flags=8, local_size=0)),
        "a name in UTF-8": ("zip", lambda: with_first(flags=0x800)),
        "longer than it is": ("zip_sizes", lambda: with_first(size=10**7)),
        "shorter than it is": ("zip_sum", lambda: with_first(size=3)),
        "of two sizes": ("zip_sizes", lambda: with_first(size=10**6, packed=18)),
        "of another size in its own header": ("zip", lambda: with_first(local_size=3)),
        "of another name in its own header": (
            "zip", lambda: with_first(local_name=b"f/0001.html"),
        ),
        "larger than a file may be": ("zip_large", lambda: with_first(size=51 * MB)),
        "of 4 GB": ("zip_large", lambda: with_first(size=0xFFFFFFFF)),
        "of zip64 sizes": (
            "zip_large",
            lambda: with_first(size=0xFFFFFFFF, extra=b"\1\0\x10\0" + bytes(16)),
        ),
        "a zip64 field": ("zip", lambda: with_first(extra=b"\1\0\x10\0" + bytes(16))),
        "a field with a Unicode name": ("zip", lambda: with_first(extra=b"up\4\0CON.")),
        "a remark on a file": ("zip", lambda: with_first(remark=b"hello")),
        "of another sum": ("zip_sum", lambda: with_first(check=1)),
        "laid over another file": (
            "zip_ends", lambda: with_entries(replace(json_piece, name="f/0003.json", at=0)),
        ),
        "bytes between files": ("zip_ends", lambda: with_first(gap=b"between")),
        "bytes before the zip": ("zip_ends", lambda: from_ashdown(b"MZ" + a_body())),
        "bytes before, counted in": (
            "zip_ends", lambda: from_ashdown(_body_zip(before=b"MZ")),
        ),
        "bytes after the zip": ("zip_ends", lambda: from_ashdown(a_body() + b"\0")),
        "a remark at the end": ("zip_ends", lambda: from_ashdown(_body_zip(remark=b"PK\5\6"))),
        "a zip in the remark": ("zip_ends", lambda: from_ashdown(_body_zip(remark=a_body()))),
        "a zip64 end": ("zip_ends", lambda: from_ashdown(_with_zip64_end())),
        "more files than it says": ("zip_ends", lambda: from_ashdown(_body_zip(many=2))),
        "fewer files than it says": ("zip_ends", lambda: from_ashdown(_body_zip(many=9))),
        "65,535 files": ("zip_large", lambda: from_ashdown(_body_zip(many=0xFFFF))),
        "2,500 files": (
            "zip_large",
            lambda: from_ashdown(
                a_body(pieces=[Entry(f"f/{number:04d}.txt") for number in range(2500)])
            ),
        ),
        "an empty zip": ("missing", lambda: from_ashdown(a_zip([]))),
        "a file where its list should be": ("missing", lambda: from_ashdown(a_zip(the_pieces()))),
    }  # fmt: skip


def _turned(data: bytes, place: int, bit: int = 0) -> bytes:
    turned = bytearray(data)
    turned[place] ^= 1 << bit
    return bytes(turned)


def _lettered(data: bytes, place: int) -> bytes:
    """Another letter of base64 there: a bit turned may be a sign that it doesn’t know."""
    other = b"B" if data[place : place + 1] == b"A" else b"A"
    return data[:place] + other + data[place + 1 :]


def _armoured() -> bytes:
    whom = pyrage.x25519.Recipient.from_str(BRYN.recipient)
    text: bytes = pyrage.encrypt(a_parcel(a_body()), [whom], armored=True)
    return text


def _for_another() -> bytes:
    other: bytes = pyrage.encrypt(a_parcel(a_body()), [OTHERS_KEY])
    return other


def _body_zip(**how: Any) -> bytes:
    entries = [Entry("manifest.json", rfc8785.dumps(a_manifest())), *the_pieces()]
    return a_zip(entries, **how)


def _with_zip64_end() -> bytes:
    body = a_body()
    return body[:-22] + ZIP64_END + body[-22:]
