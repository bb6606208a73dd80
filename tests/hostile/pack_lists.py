"""Packs whose list of contents was made to do harm: no JSON, or JSON that says what it can't."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import rfc8785

from caseworker.exchange.manifest import Party
from tests.exchange.packs_made import ashdown
from tests.hostile.pack_layers import (
    Entry,
    a_body,
    a_manifest,
    from_ashdown,
    the_pieces,
    with_entries,
    with_first,
    with_manifest,
    with_piece,
    with_text,
)

Row = tuple[str, Callable[[], bytes]]
MB = 1024 * 1024


def hostile_lists() -> dict[str, Row]:
    """What is wrong with each: the code of its reason, and how it is made."""
    return {**_texts(), **_manifests()}


def as_said(party: Party) -> dict[str, str]:
    """As a list of contents says it."""
    keys = party.keys
    return {
        "kind": party.kind, "name": party.name, "seal": keys.seal.hex(),
        "verify": keys.verify.hex(),
    }  # fmt: skip


def _texts() -> dict[str, Row]:
    """A list of contents that is no JSON, or reads differently in two programs."""
    honest = rfc8785.dumps(a_manifest())
    made: dict[str, Any] = a_manifest()
    return {
        "100,000 lists in one another": ("json_deep", lambda: with_text(b"[" * 100_000)),
        "100,000 names in one another": ("json_deep", lambda: with_text(b'{"a":' * 100_000)),
        "17 lists in one another": ("json_deep", lambda: with_text(b"[" * 17 + b"]" * 17)),
        "four million quotes": ("json", lambda: with_text(b'"' + b'\\"' * (2 * MB - 10))),
        "a list over 4 MB": ("json_large", lambda: with_text(b" " * (4 * MB + 1))),
        "an empty list": ("json", lambda: with_text(b"")),
        "half a list": ("json", lambda: with_text(honest[: len(honest) // 2])),
        "a program for a list": ("json", lambda: with_text(b"MZ\x90\0")),
        "a name twice": (
            "json_twice", lambda: with_text(honest.replace(b"{", b'{"about":{},', 1)),
        ),
        "NaN": ("json_number", lambda: with_text(_numbered(honest, b"NaN"))),
        "infinity": ("json_number", lambda: with_text(_numbered(honest, b"-Infinity"))),
        "a fraction": ("json_number", lambda: with_text(_numbered(honest, b"7.0"))),
        "a power": ("json_number", lambda: with_text(_numbered(honest, b"7e0"))),
        "a power past all bounds": ("json_number", lambda: with_text(_numbered(honest, b"1e999"))),
        "a number past 2 to the 53rd": (
            "json_number", lambda: with_text(_numbered(honest, b"9007199254740993")),
        ),
        "a number of a million figures": (
            "json_number", lambda: with_text(_numbered(honest, b"9" * MB)),
        ),
        "nought with a minus": ("json_form", lambda: with_text(_numbered(honest, b"-0"))),
        "spaces between": ("json_form", lambda: with_text(honest.replace(b":", b": ", 1))),
        "a line at the end": ("json_form", lambda: with_text(honest + b"\n")),
        "names out of order": (
            "json_form",
            lambda: with_text(
                json.dumps(dict(reversed(made.items())), separators=(",", ":")).encode()
            ),
        ),
        "letters spelt as numbers": (
            "json_form", lambda: with_text(honest.replace(b"transfer", b"tr\\u0061nsfer")),
        ),
        "a mark at the beginning": ("json", lambda: with_text(b"\xef\xbb\xbf" + honest)),
        "UTF-16": ("json", lambda: with_text(honest.decode().encode("utf-16"))),
        "bytes that are no letters": (
            "json", lambda: with_text(honest.replace(b"transfer", b"\xff\xfe")),
        ),
        "half of a letter": (
            "json", lambda: with_text(honest.replace(b"transfer", b"\\ud800")),
        ),
    }  # fmt: skip


def _manifests() -> dict[str, Row]:
    """A list of contents in its right form that says what it can't."""
    said = a_manifest()
    pieces = said["pieces"]
    return {
        "of a newer major version": (
            "newer", lambda: with_manifest(version={"major": 2, "minor": 0}),
        ),
        "of no version": ("manifest", lambda: with_manifest(version={"major": 0, "minor": 0})),
        "of a version in words": ("manifest", lambda: with_manifest(version="1")),
        "of another format": ("manifest", lambda: with_manifest(format="caseworker-card")),
        "a list in place of names": ("manifest", lambda: with_text(b"[]")),
        "a name too many": ("manifest", lambda: with_manifest(run="calc")),
        "a name too few": (
            "manifest", lambda: with_text(rfc8785.dumps(a_manifest(without="withheld"))),
        ),
        "number nought": ("manifest", lambda: with_manifest(sequence=0)),
        "number yes": ("manifest", lambda: with_manifest(sequence=True)),
        "a day that isn't one": ("manifest", lambda: with_manifest(made_at="2026-02-30T00:00:00Z")),
        "an hour elsewhere": (
            "manifest", lambda: with_manifest(made_at="2026-11-26T14:05:00+14:00"),
        ),
        "a key cut short": (
            "manifest", lambda: with_manifest(sender={**as_said(ashdown()), "seal": "00"}),
        ),
        "a key that everybody signs with": (
            "manifest",
            lambda: with_manifest(sender={**as_said(ashdown()), "verify": "01" + "00" * 31}),
        ),
        "a key that seals to everybody": (
            "manifest",
            lambda: with_manifest(sender={**as_said(ashdown()), "seal": "00" * 32}),
        ),
        "a sender who can't sign": (
            "manifest", lambda: with_manifest(sender={**as_said(ashdown()), "verify": ""}),
        ),
        "a card of a megabyte": ("manifest", lambda: with_manifest(card="A" * MB)),
        "a name of a million letters": ("manifest", lambda: with_manifest(purpose="a" * MB)),
        "letters turned round in a title": (
            "words", lambda: with_piece(name="advice\u202efdp.exe"),
        ),
        "controls in a title": ("words", lambda: with_piece(name="advice\x1b[2J")),
        "controls in a name within": ("words", lambda: with_piece(about={"a\x00b": 1})),
        "a file that isn't there": (
            "missing", lambda: from_ashdown(a_body(pieces=the_pieces()[:2])),
        ),
        "a file that isn't listed": ("unlisted", lambda: with_entries(Entry("f/0003.txt"))),
        "files in another order": (
            "unlisted", lambda: from_ashdown(a_body(pieces=the_pieces()[::-1])),
        ),
        "a file in place of another": (
            "changed", lambda: with_first(content=b'{"number":"2026-0072"}'),
        ),
        "a file cut short": ("changed", lambda: with_first(content=b"{}")),
        "a sum of noughts": ("changed", lambda: with_piece(sha256="0" * 64)),
        "a sum in capitals": ("manifest", lambda: with_piece(sha256="A" * 64)),
        "a size below nought": ("manifest", lambda: with_piece(size=-1)),
        "a file larger than may be": ("manifest", lambda: with_piece(size=51 * MB)),
        "a file listed elsewhere": ("manifest", lambda: with_piece(file="../0001.json")),
        "a file listed as the list": ("manifest", lambda: with_piece(file="manifest.json")),
        "a program among the kinds": ("manifest", lambda: with_piece(media="application/x-sh")),
        "one kind under another's ending": ("manifest", lambda: with_piece(media="text/plain")),
        "the same file listed twice": (
            "manifest", lambda: with_manifest(pieces=[*pieces, pieces[0]]),
        ),
        "more files than may be": ("manifest", lambda: with_manifest(pieces=[pieces[0]] * 2001)),
    }  # fmt: skip


def _numbered(honest: bytes, number: bytes) -> bytes:
    return honest.replace(b'"sequence":7', b'"sequence":' + number)
