"""Every setting, walked: a new one passes by being right."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import caseworker.domain.settings as package
from caseworker.domain.law import the_law
from caseworker.domain.settings import Setting, settings

every_setting = pytest.mark.parametrize("setting", settings().values(), ids=lambda one: one.name)


def test_the_settings_are_found_without_a_list() -> None:
    assert set(settings()) >= {"community", "custody", "service_children"}


@every_setting
def test_a_setting_is_named_for_its_file(setting: Setting) -> None:
    module = import_module(f"{package.__name__}.{setting.name}")

    assert module.SETTING is setting
    assert Path(str(module.__file__)).stem == setting.name


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
    """Story 28, and law/custody-and-service.md 3.6: what isn't asked for isn't kept."""
    asked = " ".join(fact.words for fact in settings()["service_children"].facts).casefold()

    assert word not in asked
