"""The list of contents: what it says, in one form, as its schema has it and later versions may."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import rfc8785

from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.limits import LARGEST_PIECE, LONGEST_INTEGER, LONGEST_WORDS, MOST_PIECES
from caseworker.exchange.manifest import read_manifest
from caseworker.exchange.names import ENDINGS, PIECE, outside_name
from caseworker.exchange.pack import open_pack
from tests.exchange.packs_made import BRYN, PIECES, listed
from tests.hostile.pack_layers import a_manifest, with_manifest

SCHEMA = json.loads((files("caseworker.exchange") / "schemas" / "manifest.json").read_text("utf-8"))
CHECKER = jsonschema.Draft202012Validator(SCHEMA)


def test_what_was_written_is_read_as_it_was() -> None:
    manifest = replace(listed(), card=b"card", answers="ab" * 16, about={"edition": 3})

    assert read_manifest(manifest.to_bytes()) == manifest


def test_the_schema_that_is_shipped_holds_for_it() -> None:
    CHECKER.check_schema(SCHEMA)
    CHECKER.validate(json.loads(listed().to_bytes()))


def test_the_schema_and_the_reader_have_the_same_bounds() -> None:
    piece = SCHEMA["properties"]["pieces"]["items"]["properties"]

    assert set(piece["media"]["enum"]) == set(ENDINGS)
    assert piece["size"]["maximum"] == LARGEST_PIECE
    assert SCHEMA["properties"]["pieces"]["maxItems"] == MOST_PIECES
    assert SCHEMA["properties"]["sequence"]["maximum"] == LONGEST_INTEGER
    assert SCHEMA["$defs"]["words"]["maxLength"] == LONGEST_WORDS
    assert piece["file"]["pattern"] == f"^{PIECE.pattern}$".replace("(?:", "(")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sequence", 0), ("sequence", True), ("sequence", "7"), ("pack", "AB" * 16),
        ("answers", "none"), ("card", "?"), ("format", "caseworker-card"), ("withheld", {}),
        ("pieces", None), ("purpose", 3), ("version", {"major": 2, "minor": 0}),
        ("version", {"major": 1, "minor": -1}), ("made_at", "2026-11-26"),
    ],
)  # fmt: skip
def test_what_the_schema_refuses_the_reader_refuses(name: str, value: Any) -> None:
    said = a_manifest({name: value})

    assert not CHECKER.is_valid(said)
    with pytest.raises(UnfitPack):
        read_manifest(rfc8785.dumps(said))


def test_names_that_a_later_minor_version_added_are_passed_over() -> None:
    said = a_manifest({"version": {"major": 1, "minor": 4}, "urgent": True})
    said["sender"]["region"] = "North"
    said["pieces"][0]["pages"] = 3

    found = open_pack(with_manifest(**said), BRYN)

    assert CHECKER.is_valid(said)
    assert found.pieces == PIECES
    assert found.manifest.minor == 4
    assert b'"urgent":true' in found.manifest_bytes


@pytest.mark.parametrize("where", ["sender", "receiver"])
def test_a_name_too_many_is_refused_in_a_version_that_is_known(where: str) -> None:
    said = a_manifest()
    said[where]["region"] = "North"

    with pytest.raises(UnfitPack, match="list of contents"):
        read_manifest(rfc8785.dumps(said))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Advice: speech & language", "0003 Advice speech & language.pdf"),
        ("../../etc/passwd", "0003 etc passwd.pdf"),
        ("CON", "0003 file CON.pdf"),
        ("aux.txt", "0003 file aux.txt.pdf"),
        ("Report.PDF", "0003 Report.pdf"),
        ("a:b|c?", "0003 a b c.pdf"),
        (" . ", "0003 file.pdf"),
        ("advice\u202efdp.exe", "0003 advice fdp.exe.pdf"),
        ("Zoe\u0308", "0003 Zo\u00eb.pdf"),
        ("x" * 300, f"0003 {'x' * 80}.pdf"),
    ],
)
def test_a_title_becomes_a_name_that_every_disk_takes(title: str, name: str) -> None:
    assert outside_name(3, title, "f/0003.pdf") == name
