"""The thread of a plan: from each need to its provision, and from there to its outcomes.

Nothing here knows a section by its letter. A kind of plan says of each section with items
which others its items serve (``ItemKind.serves``), and that is enough: what serves nothing is
where a thread begins, what serves it and is itself served is where it ends, and what serves
both is the means between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseworker.domain.kinds import PlanKind, SectionKind
from caseworker.domain.plan import Item, ItemId, Plan


@dataclass(frozen=True, slots=True)
class Knot:
    """One item on a thread, by the number it has now; ``name`` is what it is: a need."""

    number: str
    name: str
    item: Item

    @property
    def words(self) -> str:
        """What it says, on one line."""
        return " ".join(" ".join(block.plain for block in self.item.text).split())


@dataclass(frozen=True, slots=True)
class Means:
    """Provision for a need, and the outcomes it works towards."""

    knot: Knot
    ends: tuple[Knot, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """One need: what is provided for it, and the outcomes for it that no provision reaches."""

    begins: Knot
    means: tuple[Means, ...]
    unreached: tuple[Knot, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether nothing is provided, or an outcome has nothing that works towards it."""
        return not self.means or bool(self.unreached)


@dataclass(frozen=True, slots=True)
class Loose:
    """An item that hangs on no thread, or whose thread ends with it; ``lacks`` says what."""

    knot: Knot
    lacks: tuple[str, ...]

    @property
    def said(self) -> str:
        """“B3 has no provision”."""
        return f"{self.knot.number} has no {' and no '.join(self.lacks)}"


@dataclass(frozen=True, slots=True)
class Threads:
    """The whole of a plan as threads, and what is loose, both in reading order."""

    threads: tuple[Strand, ...]
    loose: tuple[Loose, ...]


def has_threads(kind: PlanKind) -> bool:
    """Whether the items of this kind of plan serve one another at all."""
    return any(section.item.serves for section in kind.sections if section.item)


def threads_of(plan: Plan, kind: PlanKind) -> Threads:
    """Follow every link of ``plan``.

    A need lacks provision; an outcome lacks a need, or provision that works towards it;
    provision lacks a need, an outcome, or both.
    """
    return _Tied(plan, kind).threads()


class _Tied:
    """A plan, with its sections told apart by what they serve."""

    def __init__(self, plan: Plan, kind: PlanKind) -> None:
        with_items = [section for section in kind.sections if section.item is not None]
        tied = {
            letter
            for section in with_items
            if section.item is not None
            for letter in (section.letter, *section.item.serves)
            if section.item.serves
        }
        self._sections = [section for section in with_items if section.letter in tied]
        served = {letter for section in self._sections for letter in _serves(section)}
        self._begin = [one for one in self._sections if not _serves(one)]
        self._end = [one for one in self._sections if _serves(one) and one.letter in served]
        self._means = [one for one in self._sections if _serves(one) and one.letter not in served]
        self._plan = plan

    def threads(self) -> Threads:
        begun = tuple(
            self._thread(knot) for section in self._begin for knot in _knots(self._plan, section)
        )
        return Threads(begun, tuple(self._loose()))

    def _thread(self, begins: Knot) -> Strand:
        means = tuple(
            Means(knot, tuple(self._linked(knot, self._end)))
            for knot in self._serving(begins.item.id, self._means)
        )
        reached = {end.item.id for one in means for end in one.ends}
        for_it = self._serving(begins.item.id, self._end)
        return Strand(begins, means, tuple(end for end in for_it if end.item.id not in reached))

    def _loose(self) -> Iterator[Loose]:
        for section in self._sections:
            for knot in _knots(self._plan, section):
                lacks = tuple(dict.fromkeys(self._lacking(knot, section)))
                if lacks:
                    yield Loose(knot, lacks)

    def _lacking(self, knot: Knot, section: SectionKind) -> Iterator[str]:
        for letter in _serves(section):
            above = [one for one in self._sections if one.letter == letter]
            if not any(self._linked(knot, above)):
                yield from (_name(one) for one in above)
        if section in self._means:
            return
        for other in self._means:
            if other.item is not None and other.item.optional:
                continue
            if section.letter in _serves(other) and not any(self._serving(knot.item.id, [other])):
                yield _name(other)

    def _linked(self, knot: Knot, among: Sequence[SectionKind]) -> list[Knot]:
        """What ``knot`` serves, in reading order."""
        return [
            other
            for section in among
            for other in _knots(self._plan, section)
            if other.item.id in knot.item.links
        ]

    def _serving(self, item: ItemId, among: Sequence[SectionKind]) -> list[Knot]:
        """What serves ``item``, in reading order."""
        return [
            other
            for section in among
            for other in _knots(self._plan, section)
            if item in other.item.links
        ]


def _knots(plan: Plan, section: SectionKind) -> Iterator[Knot]:
    for at, item in enumerate(plan.section(section.letter).items, start=1):
        yield Knot(f"{section.letter}{at}", _name(section), item)


def _serves(section: SectionKind) -> tuple[str, ...]:
    return section.item.serves if section.item else ()


def _name(section: SectionKind) -> str:
    return section.item.name if section.item else section.title
