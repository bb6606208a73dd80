"""Screening a learner: each part is an entry of its own, and one ends it with what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.listed import one_a_line
from caseworker.domain.screened import ENDED, PART_DONE, SUSPECTED, as_lines, under_way
from caseworker.domain.screening.form import Part, ScreeningForm, screening_forms

CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})
_SAID: Final = ("tool", "level", "score", "words")


@dataclass(frozen=True, slots=True)
class PartSaid:
    """What was typed of a part: ``answers`` by the name of the question, ``facts`` the rest.

    ``facts`` are tool, level, score, and words for what was seen.
    """

    name: str
    answers: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Nothing came of it. Naming a tool is no result."""
        said = (*self.answers.values(), *(self.facts.get(one, "") for one in _SAID[1:]))
        return not any(one.strip() for one in said)


@dataclass(frozen=True, slots=True)
class Ending:
    """What was found; ``not_done`` is why, for each part that was left out, by its name."""

    found: str
    areas: tuple[str, ...] = ()
    grounds: str = ""
    not_done: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordScreening:
    """Write down the parts that were done on a day; with ``ending``, that it is at its end."""

    case: CaseNumber
    form: str
    day: date
    assessor: str
    parts: tuple[PartSaid, ...] = ()
    ending: Ending | None = None


def record_screening(records: Records, command: RecordScreening, sitting: Sitting) -> Done:
    """Record what was done; parts that say nothing are not recorded, and can be done later.

    Raises:
        NotFound: there is no such form.
        NotAllowed: a part was recorded already.
        Incomplete: nothing was done, somebody is not named, or it can't be ended; all at once.
    """
    form = screening_forms().get(command.form)
    if form is None:
        raise NotFound("There is no such screening form.")
    case = records.case(command.case)
    said = [part for part in command.parts if not part.is_blank]
    before = under_way(case, form.name)
    done = {one.name for one in before.parts} if before else set()
    if twice := [part for part in said if part.name in done]:
        title = _part(form, twice[0].name).title
        raise NotAllowed(
            f"“{title}” is recorded already in this screening.",
            instead="Correct its entry in the history.",
        )
    done |= {part.name for part in said}
    if gaps := list(_gaps(form, command, said, done)):
        raise Incomplete(gaps)
    about = {
        "screening": form.name,
        "round": before.round if before else uuid4().hex[:8],
        "title": form.title,
        "assessor": command.assessor.strip(),
    }
    for one in said:
        part = _part(form, one.name)
        facts = {
            **{name: one.facts.get(name, "").strip() for name in _SAID},
            **about,
            "name": part.name,
            "part": part.title,
            "area": part.area,
            "answers": as_lines(part, one.answers),
        }
        entries.add(records, case, _happening(PART_DONE, command.day, facts), sitting)
    ending = command.ending
    if ending is None:
        return _noted(case, form, said)
    facts = {
        **about,
        "found": ending.found,
        "areas": one_a_line(ending.areas),
        "grounds": ending.grounds.strip(),
        "not_done": one_a_line(
            f"{part.title}: {ending.not_done[part.name].strip()}"
            for part in form.parts
            if part.name not in done
        ),
    }
    event = entries.add(records, case, _happening(ENDED, command.day, facts), sitting)
    return entries.said(records, case, event, CHANGED)


def _noted(case: Case, form: ScreeningForm, said: list[PartSaid]) -> Done:
    titles = ", ".join(_part(form, one.name).title for one in said)
    return Done(case.number, CHANGED, f"{form.title}: {titles}.", PART_DONE)


def _gaps(
    form: ScreeningForm, command: RecordScreening, said: list[PartSaid], done: set[str]
) -> Iterator[Gap]:
    if not command.assessor.strip():
        yield Gap("assessor", "Who screened is needed.")
    ending = command.ending
    if ending is None:
        if not said:
            yield Gap("parts", "Nothing is filled in yet.")
        return
    if not done:
        yield Gap("parts", "At least one part is done before a screening is ended.")
    for part in form.parts:
        if part.name not in done and not ending.not_done.get(part.name, "").strip():
            yield Gap(f"not_{part.name}", f"“{part.title}” was not done: say why.")
    if not ending.found:
        yield Gap("found", "Say what was found.")
    if ending.found == SUSPECTED and not ending.areas:
        yield Gap("areas", "Choose at least one area of need.")
    if ending.found == SUSPECTED and not ending.grounds.strip():
        yield Gap("grounds", "Say on what grounds.")


def _part(form: ScreeningForm, name: str) -> Part:
    part = form.part(name)
    if part is None:
        raise NotFound("There is no such part in this screening form.")
    return part


def _happening(kind: str, day: date, facts: Mapping[str, str]) -> Happening:
    return Happening(kind, day, facts={name: said for name, said in facts.items() if said})
