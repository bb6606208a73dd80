"""What happens on a case is written down here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import DocumentId, Records
from caseworker.casework.undo import TakeBack
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening
from caseworker.domain.ceasing import against_decision
from caseworker.domain.consent_record import settled
from caseworker.domain.days import day_words, plain
from caseworker.domain.diary import Reckoning, dues_of, too_soon, warned_of
from caseworker.domain.due import Due
from caseworker.domain.errors import CaseworkerError, NotAllowed
from caseworker.domain.exceptions import claim_in_words, refuse_unmet
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.listed import listed
from caseworker.domain.moments import day_of
from caseworker.domain.money import as_pounds
from caseworker.domain.months import month_words
from caseworker.domain.states import refused
from caseworker.domain.striking import why_fixed

DOCUMENT = "document"  # the fact that holds the paper itself: it may be attached later
_TO_DOCUMENTS = frozenset({FactKind.DOCUMENT, FactKind.DOCUMENTS})
CHANGED = frozenset({Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class Record:
    """Write down that something happened.

    ``despite`` is the reason for writing down what the law forbids on that day, or warns of:
    other bodies do such things, and the record must be able to say so.
    """

    case: CaseNumber
    happening: Happening
    despite: str = ""


@dataclass(frozen=True, slots=True)
class Correct:
    """Put a wrong entry right: both stay in the history. ``why`` is kept with it."""

    case: CaseNumber
    event: EventId
    happening: Happening
    why: str


def record(records: Records, command: Record, sitting: Sitting) -> Done:
    """Add one event to a case.

    Raises:
        WrongStage: this can't happen at the stage the case has reached.
        NotAllowed: the law forbids it on that day, and no reason was given.
        Incomplete: facts are missing or dates impossible.
    """
    case = records.case(command.case)
    despite = command.despite.strip()
    happening = command.happening
    reckoning = reckoning_of(records.office(), sitting.today)
    forbids = _against(case, happening, reckoning, too_soon)
    if forbids is not None and not despite:
        raise NotAllowed(
            f"{forbids.duty}. {forbids.because}",
            source=str(forbids.source),
            instead="Give another day, or the reason for recording it all the same.",
        )
    event = add(records, case, happening, sitting)
    done = replace(said(records, case, event, CHANGED), undo=TakeBack(case.number, event.id))
    against = forbids or _against(case, happening, reckoning, warned_of)
    if against is None or not despite:
        return done
    return replace(done, sentence=f"{done.sentence} Although: {despite}")


def _against(
    case: Case,
    happening: Happening,
    reckoning: Reckoning,
    judge: Callable[[Iterable[Due], str, date], Due | None],
) -> Due | None:
    """The row of the law that stands against it. The diary is only worked out if one could."""
    if not any(happening.kind in row.forbids | row.warns for row in the_law().time_limits):
        return None
    return judge(dues_of(case, reckoning), happening.kind, happening.day)


def correct(records: Records, command: Correct, sitting: Sitting) -> Done:
    """Add an event that takes the place of a wrong one.

    The law may stand against the day that is right. It is what happened, and is told.

    Raises:
        NotAllowed: this kind of entry can't be corrected, or has been already; or a signed
            paper says otherwise.
    """
    case = records.case(command.case)
    wrong = case.event(command.event)
    kind = event_kinds()[wrong.kind]
    if not kind.correctable:
        raise NotAllowed(
            f"“{kind.title}” can’t be corrected. {why_fixed(kind)}",
            instead="Add a new entry that says what is right.",
        )
    if kind.signed:
        _refuse_unsigned(command.happening, wrong, kind)
    happening = Happening(
        kind=command.happening.kind,
        day=command.happening.day,
        sent=command.happening.sent,
        served=command.happening.served,
        facts=command.happening.facts,
        replaces=wrong.id,
    )
    event = add(records, case, happening, sitting)
    done = said(records, case, event, CHANGED)
    sentence = f"Corrected an entry of {day_words(wrong.day)}: {done.sentence}"
    if happening.day != wrong.day:
        reckoning = reckoning_of(records.office(), sitting.today)
        forbids = _against(case.before(wrong.id), happening, reckoning, too_soon)
        sentence += f" The law stands against that day: {forbids.duty}." if forbids else ""
    why = command.why.strip()
    return Done(
        case=case.number,
        touched=done.touched,
        sentence=f"{sentence} Reason: {why}" if why else sentence,
        act=f"corrected:{wrong.kind}",
        event=event.id,
        undo=TakeBack(case.number, event.id),
    )


def _refuse_unsigned(happening: Happening, wrong: Event, kind: EventKind) -> None:
    """What a signed paper bears can't be corrected away: its day, and what it says."""
    facts = {name: value for name, value in happening.facts.items() if value}
    same = [name for name in {*facts, *wrong.facts} if name != DOCUMENT]
    as_signed = all(facts.get(name, "") == wrong.facts.get(name, "") for name in same)
    if happening.kind != wrong.kind or happening.day != wrong.day or not as_signed:
        raise NotAllowed(
            f"“{kind.title}” stands on a plan that was signed for {day_words(wrong.day)}.",
            source=kind.source,
            instead="Correct the day it was sent alone. A change of the plan is a new version.",
        )


def add(
    records: Records, case: Case, happening: Happening, sitting: Sitting, *, as_: str = ""
) -> Event:
    """The event, once the domain has accepted it and the records hold it.

    ``as_`` is its id where somebody was told of it already; else it is given one.
    """
    places = reckoning_of(records.office(), sitting.today).places
    today = sitting.today
    against = refused(case, happening, today, places) or against_decision(
        case, happening, today, places
    )
    if against:
        raise against
    accepted = settled(case.accept(happening, event_kinds(), today=sitting.today), case, places)
    if event_kinds()[accepted.kind].excuses:
        refuse_unmet(accepted.facts, the_law())
    event = Event(
        id=EventId(as_ or uuid4().hex),
        kind=accepted.kind,
        day=accepted.day,
        sent=accepted.sent,
        served=accepted.served,
        facts={name: value for name, value in accepted.facts.items() if value},
        replaces=accepted.replaces,
        recorded_by=sitting.officer.id,
        recorded_at=sitting.at,
    )
    records.add_event(case.number, event)
    if erased := event_kinds()[event.kind].erases:
        records.erase_facts(case.number, erased)
    return event


def said(records: Records, case: Case, event: Event, touched: frozenset[Touched]) -> Done:
    """What the history says of an event, in the words its kind declares."""
    kind = event_kinds()[event.kind]
    return Done(
        case=case.number,
        touched=touched,
        sentence=sentence(records, case, event),
        act=event.kind,
        event=event.id,
        made=kind.title,
    )


def sentence(records: Records, case: Case, event: Event) -> str:
    """The event in words, references turned into names, with its day if it is an earlier one."""
    points = any(
        spec.kind in _TO_DOCUMENTS and event.facts.get(spec.name)
        for spec in event_kinds()[event.kind].facts
    )
    names = {kept.id: kept.name for kept in records.documents(case.number)} if points else {}
    return in_words(case, event, names)


def in_words(case: Case, event: Event, names: Mapping[DocumentId, str]) -> str:
    """The same; ``names`` are the documents that may be named."""
    said_of = said_by(case, event, names)
    if event.day == day_of(event.recorded_at):
        return said_of
    # By itself: after somebody's reasons, “… on 7 September” would be read as theirs.
    return f"{said_of} This was on {day_words(event.day)}."


def said_by(case: Case, event: Event, names: Mapping[DocumentId, str]) -> str:
    """The same without its day, for where the day stands beside it."""
    kind = event_kinds()[event.kind]
    return kind.said(_readable(case, kind, event.facts, names))


def _readable(
    case: Case, kind: EventKind, facts: Mapping[str, str], names: Mapping[DocumentId, str]
) -> dict[str, str]:
    readable = dict(facts)
    for spec in kind.facts:
        value = facts.get(spec.name)
        if not value:
            continue
        if spec.kind is FactKind.EVENT:
            readable[spec.name] = _event_name(case, EventId(value))
        elif spec.kind is FactKind.DATE:
            readable[spec.name] = plain(date.fromisoformat(value))
        elif spec.kind is FactKind.DOCUMENT:
            readable[spec.name] = _document_name(names, DocumentId(value))
        elif spec.kind is FactKind.MONTH:
            readable[spec.name] = month_words(value)
        elif spec.kind is FactKind.MONEY:
            readable[spec.name] = as_pounds(value)
        elif spec.kind in {FactKind.LIST, FactKind.THEMES}:
            readable[spec.name] = ", ".join(listed(value))
        elif spec.kind is FactKind.DOCUMENTS:
            told = (_document_name(names, DocumentId(one)) for one in listed(value))
            readable[spec.name] = ", ".join(told)
    names_a_limit = kind.excuses or kind.chases
    return {**readable, **claim_in_words(facts, the_law())} if names_a_limit else readable


def _event_name(case: Case, event: EventId) -> str:
    try:
        found = case.event(event)
    except CaseworkerError:
        return "an entry that is not here"
    whose = found.facts.get("adviser") or ", ".join(listed(found.facts.get("recipients", "")))
    return whose or event_kinds()[found.kind].title


def _document_name(names: Mapping[DocumentId, str], document: DocumentId) -> str:
    return f"“{names.get(document, 'a document')}”"
