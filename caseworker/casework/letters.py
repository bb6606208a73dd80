"""Letters: which are offered on a case, to whom, and the facts that fill them.

What the case already knows is filled in; what it doesn't is asked for, all at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

from caseworker.casework.addressees import (
    AUTHORITY,
    likely_to_answer,
    recipient,
    refuse_no_contact,
    those_who_decide,
)
from caseworker.casework.draft_silence import refuse_in_letter
from caseworker.casework.letter_shelf import letter_on, shelf
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import OfficeFacts, Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.carried import of_version
from caseworker.documents.letter import LetterDay, LetterToWrite
from caseworker.documents.letter_forms import Letter
from caseworker.documents.letter_reading import OF_THE_OFFICE
from caseworker.domain.answering import named_by
from caseworker.domain.basis import NOTHING
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening
from caseworker.domain.consent import Pieces
from caseworker.domain.diary import Reckoning, actors_of, dues_of
from caseworker.domain.due import Due
from caseworker.domain.errors import NotAllowed
from caseworker.domain.exceptions import claim_in_words
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.may_disclose import appendices_of
from caseworker.domain.money import as_pounds
from caseworker.domain.move_facts import move_facts
from caseworker.domain.regime import regime_on
from caseworker.domain.said import said_of
from caseworker.domain.settings import settings

# The facts that tell one such letter from the next.
ABOUT = ("adviser", "institution", "chased", "asker", "provision")

PLACE: Final = "place"
HOME_AUTHORITY: Final = "home authority"
_FACT: Final = "fact:"


@dataclass(frozen=True, slots=True)
class LetterFact:
    """One thing that a letter says, with its words for the form.

    ``known`` is what the case or the office says already; empty, it has to be typed.
    """

    name: str
    words: str
    known: str = ""
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A letter that is offered on a case, because of something that ``happened`` on ``day``.

    ``about`` tells one from another of its kind: the adviser asked, the institution consulted,
    whoever was chased, the piece of provision; ``event`` is the entry that it goes with. ``to``
    says in words whom the law sends it to; ``recipients`` are whom the case knows, likeliest first.
    ``ours`` is one that the office added or adapted.
    """

    letter: str
    title: str
    to: str
    source: str
    checked: str
    about: str
    happened: str
    day: date
    recipients: tuple[str, ...]
    facts: tuple[LetterFact, ...]
    event: EventId
    ours: bool = False
    then: Happening | None = None
    """The entry that is written down once a copy has left: somebody was chased by it."""
    chases: str = ""
    """The duty that it chases, by its key, where no entry says so yet."""

    @property
    def asked(self) -> tuple[LetterFact, ...]:
        """What has to be typed before it can be drawn."""
        return tuple(fact for fact in self.facts if not fact.known)


def letters_for(number: CaseNumber) -> Callable[[Records, date], tuple[ToWrite, ...]]:
    """A question: every letter that goes with something that happened, latest first.

    After a death no letter is offered (decision 13).
    """

    def ask(records: Records, today: date) -> tuple[ToWrite, ...]:
        return letters_of(records, records.case(number), today)

    return ask


def letters_of(records: Records, case: Case, today: date) -> tuple[ToWrite, ...]:
    """The same of ``case`` as it is given, be it one that is only supposed."""
    office = records.office()
    if case.last("died") is not None:
        return ()
    by_kind: dict[str, list[Letter]] = {}
    we_are = actors_of(office.kinds)
    for form in shelf(records).values():
        if form.written_by and we_are.isdisjoint(form.written_by):
            continue
        for kind in {*form.goes_with_any, *form.until}:
            by_kind.setdefault(kind, []).append(form)
    found: dict[tuple[str, str], ToWrite | None] = {}
    for event in reversed(case.live):
        for form in by_kind.get(event.kind, ()):
            if (about := (form.id, _about(event))) in found:
                continue  # of an earlier event it is not offered: it would speak of the latest
            if event.kind in form.goes_with_any and _fits(form, event, case):
                found[about] = _offered(form, event, case, office, today)
            elif event.kind in form.until:
                found[about] = None
    return tuple(one for one in found.values() if one is not None)


def letter_to_write(
    records: Records, wanted: Wanted, today: date, supposed: Case | None = None
) -> LetterToWrite:
    """The letter ``which`` of ``wanted``, filled from the case and from what was typed.

    ``supposed`` is the case as it will be once the letter has left, where that is to be told.

    Raises:
        NotAllowed: the person has died, or nothing may be sent to whom it is for.
        Incomplete: it goes with a draft, and what was typed names an institution.
    """
    case, office = supposed or records.case(case_of(wanted)), records.office()
    if case.last("died") is not None:
        raise NotAllowed("A death is recorded on this case, so no letter is written.")
    for name in wanted.copies:
        refuse_no_contact(case.person, name)
    form = letter_on(records, wanted.which)
    refuse_in_letter(case, form, wanted)
    event = _event_for(form, wanted.about, case)
    reckoning = reckoning_of(office, today)
    days = {**_days(form, event, case, reckoning), **_typed_days(form, wanted)}
    words = {**_words(form, event, case, office, reckoning), **dict(wanted.words)}
    return LetterToWrite(
        form=form,
        case=case.number,
        person=case.person,
        to=recipient(wanted.to, case, today),
        on=today,
        officer=wanted.officer,
        role=wanted.role,
        regime=regime_on(case, today, reckoning.places),
        words={
            name: paragraphs(said) if "\n" in said else said
            for name, said in words.items()
            if said and name in {*form.needs, *form.may, *OF_THE_OFFICE}
        },
        days=days,
        enclosed=wanted.enclosed,
        encloses=encloses(records, case, wanted.enclosed, today),
        copies=wanted.copies,
    )


def encloses(records: Records, case: Case, names: Sequence[str], today: date) -> Pieces:
    """What of a plan is among the things with these names: a version of it, an appendix to it."""
    called = {" ".join(name.split()).casefold() for name in names}
    found = NOTHING
    for version in records.versions(case.number):
        if version.title.casefold() in called:
            found |= of_version(version)
    named = {str(one.id) for one in records.documents(case.number) if one.name.casefold() in called}
    return found | Pieces(documents=appendices_of(case, today) & named)


def day_called(name: str, case: Case, reckoning: Reckoning) -> LetterDay | None:
    """The last day that letters call by this name; none where its clock doesn't run."""
    return day_of_limits(_origins()["day"][name].get("limits", ()), case, reckoning)


def day_of_limits(limits: Sequence[str], case: Case, reckoning: Reckoning) -> LetterDay | None:
    """The last day of the first of these time limits whose clock runs; none where none does."""
    due = _due(dues_of(case, reckoning), tuple(limits), "")
    return LetterDay.of(due) if due is not None else None


def _fits(form: Letter, event: Event, case: Case) -> bool:
    """A letter that speaks of the last time is not offered the first time."""
    if form.again and case.all_of(event.kind)[0] == event:
        return False
    facts = event.facts if event.facts.keys() >= form.where.keys() else _moved(event, case)
    return all(facts.get(name, "") in values for name, values in form.where.items())


def _moved(event: Event, case: Case) -> Mapping[str, str]:
    """The facts of the entry, and where it leads: see ``move_facts``."""
    return move_facts(event, case, case.live, event_kinds())


def _offered(form: Letter, event: Event, case: Case, office: OfficeFacts, today: date) -> ToWrite:
    return ToWrite(
        letter=form.id,
        title=form.title,
        to=form.to,
        source=form.source,
        checked=form.checked,
        about=_about(event),
        happened=event_kinds()[event.kind].title,
        day=event.day,
        recipients=tuple(_recipients(form, event, case, reckoning_of(office, today))),
        facts=tuple(_facts(form, event, case, office, today)),
        event=event.id,
        ours=form.ours,
    )


def _facts(
    form: Letter, event: Event, case: Case, office: OfficeFacts, today: date
) -> Iterator[LetterFact]:
    reckoning = reckoning_of(office, today)
    days = _days(form, event, case, reckoning)
    words = _words(form, event, case, office, reckoning)
    for name, asked in form.days.items():
        yield LetterFact(name, asked, days[name].words if name in days else "", is_day=True)
    for name, asked in form.needs.items():
        yield LetterFact(name, asked, words.get(name, ""))
    regime = regime_on(case, today, reckoning.places)
    for name in sorted(form.placeholders(regime) & set(OF_THE_OFFICE)):
        if not _office_says(office, name):
            yield LetterFact(name, OF_THE_OFFICE[name])


def _office_says(office: OfficeFacts, name: str) -> str:
    if name == "contact":
        return office.address or office.telephone or office.email
    return str(getattr(office, name))


def _recipients(form: Letter, event: Event, case: Case, reckoning: Reckoning) -> Iterator[str]:
    if form.also_to:
        return
    if form.offer_to:
        yield from filter(None, (_offered_to(one, event, case) for one in form.offer_to))
        return
    if not form.about:
        today = reckoning.today
        yield from those_who_decide(case.person, today)
        held_at = case.facts.get(settings()[case.setting].place, "")
        if held_at and regime_on(case, today, reckoning.places) in form.place_too:
            yield held_at
    elif _about(event):
        yield _about(event)


def _offered_to(whom: str, event: Event, case: Case) -> str:
    """Whom the case knows that by; empty where it knows nobody."""
    if whom.startswith(_FACT):
        return event.facts.get(whom.removeprefix(_FACT), "")
    if whom == PLACE:
        return case.facts.get(settings()[case.setting].place, "")
    if whom == HOME_AUTHORITY:
        return likely_to_answer(case.person, AUTHORITY) or case.person.home_authority
    return likely_to_answer(case.person, whom)


def _about(event: Event) -> str:
    return next((event.facts[name] for name in ABOUT if event.facts.get(name)), "")


def _event_for(form: Letter, about: str, case: Case) -> Event | None:
    """The entry that it is offered for: a later one that it does not fit is none of its own."""
    found = [
        event
        for event in case.all_of(*form.goes_with_any)
        if (not about or _about(event) == about) and _fits(form, event, case)
    ]
    return found[-1] if found else None


def _days(
    form: Letter, event: Event | None, case: Case, reckoning: Reckoning
) -> dict[str, LetterDay]:
    dues = dues_of(case, reckoning)
    about = _about(event) if event else ""
    facts = event.facts if event else {}
    found = {}
    for name in form.days:
        origin = _origins()["day"].get(name, {})
        limits = origin.get("limits") or filter(None, [facts.get(origin.get("limit_fact", ""))])
        due = _due(dues, tuple(limits), about)
        happened = [
            past
            for past in case.all_of(*origin.get("events", ()))
            if not about or _about(past) in {"", about}
        ]
        named = _named(event, case) if event and origin.get("named") else ()
        if facts.get(origin.get("fact", "")):
            found[name] = LetterDay(date.fromisoformat(facts[origin["fact"]]))
        elif named:
            found[name] = LetterDay(named[0].day)
        elif due is not None:
            found[name] = LetterDay.of(due)
        elif happened:
            found[name] = LetterDay(happened[-1].day)
    return found


def _due(dues: tuple[Due, ...], limits: tuple[str, ...], about: str) -> Due | None:
    for wanted in limits:
        for due in reversed(dues):
            if wanted in {*due.row.ids, due.row.name} and due.by and due.about in {"", about}:
                return due
    return None


def _named(event: Event, case: Case) -> tuple[Event, ...]:
    """The entries that this one reminds of; none if it reminds nobody."""
    kinds = event_kinds()
    return named_by(event, case.live, kinds) if kinds[event.kind].chases else ()


def _asked_before(event: Event, case: Case) -> Mapping[str, str]:
    """What was asked for, in the entry that this one reminds of; nothing if it reminds nobody."""
    named = _named(event, case)
    return named[0].facts if named else {}


def _fact_words(event: Event | None, name: str) -> str:
    """A fact of the letter’s own event; an amount as it is read."""
    if event is None:
        return ""
    said, spec = event.facts.get(name, ""), event_kinds()[event.kind].fact(name)
    return as_pounds(said) if spec is not None and spec.kind is FactKind.MONEY else said


def _words(
    form: Letter, event: Event | None, case: Case, office: OfficeFacts, reckoning: Reckoning
) -> dict[str, str]:
    found = {}
    facts = event.facts if event else {}
    claim = claim_in_words(facts, the_law()) if facts.get("limit") else {}
    asked = _asked_before(event, case) if event else {}
    for name in (*form.needs, *form.may):
        origin = _origins()["word"].get(name, {})
        names = origin.get("facts", (origin.get("fact", ""),))
        said = next((_fact_words(event, one) for one in names if facts.get(one)), "")
        said = said or next((asked[one] for one in names if asked.get(one)), "")
        if said not in origin.get("only", (said,)):
            said = ""
        said = said or claim.get(origin.get("claim", ""), "")
        said = said or str(getattr(office, origin.get("office", ""), ""))
        if origin.get("clocks"):
            said = _clocks(case, reckoning)
        elif origin.get("told") and event is not None:
            said = said_of(event)
        elif kind := origin.get("each", ""):
            latest = {one.facts.get(origin["by"], ""): one for one in case.all_of(kind)}
            said = "\n".join(said_of(one) for one in latest.values())
        if said:
            found[name] = said
    return found


def _clocks(case: Case, reckoning: Reckoning) -> str:
    """Every time limit that runs, with its day, one on a line."""
    running = [due for due in dues_of(case, reckoning) if due.is_to_do and due.by]
    return "\n".join(f"{due.duty}: by {LetterDay.of(due).words}. {due.source}." for due in running)


def _typed_days(form: Letter, wanted: Wanted) -> dict[str, LetterDay]:
    typed = dict(wanted.days)
    return {name: LetterDay(typed[name]) for name in form.days if name in typed}


@cache
def _origins() -> Mapping[str, Mapping[str, Any]]:
    text = (resources.files("caseworker.casework") / "letter_facts.toml").read_text("utf-8")
    return tomllib.loads(text)
