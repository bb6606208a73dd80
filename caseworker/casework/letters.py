"""Letters: which are offered on a case, to whom, and the facts that fill them.

What the case already knows is filled in; what it doesn't is asked for, all at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from caseworker.casework.records import OfficeFacts, Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.letter import LetterDay, LetterToWrite, Recipient
from caseworker.documents.letter_files import Letter, letter, letters
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.diary import case_dues
from caseworker.domain.due import Due
from caseworker.domain.people import Contact, who_decides
from caseworker.domain.regime import regime_on

ABOUT = ("adviser", "institution")  # the facts that tell one such letter from the next


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A letter that is offered on a case.

    ``about`` tells one from another of its kind: the adviser asked, the institution
    consulted. ``known`` is filled in already; ``asked`` are the facts still to be typed,
    each with its words; days are typed as 23/11/2026.
    """

    letter: str
    title: str
    source: str
    checked: str
    about: str
    recipients: tuple[str, ...]
    known: Mapping[str, str]
    asked: Mapping[str, str]


def letters_for(number: CaseNumber) -> Callable[[Records, date], tuple[ToWrite, ...]]:
    """A question: every letter that goes with something that happened, latest first.

    After a death no letter is offered (decision 13).
    """

    def ask(records: Records, today: date) -> tuple[ToWrite, ...]:
        case, office = records.case(number), records.office()
        if case.last("died") is not None:
            return ()
        by_kind: dict[str, list[Letter]] = {}
        for form in letters().values():
            by_kind.setdefault(form.goes_with, []).append(form)
        return tuple(
            _offered(form, event, case, office, today)
            for event in reversed(case.live)
            for form in by_kind.get(event.kind, ())
        )

    return ask


def letter_to_write(records: Records, wanted: Wanted, today: date) -> LetterToWrite:
    """The letter ``which`` of ``wanted``, filled from the case and from what was typed."""
    case, office = records.case(case_of(wanted)), records.office()
    form = letter(wanted.which)
    event = _event_for(form, wanted.about, case)
    days = {**_days(form, event, case, today), **_typed_days(form, wanted)}
    words = {**_words(form, event, office), **dict(wanted.words)}
    return LetterToWrite(
        letter=form.id,
        case=case.number,
        person=case.person,
        to=_recipient(wanted.to, case),
        on=today,
        officer=wanted.officer,
        role=wanted.role,
        regime=regime_on(case, today),
        words={name: words[name] for name in form.needs if words.get(name)},
        days=days,
        enclosed=wanted.enclosed,
    )


def _offered(form: Letter, event: Event, case: Case, office: OfficeFacts, today: date) -> ToWrite:
    days = _days(form, event, case, today)
    words = _words(form, event, office)
    known = {**{name: day.words for name, day in days.items()}, **words}
    return ToWrite(
        letter=form.id,
        title=form.title,
        source=form.source,
        checked=form.checked,
        about=_about(event),
        recipients=tuple(_recipients(form, event, case, today)),
        known=known,
        asked={
            name: asked for name, asked in {**form.days, **form.needs}.items() if name not in known
        },
    )


def _recipients(form: Letter, event: Event, case: Case, today: date) -> Iterator[str]:
    """Whom the letter may be to, likeliest first; nobody who must not be written to."""
    if form.about:
        if _about(event):
            yield _about(event)
        return
    person = case.person
    if person.is_young_person(today):
        yield person.name
    barred = {contact.name for contact in person.contacts if contact.no_contact}
    parents = [contact.name for contact in person.parents if contact.name not in barred]
    yield from parents
    decides = who_decides(person, today).who
    if decides not in {person.name, *parents} and decides not in barred:
        yield decides


def _recipient(name: str, case: Case) -> Recipient:
    person = case.person
    if name == person.name:
        home = person.living_at(date.max)
        lines = (*home.lines.splitlines(), home.postcode) if home else ()
        return Recipient(name, tuple(filter(None, lines)), is_person=True)
    found = next((contact for contact in person.contacts if contact.name == name), None)
    return Recipient(name, _address(found) if found else ())


def _address(contact: Contact) -> tuple[str, ...]:
    return tuple(filter(None, (contact.organisation, *contact.address.splitlines())))


def _about(event: Event) -> str:
    return next((event.facts[name] for name in ABOUT if event.facts.get(name)), "")


def _event_for(form: Letter, about: str, case: Case) -> Event | None:
    found = [event for event in case.all_of(form.goes_with) if not about or _about(event) == about]
    return found[-1] if found else None


def _days(form: Letter, event: Event | None, case: Case, today: date) -> dict[str, LetterDay]:
    dues = case_dues(case, today)
    about = _about(event) if event else ""
    found = {}
    for name in form.days:
        origin = _origins()["day"].get(name, {})
        due = _due(dues, origin.get("limits", ()), about)
        happened = [
            past
            for past in case.all_of(*origin.get("events", ()))
            if not about or _about(past) in {"", about}
        ]
        if due is not None:
            found[name] = LetterDay.of(due)
        elif happened:
            found[name] = LetterDay(happened[-1].day)
    return found


def _due(dues: tuple[Due, ...], limits: tuple[str, ...], about: str) -> Due | None:
    for wanted in limits:
        for due in reversed(dues):
            if wanted in due.row.ids and due.by and due.about in {"", about}:
                return due
    return None


def _words(form: Letter, event: Event | None, office: OfficeFacts) -> dict[str, str]:
    found = {}
    for name in form.needs:
        origin = _origins()["word"].get(name, {})
        said = event.facts.get(origin.get("fact", ""), "") if event else ""
        said = said or str(getattr(office, origin.get("office", ""), ""))
        if said:
            found[name] = said
    return found


def _typed_days(form: Letter, wanted: Wanted) -> dict[str, LetterDay]:
    typed = dict(wanted.days)
    return {name: LetterDay(typed[name]) for name in form.days if name in typed}


@cache
def _origins() -> Mapping[str, Mapping[str, Any]]:
    text = (resources.files("caseworker.casework") / "letter_facts.toml").read_text("utf-8")
    return tomllib.loads(text)
