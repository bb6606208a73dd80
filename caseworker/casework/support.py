"""Support without a plan: planning a cycle, noting how it runs, reviewing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, EventId, Happening
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import regime_on
from caseworker.domain.review import VIEWS
from caseworker.domain.support_cycle import (
    CYCLE,
    ENDED,
    MEETING,
    NOTE,
    PROVISION,
    RESULT,
    REVIEWED,
    STARTED,
    TARGET,
    Cycle,
    current_cycle,
    cycle_called,
    number,
    support_runs,
)
from caseworker.domain.support_rules import support_rules

CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})
DOSE: Final = ("minutes", "times", "weeks")


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said, in their own words, and how it was gathered."""

    person: str
    said: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Took:
    """Who took part, for one of the rows of who does; or why they didn’t."""

    part: str
    names: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class NewTarget:
    """``facts`` are those of the entry; ``item`` is its mark where it goes on from before."""

    facts: Mapping[str, str]
    item: str = ""


@dataclass(frozen=True, slots=True)
class PlanCycle:
    """Plan a cycle: what was found, what it aims at, what is provided, by when it is reviewed.

    ``first`` are entries of what has to come before, recorded with it; ``without`` the reason
    for each that hasn’t, by the name of its row. Provision says which targets it serves by where
    they stand, from 1: it serves all where it names none.
    """

    case: CaseNumber
    day: date
    facts: Mapping[str, str]
    took_part: tuple[Took, ...] = ()
    targets: tuple[NewTarget, ...] = ()
    provision: tuple[Mapping[str, str], ...] = ()
    first: tuple[Happening, ...] = ()
    without: Mapping[str, str] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteSupport:
    """How the support ran: of each provision, or of the cycle as a whole."""

    case: CaseNumber
    cycle: EventId
    day: date
    notes: tuple[Mapping[str, str], ...] = ()
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewCycle:
    """What the cycle did, and what is decided. ``met``: the parents were met for it.

    ``results`` are how far each target was met, by its mark, with words.
    """

    case: CaseNumber
    cycle: EventId
    day: date
    facts: Mapping[str, str]
    took_part: tuple[Took, ...] = ()
    results: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()
    met: bool = False
    actions: str = ""


def plan_cycle(records: Records, command: PlanCycle, sitting: Sitting) -> Done:
    """Write down a cycle with its targets and its provision; SEN Support begins with the first.

    Raises:
        NotAllowed: a cycle is under way, or something has to come before and no reason is given.
        Incomplete: every gap at once.
    """
    case = records.case(command.case)
    under_way = current_cycle(case)
    if under_way is not None:
        raise NotAllowed(
            f"The cycle that began on {plain(under_way.starts_on)} isn’t reviewed yet.",
            source="SEND Code of Practice 2015, 6.53",
            instead="Review it first; the next cycle builds on what was found.",
        )
    if gaps := [*_plan_gaps(command), *_part_gaps(command.took_part)]:
        raise Incomplete(gaps)
    for happening in command.first:
        entries.add(records, case, happening, sitting)
    case = records.case(command.case)
    without = _without(case, command, records, sitting)
    _begin(records, case, command, sitting)
    facts = {**command.facts, **_took(case, command.day, command.took_part), "without": without}
    case = records.case(command.case)
    cycle = entries.add(records, case, _of(CYCLE, command.day, facts), sitting)
    items = [target.item or uuid4().hex[:8] for target in command.targets]
    for target, item in zip(command.targets, items, strict=True):
        of_it = {"by": facts["on"], **target.facts, "cycle": str(cycle.id), "item": item}
        entries.add(records, case, _of(TARGET, command.day, of_it), sitting)
    for provision in command.provision:
        known = {"teacher": facts["teacher"], **provision, "cycle": str(cycle.id)}
        known["serves"] = _serves(provision.get("serves", ""), items)
        entries.add(records, case, _of(PROVISION, command.day, known), sitting)
    _hear(records, case, command.voices, command.day, sitting)
    done = entries.said(records, case, cycle, CHANGED)
    counted = f"{len(command.targets)} targets, {len(command.provision)} pieces of provision."
    return replace(done, sentence=f"{done.sentence} {counted}")


def note_support(records: Records, command: NoteSupport, sitting: Sitting) -> Done:
    """Write down how the support ran.

    Raises:
        NotAllowed: there is no such cycle.
        Incomplete: nothing was said, or a number can't be read.
    """
    case = records.case(command.case)
    cycle = _cycle(case, command.cycle)
    notes = [note for note in command.notes if any(note.get(name) for name in _NOTED)]
    voices = [voice for voice in command.voices if voice.said.strip()]
    gaps = [
        Gap(f"note{at}", "Say how many times as a number.")
        for at, note in enumerate(command.notes)
        if note.get("sessions") and number(note["sessions"]) is None
    ]
    if not notes and not voices:
        gaps.append(Gap("words", "Write down what was seen, or how it was delivered."))
    if gaps:
        raise Incomplete(gaps)
    for note in notes:
        entries.add(records, case, _of(NOTE, command.day, {**note, "cycle": cycle.id}), sitting)
    _hear(records, case, voices, command.day, sitting)
    sentence = f"Noted how the support ran, up to {plain(command.day)}."
    return Done(case.number, CHANGED, sentence, NOTE)


def review_cycle(records: Records, command: ReviewCycle, sitting: Sitting) -> Done:
    """Write down the review: each target, the effect, and the decision with what it brings.

    Raises:
        NotAllowed: there is no such cycle, or it was reviewed already.
        Incomplete: every gap at once.
    """
    case = records.case(command.case)
    cycle = _cycle(case, command.cycle)
    if cycle.is_over:
        raise NotAllowed("That cycle was reviewed already.", instead="Correct its entry.")
    if gaps := [*_review_gaps(command, cycle), *_part_gaps(command.took_part)]:
        raise Incomplete(gaps)
    took, of_it = _took(case, command.day, command.took_part), {"cycle": str(cycle.id)}
    for target in cycle.targets:
        result, words = command.results[target.item]
        about = {"item": target.item, "outcome": target.outcome, "result": result, "words": words}
        entries.add(records, case, _of(RESULT, command.day, {**about, **of_it}), sitting)
    facts = {**command.facts, **took, **of_it}
    event = entries.add(records, case, _of(REVIEWED, command.day, facts), sitting)
    _hear(records, case, command.voices, command.day, sitting)
    if command.met:
        met = {"attended": took["took_part"], "minutes": command.facts.get("effect", "")}
        met |= {"actions": command.actions, **of_it}
        entries.add(records, case, _of(MEETING, command.day, met), sitting)
    decision = support_rules().decided(command.facts.get("decision", ""))
    case = records.case(command.case)
    if decision and decision.ends and case.may(event_kinds()[ENDED], event_kinds()):
        ending = {"reasons": command.facts.get("reasons", "")}
        entries.add(records, case, _of(ENDED, command.day, ending), sitting)
    return entries.said(records, case, event, CHANGED)


_NOTED: Final = ("delivered", "sessions", "words")


def _begin(records: Records, case: Case, command: PlanCycle, sitting: Sitting) -> None:
    """SEN Support begins on the day that its first cycle does, once that day has come."""
    starts = _day(command.facts.get("starts_on", ""))
    kinds = event_kinds()
    if support_runs(case) or starts is None or starts > sitting.today:
        return
    if not case.may(kinds[STARTED], kinds):
        return
    what = "; ".join(one.get("what", "") for one in command.provision)
    facts = {"provision": what or command.facts.get("adjustments", "")}
    facts["setting"] = command.facts.get("setting", "")
    entries.add(records, case, _of(STARTED, starts, facts), sitting)


def _without(case: Case, command: PlanCycle, records: Records, sitting: Sitting) -> str:
    """What had not come before, each with its reason. Raises NotAllowed where one has none."""
    places = reckoning_of(records.office(), sitting.today).places
    missing = []
    for row in support_rules().before_under(regime_on(case, command.day, places)):
        if row.came(case):
            continue
        why = " ".join(command.without.get(row.name, "").split())
        if not why:
            raise NotAllowed(
                f"A cycle can’t begin before this is recorded: “{row.title}”. {row.words}",
                source=row.source,
                instead="Give its day, or the reason why it did not come before.",
            )
        missing.append(f"{row.title}: {why}")
    return "\n".join(missing)


def _serves(said: str, items: Sequence[str]) -> str:
    """The marks of the targets that are named by where they stand, from 1; all if none is."""
    named = [int(one) for one in said.replace(",", " ").split() if one.isdecimal()]
    return " ".join(items[at - 1] for at in named if 0 < at <= len(items)) or " ".join(items)


def _plan_gaps(command: PlanCycle) -> Iterator[Gap]:
    facts = command.facts
    assessed, starts, by = (
        _day(facts.get(each, "")) for each in ("assessed_on", "starts_on", "on")
    )
    if assessed and assessed > command.day:
        yield Gap("assessed_on", "The assessment comes before the plan.")
    if starts and by and by <= starts:
        yield Gap("on", f"The support begins on {plain(starts)}: give a later day.")
    known = {area.title for area in support_rules().areas}
    if not set(facts.get("areas", "").splitlines()) & known:
        yield Gap("areas", "Choose at least one area of need.")
    if not command.targets:
        yield Gap("targets", "Set at least one target, with where it starts from.")
    if not command.provision and not facts.get("adjustments", "").strip():
        yield Gap("provision", "Say what is provided, or what is adjusted in class.")
    yield from _missing(CYCLE, facts, {"took_part", "areas"})
    for at, target in enumerate(command.targets, start=1):
        missing = _missing(TARGET, target.facts, {"cycle", "item"})
        yield from (Gap("targets", f"Target {at}: {gap.words}") for gap in missing)
    for at, provision in enumerate(command.provision, start=1):
        found = [*_missing(PROVISION, provision, {"cycle", "teacher"}), *_no_numbers(provision)]
        yield from (Gap("provision", f"Provision {at}: {gap.words}") for gap in found)


def _no_numbers(provision: Mapping[str, str]) -> Iterator[Gap]:
    """What should be a number; only the cost may be nought."""
    for name in (*DOSE, "group", "hourly"):
        said = provision.get(name, "")
        counted = number(said)
        if said and (counted is None or (not counted and name != "hourly")):
            spec = event_kinds()[PROVISION].fact(name)
            yield Gap(name, f"{spec.words if spec else name}: give a number.")


def _missing(kind: str, facts: Mapping[str, str], apart: set[str]) -> Iterator[Gap]:
    """What the kind of entry needs and isn’t said."""
    for spec in event_kinds()[kind].facts:
        if spec.required and spec.name not in apart and not facts.get(spec.name, "").strip():
            yield Gap(spec.name, f"{spec.words.removesuffix(', one on a line')} is needed.")


def _part_gaps(took: Sequence[Took]) -> Iterator[Gap]:
    said = {one.part for one in took if one.names.strip() or one.why_not.strip()}
    for part in support_rules().parts:
        if part.name not in said:
            yield Gap(f"part_{part.name}", "Say who took part, or why they did not.")
    if not any(one.names.strip() for one in took):
        yield Gap("took_part", "Somebody has to take part.")


def _review_gaps(command: ReviewCycle, cycle: Cycle) -> Iterator[Gap]:
    if command.day < cycle.starts_on:
        yield Gap("day", f"The support begins on {plain(cycle.starts_on)}.")
    known = {row.title for row in support_rules().results}
    for at, target in enumerate(cycle.targets):
        if command.results.get(target.item, ("", ""))[0] not in known:
            yield Gap(f"result{at}", "Say how far it was met.")
    yield from _missing(REVIEWED, command.facts, {"cycle", "took_part"})


def _took(case: Case, day: date, took: Sequence[Took]) -> dict[str, str]:
    """The two facts that say who took part and who did not, in the words for where the child is."""
    wording, who = support_rules().wording_for(case, day), {}
    for part in support_rules().parts:
        who[part.name] = wording.word(part.who)
    there = [f"{who[one.part]}: {one.names.strip()}" for one in took if one.names.strip()]
    away = [
        f"{who[one.part]}: {one.why_not.strip()}"
        for one in took
        if one.why_not.strip() and not one.names.strip()
    ]
    return {"took_part": "\n".join(there), "absent": "\n".join(away)}


def _cycle(case: Case, cycle: EventId) -> Cycle:
    found = cycle_called(case, cycle)
    if found is None:
        raise NotAllowed("There is no such cycle of support.", instead="Plan one first.")
    return found


def _of(kind: str, day: date, facts: Mapping[str, str]) -> Happening:
    return Happening(kind, day, facts=_said(kind, facts))


def _said(kind: str, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts that the kind has room for, as far as they are said."""
    known = event_kinds()[kind]
    return {name: said for name, said in facts.items() if known.fact(name) and said.strip()}


def _hear(
    records: Records, case: Case, voices: Sequence[Voice], day: date, sitting: Sitting
) -> None:
    for voice in voices:
        if voice.said.strip():
            facts = {"person": voice.person, "views": voice.said, "how": voice.how}
            entries.add(records, case, _of(VIEWS, day, facts), sitting)


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None
