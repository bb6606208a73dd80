"""Who people around a child are: offered in officers' words, and known by whoever goes by them."""

from caseworker.domain.contact_roles import contact_roles, offered_roles
from caseworker.domain.review_rules import review_rules
from caseworker.domain.settings import settings


def test_what_belongs_to_the_setting_is_offered_first_and_nothing_is_left_out() -> None:
    everything = {row.words for row in contact_roles()}

    for setting in settings():
        offered = offered_roles(setting)
        own = [row.words for row in contact_roles() if setting in row.settings]

        assert list(offered[: len(own)]) == own
        assert set(offered) == everything
        assert len(offered) == len(everything)


def test_every_setting_that_a_role_names_is_there() -> None:
    named = {setting for row in contact_roles() for setting in row.settings}

    assert named <= set(settings())


def test_whom_the_law_invites_to_a_review_is_found_by_a_role_that_is_offered() -> None:
    """SEND Regs 2014 reg 20(2): an officer who takes the offered words has nobody left out."""
    offered = [words.casefold() for words in offered_roles("community")]

    for row in review_rules().invites:
        if row.roles:
            assert any(known in words for known in row.roles for words in offered), row.name


def test_each_role_says_where_it_comes_from() -> None:
    assert all(row.meaning.endswith((".", ")")) and row.source for row in contact_roles())
