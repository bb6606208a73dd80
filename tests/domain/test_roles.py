"""Who may do what: each role with each right, how roles are written, and what is said to others."""

from __future__ import annotations

import pytest

from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import (
    Allowed,
    Colleague,
    Here,
    Right,
    WhyNot,
    may,
    role_words,
    roles_of,
    the_roles,
    written,
)

EVERYBODY = ("officer", "manager", "administrator", "reader")
# Read off the brief of the office, not off the rows: who holds what.
HOLDERS = {
    Right.SEE_CASES: {"officer", "manager", "reader"},
    Right.OPEN_CASE: {"officer", "manager", "reader"},
    Right.BEGIN_CASE: {"officer", "manager"},
    Right.CHANGE_CASE: {"officer", "manager"},
    Right.TAKE_IN: {"officer", "manager"},
    Right.JOIN_CASES: {"officer", "manager"},
    Right.LIST_DISPOSAL: {"officer", "manager"},
    Right.FINALISE_PLAN: {"officer", "manager"},
    Right.LET_LEAVE: {"officer", "manager"},
    Right.ASK_AUTHORITY: {"officer", "manager"},
    Right.GIVE_AUTHORITY: {"manager"},
    Right.RESTRICT_CASE: {"manager"},
    Right.SHARE_WORK: {"manager"},
    Right.READ_LEDGER: {"officer", "manager", "reader"},
    Right.READ_LOOKING: {"manager"},
    Right.SEE_OFFICE: set(EVERYBODY),
    Right.CHANGE_SETTINGS: {"administrator"},
    Right.MANAGE_OFFICERS: {"administrator"},
    Right.RENEW_RECOVERY_KEY: {"administrator"},
    Right.BACK_UP: {"officer", "manager", "administrator"},
    Right.GO_BACK: {"administrator"},
    Right.TAKE_ALL: {"administrator"},
    Right.KEEP_OWN_WORDS: {"officer", "manager", "administrator"},
    Right.KEEP_OWN_WAY_IN: set(EVERYBODY),
    Right.KEEP_BOOK: {"officer", "manager", "administrator"},
    Right.MOVE_PRACTICE_CLOCK: set(EVERYBODY),
}
SHAH = Colleague(OfficerId("shah"), "R. Shah", frozenset({"manager"}))
LEWIS = Colleague(OfficerId("lewis"), "A. Lewis", frozenset({"officer"}))


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", EVERYBODY)
def test_each_role_holds_just_its_rights(role: str, right: Right) -> None:
    answer = may(frozenset({role}), right, Here())

    assert isinstance(answer, Allowed) is (role in HOLDERS[right])


def test_whoever_holds_several_roles_holds_the_rights_of_each() -> None:
    both = frozenset({"administrator", "reader"})

    assert isinstance(may(both, Right.OPEN_CASE, Here()), Allowed)
    assert isinstance(may(both, Right.CHANGE_SETTINGS, Here()), Allowed)
    assert isinstance(may(both, Right.CHANGE_CASE, Here()), WhyNot)


def test_nobody_may_do_anything_without_a_role() -> None:
    assert all(isinstance(may(frozenset(), right, Here()), WhyNot) for right in Right)


def test_why_not_says_who_may_and_who_that_is_here() -> None:
    answer = may(LEWIS.roles, Right.GIVE_AUTHORITY, Here((LEWIS, SHAH)))

    assert answer == WhyNot("Only a manager may authorise this. Managers here: R. Shah.")


def test_why_not_says_so_where_nobody_here_may() -> None:
    answer = may(LEWIS.roles, Right.CHANGE_SETTINGS, Here((LEWIS,)))

    assert answer == WhyNot(
        "Only an administrator may change what the whole office uses. "
        "There is no administrator here."
    )


def test_an_office_may_say_that_only_a_manager_makes_a_plan_final() -> None:
    here = Here((LEWIS, SHAH), frozenset({"manager_finalises"}))

    assert may(LEWIS.roles, Right.FINALISE_PLAN, here) == WhyNot(
        "Only a manager may make a plan final. Managers here: R. Shah."
    )
    assert isinstance(may(SHAH.roles, Right.FINALISE_PLAN, here), Allowed)
    assert isinstance(may(LEWIS.roles, Right.CHANGE_CASE, here), Allowed)


def test_an_administrator_of_before_does_everything_but_a_new_one_alone_sees_no_case() -> None:
    assert roles_of("administrator") == {"administrator", "manager", "officer"}
    assert roles_of("administrator alone") == {"administrator"}


@pytest.mark.parametrize(
    "roles",
    [
        {"officer"},
        {"manager"},
        {"reader"},
        {"administrator"},
        {"manager", "officer"},
        {"administrator", "reader"},
        {"administrator", "manager", "officer"},
        set(EVERYBODY),
    ],
    ids=lambda roles: "+".join(sorted(roles)),
)
def test_roles_are_read_as_they_were_written(roles: set[str]) -> None:
    assert roles_of(written(roles)) == roles


@pytest.mark.parametrize("text", ["", "caretaker", "Administrator"])
def test_a_role_that_nobody_knows_gives_no_right(text: str) -> None:
    assert not roles_of(text)


@pytest.mark.parametrize("roles", [set(), {"caretaker"}, {"officer", "caretaker"}])
def test_only_roles_that_there_are_can_be_written(roles: set[str]) -> None:
    with pytest.raises(ValueError, match="roles"):
        written(roles)


def test_roles_stand_beside_a_name_in_words() -> None:
    assert role_words({"officer", "administrator"}) == "Officer, administrator"


def test_every_role_and_right_says_what_it_is() -> None:
    assert all(role.words and role.meaning for role in the_roles().roles.values())
    assert all(row.words for row in the_roles().rights.values())
