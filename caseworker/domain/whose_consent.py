"""Whose consent the law asks for on a day (SEND Regs 2014 reg 17, 63 and 64; ehc-process.md 7.1).

The answer follows the day by itself. The record doesn't: a consent of somebody who is no longer
asked is asked for afresh (``consent_standing``), and nobody is put in their place silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caseworker.domain.ages import compulsory_school_age_ends
from caseworker.domain.case import Case
from caseworker.domain.consent import Consent, Giver, WhoseConsent
from caseworker.domain.consent_record import consents_of
from caseworker.domain.consent_rules import Who, consent_rules
from caseworker.domain.days import day_words
from caseworker.domain.establishments import Establishments
from caseworker.domain.people import CANNOT_DECIDE, Contact
from caseworker.domain.regime import regime_on
from caseworker.domain.settings import settings

UNDERSTANDS = {  # the choices of the event kinds; None is “not yet clear”
    "Understands": True,
    "Can decide": True,
    "Does not understand": False,
    CANNOT_DECIDE: False,
}
AS_A_CHILD = {Giver.CHILD: True, Giver.PARENT: False, Giver.REPRESENTATIVE: False}
AS_A_YOUNG_PERSON = {
    Giver.YOUNG_PERSON: True,
    Giver.ALTERNATIVE: False,
    Giver.REPRESENTATIVE: False,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How it was judged whether somebody can give this consent. ``can`` is None if unclear."""

    can: bool | None
    on: date
    by: str
    how: str


def whose_consent(
    case: Case, on: date, *, stricter: bool = False, places: Establishments | None = None
) -> WhoseConsent:
    """Whose consent to disclose the plan the law asks for on that day, and why.

    ``stricter`` is the option of an office to ask a parent as well, beside a child who
    understands, as the older wording had it. It never takes the place of the child's own.
    ``places`` are the establishments as the office knows them: where somebody is held decides which
    regulations ask.
    """
    ends = compulsory_school_age_ends(case.person.born)
    regime = regime_on(case, on, places)
    if on > ends:
        return _of_a_young_person(case, on, ends, regime)
    return _of_a_child(case, on, ends, regime, stricter=stricter)


def judged(case: Case, on: date) -> Judgement | None:
    """The latest judgement of this very consent that counts on that day.

    One that was recorded with a consent or a refusal counts as much as one by itself. What was
    judged of a child says nothing of the young person, whose capacity is presumed.
    """
    is_child = on <= compulsory_school_age_ends(case.person.born)
    found = [one for one in _judgements(case, on, is_child=is_child) if one.on <= on]
    return max(found, key=lambda one: one.on, default=None) if found else None


def _judgements(case: Case, on: date, *, is_child: bool) -> Iterator[Judgement]:
    """Oldest entries last among those of one day, so that the newest of them wins."""
    kinds = {"capacity_judged", "understanding_judged"} if is_child else {"capacity_judged"}
    with_consent = {one.event: one for one in consents_of(case)}
    by_giver = AS_A_CHILD if is_child else AS_A_YOUNG_PERSON
    for event in reversed(case.live):
        if event.day > on:
            continue
        facts = event.facts
        if event.kind in kinds and _is_this(facts.get("decision", consent_rules().decision)):
            can = UNDERSTANDS.get(facts["outcome"])
            yield Judgement(can, event.day, facts["judged_by"], facts.get("how", ""))
        consent = with_consent.get(event.id)
        if consent is not None and consent.judged_on is not None and consent.giver in by_giver:
            can = by_giver[consent.giver]
            yield Judgement(can, consent.judged_on, consent.judged_by, consent.judged_how)


def _is_this(decision: str) -> bool:
    return decision.casefold().split() == consent_rules().decision.casefold().split()


def _of_a_child(case: Case, on: date, ends: date, regime: str, *, stricter: bool) -> WhoseConsent:
    called, after = case.person.called, ends + timedelta(days=1)
    then = f"From {day_words(after)} {called} decides as a young person: ask afresh then."
    age = f"{called} is a child until compulsory school age ends on {day_words(ends)}"
    found = judged(case, on)
    parents = _Parents(case)
    if found is None or found.can is None:
        unclear = "" if found is None else f" {_judged_words(found)} as not yet clear."
        return WhoseConsent(
            None,
            "Not judged yet",
            f"{age}. Whether {called} understands this consent is not judged yet.{unclear}",
            _row("not_judged").under(regime),
            ask=f"Judge whether {called} has the age and the understanding to consent, and record"
            f" it. If so, {called} decides; if not, {parents.in_a_sentence}.",
            changes=after,
            then=then,
        )
    why = f"{age}. {_judged_words(found)}"
    if found.can:
        return WhoseConsent(
            Giver.CHILD,
            case.person.name,
            f"{why} to understand this consent.",
            _row("child").under(regime),
            also=Giver.PARENT if stricter else None,
            also_who=parents.named if stricter else "",
            changes=after,
            then=then,
        )
    return WhoseConsent(
        Giver.PARENT,
        parents.named,
        f"{why} not to understand this consent.{parents.remarks}",
        _row("parent").under(regime),
        ask=parents.ask,
        changes=after,
        then=then,
    )


def _of_a_young_person(case: Case, on: date, ends: date, regime: str) -> WhoseConsent:
    called = case.person.called
    age = f"Compulsory school age ended on {day_words(ends)}"
    found = judged(case, on)
    if found is not None and found.can is False:
        parents = _Parents(case)
        acting = _acting_for(case, for_a_parent=False)
        is_old = found.on <= ends
        return WhoseConsent(
            Giver.ALTERNATIVE,
            " or ".join(one.shown for one in acting) or parents.named,
            f"{age}. {_judged_words(found)} to lack capacity for this decision. A representative"
            f" decides, else the parent, else the parent’s representative.{parents.remarks}",
            _row("alternative").under(regime),
            ask=f"That was judged while {called} was a child: judge it anew."
            if is_old
            else ("" if acting else parents.ask),
        )
    other = _other_decisions(case, on)
    unclear = found is not None and found.can is None
    return WhoseConsent(
        Giver.YOUNG_PERSON,
        case.person.name,
        f"{age}; capacity is presumed.{other}",
        _row("young_person").under(regime),
        ask=f"Capacity for this decision was not clear on {day_words(found.on)}: judge it."
        if unclear and found is not None
        else "",
    )


def _judged_words(found: Judgement) -> str:
    return f"Judged on {day_words(found.on)} by {found.by}"


def _other_decisions(case: Case, on: date) -> str:
    """Capacity for another decision says nothing about this one, and the record says so."""
    latest = {one.decision: one for one in case.capacities if one.judged_on <= on}
    others = [one for one in latest.values() if not _is_this(one.decision)]
    lacking = [f"“{one.decision}”" for one in others if one.lacks]
    if not lacking:
        return ""
    return f" A judgement of another decision ({', '.join(lacking)}) says nothing about this one."


def _row(name: str) -> Who:
    return consent_rules().who[name]


def _acting_for(case: Case, *, for_a_parent: bool) -> tuple[Contact, ...]:
    """Contacts whose role says that they act for the person, or for a parent."""
    return tuple(
        one
        for one in case.person.contacts
        if any(word in one.role.casefold() for word in consent_rules().stands_in)
        and ("parent" in one.role.casefold()) is for_a_parent
        and not one.no_contact
    )


class _Parents:
    """Those with parental responsibility, who of them may be asked, and what is to be said."""

    def __init__(self, case: Case) -> None:
        care = case.person.looked_after_by.strip()
        lawful = settings()[case.setting].cared_for
        self._remand_only = care if case.facts.get("basis", "") in lawful else ""
        everyone = [one for one in case.person.parents if not self._is_carer(one)]
        self._asked = [one for one in everyone if not one.no_contact]
        self._barred = [one for one in everyone if one.no_contact]
        self._acting = _acting_for(case, for_a_parent=True)

    def _is_carer(self, one: Contact) -> bool:
        """The authority that looks after a child on remand alone isn't a parent."""
        names = {one.name.casefold(), one.organisation.casefold()}
        return bool(self._remand_only) and self._remand_only.casefold() in names

    @property
    def named(self) -> str:
        if self._asked:
            return " or ".join(one.shown for one in self._asked)
        return "The parent (nobody who may be asked)" if self._barred else "The parent (not known)"

    @property
    def in_a_sentence(self) -> str:
        return self.named if self._asked else f"t{self.named[1:]}"

    @property
    def ask(self) -> str:
        if self._asked:
            return ""
        if self._barred:
            return f"{self._barred_words} Take advice before anybody is asked."
        return "Record who has parental responsibility."

    @property
    def remarks(self) -> str:
        said = []
        if len(self._asked) > 1:
            said.append("Each may consent alone; ask what the other thinks, and write it down.")
        if self._asked and self._barred:
            said.append(self._barred_words)
        if self._remand_only:
            said.append(
                f"Remand alone gives {self._remand_only} no parental responsibility: the parent"
                " is asked."
            )
        if self._acting:
            names = " or ".join(one.shown for one in self._acting)
            said.append(f"If the parent lacks capacity: {names}.")
        return "".join(f" {one}" for one in said)

    @property
    def _barred_words(self) -> str:
        names = " and ".join(one.shown for one in self._barred)
        return f"Don’t ask {names}: marked “no contact”."


def counts(consent: Consent, whose: WhoseConsent) -> bool:
    """Whether it was given in a capacity that counts on the day that ``whose`` was asked for."""
    return consent.giver in whose.givers
