"""Direct payments: decided on by every test, begun, looked at again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework.budgets import added, refuse_never, refuse_unasked
from caseworker.casework.office import Done, Sitting
from caseworker.casework.records import Records
from caseworker.domain.budget import (
    AGAIN,
    AGREED,
    ASKED_AGAIN,
    REFUSED,
    STARTED,
    asked_again,
    still_before_paying,
    to_reconsider,
)
from caseworker.domain.budget_rules import Question, budget_rules
from caseworker.domain.case import CaseNumber, EventId, Happening
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.listed import one_a_line


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


def decide_on_payments(records: Records, command: DecideOnPayments, sitting: Sitting) -> Done:
    """Write down that direct payments are agreed to, or refused, with every test and its reason.

    Raises:
        NotAllowed: a test or condition isn’t met, or it pays for what may never be paid for.
        Incomplete: a test is open, or a reason is missing.
    """
    case = records.case(command.case)
    refuse_unasked(case)
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
        return added(
            records, case, Happening(REFUSED, command.day, sent=sent, facts=facts), sitting
        )
    unmet = [row for row in rows.values() if not answers[row.name].is_met]
    if unmet:
        raise NotAllowed(
            f"Direct payments can’t be agreed to: “{unmet[0].words}” isn’t met.",
            source=unmet[0].source,
            instead="Refuse them, with the reason: they may ask to have that looked at again.",
        )
    refuse_never(command.provision)
    facts = {
        "recipient": command.recipient.strip(),
        "as_what": command.as_what,
        "provision": command.provision.strip(),
        "amount": command.amount.strip(),
        "tests": looked,
        "premises": "Yes" if command.premises else "No",
    }
    return added(records, case, Happening(AGREED, command.day, facts=facts), sitting)


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
    done = added(records, case, Happening(STARTED, command.day), sitting)
    if not lacking:
        return done
    sentence = f"{done.sentence} What comes before: {command.before_us.strip()}"
    return replace(done, sentence=sentence)


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
    return added(records, case, Happening(ASKED_AGAIN, command.day, facts=facts), sitting)


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
    return added(records, case, happening, sitting)


def _gap(answer: Answered | None, *, agreed: bool) -> str:
    if answer is None or answer.is_met is None:
        return "Say whether it is so." if agreed else ""
    if not answer.why.strip():
        return "Give the reason."
    return ""


def _answer_words(row: Question, answer: Answered | None) -> str:
    if answer is None or answer.is_met is None:
        return ""
    return f"{row.words}: {'yes' if answer.is_met else 'no'}. {answer.why.strip()}"
