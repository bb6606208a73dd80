"""A pack goes to one receiver, and comes out as it went in or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest

from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.pack import Piece, open_pack, seal
from caseworker.exchange.sealing import unsealed
from tests.exchange.packs_made import (
    ASHDOWN,
    BRYN,
    PIECES,
    STRANGER,
    WITHHELD,
    ashdown,
    bryn,
    outgoing,
    sealed,
)


def test_what_was_sealed_comes_out_as_it_went_in() -> None:
    pack = sealed()

    found = open_pack(pack, BRYN)

    assert found.pieces == PIECES
    assert found.signer == ASHDOWN.public
    assert (found.manifest.sender, found.manifest.receiver) == (ashdown(), bryn())
    assert (found.manifest.sequence, found.manifest.purpose) == (7, "transfer")
    assert found.manifest.withheld == WITHHELD
    assert found.manifest.made_at == outgoing().made_at


def test_a_key_that_was_retired_still_opens_what_was_sealed_to_it() -> None:
    pack = sealed()

    found = open_pack(pack, STRANGER, BRYN)

    assert found.pieces == PIECES


def test_a_key_that_only_opens_is_enough() -> None:
    assert open_pack(sealed(), BRYN.opening).pieces == PIECES


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda pack: pack[:-1], "unsealing"),
        (lambda pack: pack + b"x", "unsealing"),
        (lambda pack: pack[:60], "header"),
        (lambda _: b"", "empty"),
        (lambda _: b"%PDF-1.7", "not_a_pack"),
    ],
    ids=["cut", "longer", "cut early", "empty", "something else"],
)  # fmt: skip
def test_what_did_not_arrive_whole_is_refused(change: Callable[[bytes], bytes], code: str) -> None:
    damaged = change(sealed())

    with pytest.raises(UnfitPack) as refused:
        open_pack(damaged, BRYN)

    assert refused.value.code == code


def test_whoever_it_was_not_sealed_for_cannot_open_it() -> None:
    with pytest.raises(UnfitPack, match="another office’s key"):
        open_pack(sealed(), STRANGER)


@pytest.mark.parametrize(
    "changed",
    [
        {"pack": "not an id"},
        {"sequence": 0},
        {"purpose": "a\u202eb"},
        {"receiver": replace(bryn(), name=" ")},
        {"sender": ashdown(STRANGER)},
        {"about": {"share": 0.5}},
        {"made_at": datetime(2026, 11, 26)},  # noqa: DTZ001 - no time zone is the point
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_could_not_be_opened_is_not_sealed(changed: dict[str, object]) -> None:
    wrong = replace(outgoing(), **changed)  # type: ignore[arg-type]

    with pytest.raises(ValueError):  # noqa: PT011 - which one is in its words
        seal(wrong, PIECES, ASHDOWN)


def test_a_program_is_not_a_kind_of_file_that_packs_hold() -> None:
    piece = Piece("advice", "Advice", "application/x-msdownload", b"MZ")

    with pytest.raises(ValueError, match="kind of file"):
        seal(outgoing(), [piece], ASHDOWN)


def test_neither_keys_nor_contents_are_shown_by_accident() -> None:
    shown = repr((ASHDOWN, ASHDOWN.opening, PIECES))

    assert "aaaa" not in shown
    assert "AAAA" not in shown
    assert "%PDF" not in shown


def test_packs_of_like_size_are_of_one_size() -> None:
    """Padmé: how long a report is should not be told by the stick it lies on."""
    sizes = set()
    for extra in range(0, 1200, 100):
        piece = Piece("advice", "Advice", "application/pdf", bytes(100_000 + extra))
        pack = seal(outgoing(), [piece], ASHDOWN)
        sizes.add(len(unsealed(BytesIO(pack), len(pack), [BRYN.opening])))

    assert len(sizes) <= 2


def test_nothing_of_what_is_in_a_pack_can_be_read_in_the_file() -> None:
    """Not what is in it, nor from whom, nor to whom, nor what it is called (security figure 12)."""
    marks = [f"Marker{number:03d}Tarn" for number in range(100)]
    pieces = [
        Piece("advice", f"{mark} title", "application/pdf", mark.encode(), {"of": mark})
        for mark in marks
    ]
    told = replace(outgoing(), purpose=" ".join(marks), about=dict.fromkeys(marks, 1))

    pack = seal(told, pieces, ASHDOWN)

    seen = [*marks, "Ashdown", "Bryn", "manifest", "body.zip", "caseworker", ASHDOWN.recipient]
    for word in seen:
        for form in (word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()):
            assert form not in pack
    assert BRYN.public.seal not in pack
