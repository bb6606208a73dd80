"""Keys are spelt as age spells them, and those that protect nothing are refused."""

from __future__ import annotations

import pyrage
import pytest

from caseworker.exchange.bech32 import WrongSpelling, unspell
from caseworker.exchange.keys import OpeningKey, PrivateKeys, PublicKeys, WrongKey, is_signed
from tests.exchange.packs_made import ASHDOWN, BRYN

PRIME = 2**255 - 19
TWICE = 2**255  # the bit that the curves pass over
# From the papers on the curves: points that are of order 1, 2, 4 or 8.
EIGHTH_OF_X = "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"
OTHER_OF_X = "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"
EIGHTH_OF_ED = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
OTHER_OF_ED = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
SMALL = [0, 1, PRIME - 1, PRIME, PRIME + 1]


def _weak(*others: str) -> list[bytes]:
    points = [*SMALL, *(int.from_bytes(bytes.fromhex(one), "little") for one in others)]
    return [(point + bit).to_bytes(32, "little") for point in points for bit in (0, TWICE)]


def test_a_key_is_spelt_as_age_spells_it() -> None:
    identity = pyrage.x25519.Identity.from_str(BRYN.identity)

    assert str(identity.to_public()) == BRYN.recipient
    assert PublicKeys.of_recipient(BRYN.recipient).seal == BRYN.public.seal


def test_new_keys_are_new_every_time() -> None:
    made = {PrivateKeys.made().identity for _ in range(20)}

    assert len(made) == 20


def test_every_wrong_letter_of_a_key_is_found() -> None:
    spelt = BRYN.recipient

    for place in range(4, len(spelt)):
        for letter in "qpz7":
            if letter != spelt[place]:
                with pytest.raises(WrongKey):
                    PublicKeys.of_recipient(spelt[:place] + letter + spelt[place + 1 :])


@pytest.mark.parametrize("text", ["", "age1", "age1qqqqqq", "1", "ag\u00e91", BRYN.recipient + "q"])
def test_what_is_no_key_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(WrongKey):
        PublicKeys.of_recipient(text)


def test_capitals_and_small_letters_are_not_mixed() -> None:
    mixed = BRYN.recipient[:20] + BRYN.recipient[20:].upper()

    assert unspell("age", BRYN.recipient.upper()) == BRYN.public.seal
    with pytest.raises(WrongSpelling):
        unspell("age", mixed)


@pytest.mark.parametrize("seal", _weak(EIGHTH_OF_X, OTHER_OF_X), ids=bytes.hex)
def test_a_key_that_seals_to_everybody_is_no_key(seal: bytes) -> None:
    """The age library itself panics over it, and would take the program with it."""
    with pytest.raises(WrongKey):
        PublicKeys(ASHDOWN.public.verify, seal)


@pytest.mark.parametrize("verify", _weak(EIGHTH_OF_ED, OTHER_OF_ED), ids=bytes.hex)
def test_a_key_that_everybody_signs_with_is_no_key(verify: bytes) -> None:
    with pytest.raises(WrongKey):
        PublicKeys(verify, ASHDOWN.public.seal)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_no_key(length: int) -> None:
    raw = b"k" * length

    for made in (
        lambda: OpeningKey(raw),
        lambda: PrivateKeys(raw, b"k" * 32),
        lambda: PublicKeys(b"", raw),
    ):
        with pytest.raises(WrongKey):
            made()


def test_what_another_key_signed_is_not_signed() -> None:
    signature = ASHDOWN.sign(b"words")

    assert is_signed(ASHDOWN.public.verify, signature, b"words")
    assert not is_signed(ASHDOWN.public.verify, signature, b"other words")
    assert not is_signed(BRYN.public.verify, signature, b"words")
    assert not is_signed(b"short", signature, b"words")
