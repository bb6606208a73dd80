"""What a line of a list becomes: the case that it would open, or what keeps it from that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from caseworker.casework.beginning import asks_for, begins_with, first_entry
from caseworker.casework.cases import OpenCase
from caseworker.casework.export_all import Watch
from caseworker.casework.known_here import Known, known_here
from caseworker.casework.office import Question
from caseworker.casework.records import Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.domain.brought.lines import Around, LineRead, Said, read_line, twice_in
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Gap, Incomplete, NotFound
from caseworker.domain.matching import How, Likeness, Who
from caseworker.domain.reading_order import apart
from caseworker.domain.under_way import entries_of, stages_under_way

SURELY: Final = frozenset({How.SURE, How.LIKELY})
"""Who is so like somebody here is not opened a second time, unless an officer says so."""
AT_A_TIME: Final = 10
HOW: Final = "A list"
PLACE: Final = "establishment"


@dataclass(frozen=True, slots=True)
class Found:
    """Who of those here a line may be: in words, and whether it surely or likely is."""

    case: CaseNumber
    name: str
    words: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line as it stands: what is said of it, whom it may be, and the case that it would open.

    ``twice`` is the place of an earlier line of the list that says the same child.
    """

    read: LineRead
    said: tuple[Said, ...]
    opening: OpenCase | None = field(default=None, repr=False)
    found: Found | None = None
    twice: int | None = None

    @property
    def is_known(self) -> bool:
        """It is here already, or stands in the list already."""
        return self.twice is not None or (self.found is not None and self.found.is_same)


def line_of(cells: Mapping[str, str], around: Around) -> ListLine:
    """What one line would become, apart from the others and from the records."""
    read = read_line(cells, around)
    said = list(read.said)
    opening = None
    if read.person is not None and not read.stops:
        try:
            opening = _opening(read, around.today)
        except Incomplete as error:
            said += [Said(gap.field, gap.words, stops=True) for gap in error.gaps]
    return ListLine(read, tuple(said), opening)


def lines_of(
    rows: Sequence[Mapping[str, str]], around: Around, found: Mapping[int, Found]
) -> list[ListLine]:
    """What every line would become; ``found`` are those that somebody here may be, by place."""
    lines = [line_of(cells, around) for cells in rows]
    twice = twice_in([line.read for line in lines])
    return [
        replace(line, found=found.get(at), twice=twice.get(at)) for at, line in enumerate(lines)
    ]


def who_is_here(lines: Mapping[int, LineRead], watch: Watch) -> Question[dict[int, Found]]:
    """A question: who of those here each line may be, by the key it is given under.

    For the papers lane: it looks for each as a new case does, by number, name, sound and birth.

    Raises:
        Stopped: somebody stopped it.
    """

    def ask(records: Records, today: date) -> dict[int, Found]:
        del today
        found = {}
        for done, (at, line) in enumerate(lines.items()):
            if done % AT_A_TIME == 0:
                watch.tell(done, len(lines))
            if (one := _found(records, line)) is not None:
                found[at] = one
        return found

    return ask


def _found(records: Records, line: LineRead) -> Found | None:
    sought = line.who
    if sought is None:
        return None
    return _by_number(records, line) or found_here(records, sought)


def found_here(records: Records, sought: Who) -> Found | None:
    """Whoever of those here it is likeliest to be, as the records are now."""
    for known in known_here(records, sought):
        if known.likeness is not None:
            return _told(known, known.likeness)
        if known.restricted:
            words = "A restricted case has this name: a manager can say whether it is the same."
            return Found(known.case, known.hit.name, words, is_same=False)
    return None


def _told(known: Known, likeness: Likeness) -> Found:
    words = f"{likeness.how.value} as {apart(known.hit.name)}, case {known.case}: {likeness.words}"
    return Found(known.case, known.hit.name, words, likeness.how in SURELY)


def _by_number(records: Records, line: LineRead) -> Found | None:
    """The case whose number the line names, where it is of the same name and day of birth."""
    if not line.case or line.person is None:
        return None
    try:
        person = records.case(CaseNumber(line.case)).person
    except (NotFound, RestrictedCase):
        return None
    if (person.born, person.name.casefold()) != (line.person.born, line.person.name.casefold()):
        return None
    number = CaseNumber(line.case)
    words = f"Surely the same as {apart(person.name)}, case {number}: the list names that case."
    return Found(number, person.name, words, is_same=True)


def _opening(read: LineRead, today: date) -> OpenCase:
    """The case that it opens. Raises Incomplete: its stage needs more than it says."""
    person, setting = read.person, read.setting
    if person is None:
        raise Incomplete([Gap("family", "Nobody is named.")])
    opened = read.opened_on or today
    stage = stages_under_way()[read.stage]
    gaps: list[Gap] = []
    begins = begins_with(setting)
    if begins is not None:
        if read.opened_on is None:
            gaps.append(Gap("opened_on", f"{begins.day_words} is needed here."))
        if not person.whereabouts:
            gaps.append(Gap("place", "The establishment is needed here."))
    told = {PLACE: person.whereabouts, "status": _status(read, setting, gaps)}
    first, facts = first_entry(setting, opened, told)
    try:
        earlier = entries_of(stage, setting, read.told, today)
    except Incomplete as error:
        gaps += list(error.gaps)
        earlier = ()
    if gaps:
        raise Incomplete(gaps)
    return OpenCase(
        person, setting, opened, HOW, first, facts, earlier, stage.title, officer=read.officer
    )


def _status(read: LineRead, setting: str, gaps: list[Gap]) -> str:
    """The legal basis by one of its words; whatever else a list calls it is a gap."""
    begins = begins_with(setting)
    spec = begins.fact("status") if begins is not None else None
    if not read.basis or spec is None or not asks_for(setting, "basis"):
        return ""
    near = [one for one in spec.choices if one.casefold() == read.basis.casefold()]
    if not near:
        gaps.append(Gap("basis", f"It is one of: {', '.join(spec.choices)}."))
    return near[0] if near else ""
