"""No bit of a pack can be turned without its being noticed (security figure 33)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest

from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.pack import open_pack, open_stream, read_parcel
from caseworker.exchange.sealing import unsealed
from tests.conftest import Often
from tests.exchange.packs_made import BRYN, sealed
from tests.hostile.pack_layers import a_body, from_ashdown

KEY = BRYN.opening


def _accepted(data: bytes, places: list[int], bits: range, read: Callable[[bytes], object]) -> int:
    """How many of these turns of one bit were taken for a pack."""
    turned, accepted = bytearray(data), 0
    for place in places:
        for bit in bits:
            turned[place] ^= 1 << bit
            try:
                read(bytes(turned))
            except UnfitPack:
                pass
            else:
                accepted += 1
            turned[place] ^= 1 << bit
    return accepted


def test_a_bit_turned_anywhere_in_what_was_sealed_is_found(often: Often) -> None:
    """As if age had let it through: every byte of the zips, the signature and the padding."""
    pack = sealed()
    plain = bytes(unsealed(BytesIO(pack), len(pack), [KEY]))

    accepted = _accepted(
        plain,
        list(range(len(plain))),
        range(often(1, 8)),
        lambda turned: read_parcel(memoryview(turned), [KEY]),
    )

    assert accepted == 0


def test_a_bit_turned_anywhere_in_a_signed_body_is_found(often: Often) -> None:
    """As if the sender had signed it: what is in a zip can be said in one way alone.

    Only what the list of contents may truly say otherwise is another pack.
    """
    body = a_body()
    places = [place for place in range(len(body)) if not _is_free(body, place)]

    accepted = _accepted(
        body,
        places,
        range(often(1, 8)),
        lambda turned: open_pack(from_ashdown(turned), BRYN),
    )

    assert accepted == 0


def test_a_bit_turned_anywhere_in_a_sealed_file_is_found(often: Often) -> None:
    pack = sealed()

    accepted = _accepted(
        pack,
        list(range(len(pack))),
        range(often(1, 8)),
        lambda turned: open_stream(BytesIO(turned), len(turned), KEY),
    )

    assert accepted == 0


def _is_free(body: bytes, place: int) -> bool:
    """Inside the list of contents, where words may be other words."""
    start = body.index(b"manifest.json") + len(b"manifest.json")
    return start <= place < body.index(b"PK\3\4", start)


@pytest.mark.parametrize("left", [0, 1, 100, 1000])
def test_a_pack_that_was_cut_anywhere_is_refused(left: int) -> None:
    with pytest.raises(UnfitPack):
        open_pack(sealed()[:left], BRYN)
