"""Personal budgets and direct payments: asked for, worked out, agreed, paid, looked at again."""

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
    AGAIN,
    AGREED,
    ASKED,
    ASKED_AGAIN,
    LINE,
    NOT_PREPARED,
    PREPARED,
    REFUSED,
    STARTED,
    Line,
    asked_again,
    never_paid,
    payable,
    still_before_paying,
    to_reconsider,
    total_words,
    window_for,
)
from caseworker.domain.budget_rules import Question as Test
from caseworker.domain.budget_rules import budget_rules
from caseworker.domain.case import Case, CaseNumber, EventId, Happening
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.listed import one_a_line
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


@dataclass(frozen=True, slots=True)
class Answered:
    """A test or a condition, yes or no, with the reason. ``name`` is that of its row."""

    name: str
    is_met: bool | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class DecideOnPayments:
    """Agree to direct payments or refuse them, after looking at every test.

    ``agreed``: they are made. ``recipient`` and ``as_what`` say to whom, ``provision`` for what.
    ``premises``: some of it is used at a school, college or other setting.
    """

    case: CaseNumber
    day: date
    agreed: bool
    recipient: str
    as_what: str
    provision: str
    amount: str
    answers: tuple[Answered, ...]
    premises: bool = False
    reasons: str = ""
    sent: date | None = None


@dataclass(frozen=True, slots=True)
class StartPayments:
    """The first payment was made. ``before_us`` is why what comes before isn’t on this case."""

    case: CaseNumber
    day: date
    before_us: str = ""


@dataclass(frozen=True, slots=True)
class AskToReconsider:
    """They ask that a decision about direct payments be looked at again."""

    case: CaseNumber
    about: EventId
    person: str
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reconsider:
    """What came of looking at it again; ``asked`` is the request that it answers."""

    case: CaseNumber
    asked: EventId
    day: date
    sent: date
    outcome: str
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
    return _added(records, case, Happening(ASKED, command.day, facts=facts), sitting)


def prepare_budget(records: Records, command: PrepareBudget, sitting: Sitting) -> Done:
    """Write down the budget and each of its lines.

    Raises:
        NotAllowed: nobody asked for one, or a line pays for what may never be paid for.
        Incomplete: there is no line, or an amount can’t be read.
    """
    case = records.case(command.case)
    _refuse_unasked(case)
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
            _refuse_never(line.provision)
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
    _refuse_unasked(case)
    facts = {
        "provision": command.provision.strip(),
        "ground": command.ground,
        "reasons": command.reasons.strip(),
    }
    happening = Happening(NOT_PREPARED, command.day, sent=command.sent, facts=facts)
    return _added(records, case, happening, sitting)


def decide_on_payments(records: Records, command: DecideOnPayments, sitting: Sitting) -> Done:
    """Write down that direct payments are agreed to, or refused, with every test and its reason.

    Raises:
        NotAllowed: a test or condition isn’t met, or it pays for what may never be paid for.
        Incomplete: a test is open, or a reason is missing.
    """
    case = records.case(command.case)
    _refuse_unasked(case)
    rows = {row.name: row for row in (*budget_rules().recipients, *budget_rules().tests)}
    answers = {one.name: one for one in command.answers}
    gaps = [
        Gap(f"test_{name}", words)
        for name in rows
        if (words := _gap(answers.get(name), agreed=command.agreed))
    ]
    if gaps:
        raise Incomplete(gaps)
    looked = one_a_line(_answer_words(row, answers.get(row.name)) for row in rows.values())
    if not command.agreed:
        facts = {
            "recipient": command.recipient,
            "tests": looked,
            "reasons": command.reasons.strip(),
        }
        sent = command.sent or command.day
        return _added(
            records, case, Happening(REFUSED, command.day, sent=sent, facts=facts), sitting
        )
    unmet = [row for row in rows.values() if not answers[row.name].is_met]
    if unmet:
        raise NotAllowed(
            f"Direct payments can’t be agreed to: “{unmet[0].words}” isn’t met.",
            source=unmet[0].source,
            instead="Refuse them, with the reason: they may ask to have that looked at again.",
        )
    _refuse_never(command.provision)
    facts = {
        "recipient": command.recipient.strip(),
        "as_what": command.as_what,
        "provision": command.provision.strip(),
        "amount": command.amount.strip(),
        "tests": looked,
        "premises": "Yes" if command.premises else "No",
    }
    return _added(records, case, Happening(AGREED, command.day, facts=facts), sitting)


def start_payments(records: Records, command: StartPayments, sitting: Sitting) -> Done:
    """Write down the first payment, once all that comes before it has been done.

    Raises:
        NotAllowed: something isn’t done, and nobody said that another office did it.
    """
    case = records.case(command.case)
    lacking = still_before_paying(case)
    if lacking and not command.before_us.strip():
        raise NotAllowed(
            f"Before the first payment: {'; '.join(row.title.lower() for row in lacking)}.",
            source=lacking[0].source,
            instead="Record that first, or say why it was done before the case came here.",
        )
    done = _added(records, case, Happening(STARTED, command.day), sitting)
    if not lacking:
        return done
    return Done(
        case=done.case,
        touched=done.touched,
        sentence=f"{done.sentence} What comes before: {command.before_us.strip()}",
        act=done.act,
        event=done.event,
        made=done.made,
    )


def ask_to_reconsider(records: Records, command: AskToReconsider, sitting: Sitting) -> Done:
    """Write down that they ask to have a decision looked at again.

    Raises:
        NotAllowed: it was asked for before: once for each decision.
    """
    case = records.case(command.case)
    about = case.heir(command.about)
    if about is None or about not in to_reconsider(case):
        raise NotAllowed(
            "That decision can’t be looked at again: it was asked for before, once for each.",
            source="Personal Budgets Regs 2014 reg 7 and 12 to 14",
        )
    facts = {"about": str(about.id), "person": command.person, "words": command.words.strip()}
    return _added(records, case, Happening(ASKED_AGAIN, command.day, facts=facts), sitting)


def reconsider(records: Records, command: Reconsider, sitting: Sitting) -> Done:
    """Write down what came of looking at it again.

    Raises:
        NotAllowed: nobody asked for it, or it was answered.
    """
    case = records.case(command.case)
    asked = case.heir(command.asked)
    if asked is None or asked not in asked_again(case):
        raise NotAllowed("Nobody waits for that to be looked at again.")
    facts = {
        "asked": str(asked.id),
        "outcome": command.outcome,
        "reasons": command.reasons.strip(),
    }
    happening = Happening(AGAIN, command.day, sent=command.sent, facts=facts)
    return _added(records, case, happening, sitting)


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


def _added(records: Records, case: Case, happening: Happening, sitting: Sitting) -> Done:
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, CHANGED)


def _refuse_unasked(case: Case) -> None:
    if case.last(ASKED) is None:
        raise NotAllowed(
            "Nobody has asked for a personal budget.",
            source="CFA 2014 s.49(1)",
            instead="Record first that it was asked for, and on which day.",
        )


def _refuse_never(provision: str) -> None:
    never = never_paid(provision)
    if never is not None:
        raise NotAllowed(never.words, source=never.source)


def _gap(answer: Answered | None, *, agreed: bool) -> str:
    if answer is None or answer.is_met is None:
        return "Say whether it is so." if agreed else ""
    if not answer.why.strip():
        return "Give the reason."
    return ""


def _answer_words(row: Test, answer: Answered | None) -> str:
    if answer is None or answer.is_met is None:
        return ""
    return f"{row.words}: {'yes' if answer.is_met else 'no'}. {answer.why.strip()}"
