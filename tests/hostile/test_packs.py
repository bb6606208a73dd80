"""Packs made to do harm: each is refused, in the words of its own reason (security figure 34)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from caseworker.casework.opening_packs import Packing
from caseworker.casework.showing.cage import Limits
from caseworker.exchange.fault import WORDS, UnfitPack
from caseworker.exchange.limits import MB
from caseworker.exchange.pack import open_pack
from tests.conftest import Often
from tests.exchange.packs_made import BRYN, PIECES, sealed
from tests.hostile.pack_layers import a_body, from_ashdown
from tests.hostile.packs import hostile_packs

LIMITS = Limits(seconds=5.0, memory=512 * MB)  # of the figure: the process is stopped at either


def test_what_the_hostile_packs_are_made_of_opens_where_nothing_is_wrong() -> None:
    """Else they could be refused for a fault of their maker's."""
    assert open_pack(from_ashdown(a_body()), BRYN).pieces == PIECES


@pytest.mark.parametrize("wrong", list(hostile_packs()))
def test_a_hostile_pack_is_refused_for_its_own_reason(wrong: str) -> None:
    code, made = hostile_packs()[wrong]

    with pytest.raises(UnfitPack) as refused:
        open_pack(made(), BRYN)

    assert refused.value.code == code


def test_hostile_packs_are_refused_within_five_seconds_and_512_mb(often: Often) -> None:
    """In the process that opens packs: one for each reason, or with ``--full`` every one."""
    rows = hostile_packs()
    asked = (
        list(rows) if often(0, 1) else list({row[0]: name for name, row in rows.items()}.values())
    )

    with ThreadPoolExecutor(max_workers=2) as two:
        said = dict(
            zip(asked, two.map(_refused, (rows[wrong][1]() for wrong in asked)), strict=True)
        )

    assert len(rows) >= 40
    assert said == {wrong: rows[wrong][0] for wrong in asked}
    assert Packing(limits=LIMITS).open(sealed(), [BRYN.opening]).pieces == PIECES


def test_every_reason_can_be_read_by_whoever_meets_it() -> None:
    """It says what is wrong, and that nothing was opened or what to do."""
    for words in WORDS.values():
        assert words[0].isupper()
        assert words.endswith(".")
        assert len(words) < 220


def _refused(pack: bytes) -> str:
    """Its code. Where other programs had the whole machine for five seconds, asked once more."""
    code = _asked(pack)
    return _asked(pack) if code == "too_long" else code


def _asked(pack: bytes) -> str:
    try:
        Packing(limits=LIMITS).open(pack, [BRYN.opening])
    except UnfitPack as refused:
        return refused.code
    return "accepted"
