"""What is better not kept: found in what is typed, and left out of what is brought in, as data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from caseworker.domain.errors import BrokenLaw

FILE: Final = "minimise.toml"
OUT: Final = "out"  # the group of a pattern that is taken away, where it isn't all of it
MOST_READ: Final = 20_000
"""Letters looked through at once: some seven pages. What is typed or pasted is far less."""


@dataclass(frozen=True, slots=True)
class MinimiseRule:
    """One thing that a case of these settings does without, and what to write instead.

    ``number`` names the kind of identifier that an office may switch on, after which the rule
    holds no more. ``not_in`` are names of fields that hold such a thing by right. What is
    ``in_files`` is taken out of the words of a school’s transfer file, too; what is ``in_no_list``
    is left out of every list of cases, whatever the setting.
    """

    name: str
    id: str
    title: str
    settings: frozenset[str]
    instead: str
    patterns: tuple[re.Pattern[str], ...]
    source: str
    checked: str
    fine: tuple[str, ...] = ()
    not_in: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()
    number: str = ""
    in_files: bool = False
    in_no_list: bool = False


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A stretch of a text that looks like what is better not kept: from ``start`` up to ``end``."""

    rule: MinimiseRule
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column or an element of a file that is not brought in, and why."""

    heading: str
    rule: MinimiseRule

    @property
    def said(self) -> str:
        return f"“{self.heading}” is left out: a {self.rule.title} isn’t kept. {self.rule.instead}"


@cache
def minimise_rules() -> tuple[MinimiseRule, ...]:
    """Every rule of the file, in its order.

    Raises:
        BrokenLaw: a row lacks something, or one of its patterns can't be read.
    """
    rows = tomllib.loads((files(__package__) / FILE).read_text("utf-8"))["rule"]
    try:
        return tuple(_rule(name, row) for name, row in rows.items())
    except (KeyError, re.error) as error:
        raise BrokenLaw(FILE, error) from error


def rules_for(
    settings: Collection[str], switched_on: Collection[str] = ()
) -> tuple[MinimiseRule, ...]:
    """The rules of any of these settings, without the numbers that an office switched on."""
    return tuple(
        rule
        for rule in minimise_rules()
        if not rule.settings.isdisjoint(settings) and rule.number not in {*switched_on} - {""}
    )


def rules_for_lists(settings: Collection[str]) -> tuple[MinimiseRule, ...]:
    """The rules by which columns of a list of cases are left out, in an office of these kinds."""
    own = rules_for(settings)
    return tuple(rule for rule in minimise_rules() if rule in own or rule.in_no_list)


def doubtful(text: str, rules: Iterable[MinimiseRule], field: str = "") -> tuple[Doubtful, ...]:
    """What in ``text`` looks like something that is better not kept, in its order.

    ``field`` is the name of the field it stands in. Where two overlap, the one that begins first
    is told. Of a very long text only the beginning is looked through.
    """
    found = sorted(
        (
            one
            for rule in rules
            if field not in rule.not_in
            for one in _by(rule, text[:MOST_READ])
        ),
        key=lambda one: (one.start, -one.end),
    )  # fmt: skip
    told: list[Doubtful] = []
    for one in found:
        if not told or one.start >= told[-1].end:
            told.append(one)
    return tuple(told)


def asked(found: Sequence[Doubtful]) -> str:
    """The question that is put to whoever typed it; never with what they typed."""
    titles = list(dict.fromkeys(one.rule.title for one in found))
    return f"This looks like a {' or '.join(titles)}: remove?"


def instead(found: Sequence[Doubtful]) -> str:
    """What may be written in its place, each thing once."""
    return " ".join(dict.fromkeys(one.rule.instead for one in found))


def stretches(text: str, found: Sequence[Doubtful]) -> tuple[tuple[int, int], ...]:
    """What is to be taken out of ``text``, last first, so that no gap is left where it stood."""
    told = []
    for one in sorted(found, key=lambda each: each.start, reverse=True):
        before, end = text[: one.start], one.end
        if text[end : end + 1] == " " and (not before or before[-1] in " \n"):
            end += 1
        told.append((one.start, end))
    return tuple(told)


def without(text: str, found: Sequence[Doubtful]) -> str:
    """``text`` with those stretches taken out."""
    for start, end in stretches(text, found):
        text = text[:start] + text[end:]
    return text


def left_out(headings: Iterable[str], rules: Iterable[MinimiseRule]) -> tuple[LeftOut, ...]:
    """The columns of a list, or the elements of a file, that hold what is not kept here.

    Capitals, spaces and signs in a heading don’t matter: “Service No.” is “service no”.
    """
    held = tuple(rules)
    return tuple(
        LeftOut(heading, rule)
        for heading in headings
        for rule in held
        if _plain(heading) in {_plain(one) for one in rule.columns}
    )


def table_without(
    headings: Sequence[str], rows: Iterable[Sequence[str]], rules: Iterable[MinimiseRule]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[LeftOut, ...]]:
    """A list without the columns that are not kept: its headings, its rows, and what is said."""
    said = left_out(headings, rules)
    gone = {one.heading for one in said}
    stays = [at for at, heading in enumerate(headings) if heading not in gone]
    kept = tuple(tuple(row[at] for at in stays if at < len(row)) for row in rows)
    return tuple(headings[at] for at in stays), kept, said


def _by(rule: MinimiseRule, text: str) -> Iterator[Doubtful]:
    for pattern in rule.patterns:
        for match in pattern.finditer(text):
            if any(_stands_at(fine, text, match) for fine in rule.fine):
                continue
            group: str | int = OUT if OUT in pattern.groupindex else 0
            start, end = match.span(group)
            yield Doubtful(rule, start, end, text[start:end])


def _stands_at(fine: str, text: str, match: re.Match[str]) -> bool:
    """Whether the phrase covers the beginning of what was found."""
    at = text.find(fine, max(0, match.start() - len(fine)))
    return at != -1 and at <= match.start() < at + len(fine)


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading).casefold()


def _rule(name: str, row: Mapping[str, Any]) -> MinimiseRule:
    return MinimiseRule(
        name=name,
        id=row["id"],
        title=row["title"],
        settings=frozenset(row["settings"]),
        instead=row["instead"],
        patterns=tuple(re.compile(pattern) for pattern in row["patterns"]),
        source=row["source"],
        checked=row["checked"],
        fine=tuple(row.get("fine", ())),
        not_in=frozenset(row.get("not_in", ())),
        columns=frozenset(row.get("columns", ())),
        number=row.get("number", ""),
        in_files=row.get("in_files", False),
        in_no_list=row.get("in_no_list", False),
    )
