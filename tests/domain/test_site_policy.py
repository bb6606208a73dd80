"""The policy file of an IT department: every key, what will do, and what holds where it won’t."""

from __future__ import annotations

import json

import pytest

from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Allowed, Colleague, Here, Right, WhyNot, holders, may, the_roles
from caseworker.domain.site_policy import (
    NOTHING_SET,
    features,
    policy_keys,
    read_policy,
)

#: For each key: values that will do, and values that won’t, as they stand in the file.
VALUES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "idle_minutes": (("1", "5", "15"), ("0", "16", "-1", "5.0", "true", '"5"', "[5]")),
    "marking": (
        ('"OFFICIAL"', '" OFFICIAL-SENSITIVE "'),
        ('""', '"  "', "1", '"a\\nb"', '"' + "x" * 61 + '"'),
    ),
    "backup_folder": (('"/srv/copies"',), ('""', '"copies"', "true", '["/srv"]', '"/a\\u0000b"')),
    "rights_off": (
        ("[]", '["take_all"]', '["let_leave", "go_back"]'),
        ('"take_all"', '["see_cases"]', '["take_all", "flying"]', "[1]", "{}"),
    ),
    "roles_off": (
        ("[]", '["manager"]', '["administrator", "reader"]'),
        ('"manager"', '["officer"]', '["manager", "king"]', "[1]"),
    ),
    "features_off": (
        ("[]", '["bring_list"]', '["clear_copies", "scan_folder"]'),
        ('"bring_list"', '["bring_list", "paper"]', "true"),
    ),
    "hide_from_capture": (("true", "false"), ("1", '"yes"', "[]")),
    "log_folder": (('"/var/log/caseworker"',), ('""', '"logs"', "false")),
}


def test_every_key_is_in_this_table() -> None:
    assert VALUES.keys() == policy_keys().keys()


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, (good, _) in VALUES.items() for value in good]
)
def test_what_will_do_is_taken_without_a_word(key: str, value: str) -> None:
    policy = read_policy(f"{key} = {value}")

    assert policy.faults == ()
    assert policy.values.keys() == {key}
    assert policy.told(key).startswith(policy_keys()[key].words)


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, (_, bad) in VALUES.items() for value in bad]
)
def test_what_will_not_do_is_told_and_the_strictest_holds(key: str, value: str) -> None:
    policy = read_policy(f"{key} = {value}")

    row = policy_keys()[key]
    assert policy.values == {key: row.strictest}
    assert len(policy.faults) == 1
    assert f"{key} must be {row.bounds}" in policy.faults[0]
    assert "the strictest holds" in policy.faults[0]


def test_one_bad_value_leaves_the_others_as_they_were_set() -> None:
    policy = read_policy('idle_minutes = 99\nmarking = "OFFICIAL"\n')

    assert (policy.idle(10), policy.marking("")) == (1, "OFFICIAL")


def test_a_key_that_is_not_known_is_told_and_sets_nothing() -> None:
    policy = read_policy('wallpaper = "blue"\n')

    assert policy.values == {}
    assert "wallpaper is not a key of this version" in policy.faults[0]


def test_a_key_that_is_misspelt_holds_at_its_strictest() -> None:
    policy = read_policy("idle_minute = 10\n")

    assert policy.idle(10) == 1
    assert "Perhaps idle_minutes is meant" in policy.faults[0]


@pytest.mark.parametrize("text", ["idle_minutes = ", "= 3", "[[[", "marking = 'A'\nmarking = 'B'"])
def test_where_nothing_can_be_made_of_the_file_everything_is_at_its_strictest(text: str) -> None:
    policy = read_policy(text)

    assert policy.values == {key: row.strictest for key, row in policy_keys().items()}
    assert "can’t be read" in policy.faults[0]


@pytest.mark.parametrize(("set_to", "chosen", "holds"), [(3, 10, 3), (10, 3, 3), (5, 5, 5)])
def test_the_shortest_idle_time_wins(set_to: int, chosen: int, holds: int) -> None:
    assert read_policy(f"idle_minutes = {set_to}").idle(chosen) == holds


def test_nothing_set_changes_nothing() -> None:
    assert (NOTHING_SET.idle(7), NOTHING_SET.marking("OFFICIAL")) == (7, "OFFICIAL")
    assert not NOTHING_SET.rights_off | NOTHING_SET.features_off | NOTHING_SET.roles_off
    assert NOTHING_SET.folder("backup_folder") is None
    assert not NOTHING_SET.hides_from_capture


@pytest.mark.parametrize("right", policy_keys()["rights_off"].may_be)
def test_a_right_that_is_switched_off_nobody_has(right: str) -> None:
    off = read_policy(f"rights_off = {json.dumps([right])}").rights_off
    everybody = frozenset({"officer", "manager", "administrator", "reader"})

    answer = may(everybody, Right(right), Here(off=off))

    assert isinstance(answer, WhyNot)
    assert answer.words.startswith("Set by your IT department")


@pytest.mark.parametrize("role", policy_keys()["roles_off"].may_be)
def test_a_role_that_is_switched_off_gives_no_right(role: str) -> None:
    off = read_policy(f"roles_off = {json.dumps([role])}").roles_off

    held = [right for right, row in the_roles().rights.items() if role in row.roles]

    answers = [may(frozenset({role}), right, Here(roles_off=off)) for right in held]

    assert [one for one in answers if not isinstance(one, WhyNot)] == []
    assert all("Set by your IT department: nobody" in str(one) for one in answers)
    colleague = Colleague(OfficerId("shah"), "Priya Shah", frozenset({role}))
    assert not any(holders(right, Here((colleague,), roles_off=off)) for right in held)


def test_another_role_of_the_same_person_still_counts() -> None:
    here = Here(roles_off=read_policy('roles_off = ["administrator"]').roles_off)
    both = frozenset({"officer", "administrator"})

    assert isinstance(may(both, Right.CHANGE_CASE, here), Allowed)
    assert may(both, Right.CHANGE_SETTINGS, here) == WhyNot(
        "Set by your IT department: nobody may change what the whole office uses here."
    )
    assert may(frozenset({"administrator"}), Right.KEEP_BOOK, here) == WhyNot(
        "Set by your IT department: nobody acts as an administrator here. Only an officer or a "
        "manager may change the address book, and places and people. There is no officer here. "
        "There is no manager here."
    )


@pytest.mark.parametrize("feature", policy_keys()["features_off"].may_be)
def test_a_part_that_is_switched_off_says_so(feature: str) -> None:
    policy = read_policy(f'features_off = ["{feature}"]')

    why = policy.why_off(feature)

    assert why == f"Set by your IT department. Switched off here: {features()[feature]}."
    assert NOTHING_SET.why_off(feature) is None


def test_the_parts_are_those_that_have_words() -> None:
    assert set(policy_keys()["features_off"].may_be) == set(features())
