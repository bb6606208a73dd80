"""Reads the files of circumstances. What is missing in one raises BrokenLaw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from caseworker.domain.circumstances.circumstance import (
    Act,
    Circumstance,
    Look,
    Note,
    Role,
    Sign,
)
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.facts import fact_of
from caseworker.domain.law.kinds import FactSpec
from caseworker.domain.law.limits import Checked
from caseworker.domain.review_rules import InviteRow, read_invite

TESTS = ("empty", "older", "gone", "same", "one_of", "apart")
"""How a check is held against a case: see ``holding.py``."""


@cache
def circumstances() -> Mapping[str, Circumstance]:
    """Every circumstance that the program ships with, by its title, in the order of the files."""
    here = resources.files(__package__)
    texts = {one.name: one.read_text("utf-8") for one in here.iterdir() if one.name[-5:] == ".toml"}
    return read_circumstances(sorted(texts.items()))


def read_circumstances(texts: Iterable[tuple[str, str]]) -> Mapping[str, Circumstance]:
    """Those in these files, by title. Raises BrokenLaw, naming the file and the row."""
    found: dict[str, Circumstance] = {}
    for name, text in texts:
        whole = read_toml(name, text)
        one = _circumstance(name.removesuffix(".toml"), whole)
        if one.title in found:
            raise whole.broken(f"there is another circumstance called {one.title}")
        found[one.title] = one
    return MappingProxyType(found)


def _circumstance(name: str, whole: Entry) -> Circumstance:
    whole.day("read_on")
    whole.day_or_none("in_force")
    sign = whole.only_table("known") if whole.has("known") else None
    fields = tuple(whole.tables("field"))
    of = {key: entry.text("of", "") for key, entry in fields}
    one = Circumstance(
        name=name,
        title=whole.text("title"),
        meaning=whole.text("meaning"),
        source=whole.text("source"),
        checked=whole.choice("checked", Checked),
        sign=_sign(sign) if sign else Sign(),
        pill=whole.text("pill", ""),
        tone=whole.text("tone", "plain"),
        see=whole.text("see", ""),
        fields=tuple(_field(key, entry) for key, entry in fields),
        of={key: value for key, value in of.items() if value},
        people=tuple(_role(key, entry) for key, entry in whole.tables("person")),
        looks=tuple(_look(key, entry) for key, entry in whole.tables("check")),
        acts=tuple(_act(key, entry) for key, entry in whole.tables("act")),
        notes=tuple(_note(key, entry) for key, entry in whole.tables("note")),
        invites=tuple(_invite(key, entry) for key, entry in whole.tables("invite")),
        not_with=whole.texts("not_with"),
    )
    whole.done()
    known = {spec.name for spec in one.fields} | {act.name for act in one.acts}
    named = {each for look in one.looks for each in look.of}
    named |= {role.field for role in one.people if role.field}
    if unknown := named - known:
        raise whole.broken(f"it has no field and no act called {', '.join(sorted(unknown))}")
    return one


def _sign(entry: Entry) -> Sign:
    facts = entry.only_table("facts") if entry.has("facts") else None
    sign = Sign(
        person=entry.texts("person"),
        facts={name: facts.texts(name) for name in facts.names} if facts else {},
        settings=entry.texts("settings"),
        cared_for=entry.truth("cared_for"),
    )
    entry.done()
    return sign


def _field(name: str, entry: Entry) -> FactSpec:
    spec = fact_of(name, entry)
    if ":" in spec.words:
        raise entry.broken("a colon would be taken for the end of its words")
    return spec


def _role(name: str, entry: Entry) -> Role:
    role = Role(
        name,
        entry.text("title"),
        entry.texts("roles"),
        entry.text("field", ""),
        entry.text("source"),
        entry.choice("checked", Checked),
    )
    entry.done()
    return role


def _look(name: str, entry: Entry) -> Look:
    tests = [test for test in TESTS if entry.has(test)]
    if len(tests) != 1:
        raise entry.broken(f"it must have one of {', '.join(TESTS)}")
    look = Look(
        name,
        entry.text("words"),
        tests[0],
        entry.texts(tests[0]),
        entry.text("source"),
        entry.choice("checked", Checked),
        entry.texts("values"),
        entry.whole("than", 0),
    )
    entry.done()
    return look


def _act(name: str, entry: Entry) -> Act:
    act = Act(name, entry.text("title"), entry.text("hint", ""))
    entry.done()
    return act


def _note(name: str, entry: Entry) -> Note:
    note = Note(
        name,
        entry.text("words"),
        entry.text("section", ""),
        entry.text("source"),
        entry.choice("checked", Checked),
    )
    entry.done()
    return note


def _invite(name: str, entry: Entry) -> InviteRow:
    entry.day_or_none("in_force")
    row = read_invite(name, entry)
    entry.done()
    return row
