"""Requests for assessment, what is decided about them, and the advice asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.casework import attachments, entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.days import day_words
from caseworker.domain.errors import Gap, Incomplete

ADVICE = frozenset({Touched.CASE, Touched.DIARY, Touched.DOCUMENTS})


@dataclass(frozen=True, slots=True)
class AskForAdvice:
    """Ask each of these advisers, on one day: ``(adviser, kind of advice)``.

    ``received`` is the day they get it, from which their six weeks run.
    """

    case: CaseNumber
    advisers: tuple[tuple[str, str], ...]
    sent: date
    received: date
    enclosed: str = ""


@dataclass(frozen=True, slots=True)
class RecordAdvice:
    """Advice that came in, with its document if there is one.

    ``request`` is the one that it answers, whoever wrote it in the end.
    """

    case: CaseNumber
    adviser: str
    advice: str
    day: date
    covers: str = ""
    file_name: str = ""
    content: bytes = b""
    request: str = ""


@dataclass(frozen=True, slots=True)
class DecideToAssess:
    """Yes: an EHC needs assessment will be made."""

    case: CaseNumber
    day: date
    sent: date
    reasons: str


@dataclass(frozen=True, slots=True)
class DecideToIssue:
    """Yes: a plan is needed, and will be drafted."""

    case: CaseNumber
    day: date
    sent: date
    reasons: str


def decide_to_assess(records: Records, command: DecideToAssess, sitting: Sitting) -> Done:
    """Record a decision to assess (SEND Regs 2014 reg 5(1))."""
    happening = Happening(
        "decided_to_assess", command.day, sent=command.sent, facts={"reasons": command.reasons}
    )
    return entries.record(records, entries.Record(command.case, happening), sitting)


def decide_to_issue(records: Records, command: DecideToIssue, sitting: Sitting) -> Done:
    """Record a decision to issue a plan (CFA 2014 s.37(1))."""
    happening = Happening(
        "decided_to_issue", command.day, sent=command.sent, facts={"reasons": command.reasons}
    )
    return entries.record(records, entries.Record(command.case, happening), sitting)


def ask_for_advice(records: Records, command: AskForAdvice, sitting: Sitting) -> Done:
    """Ask everyone named, all or none (SEND Regs 2014 reg 6(1)).

    Raises:
        Incomplete: nobody is named, or a date is impossible.
    """
    if not command.advisers:
        raise Incomplete([Gap("advisers", "Choose at least one adviser to ask.")])
    case = records.case(command.case)
    for adviser, kind in command.advisers:
        happening = Happening(
            "advice_requested",
            command.sent,
            sent=command.sent,
            served=command.received,
            facts={"adviser": adviser, "advice": kind, "enclosed": command.enclosed},
        )
        entries.add(records, case, happening, sitting)
    names = ", ".join(adviser for adviser, _ in command.advisers)
    return Done(
        case=case.number,
        touched=ADVICE,
        sentence=f"Asked for advice on {day_words(command.sent)} from: {names}.",
        act="advice_requested",
    )


def record_advice(records: Records, command: RecordAdvice, sitting: Sitting) -> Done:
    """Record that advice came in, and keep its document, in one transaction.

    Raises:
        UnfitFile: the document is empty, too large, or not what its name says.
    """
    case = records.case(command.case)
    facts = {
        "request": command.request,
        "adviser": command.adviser,
        "advice": command.advice,
        "covers": command.covers,
    }
    if command.file_name:
        document = attachments.keep_document(
            records, case.number, command.file_name, command.content, sitting
        )
        facts["document"] = document.id
    happening = Happening("advice_received", command.day, facts=facts)
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, ADVICE)
