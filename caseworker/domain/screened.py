"""What a learner was screened with, and what came of it, read off the entries of the case.

A screening is the parts of one round, and the entry that ends it. So a part can be recorded as
soon as it is done, whoever does the next one, and on whatever day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.listed import listed, one_a_line
from caseworker.domain.screening.form import AFTER, Part, ScreeningForm

PART_DONE: Final = "screening_part_done"
ENDED: Final = "screening_done"
SUSPECTED: Final = "Needs suspected"
KNOWN: Final = "Needs known already"

Answers = Mapping[str, str]
"""What was answered in one part, by the name of the question."""


@dataclass(frozen=True, slots=True)
class PartDone:
    """A part, as its entry says it. ``said`` are the questions that were answered, in words."""

    event: Event
    name: str
    title: str
    said: tuple[tuple[str, str], ...]

    @property
    def day(self) -> date:
        return self.event.day

    def fact(self, name: str) -> str:
        return self.event.facts.get(name, "")

    @property
    def result(self) -> str:
        """The level and the score, as far as there are any."""
        return ", ".join(filter(None, (self.fact("level"), self.fact("score"))))

    def answers(self, part: Part) -> dict[str, str]:
        """By the name of the question; what the form no longer asks is left out."""
        known = ((part.question(words), answer) for words, answer in self.said)
        return {question.name: answer for question, answer in known if question is not None}


@dataclass(frozen=True, slots=True)
class Screening:
    """One screening; ``ended`` is none while it is under way."""

    round: str
    parts: tuple[PartDone, ...]
    ended: Event | None = None

    def part(self, name: str) -> PartDone | None:
        return next((one for one in reversed(self.parts) if one.name == name), None)

    @property
    def found(self) -> str:
        return self.ended.facts.get("found", "") if self.ended else ""

    @property
    def not_done(self) -> tuple[str, ...]:
        return listed(self.ended.facts.get("not_done", "")) if self.ended else ()


@dataclass(frozen=True, slots=True)
class Sign:
    """An area of need to look into, and the answers that suggest it."""

    area: str
    because: tuple[str, ...]


def screenings_of(case: Case, form: str) -> tuple[Screening, ...]:
    """Every screening with this form, by its first day; one may be under way."""
    rounds: dict[str, Screening] = {}
    for event in case.all_of(PART_DONE, ENDED):
        if event.facts.get("screening") != form:
            continue
        mark = event.facts["round"]
        known = rounds.get(mark, Screening(mark, ()))
        if event.kind == ENDED:
            rounds[mark] = replace(known, ended=event)
        else:
            rounds[mark] = replace(known, parts=(*known.parts, _part(event)))
    return tuple(rounds.values())


def under_way(case: Case, form: str) -> Screening | None:
    """The one that was begun and not ended."""
    return next((one for one in screenings_of(case, form) if one.ended is None), None)


def latest(case: Case, form: str) -> Screening | None:
    """The one that is under way, or was ended last."""
    return next(reversed(screenings_of(case, form)), None)


def signs(form: ScreeningForm, answers: Mapping[str, Answers]) -> tuple[Sign, ...]:
    """The areas that as many answers suggest as the form says, in the order in which they come up.

    ``answers`` are those of each part, by its name.
    """
    found: dict[str, list[str]] = {}
    for part in form.parts:
        given = answers.get(part.name, {})
        for one in part.questions:
            if given.get(one.name, "") in one.telling:
                found.setdefault(one.suggests, []).append(f"{one.words}: {given[one.name]}")
    return tuple(Sign(area, tuple(why)) for area, why in found.items() if len(why) >= form.enough)


def answers_of(form: ScreeningForm, screening: Screening) -> dict[str, dict[str, str]]:
    """What was answered in each part that was done."""
    return {
        part.name: done.answers(part)
        for part in form.parts
        if (done := screening.part(part.name)) is not None
    }


def as_lines(part: Part, answers: Answers) -> str:
    """The answers of a part as one fact: each with its question, so that it is read by itself."""
    given = ((one.words, answers.get(one.name, "").strip()) for one in part.questions)
    return one_a_line(
        f"{words}{AFTER}{' / '.join(answer.splitlines())}" for words, answer in given if answer
    )


def _part(event: Event) -> PartDone:
    facts = event.facts
    return PartDone(
        event, facts["name"], facts["part"], tuple(_said(listed(facts.get("answers", ""))))
    )


def _said(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        words, _, answer = line.partition(AFTER)
        yield words, answer
