"""Offices that cases are handed over to: how a key stands, who is found, what a medium is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caseworker.domain.media import media_of, when_lost
from caseworker.domain.officer import OfficerId
from caseworker.domain.packs import MediumMove, Moved
from caseworker.domain.receiver_kinds import (
    key_rules,
    kind_called,
    kind_of_office,
    receiver_kinds,
)
from caseworker.domain.receivers import (
    Compared,
    KeyState,
    Receiver,
    ReceiverId,
    ReceiverKey,
    found,
)
from caseworker.domain.settings import settings

TODAY = date(2026, 11, 23)
FIRST = ReceiverKey("a1" * 32, "b1" * 32, date(2026, 1, 5))
SECOND = ReceiverKey("a2" * 32, "b2" * 32, TODAY)
SAID = Compared(TODAY, "Dana Okafor", "By telephone")
ASHDOWN = Receiver(
    ReceiverId("ashdown"),
    "Ashdown Council",
    "authority",
    former=("Vale of Tarn District",),
    authority="Tarnshire",
)


def test_the_kinds_are_those_of_the_brief_and_every_setting_is_of_one() -> None:
    assert list(receiver_kinds()) == [
        "authority", "establishment", "school", "college", "youth_justice", "health", "defence",
        "other",
    ]  # fmt: skip
    assert kind_called("a kind of next year").id == "other"
    assert {kind_of_office([name]).id for name in settings()} == {
        "authority",
        "establishment",
        "defence",
    }
    assert kind_of_office(settings()).id == "authority"
    assert kind_of_office([]).id == "other"


@pytest.mark.parametrize(
    ("keys", "state", "may"),
    [
        ((), KeyState.NONE, False),
        ((FIRST,), KeyState.TO_COMPARE, False),
        ((replace(FIRST, compared=SAID),), KeyState.COMPARED, True),
        ((replace(FIRST, compared=SAID, ended=TODAY), SECOND), KeyState.CHANGED, False),
        ((replace(FIRST, ended=TODAY), SECOND), KeyState.TO_COMPARE, False),
        (
            (
                replace(FIRST, compared=SAID, ended=TODAY),
                replace(SECOND, compared=SAID, vouched=True),
            ),
            KeyState.COMPARED,
            True,
        ),
        ((replace(FIRST, ended=TODAY),), KeyState.NONE, False),
    ],
)
def test_only_what_was_compared_is_sealed_to(
    *, keys: tuple[ReceiverKey, ...], state: KeyState, may: bool
) -> None:
    office = replace(ASHDOWN, keys=keys)

    assert (office.state, office.may_be_sealed_to(TODAY)) == (state, may)


def test_who_compared_it_is_said() -> None:
    office = replace(ASHDOWN, keys=(replace(FIRST, compared=SAID),))

    assert office.state_words == "Compared on 23 November 2026 by Dana Okafor"


@pytest.mark.parametrize(
    ("opened", "closed", "is_open"),
    [
        (None, None, True),
        (TODAY, None, True),
        (TODAY + timedelta(days=1), None, False),
        (None, TODAY, False),
        (None, TODAY + timedelta(days=1), True),
    ],
)
def test_nothing_is_sealed_to_an_office_that_is_not_open(
    *, opened: date | None, closed: date | None, is_open: bool
) -> None:
    keys = (replace(FIRST, compared=SAID),)
    office = replace(ASHDOWN, opened=opened, closed=closed, keys=keys)

    assert office.is_open(TODAY) is office.may_be_sealed_to(TODAY) is is_open


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("ash", True),
        ("council ASHDOWN", True),
        ("vale tarn", True),
        ("tarnshire", True),
        ("", True),
        ("ashdown school", False),
        ("down", False),
    ],
)
def test_an_office_is_found_by_its_former_names_too(*, typed: str, is_found: bool) -> None:
    assert bool(found([ASHDOWN], typed)) is is_found


def test_our_keys_are_to_be_changed_after_two_years() -> None:
    assert key_rules().due_on(date(2024, 11, 23)) == TODAY
    assert key_rules().checked == "memory"
    assert set(key_rules().reasons) >= {"lost", "left", "due", "other"}


def a_move(what: Moved, days: int, **said: str) -> MediumMove:
    at = datetime(2026, 11, 2, 10, tzinfo=UTC) + timedelta(days=days)
    return MediumMove("USB-07", what, at, OfficerId("okafor"), **said)


WRITTEN = a_move(Moved.WRITTEN, 0, who="Sam Lewis", number="2026-0001")


@pytest.mark.parametrize(
    ("moves", "out", "lost", "holds", "who"),
    [
        ([WRITTEN], True, False, 1, "Sam Lewis"),
        ([WRITTEN, a_move(Moved.BACK, 2)], False, False, 1, ""),
        ([WRITTEN, a_move(Moved.BACK, 2), a_move(Moved.WIPED, 3)], False, False, 0, ""),
        ([WRITTEN, a_move(Moved.LOST, 2, words="On a train")], True, True, 1, "Sam Lewis"),
        ([WRITTEN, a_move(Moved.LOST, 2), a_move(Moved.BACK, 3)], False, False, 1, ""),
        ([a_move(Moved.TAKEN, 0, who="Priya Nair")], True, False, 0, "Priya Nair"),
        ([WRITTEN, a_move(Moved.WIPED, 1), WRITTEN, WRITTEN], True, False, 2, "Sam Lewis"),
    ],
)
def test_how_a_medium_stands(
    *, moves: list[MediumMove], out: bool, lost: bool, holds: int, who: str
) -> None:
    (medium,) = media_of(moves)

    assert (medium.is_out, medium.is_lost, len(medium.written), medium.who) == (
        out,
        lost,
        holds,
        who,
    )
    assert (medium.out_since is not None) is out


def test_a_loss_is_told_within_an_hour() -> None:
    assert (when_lost().id, when_lost().within) == ("CU-41", "1 hour")
