"""Figure 36: a pack is received only by a receipt that its receiver signed for that very pack."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from caseworker.casework.answers import (
    BringInAnswer,
    NoteArrival,
    bring_in_answer,
    note_arrival,
)
from caseworker.casework.transfers import PackNeverLeft, pack_never_left
from caseworker.domain.errors import NotAllowed
from caseworker.domain.ledger import LedgerAsked, Went
from caseworker.domain.packs import SentState
from caseworker.domain.sending import awaited
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.receipt import Answer, Receipt, make_receipt
from tests.casework.handing import NUMBER
from tests.casework.sending_off import OURS, THEIRS, Ready, ready

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
STRANGER = PrivateKeys(bytes(range(128, 160)), bytes(range(160, 192)))


def sent() -> Ready:
    one = ready()
    one.has_left()
    return one


def an_answer(one: Ready, answer: Answer = Answer.ACCEPTED, **changes: object) -> Receipt:
    sealed = one.sealed
    receipt = Receipt(sealed.pack, sealed.sha256, OURS.public, THEIRS.public, answer, AT)
    return replace(receipt, **changes)  # type: ignore[arg-type]


def brings_in(one: Ready, content: bytes) -> str:
    return one.office.do(bring_in_answer, BringInAnswer(content)).sentence


def state(one: Ready) -> SentState:
    with one.store.sitting() as records:
        return records.exchange.sent.pack(one.sealed.pack).state


@pytest.mark.parametrize(
    ("answer", "found", "words"),
    [
        (Answer.RECEIVED, SentState.RECEIVED, ""),
        (Answer.ACCEPTED, SentState.ACCEPTED, ""),
        (Answer.IN_PART, SentState.IN_PART, ""),
        (Answer.REFUSED, SentState.REFUSED, "He never came here."),
        (Answer.MORE, SentState.MORE, ""),
    ],
)
def test_a_receipt_says_what_became_of_the_pack(
    answer: Answer, found: SentState, words: str
) -> None:
    one = sent()
    missing = ("The speech report",) if answer is Answer.MORE else ()

    said = brings_in(
        one, make_receipt(an_answer(one, answer, words=words, missing=missing), THEIRS)
    )

    assert state(one) is found
    assert said.startswith(f"Ashdown House answered the pack TP-{one.sealed.pack[:8]}: ")
    assert all(each in said for each in (words, *missing))
    with one.store.sitting() as records:
        assert awaited(records.case(NUMBER)) == ()
        (line,) = records.ledger.lines(LedgerAsked())
        assert line.fates[-1].went is Went.RECEIVED


@pytest.mark.parametrize(
    ("changes", "signed_by", "why"),
    [
        ({"pack": "ab" * 16}, THEIRS, "was not made here"),
        ({"sha256": "cd" * 32}, THEIRS, "another pack, or for another file"),
        ({"receiver": STRANGER.public}, STRANGER, "not signed by the office"),
        ({"sender": STRANGER.public}, THEIRS, "an answer to another office"),
    ],
)
def test_any_other_receipt_is_refused_with_the_reason(
    changes: dict[str, object], signed_by: PrivateKeys, why: str
) -> None:
    one = sent()
    content = make_receipt(an_answer(one, **changes), signed_by)  # type: ignore[arg-type]

    with pytest.raises(NotAllowed, match=why):
        brings_in(one, content)

    assert state(one) is SentState.SENT


def test_no_changed_byte_of_a_receipt_makes_a_pack_received() -> None:
    one = sent()
    content = make_receipt(an_answer(one), THEIRS)

    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1
        with pytest.raises(NotAllowed):
            brings_in(one, bytes(changed))

    assert state(one) is SentState.SENT


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff" * 400, b"[" * 90_000, b'{"format":1}', b"x" * 200_000]
)
def test_what_is_no_receipt_is_refused(content: bytes) -> None:
    one = sent()

    with pytest.raises(NotAllowed, match="Nothing was taken in"):
        brings_in(one, content)


def test_a_receipt_that_comes_twice_changes_nothing() -> None:
    one = sent()
    content = make_receipt(an_answer(one, Answer.RECEIVED), THEIRS)
    brings_in(one, content)

    with pytest.raises(NotAllowed, match="here already"):
        brings_in(one, content)

    with one.store.sitting() as records:
        assert len(records.exchange.sent.answers(one.sealed.pack)) == 1


def test_an_older_answer_that_comes_late_is_kept_and_changes_nothing() -> None:
    one = sent()
    brings_in(one, make_receipt(an_answer(one), THEIRS))
    older = an_answer(one, Answer.RECEIVED, at=AT.replace(day=23))

    said = brings_in(one, make_receipt(older, THEIRS))

    assert "older than what they have answered since" in said
    assert state(one) is SentState.ACCEPTED


def test_nobody_says_by_hand_what_a_receipt_has_to_say() -> None:
    one = sent()

    with pytest.raises(NotAllowed, match="only that counts"):
        one.office.do(note_arrival, NoteArrival(NUMBER, "2026-0001", one.sealed.pack))

    assert state(one) is SentState.SENT


def test_a_pack_that_never_left_is_answered_by_nobody() -> None:
    one = ready()
    one.hands_over()
    one.office.do(pack_never_left, PackNeverLeft(one.sealed.pack, "The disk was full."))

    with pytest.raises(NotAllowed, match="never left"):
        brings_in(one, make_receipt(an_answer(one), THEIRS))
