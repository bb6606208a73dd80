"""What happened on a case in the order of its days, by theme, way, words and time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.entries import said_by
from caseworker.casework.records import DocumentId, Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.chronology import ChronologyLine, ChronologyToPrint
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.days import day_words
from caseworker.domain.moments import day_of
from caseworker.domain.release import STAYS, Release
from caseworker.domain.themes import is_contact, themes_of

PAPER: Final = "chronology"
_WORDS: Final = ("theme", "how", "words")
_DAYS: Final = ("since", "until")


@dataclass(frozen=True, slots=True)
class Course:
    """What is asked for; what is empty narrows nothing. Both days are counted in."""

    theme: str = ""
    how: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None
    contacts_only: bool = True

    @property
    def said(self) -> str:
        """What it was narrowed to, for the head of the paper; empty for everything."""
        days = (
            f"from {day_words(self.since)}" if self.since else "",
            f"to {day_words(self.until)}" if self.until else "",
        )
        whole = "Contacts" if self.contacts_only else ""
        words = f"with the words “{self.words}”" if self.words else ""
        return ", ".join(filter(None, (whole, self.theme, self.how, words, *days)))


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One thing that happened: an entry, or a paper that left."""

    day: date
    words: str
    themes: frozenset[str] = frozenset()
    event: Event | None = None


def course_of(
    case: Case, releases: Iterable[Release], names: Mapping[DocumentId, str]
) -> tuple[CourseLine, ...]:
    """All of it, oldest first: what was written down later falls into its place."""
    lines = [
        CourseLine(event.day, said_by(case, event, names), themes_of(event), event)
        for event in case.live
    ]
    lines += (_left(one) for one in releases if one.kind not in STAYS)
    return tuple(sorted(lines, key=lambda line: line.day))


def narrowed(lines: Iterable[CourseLine], asked: Course) -> tuple[CourseLine, ...]:
    """Those that are asked for, in the same order."""
    wanted = asked.words.casefold().split()
    return tuple(line for line in lines if _fits(line, asked, wanted))


def releases_of(number: CaseNumber) -> Callable[[Records, date], tuple[Release, ...]]:
    """A question: the papers of the case that left."""

    def ask(records: Records, _today: date) -> tuple[Release, ...]:
        return records.releases(number)

    return ask


def chronology_wanted(number: CaseNumber, asked: Course) -> Wanted:
    """The paper of what is asked for."""
    words = tuple((name, said) for name in _WORDS if (said := getattr(asked, name)))
    days = tuple((name, day) for name in _DAYS if (day := getattr(asked, name)))
    which = "contacts" if asked.contacts_only else ""
    return Wanted(PAPER, number, which, words=words, days=days)


def chronology_to_print(records: Records, wanted: Wanted, today: date) -> ChronologyToPrint:
    """The same as it is printed."""
    case = records.case(case_of(wanted))
    words, days = dict(wanted.words), dict(wanted.days)
    asked = Course(
        theme=words.get("theme", ""),
        how=words.get("how", ""),
        words=words.get("words", ""),
        since=days.get("since"),
        until=days.get("until"),
        contacts_only=bool(wanted.which),
    )
    names = {document.id: document.name for document in records.documents(case.number)}
    lines = narrowed(course_of(case, records.releases(case.number), names), asked)
    return ChronologyToPrint(
        case=case.number,
        person=case.person,
        on=today,
        narrowed=asked.said,
        lines=tuple(
            ChronologyLine(line.day, line.words, ", ".join(sorted(line.themes))) for line in lines
        ),
    )


def _left(release: Release) -> CourseLine:
    title = release.what.title or "A paper"
    number = f" (no. {release.number})" if release.number else ""
    return CourseLine(day_of(release.at), f"Left: {title}, for {release.to}{number}.")


def _fits(line: CourseLine, asked: Course, wanted: list[str]) -> bool:
    said, event = line.words.casefold(), line.event
    is_contact_line = event is not None and is_contact(event.kind)
    return (
        (is_contact_line or not asked.contacts_only)
        and (not asked.theme or asked.theme in line.themes)
        and (not asked.how or (event is not None and event.facts.get("how") == asked.how))
        and (asked.since is None or line.day >= asked.since)
        and (asked.until is None or line.day <= asked.until)
        and all(word in said for word in wanted)
    )
