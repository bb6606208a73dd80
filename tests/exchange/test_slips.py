"""Cards and receipts: read as they were made, and refused when anything about them is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any

import jsonschema
import pytest

from caseworker.exchange import card, receipt
from caseworker.exchange.card import make_card, read_card
from caseworker.exchange.keys import PrivateKeys, PublicKeys
from caseworker.exchange.receipt import Answer, make_receipt, read_receipt
from caseworker.exchange.slip import WORDS, UnfitSlip
from caseworker.exchange.word_code import BITS, MANY, word_list, words_of
from tests.exchange.packs_made import ASHDOWN, BRYN, PACK, STRANGER
from tests.exchange.slips_made import (
    CARD,
    LATER,
    RECEIPT,
    a_card,
    a_later_card,
    a_receipt,
    signed_anew,
)

Read = Callable[[bytes], object]
BOTH = [(a_card, read_card), (a_later_card, read_card), (a_receipt, read_receipt)]


def test_a_card_says_what_it_was_made_with() -> None:
    assert read_card(a_card()) == CARD
    assert card.file_name(CARD) == f"TC-{ASHDOWN.fingerprint[:8]}.card"


def test_a_card_of_new_keys_is_vouched_for_by_the_former_ones() -> None:
    later = read_card(a_later_card())

    assert later.keys == LATER.public
    assert later.is_vouched_by(ASHDOWN.public.verify)
    assert not later.is_vouched_by(STRANGER.public.verify)


def test_a_receipt_says_what_it_was_made_with() -> None:
    assert read_receipt(a_receipt()) == RECEIPT
    assert receipt.file_name(RECEIPT) == f"TR-{PACK[:8]}.receipt"


@pytest.mark.parametrize(("made", "read"), BOTH)
def test_no_bit_of_it_can_be_changed(made: Callable[[], bytes], read: Read) -> None:
    whole = made()

    for place in range(len(whole)):
        for bit in range(8):
            changed = bytearray(whole)
            changed[place] ^= 1 << bit
            with pytest.raises(UnfitSlip):
                read(bytes(changed))


@pytest.mark.parametrize(("made", "read"), BOTH)
def test_no_part_of_it_will_do_for_the_whole(made: Callable[[], bytes], read: Read) -> None:
    whole = made()

    for end in range(len(whole)):
        with pytest.raises(UnfitSlip):
            read(whole[:end])


@pytest.mark.parametrize(
    ("name", "data"), [("card", a_card()), ("card", a_later_card()), ("receipt", a_receipt())]
)
def test_the_schema_that_is_shipped_holds_for_it(name: str, data: bytes) -> None:
    schema = json.loads((files("caseworker.exchange") / "schemas" / f"{name}.json").read_text())
    checker = jsonschema.Draft202012Validator(schema)

    checker.check_schema(schema)
    checker.validate(json.loads(data))
    assert not checker.is_valid({**json.loads(data), "more": 1})


def changed(data: bytes, keys: PrivateKeys = ASHDOWN, **other: Any) -> bytes:
    return signed_anew({**json.loads(data), **other}, keys)


DEEP = b'{"a":' * 40 + b"1" + b"}" * 40


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("empty", b""),
        ("empty", b" \n"),
        ("too_large", b"{" + b" " * 20_000),
        ("not_one", b"%PDF-1.7"),
        ("not_one", b"\xff\xfe{"),
        ("not_one", b"[1]"),
        ("not_one", b"{}"),
        ("not_one", a_receipt()),
        ("json_deep", DEEP),
        ("json_twice", b'{"format":"caseworker-card",' + a_card()[1:]),
        ("json_number", a_card().replace(b'"version":1', b'"version":1.5')),
        ("json_number", a_card().replace(b'"version":1', b'"version":99999999999999999999')),
        ("json_form", a_card() + b"\n"),
        ("json_form", b" " + a_card()),
        ("newer", changed(a_card(), version=2)),
        ("form", changed(a_card(), version="1")),
        ("form", changed(a_card(), version=True)),
        ("form", changed(a_card(), more="x")),
        ("form", changed(a_card(), name="")),
        ("form", changed(a_card(), name=7)),
        ("form", changed(a_card(), made_on="2026-13-01")),
        ("form", changed(a_card(), made_on="20261123")),
        ("form", changed(a_card(), former="none")),
        ("form", changed(a_card(), former=[{}] * 5)),
        ("form", changed(a_card(), former=[{"verify": "00" * 32}])),
        ("key", changed(a_card(), seal="zz" * 32)),
        ("key", changed(a_card(), seal="AB" * 32)),
        ("key", changed(a_card(), seal="ab")),
        ("long", changed(a_card(), name="A" * 121)),
        ("words", changed(a_card(), name="Ashdown\x07")),
        ("words", changed(a_card(), name="Ashdown\nCouncil")),
        ("words", changed(a_card(), name="Ashdown \u202elicnuoC")),
        ("words", changed(a_card(), name="Ash\u200bdown")),
        ("words", changed(a_card(), telephone="01632\u2066960101")),
        ("signature", changed(a_card(), STRANGER)),
        (
            "vouching",
            changed(a_card(), former=[{"signature": "00" * 64, "verify": "00" * 32}]),
        ),
        (
            "vouching",  # what the former key signed was for other keys
            changed(a_card(), former=json.loads(a_later_card())["former"]),
        ),
    ],
)
def test_a_hostile_card_is_refused_with_words(code: str, data: bytes) -> None:
    with pytest.raises(UnfitSlip) as refused:
        read_card(data)

    assert refused.value.code == code
    assert refused.value.words == WORDS[code].format(what="card") == str(refused.value)


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("form", {"answer": "perhaps"}),
        ("form", {"answer": "refused", "words": " "}),
        ("form", {"missing": []}),
        ("form", {"missing": [7]}),
        ("form", {"missing": ["x"] * 51}),
        ("long", {"missing": ["x" * 301]}),
        ("words", {"words": "no\u202eon"}),
        ("form", {"at": "2026-11-26T15:00:00+00:00"}),
        ("form", {"pack": "../../../etc"}),
        ("form", {"sender": {"verify": "00" * 32}}),
        ("key", {"sender": {"verify": "00" * 32, "seal": ""}}),
        ("signature", {"receiver": {"verify": STRANGER.public.verify.hex(), "seal": "11" * 32}}),
    ],
)
def test_a_hostile_receipt_is_refused_with_words(code: str, other: dict[str, Any]) -> None:
    with pytest.raises(UnfitSlip) as refused:
        read_receipt(changed(a_receipt(), BRYN, **other))

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("code", "pack", "sha256", "sender", "receiver"),
    [
        ("other_pack", "f" * 32, "ab" * 32, ASHDOWN.public, BRYN.public),
        ("other_pack", PACK, "cd" * 32, ASHDOWN.public, BRYN.public),
        ("other_signer", PACK, "ab" * 32, ASHDOWN.public, STRANGER.public),
        ("other_sender", PACK, "ab" * 32, STRANGER.public, BRYN.public),
    ],
)
def test_a_receipt_is_good_for_no_other_pack_key_or_office(
    code: str, pack: str, sha256: str, sender: PublicKeys, receiver: PublicKeys
) -> None:
    read = read_receipt(a_receipt())
    read.refuse_for_another(PACK, "ab" * 32, ASHDOWN.public, BRYN.public)

    with pytest.raises(UnfitSlip) as refused:
        read.refuse_for_another(pack, sha256, sender, receiver)

    assert refused.value.code == code


def test_nobody_signs_for_another() -> None:
    with pytest.raises(ValueError, match="keys"):
        make_card(CARD, STRANGER)
    with pytest.raises(ValueError, match="keys"):
        make_receipt(RECEIPT, STRANGER)


def test_what_could_not_be_read_is_not_made() -> None:
    with pytest.raises(ValueError, match="long"):
        make_card(replace(CARD, name="A" * 121), ASHDOWN)
    with pytest.raises(ValueError, match="form"):
        make_receipt(replace(RECEIPT, answer=Answer.REFUSED, words=""), BRYN)


def test_the_words_are_six_of_sixty_bits_and_hang_on_both_keys() -> None:
    words = words_of(ASHDOWN.public)
    other = [
        words_of(PublicKeys(ASHDOWN.public.verify, BRYN.public.seal)),
        words_of(PublicKeys(BRYN.public.verify, ASHDOWN.public.seal)),
    ]

    assert len(word_list()) == len(set(word_list())) == 2**10
    assert (len(words), BITS) == (MANY, 60)
    assert words == ("burger", "horse", "april", "august", "thistle", "spruce")
    assert all(one != words for one in other)
    assert card.words_of(replace(CARD, made_on=date(2027, 1, 1))) == words


def test_no_word_begins_another() -> None:
    listed = word_list()

    assert not [one for one, after in pairwise(listed) if after.startswith(one)]
