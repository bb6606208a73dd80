"""Reads the files of settings. What is missing in one raises BrokenLaw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.facts import fact_of
from caseworker.domain.law.setting_rows import RULES
from caseworker.domain.settings.setting import NextRow, Setting


@cache
def settings() -> Mapping[str, Setting]:
    """Every setting by name, in the order of their names: each file of this folder is one."""
    here = resources.files(__package__)
    texts = {one.name: one.read_text("utf-8") for one in here.iterdir() if one.name[-5:] == ".toml"}
    return read_settings(sorted(texts.items()))


def read_settings(texts: Iterable[tuple[str, str]]) -> Mapping[str, Setting]:
    """Those in these files, by name. Raises BrokenLaw, naming the file and the field."""
    found = {}
    for name, text in texts:
        one = _setting(name.removesuffix(".toml"), read_toml(name, text))
        found[one.name] = one
    return MappingProxyType(found)


def _setting(name: str, whole: Entry) -> Setting:
    whole.day("read_on")
    setting = Setting(
        name=name,
        title=whole.text("title"),
        office=whole.text("office"),
        regime=whole.text("regime"),
        instruments=whole.texts("instruments"),
        acts_as=frozenset(whole.texts("acts_as")),
        words=_words(whole, "words"),
        tab=whole.text("tab"),
        facts=tuple(fact_of(key, entry) for key, entry in whole.tables("fact")),
        place=whole.text("place", ""),
        school=whole.text("school", ""),
        birthdays=tuple(_birthday(whole, age, entry) for age, entry in whole.tables("birthday")),
        cared_for=_words(whole, "cared_for"),
        home_by_care=whole.text("home_by_care", ""),
        host=whole.text("host", ""),
        parts=whole.texts("parts"),
        reports=whole.texts("reports"),
        next=tuple(_next(name, row) for row in whole.dicts("next")),
    )
    for rules in RULES:
        whole.skip(rules)
    whole.done()
    names = {fact.name for fact in setting.facts}
    told = {
        setting.place,
        setting.school,
        setting.host,
        *(fact.needs for fact in setting.facts),
    } - {""}
    if lost := sorted(told - names):
        raise whole.broken(f"no fact is called {', '.join(lost)}")
    return setting


def _next(name: str, table: Mapping[str, object]) -> NextRow:
    entry = Entry(f"{name}.toml: next", table)
    row = NextRow(
        stage=entry.text("stage"),
        words=entry.text("words"),
        why=entry.text("why"),
        kinds=entry.texts("kinds"),
        until=entry.texts("until"),
    )
    entry.done()
    return row


def _words(whole: Entry, name: str) -> Mapping[str, str]:
    if not whole.has(name):
        return MappingProxyType({})
    table = whole.only_table(name)
    return MappingProxyType({key: table.text(key) for key in table.names})


def _birthday(whole: Entry, age: str, entry: Entry) -> tuple[int, str]:
    if not age.isdecimal():
        raise whole.broken(f"birthday.{age} must be an age in years")
    words = entry.text("words")
    entry.done()
    return int(age), words
