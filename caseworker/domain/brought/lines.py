"""One line of a list: what it says of a case, and what is wrong with which of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from caseworker.domain.authorities import is_same_authority, names_known
from caseworker.domain.brought.columns import Kind, ListColumn, list_columns, plain, words_of
from caseworker.domain.brought.days import FIRST_SERIAL, Order, read_list_day
from caseworker.domain.formulas import unguarded
from caseworker.domain.identifiers import Result, checked
from caseworker.domain.matching import Who, who
from caseworker.domain.officer import OfficerId
from caseworker.domain.people import Address, Identifier, NeedType, Person, gaps_in
from caseworker.domain.settings import settings
from caseworker.domain.under_way import (
    COMMON,
    HOME_AUTHORITY,
    OFFICE,
    SINCE,
    against_itself,
    in_setting,
    stages_under_way,
)

_YES: Final = frozenset({"y", "yes", "true", "1", "x"})
_NO: Final = frozenset({"", "n", "no", "false", "0"})
_BETWEEN: Final = {"needs": "; ", "address": "\n"}
_LEAST: Final = 3  # letters by which a choice is known: “er” is no parent
_FAULTS: Final = frozenset({
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
})  # fmt: skip
"""What a spreadsheet shows where it could not work something out."""


@dataclass(frozen=True, slots=True)
class Around:
    """What cells are read against: the day, the office, who works here, how days are written.

    ``setting`` is that of a line which says none. ``authorities`` are those that cases here have.
    ``orders`` say for each column of days which stands first, where that was asked;
    ``counts_from`` is the day 0 of a spreadsheet’s own numbers.
    """

    today: date
    setting: str
    officers: Mapping[OfficerId, str] = field(default_factory=dict)
    office: str = ""
    authorities: tuple[str, ...] = ()
    orders: Mapping[str, Order | None] = field(default_factory=dict)
    counts_from: date = FIRST_SERIAL


@dataclass(frozen=True, slots=True)
class Said:
    """Something to say of a cell. What ``stops`` keeps the line from becoming a case."""

    column: str
    words: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class LineRead:
    """A line, as far as it can be read. ``person`` is None where it can't be one."""

    person: Person | None
    setting: str = ""
    stage: str = ""
    opened_on: date | None = None
    officer: OfficerId | None = None
    case: str = ""
    basis: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    said: tuple[Said, ...] = ()

    @property
    def stops(self) -> bool:
        return self.person is None or any(one.stops for one in self.said)

    @property
    def who(self) -> Who | None:
        return who(self.person) if self.person is not None else None


def read_line(cells: Mapping[str, str], around: Around) -> LineRead:
    """What a line says; ``cells`` are its texts by the name of the column."""
    return _Reader(cells, around).read()


def cell_text(text: str) -> str:
    """A cell without what spreadsheets add: doubled spaces, the mark before “this is text”."""
    return " ".join(unguarded(text.replace("\u00a0", " ").strip()).split())


class _Reader:
    def __init__(self, cells: Mapping[str, str], around: Around) -> None:
        self._cells = {name: _cell(name, text) for name, text in cells.items()}
        self._around = around
        self._said: list[Said] = []
        for name, text in self._cells.items():
            if text.upper() in _FAULTS:
                self._cells[name] = ""
                self._note(name, f"The list has nothing but the fault “{text}” here: left empty.")

    def read(self) -> LineRead:
        family, given = self._names()
        days = {
            column.name: self._day(column)
            for column in list_columns().values()
            if column.kind is Kind.DAY and self._cells.get(column.name)
        }
        setting = self._setting()
        opened_on = days.get("opened_on")
        if opened_on is not None and opened_on > self._around.today:
            self._stop("opened_on", f"{opened_on:%d/%m/%Y} is still to come.")
        officer = self._officer()
        stage = self._stage(setting, days)
        numbers, authority, needs = tuple(self._numbers()), self._authority(), self._needs()
        estimated = self._yes("estimated")
        told = {name: day.isoformat() for name, day in days.items() if day is not None}
        told |= self._others()
        told |= {HOME_AUTHORITY: authority, OFFICE: self._around.office}
        told[SINCE] = opened_on.isoformat() if opened_on and not _is_common(setting) else ""
        if against := against_itself(told):
            self._note("next_review", against)
        born = days.get("born")
        if born is None:
            if not self._cells.get("born"):
                self._stop("born", "A date of birth is needed; an estimate will do.")
            return LineRead(None, said=tuple(self._said))
        person = Person(
            given=given,
            family=family,
            born=born,
            born_is_estimated=estimated,
            known_as=self._cells.get("known_as", ""),
            pronouns=self._cells.get("pronouns", ""),
            home_authority=authority,
            whereabouts=self._cells.get("place", ""),
            needs=needs,
            interpreter=self._cells.get("interpreter", ""),
            identifiers=numbers,
            addresses=self._address(),
        )
        for gap in gaps_in(person, today=self._around.today):
            self._stop(gap.field, gap.words)
        return LineRead(
            person,
            setting,
            stage,
            opened_on,
            officer,
            self._cells.get("case", ""),
            self._cells.get("basis", ""),
            told,
            tuple(self._said),
        )

    def _names(self) -> tuple[str, str]:
        family, given = self._cells.get("family", ""), self._cells.get("given", "")
        if not family and not given and (whole := self._cells.get("name", "")):
            if "," in whole:
                family, _, given = (part.strip() for part in whole.partition(","))
            else:
                given, _, family = whole.rpartition(" ")
        column = "name" if "name" in self._cells and "family" not in self._cells else "family"
        if not family and not given:
            self._stop(column, "A name is needed.")
        return self._cased(family, column), self._cased(given, "given" if given else column)

    def _cased(self, name: str, column: str) -> str:
        """Names in capitals, as many systems print them, are written as names are."""
        if len(name) < 2 or not name.isupper() or name.casefold() == name:  # noqa: PLR2004
            return name
        cased = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name.lower())
        cased = re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", cased)
        cased = re.sub(r"([’'])S\b", r"\1s", cased)
        self._note(column, f"Written in capitals in the list: read as “{cased}”.")
        return cased

    def _day(self, column: ListColumn) -> date | None:
        order = self._around.orders.get(column.name, Order.DAY_FIRST)
        around = self._around
        read = read_list_day(self._cells[column.name], order, around.today, around.counts_from)
        if read.fault:
            self._stop(column.name, read.fault)
        elif read.note:
            self._note(column.name, read.note)
        return read.day

    def _setting(self) -> str:
        said = self._cells.get("setting", "")
        if not said:
            return self._around.setting
        for name, setting in settings().items():
            if plain(said) in {plain(name), plain(setting.title)}:
                return name
        if name := words_of("setting").get(plain(said), ""):
            return name
        titles = ", ".join(one.title for one in settings().values())
        self._stop("setting", f"“{said}” isn’t known. It is one of: {titles}.")
        return self._around.setting

    def _stage(self, setting: str, days: Mapping[str, date | None]) -> str:
        said = plain(self._cells.get("stage", ""))
        offered = [one for one in stages_under_way().values() if one.is_for(setting)]
        if not said:
            return self._stage_by_days(setting, days)
        for stage in reversed(offered):  # a setting's own first: “plan in force”, in custody
            names = {plain(one) for one in (stage.name, stage.title, *stage.also)}
            if said in names:
                return in_setting(stage, setting).name
        titles = ", ".join(one.title for one in offered)
        said_of = self._cells["stage"]
        self._stop("stage", f"“{said_of}” isn’t known. It is one of: {titles}.")
        return "opened"

    def _stage_by_days(self, setting: str, days: Mapping[str, date | None]) -> str:
        """A line that says no stage: the furthest that its days tell of."""
        told = {name for name, day in days.items() if day is not None}
        found = "opened"
        for stage in stages_under_way().values():
            if stage.is_for(setting) and stage.needed and stage.needed <= told:
                found = stage.name
        if found != "opened":
            title = stages_under_way()[found].title
            self._note("stage", f"The list says no stage: its days say “{title}”.")
        return found

    def _officer(self) -> OfficerId | None:
        said = self._cells.get("officer", "")
        if not said:
            return None
        here = self._around.officers
        wanted = frozenset(re.findall(r"\w+", said.casefold()))
        same = [one for one, name in here.items() if name.casefold() == said.casefold()]
        near = same or [
            one
            for one, name in here.items()
            if wanted and wanted == frozenset(re.findall(r"\w+", name.casefold()))
        ]
        if len(near) == 1:
            return near[0]
        names = ", ".join(sorted(here.values()))
        self._stop("officer", f"No officer here is called “{said}”. There are: {names}.")
        return None

    def _authority(self) -> str:
        said = self._cells.get("home_authority", "")
        if not said:
            return ""
        for known in self._around.authorities:
            if is_same_authority(known, said):
                return known
        for first, others in names_known():
            if any(is_same_authority(one, said) for one in (first, *others)):
                return first
        return said

    def _needs(self) -> tuple[NeedType, ...]:
        found: list[NeedType] = []
        for said in re.split(r"[;,/\n|]+|\band\b", self._cells.get("needs", "")):
            word = plain(said)
            if not word:
                continue
            name = words_of("need").get(word, "")
            need = next(
                (one for one in NeedType if word in {plain(one.name), plain(one.value)}), None
            ) or (NeedType[name] if name else None)
            if need is None:
                self._note("needs", f"“{said.strip()}” isn’t known, and is left out.")
            elif need not in found:
                found.append(need)
        return tuple(found)

    def _numbers(self) -> Iterator[Identifier]:
        for column in list_columns().values():
            said = self._cells.get(column.name, "")
            if column.kind is not Kind.NUMBER or not said:
                continue
            found = checked(column.number, said)
            if found.result is Result.FAIL:
                self._note(column.name, f"{found.warning} It is kept as it stands.")
            yield Identifier(column.number, found.value)

    def _others(self) -> dict[str, str]:
        told = {}
        for column in list_columns().values():
            said = self._cells.get(column.name, "")
            word = plain(said)  # nothing of “-”, which lists have where there is nothing
            if column.kind is Kind.CHOICE and word:
                same = next((one for one in column.choices if plain(one) == word), "")
                near = next((one for one in column.choices if _is_part(word, plain(one))), "")
                told[column.name] = same or near
                if not told[column.name]:
                    self._note(column.name, f"“{said}” isn’t known: taken for “Other”.")
        told["plan_authority"] = self._cells.get("plan_authority", "")
        return told

    def _yes(self, name: str) -> bool:
        said = self._cells.get(name, "").casefold()
        if said not in _YES | _NO:
            self._note(name, "Neither yes nor no: taken for no.")
        return said in _YES

    def _address(self) -> tuple[Address, ...]:
        lines, postcode = self._cells.get("address", ""), self._cells.get("postcode", "")
        return (Address(lines, postcode),) if lines or postcode else ()

    def _stop(self, column: str, words: str) -> None:
        self._said.append(Said(column, words, stops=True))

    def _note(self, column: str, words: str) -> None:
        self._said.append(Said(column, words))


def _cell(name: str, text: str) -> str:
    """A cell as one line; the lines of an address stay apart, and so do needs on their lines."""
    between = _BETWEEN.get(name, " ")
    return between.join(filter(None, map(cell_text, text.splitlines())))


def _is_part(word: str, choice: str) -> bool:
    return len(word) >= _LEAST and word in choice


def _is_common(setting: str) -> bool:
    found = settings().get(setting)
    return found is None or found.regime == settings()[COMMON].regime


def twice_in(lines: Sequence[LineRead]) -> dict[int, int]:
    """The places of lines that say the same child as an earlier one, and where that stands."""
    first: dict[object, int] = {}
    found: dict[int, int] = {}
    for at, line in enumerate(lines):
        if line.person is None:
            continue
        name = frozenset(re.findall(r"\w+", line.person.name.casefold()))
        keys: list[object] = [(name, line.person.born)]
        keys += [(one.kind, one.value) for one in line.person.identifiers]
        earlier = [first[key] for key in keys if key in first]
        if earlier:
            found[at] = min(earlier)
        for key in keys:
            first.setdefault(key, at)
    return found
