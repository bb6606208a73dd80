"""What ``phases.toml`` says: the moves from phase to phase, the schools, and the line to a move."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from caseworker.domain.errors import NotFound
from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE = "phases.toml"


@dataclass(frozen=True, slots=True)
class Phase:
    """A move from one phase of education to the next.

    ``after`` is the school year at the end of which it comes; None: at any time. ``limit`` and
    ``meeting`` are the names of the rows of the law for the plan and for the review meeting.
    """

    name: str
    words: str
    to: str
    after: int | None
    limit: str
    meeting: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Schools:
    """How the schools follow each other where the person lives: the phases that come there."""

    name: str
    words: str
    phases: tuple[str, ...]
    names: tuple[str, ...]
    usual: bool
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Group:
    """Which year group the person is in, by how many years it is behind their own."""

    name: str
    words: str
    behind: int


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """A point of the line to a move: ``back`` weeks before the last day, or by a row of the law."""

    name: str
    title: str
    full: str
    back: int
    law: str
    met_by: frozenset[str]
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class PhaseRules:
    """The whole file. ``months`` before a move its year begins.

    ``review`` is what the meeting before a move is called, ``early`` the one that is held where
    the approval of an institution was withdrawn.
    """

    months: int
    review: str
    early: str
    phases: tuple[Phase, ...]
    schools: tuple[Schools, ...]
    groups: tuple[Group, ...]
    steps: tuple[PhaseStep, ...]

    def phase(self, name: str) -> Phase:
        """By its name, or by its words in an entry. Raises NotFound."""
        for one in self.phases:
            if name in {one.name, one.words}:
                return one
        raise NotFound("There is no such move.")

    def schools_called(self, words: str) -> Schools:
        """The usual ones where nobody said which."""
        found = next((one for one in self.schools if one.words == words), None)
        return found or next(one for one in self.schools if one.usual)

    def schools_by_place(self, place: str) -> Schools:
        """What the name of the present school tells of them; the usual ones if nothing."""
        said = " ".join(place.casefold().split())
        for one in self.schools:
            if any(name in said for name in one.names):
                return one
        return self.schools_called("")

    def behind(self, words: str) -> int:
        return next((one.behind for one in self.groups if one.words == words), 0)


@cache
def phase_rules() -> PhaseRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = PhaseRules(
        whole.whole("months"),
        whole.text("review"),
        whole.text("early"),
        each_row(whole, "phase", _phase),
        each_row(whole, "schools", _schools),
        each_row(whole, "group", _group),
        each_row(whole, "step", _step),
    )
    whole.done()
    return found


def _group(name: str, row: Entry) -> Group:
    return Group(name, row.text("words"), row.whole("behind"))


def _phase(name: str, row: Entry) -> Phase:
    return Phase(
        name,
        row.text("words"),
        row.text("to"),
        row.whole("after") if row.has("after") else None,
        row.text("limit"),
        row.text("meeting"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def _schools(name: str, row: Entry) -> Schools:
    return Schools(
        name,
        row.text("words"),
        row.texts("phases"),
        row.texts("names"),
        row.truth("usual"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def _step(name: str, row: Entry) -> PhaseStep:
    return PhaseStep(
        name,
        row.text("title"),
        row.text("full"),
        row.whole("back", 0),
        row.text("law", ""),
        frozenset(row.texts("met_by")),
        row.text("source"),
        row.choice("checked", Checked),
    )
