"""Personal budgets: asked for, worked out line by line, or not prepared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.review_desk import version_in_force
from caseworker.domain.budget import (
    ASKED,
    LINE,
    NOT_PREPARED,
    PREPARED,
    Line,
    never_paid,
    payable,
    total_words,
    window_for,
)
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.money import NotMoneyError, pence, pounds
from caseworker.domain.regime import regime_on

LETTERS: Final = ("F", "G", "H1", "H2")
CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PLAN})


@dataclass(frozen=True, slots=True)
class AskForBudget:
    """The parent or young person asked for a personal budget."""

    case: CaseNumber
    person: str
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line as it was typed: the amount is words still."""

    provision: str
    service: str
    amount: str
    each: str
    way: str
    item: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PrepareBudget:
    """Work out a budget, line by line."""

    case: CaseNumber
    day: date
    lines: tuple[TypedLine, ...]
    words: str = ""
    fields: tuple[str, ...] = ()
    """What the form calls each line, for the gaps."""


@dataclass(frozen=True, slots=True)
class RefuseBudget:
    """Prepare none, because the money can’t be taken out of what is bought as a whole."""

    case: CaseNumber
    day: date
    sent: date
    provision: str
    ground: str
    reasons: str


def ask_for_budget(records: Records, command: AskForBudget, sitting: Sitting) -> Done:
    """Write down that a budget was asked for.

    Raises:
        NotAllowed: no draft is being prepared, and the plan is neither reviewed nor reassessed.
    """
    case = records.case(command.case)
    places = reckoning_of(records.office(), sitting.today).places
    regime = regime_on(case, command.day, places)
    if window_for(case, case.stage(event_kinds()), regime) is None:
        raise NotAllowed(
            "A personal budget can’t be asked for now: it can while the draft is prepared, the "
            "plan is reviewed, or the child or young person is assessed again, and never while "
            "they are detained.",
            source="Personal Budgets Regs 2014 reg 4(1); CFA 2014 s.70(1)",
            instead="If they wish for one, call an early review: then they may ask.",
        )
    facts = {"person": command.person.strip(), "words": command.words.strip()}
    return added(records, case, Happening(ASKED, command.day, facts=facts), sitting)


def prepare_budget(records: Records, command: PrepareBudget, sitting: Sitting) -> Done:
    """Write down the budget and each of its lines.

    Raises:
        NotAllowed: nobody asked for one, or a line pays for what may never be paid for.
        Incomplete: there is no line, or an amount can’t be read.
    """
    case = records.case(command.case)
    refuse_unasked(case)
    lines, gaps = [], []
    for at, typed in enumerate(command.lines):
        try:
            amount = pence(typed.amount)
        except NotMoneyError as error:
            name = command.fields[at] if command.fields else f"line{at}"
            gaps.append(Gap(name, str(error)))
            continue
        lines.append(
            Line(
                typed.provision, typed.service, amount, typed.each, typed.way,
                typed.item, typed.source,
            )
        )  # fmt: skip
    if not command.lines:
        gaps.append(Gap("lines", "Give an amount for at least one piece of provision."))
    if gaps:
        raise Incomplete(gaps)
    paid = tuple(lines)
    for line in paid:
        if line.way == "as a direct payment":
            refuse_never(line.provision)
    facts = {"total": total_words(paid), "words": command.words.strip()}
    event = entries.add(records, case, Happening(PREPARED, command.day, facts=facts), sitting)
    for line in paid:
        of_it = {
            "budget": str(event.id),
            "item": line.item,
            "provision": line.provision,
            "service": line.service,
            "amount": pounds(line.amount).removeprefix("£"),
            "each": line.each,
            "way": line.way,
            "source": line.source.strip(),
        }
        entries.add(records, case, Happening(LINE, command.day, facts=of_it), sitting)
    return entries.said(records, case, event, CHANGED)


def refuse_budget(records: Records, command: RefuseBudget, sitting: Sitting) -> Done:
    """Write down that none is prepared, on the one ground that the regulations have.

    Raises:
        NotAllowed: nobody asked for one.
    """
    case = records.case(command.case)
    refuse_unasked(case)
    facts = {
        "provision": command.provision.strip(),
        "ground": command.ground,
        "reasons": command.reasons.strip(),
    }
    happening = Happening(NOT_PREPARED, command.day, sent=command.sent, facts=facts)
    return added(records, case, happening, sitting)


@dataclass(frozen=True, slots=True)
class Offered:
    """A piece of provision of the plan that a budget may have a line for."""

    item: str
    number: str
    words: str


def offered_lines(number: CaseNumber) -> Callable[[Records, date], tuple[Offered, ...]]:
    """A question: the provision of the plan being written, else of the one in force."""

    def ask(records: Records, today: date) -> tuple[Offered, ...]:
        del today
        draft, force = records.working_draft(number), version_in_force(records, number)
        plan = draft.plan if draft else force.plan if force else None
        if plan is None:
            return ()
        return tuple(
            Offered(str(item.id), name, words) for name, item, words in payable(plan, LETTERS)
        )

    return ask


def added(records: Records, case: Case, happening: Happening, sitting: Sitting) -> Done:
    """One entry, and what it changes."""
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, CHANGED)


def refuse_unasked(case: Case) -> None:
    """Raises NotAllowed: nobody has asked for a budget."""
    if case.last(ASKED) is None:
        raise NotAllowed(
            "Nobody has asked for a personal budget.",
            source="CFA 2014 s.49(1)",
            instead="Record first that it was asked for, and on which day.",
        )


def refuse_never(provision: str) -> None:
    """Raises NotAllowed: it may never be paid for."""
    never = never_paid(provision)
    if never is not None:
        raise NotAllowed(never.words, source=never.source)
