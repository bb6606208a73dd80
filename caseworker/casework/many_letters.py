"""One kind of letter for many cases: to whom, which can't be sent and why, and all that left.

Each letter leaves through the one door by itself: its release, the line of history and the
audit of its case are one transaction. What was made of many is only their list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework.addressees import cautions, print_for, recipient, refuse_no_contact
from caseworker.casework.letters import LetterFact, ToWrite, letters_for
from caseworker.casework.records import Among, Records
from caseworker.casework.restrictions import REFUSED, SHOWN, RestrictedCase
from caseworker.casework.today import day_list
from caseworker.casework.wanted import Wanted
from caseworker.documents import binding, pictures
from caseworker.documents.letters_made import LetterMade
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import NotAllowed
from caseworker.domain.prints import ORDINARY, print_called

PAPER = "letter"
EVERY = 100_000  # lines of a day's list: all of them, since a case left out would not be noticed


@dataclass(frozen=True, slots=True)
class LetterForMany:
    """A kind of letter that at least one of the cases offers, and how many of them do."""

    letter: str
    title: str
    cases: int
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """A kind of letter that is wanted, and whom those are about, where that is not everybody."""

    letter: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ManyAsked:
    """One kind of letter for these cases. ``said`` is said alike in every letter of them.

    ``about`` narrows it to the letters about these institutions or advisers; none is all.
    """

    letter: str
    cases: tuple[CaseNumber, ...]
    officer: str
    role: str = ""
    said: tuple[tuple[str, str], ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OneOfMany:
    """One letter to one recipient. ``why_not`` says why it can't be sent; empty, it can.

    ``caution`` must be read before it leaves.
    """

    case: CaseNumber
    person: str
    to: str
    why_not: str = ""
    caution: str = ""
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """Every letter of them, those that can't be sent first; what all of them still lack."""

    lines: tuple[OneOfMany, ...]
    lacking: tuple[LetterFact, ...] = ()

    @property
    def to_send(self) -> tuple[OneOfMany, ...]:
        return tuple(line for line in self.lines if not line.why_not)


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one letter: its copy's number and where it went, or why it wasn't made.

    ``is_stopped`` is one that may name somebody of another case: it can be looked at, and what
    is right there let stand.
    """

    line: OneOfMany
    copy_number: int = 0
    where: str = ""
    why_not: str = ""
    is_stopped: bool = False

    @property
    def listed(self) -> LetterMade:
        """It as a line of the list on paper."""
        line = self.line
        return LetterMade(
            line.case, line.person, line.to, self.copy_number, self.where, self.why_not
        )


def cases_of_today(among: Among) -> Callable[[Records, date], tuple[CaseNumber, ...]]:
    """A question: every case that the day's list holds, narrowed as it is, in its order."""

    def ask(records: Records, today: date) -> tuple[CaseNumber, ...]:
        found = day_list(records, today, EVERY, among)
        parts = (found.overdue, found.this_week, found.later, found.not_received, found.waiting)
        return tuple(dict.fromkeys(line.case for part in parts for line in part))

    return ask


def kinds_for_many(
    cases: Sequence[CaseNumber],
) -> Callable[[Records, date], tuple[LetterForMany, ...]]:
    """A question: the letters that these cases offer, those that most of them offer first."""

    def ask(records: Records, today: date) -> tuple[LetterForMany, ...]:
        found: dict[str, LetterForMany] = {}
        for number in cases:
            if _case_of(records, number) is None:
                continue
            for each in {one.letter: one for one in letters_for(number)(records, today)}.values():
                known = found.get(each.letter, LetterForMany(each.letter, each.title, 0, each.ours))
                found[each.letter] = replace(known, cases=known.cases + 1)
        return tuple(sorted(found.values(), key=lambda each: (-each.cases, each.letter)))

    return ask


def many(asked: ManyAsked) -> Callable[[Records, date], Many]:
    """A question: every letter that would be made, and every one that can't be, with why."""

    def ask(records: Records, today: date) -> Many:
        lines: list[OneOfMany] = []
        lacking: dict[str, LetterFact] = {}
        for number in asked.cases:
            case = _case_of(records, number)
            if case is None:
                lines.append(OneOfMany(number, SHOWN, "", why_not=REFUSED))
                continue
            offered = [
                each
                for each in letters_for(number)(records, today)
                if each.letter == asked.letter and (not asked.about or each.about in asked.about)
            ]
            lacking |= {
                fact.name: fact for each in offered for fact in each.asked if not fact.is_day
            }
            lines += _lines(asked, case, offered, today)
        lines.sort(key=lambda line: not line.why_not)
        return Many(tuple(lines), tuple(lacking.values()))

    return ask


def made_since(made: Made) -> Callable[[Records, date], Made]:
    """A question: a letter that was stopped, once it has left by itself after all."""

    def ask(records: Records, today: date) -> Made:
        del today
        release = records.releases(made.line.case)[-1]
        where = "Printed" if release.kind == "print" else "Saved by itself"
        return Made(made.line, release.copy_number, where)

    return ask


def bound(papers: Sequence[bytes]) -> bytes:
    """One PDF of all these letters; each begins on a sheet of its own."""
    return binding.bound(papers)


def locked(paper: bytes, passphrase: str) -> bytes:
    """The same PDF, which nobody opens without the passphrase."""
    return binding.locked(paper, passphrase)


def page_count(pdf: bytes) -> int:
    """How many pages a drawn paper has. Ask on the papers lane."""
    return pictures.page_count(pdf)


def _case_of(records: Records, number: CaseNumber) -> Case | None:
    """None of a restricted case that others alone may open: the rest goes on without it."""
    try:
        return records.case(number)
    except RestrictedCase:
        return None


def _lines(
    asked: ManyAsked, case: Case, offered: Sequence[ToWrite], today: date
) -> Iterator[OneOfMany]:
    caution = next(cautions(case.person, today), "")
    blank = OneOfMany(case.number, case.person.name, "", caution=caution)
    if case.last("died") is not None:
        yield replace(blank, why_not="A death is recorded on this case.")
        return
    if not offered:
        yield replace(blank, why_not="Nothing that this letter goes with is recorded.")
    for letter in offered:
        recipients = _recipients(case, letter, today)
        if not recipients:
            yield replace(blank, why_not=_nobody(case, letter))
        for to in recipients:
            wanted = Wanted(
                PAPER,
                case.number,
                asked.letter,
                about=letter.about,
                to=to,
                officer=asked.officer,
                role=asked.role,
                words=asked.said,
                print=print_for(case.person, to) or ORDINARY.name,
            )
            why_not = _barred(case, to) or _lacks(asked, letter)
            yield replace(
                blank,
                to=to,
                why_not=why_not,
                caution=" ".join(
                    filter(None, (caution, _unplaced(case, to, why_not, today), _needs(case, to)))
                ),
                wanted=wanted,
            )


def _recipients(case: Case, letter: ToWrite, today: date) -> tuple[str, ...]:
    """Each parent of a child has one; a young person has it without their parents."""
    if not case.person.is_young_person(today) or case.person.name not in letter.recipients:
        return letter.recipients
    parents = {parent.shown for parent in case.person.parents}
    return tuple(to for to in letter.recipients if to not in parents)


def _nobody(case: Case, letter: ToWrite) -> str:
    barred = [parent.shown for parent in case.person.parents if parent.no_contact]
    if letter.about or not barred:
        return f"The case names nobody to send it to. The law sends it to: {letter.to}."
    return f"{' and '.join(barred)}: marked “no contact”, so nothing may be sent."


def _barred(case: Case, to: str) -> str:
    try:
        refuse_no_contact(case.person, to)
    except NotAllowed:
        return f"{to}: marked “no contact”, so nothing may be sent."
    return ""


def _unplaced(case: Case, to: str, why_not: str, today: date) -> str:
    return "" if why_not or recipient(to, case, today).lines else "No address is recorded."


def _needs(case: Case, to: str) -> str:
    """How this one is set, where that is another way than the rest."""
    needed = print_for(case.person, to)
    is_other = needed not in {"", ORDINARY.name}
    return f"Set in {print_called(needed).needed}." if is_other else ""


def _lacks(asked: ManyAsked, letter: ToWrite) -> str:
    said = {name for name, words in asked.said if words}
    missing = [fact.words for fact in letter.asked if fact.is_day or fact.name not in said]
    return f"Not known: {'; '.join(missing)}." if missing else ""
