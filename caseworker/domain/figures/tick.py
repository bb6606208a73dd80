"""One thing that a report counts, and what of a case whoever counts may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.diary import Reckoning
from caseworker.domain.due import Due
from caseworker.domain.figures.rows import Worded, figure_rows
from caseworker.domain.plan import Version, VersionKind

NO_AREA = "No area recorded"
OTHER_AREA = "Another area, in other words"
IN_FORCE = frozenset({VersionKind.FINAL, VersionKind.AMENDED})


@dataclass(frozen=True, slots=True)
class Tick:
    """Counted once under ``mark``.

    ``groups`` are in the order of the report's own. ``words`` stand in the list behind the
    number and on no paper; ``step`` is what the case is opened for.
    """

    mark: str
    case: CaseNumber
    day: date | None = None
    groups: tuple[str, ...] = ()
    amount: float = 0.0
    words: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class CaseRead:
    """A case while it is counted. What costs time is worked out only when it is asked for."""

    case: Case
    reckoning: Reckoning
    dues: Callable[[], Sequence[Due]]
    versions: Callable[[], Sequence[Version]]

    @property
    def today(self) -> date:
        return self.reckoning.today

    @property
    def in_force(self) -> Version | None:
        """The plan as it stands; none if we hold none."""
        found = [one for one in self.versions() if one.kind in IN_FORCE]
        return found[-1] if found else None


def area_of(versions: Iterable[Version], item: str) -> str:
    """The area of the first need that an outcome or a piece of provision serves.

    Looked for in the latest version that knows the item.
    """
    for version in reversed(tuple(versions)):
        items = {str(one.id): one for _, one in version.plan.numbered()}
        if item not in items:
            continue
        said = [
            items[str(link)].fields.get("area", "") for link in items[item].links if link in items
        ]
        return area_called(next(filter(None, said), ""))
    return NO_AREA


def area_called(said: str) -> str:
    """The area that these words of a plan mean: a line of a report never holds free words."""
    if not said.strip():
        return NO_AREA
    found = meant(said, figure_rows().areas)
    return found.title if found else OTHER_AREA


def meant(said: str, rows: Iterable[Worded]) -> Worded | None:
    """The row whose longest words are in what was said."""
    text = " ".join(said.casefold().split())
    hits = [(len(words), row) for row in rows for words in row.words if words in text]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None
