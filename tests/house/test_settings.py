"""Every setting, walked: a new one passes by being right."""

from __future__ import annotations

from importlib import resources

import pytest

import caseworker.domain.settings as package
from caseworker.domain.case import Stage
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.settings import Setting, read_settings, settings
from caseworker.ui.case.tabs import TABS
from caseworker.ui.reports.all import REPORTS

every_setting = pytest.mark.parametrize("setting", settings().values(), ids=lambda one: one.name)


def test_the_settings_are_found_without_a_list() -> None:
    assert set(settings()) >= {"community", "custody", "service_children"}


@every_setting
def test_the_parts_and_reports_of_a_setting_are_there(setting: Setting) -> None:
    """A name that no tab and no report has would be a promise that nobody keeps."""
    assert set(setting.parts) <= {tab.part for tab in TABS}
    assert set(setting.reports) <= {one.name for one in REPORTS}


@every_setting
def test_what_comes_next_in_a_setting_can_be_recorded_there(setting: Setting) -> None:
    """At its stage, and in its setting: the button would lead nowhere otherwise."""
    for row in setting.next:
        for name in row.kinds:
            kind = event_kinds()[name]
            assert kind.is_offered_in(setting.name), name
            assert not kind.elsewhere, name
            assert not kind.opened_by or row.stage in kind.opened_by, name
        assert set(row.until) <= set(event_kinds())
        assert {stage.value for stage in Stage} >= {row.stage}


def test_every_part_and_every_kind_of_a_setting_belongs_to_one_that_there_is() -> None:
    named = {part for setting in settings().values() for part in setting.parts}

    assert {tab.part for tab in TABS} - {""} <= named
    assert {name for kind in event_kinds().values() for name in kind.settings} <= set(settings())


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ('regime      = "custody"', "", "regime is missing"),
        ('place        = "held_at"', 'place = "nowhere"', "no fact is called nowhere"),
        ("[birthday.19]", "[birthday.nineteen]", "must be an age in years"),
        ('tab          = "Custody"', 'tab = "Custody"\nhue = "red"', "nothing is known of hue"),
    ],
)
def test_a_slip_in_a_file_is_named(was: str, now: str, why: str) -> None:
    text = (resources.files(package) / "custody.toml").read_text("utf-8")
    assert was in text

    with pytest.raises(BrokenLaw, match=why):
        read_settings([("custody.toml", text.replace(was, now))])


@every_setting
def test_a_setting_rests_on_law_that_there_is(setting: Setting) -> None:
    assert set(setting.instruments) <= set(the_law().instruments)


@every_setting
def test_the_law_of_a_setting_holds_rows_for_its_rules(setting: Setting) -> None:
    rows = [row for name in setting.instruments for row in the_law().instruments[name].time_limits]

    assert any(row.regime == setting.regime for row in rows)
    assert setting.acts_as


@every_setting
def test_a_setting_changes_words_that_the_law_uses(setting: Setting) -> None:
    actors = {row.actor for row in the_law().time_limits}

    assert set(setting.words) <= actors
    assert setting.word("anything else") == "anything else"


@every_setting
def test_the_facts_of_a_setting_can_be_drawn(setting: Setting) -> None:
    names = [fact.name for fact in setting.facts]

    assert len(names) == len(set(names))
    assert all(fact.words for fact in setting.facts)
    assert setting.tab
    assert setting.title
    assert setting.office


@pytest.mark.parametrize("word", ["rank", "service number", "unit", "deployment"])
def test_a_service_family_is_asked_for_nothing_military(word: str) -> None:
    """Story 28, and law/custody-and-service.md 3.6: what isn't asked for isn't kept.

    A unit address is asked for while an application for a school is open, and never else.
    """
    facts = [one for one in settings()["service_children"].facts if one.only_while is None]
    asked = " ".join(fact.words for fact in facts).casefold()

    assert word not in asked
