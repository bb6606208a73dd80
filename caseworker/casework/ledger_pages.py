"""The ledger as officers use it: looked through, printed, and told what became of each copy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.letter_shelf import letter_on
from caseworker.casework.list_facts import Named
from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.disclosures import DisclosuresToPrint, For
from caseworker.documents.letter import LetterToWrite, Recipient
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.consent_record import consents_of
from caseworker.domain.days import day_words
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.ledger import BY_HAND, Fate, LedgerAsked, LedgerLine, LedgerRow, Went
from caseworker.domain.moments import day_of
from caseworker.domain.pieces_words import in_words

COVER: Final = "disclosure_made"
RECALL: Final = "copy_asked_back"
"""The occasions of the sheet that goes with a copy, and of the letter that asks it back."""


@dataclass(frozen=True, slots=True)
class RecordFate:
    """What became of a copy, on which day, in the officer’s words."""

    number: str
    went: Went
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest lines of the ledger that were asked for, and how many there are of them all.

    ``names`` are those of the persons of their cases.
    """

    lines: tuple[LedgerLine, ...]
    names: Mapping[CaseNumber, Named]
    total: int

    def name_of(self, line: LedgerLine) -> str:
        """Whose case it is; empty where it is of no one case."""
        return _whose(self.names, line.case)


@dataclass(frozen=True, slots=True)
class SeenRows:
    """Every line of the ledger that was asked for, newest first, as a list shows it."""

    rows: tuple[LedgerRow, ...]
    names: Mapping[CaseNumber, Named]

    def name_of(self, row: LedgerRow) -> str:
        """Whose case it is; empty where it is of no one case."""
        return _whose(self.names, row.case)

    def with_these(self, of: Collection[CaseNumber], these: SeenRows) -> SeenRows:
        """The same, with the lines of these cases as they were read later.

        A line that was not here before has left since: it stands first, as the newest.
        """
        later = {row.number: row for row in these.rows}
        before = (later.pop(row.number, None) if row.case in of else row for row in self.rows)
        rest = tuple(row for row in before if row is not None)
        new = sorted(later.values(), key=lambda row: row.at, reverse=True)
        names = {case: one for case, one in self.names.items() if case not in of}
        return SeenRows((*new, *rest), {**names, **these.names})


def ledger_seen(asked: LedgerAsked, most: int) -> Question[Seen]:
    """A question: the newest so many of these lines, and how many there are."""

    def ask(records: Records, today: date) -> Seen:
        del today
        rows = records.ledger.rows(asked)
        lines = records.ledger.numbered([row.number for row in rows[:most]])
        return Seen(lines, records.named({one.case for one in lines if one.case}), len(rows))

    return ask


def ledger_rows(asked: LedgerAsked, of: Collection[CaseNumber] | None = None) -> Question[SeenRows]:
    """A question: all of these lines, as a list shows them; or those of a few cases alone."""
    each = [asked] if of is None else [replace(asked, case=case) for case in sorted(of)]

    def ask(records: Records, today: date) -> SeenRows:
        del today
        rows = tuple(row for one in each for row in records.ledger.rows(one))
        return SeenRows(rows, records.named({row.case for row in rows if row.case}))

    return ask


def _whose(names: Mapping[CaseNumber, Named], case: CaseNumber | None) -> str:
    known = names.get(case) if case is not None else None
    return known.name if known is not None else ""


def record_fate(records: Records, command: RecordFate, sitting: Sitting) -> Done:
    """Write down what became of a copy. What was written before stays.

    Raises:
        NotFound: nothing left under that number.
        NotAllowed: it never left, or nobody holds it any more.
        Incomplete: the day is before it was made, or has not come yet.
    """
    line = line_called(records, command.number)
    if command.went not in BY_HAND:
        raise NotAllowed("That is written down by the program itself.")
    if not line.is_held and command.went is not Went.RECEIVED:
        raise NotAllowed(f"Nobody holds this copy any more: {line.state.lower()}.")
    made = day_of(line.release.at)
    if not made <= command.day <= sitting.today:
        words = f"It was made on {day_words(made)}. Give that day or a later one, up to today."
        raise Incomplete([Gap("day", words)])
    said = " ".join(command.words.split())
    officer = sitting.officer.name
    fate = Fate(command.number, command.went, command.day, officer, sitting.at, said)
    records.ledger.keep_fate(fate)
    more = f" {said}" if said else ""
    whom = f" for {line.release.to}" if line.release.to else ""
    return Done(
        case=line.case,
        touched=frozenset({Touched.CASE}),
        sentence=f"Disclosure {command.number}{whom}: {command.went.value.lower()} on "
        f"{day_words(command.day)}.{more}",
        act=f"disclosure_fate:{command.went.name.lower()}",
        ref=command.number,
    )


def line_called(records: Records, number: str) -> LedgerLine:
    """The line with that number. Raises NotFound: there is none."""
    found = records.ledger.lines(LedgerAsked(number=number)) if number else ()
    if not found:
        raise NotFound("There is no disclosure with that number.")
    return found[0]


def held_under(case: CaseNumber, consent: EventId) -> Question[tuple[LedgerLine, ...]]:
    """A question: the copies that somebody still holds and that rest on this consent."""

    def ask(records: Records, today: date) -> tuple[LedgerLine, ...]:
        del today
        lines = records.ledger.lines(LedgerAsked(case=case, held_only=True))
        return tuple(line for line in lines if consent in line.consents)

    return ask


def disclosures_to_print(records: Records, wanted: Wanted, today: date) -> DisclosuresToPrint:
    """The lines that were asked for; ``which`` names whom they are printed for."""
    asked = wanted.ledger or LedgerAsked(case=wanted.case)
    person = records.case(wanted.case).person.name if wanted.case is not None else ""
    rules = the_rules()
    return DisclosuresToPrint(
        whom=For[wanted.which.upper()],
        on=today,
        entries=records.ledger.lines(asked),
        narrowed=", ".join(_narrowed(asked)),
        person=person,
        roles=tuple((name, role.words) for name, role in rules.roles.items()),
        purposes=tuple((name, purpose.words) for name, purpose in rules.purposes.items()),
        lawful=rules.record.said,
    )


def cover_to_print(records: Records, wanted: Wanted, today: date) -> LetterToWrite:
    """The sheet ``which`` of the disclosure with the number ``about``.

    Raises:
        NotFound: nothing left under that number.
    """
    line, form = line_called(records, wanted.about), letter_on(records, wanted.which)
    release, basis = line.release, line.release.basis
    what, destroy_by = release.what, release.handling.destroy_by
    purpose = the_rules().purposes[basis.request.purpose].words if basis is not None else ""
    office = records.office()
    where = (office.name, *office.address.splitlines())
    return LetterToWrite(
        form=form,
        case=line.case,
        person=records.case(line.case).person if line.case is not None else None,
        to=Recipient(release.to, (basis.request.recipient.organisation,) if basis else ()),
        on=today,
        officer=wanted.officer,
        role=wanted.role,
        words={
            "number": release.number,
            "copy": str(release.copy_number),
            "made": day_words(day_of(release.at)),
            "contents": f"{what.title}: {in_words(what.carries)}" if what.carries else what.title,
            "left_out": in_words(what.left_out) if what.left_out else "",
            "purpose": purpose,
            "why": basis.words if basis else "",
            "law": basis.source if basis else "",
            "destroy_by": day_words(destroy_by) if destroy_by else "",
            "return_to": ", ".join(filter(None, where)),
            "reason": _why_back(records, line),
        },
    )


def _why_back(records: Records, line: LedgerLine) -> str:
    if line.case is None:
        return ""
    for consent in consents_of(records.case(line.case)):
        if consent.event in line.consents and consent.withdrawn_on is not None:
            on = day_words(consent.withdrawn_on)
            return f"The consent that it rested on was withdrawn on {on}."
    return ""


def _narrowed(asked: LedgerAsked) -> Iterator[str]:
    if asked.to:
        yield f"to {asked.to}"
    if asked.officer:
        yield f"made by {asked.officer}"
    if asked.first is not None:
        yield f"from {day_words(asked.first)}"
    if asked.last is not None:
        yield f"until {day_words(asked.last)}"
    if asked.held_only:
        yield "still out"
