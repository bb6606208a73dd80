"""How a consent stands on a day: in force, or why not (SEND Regs 2014 reg 17; decision 20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caseworker.domain.case import Case, Event
from caseworker.domain.computed import NOBODY, with_computed
from caseworker.domain.consent import Consent, Standing, State, WhoseConsent, folded
from caseworker.domain.consent_record import consents_of
from caseworker.domain.consent_rules import End, consent_rules
from caseworker.domain.days import day_words
from caseworker.domain.law import event_kinds
from caseworker.domain.whose_consent import counts, whose_consent


@dataclass(frozen=True, slots=True)
class Happened:
    """What a consent was to end with, or to be asked about at: and the day it came."""

    end: End
    day: date

    @property
    def over(self) -> date:
        """The first day on which a consent that ended with it no longer holds."""
        return self.day + timedelta(days=1) if self.end.that_day else self.day


def standing(consent: Consent, case: Case, on: date, *, stricter: bool = False) -> Standing:
    """How one consent or refusal of the case stands on that day, with day and reason in words.

    Withdrawal comes before everything; then that it was refused, has not begun, is over; and
    only then whether the law still asks the one who gave it. ``stricter`` as in
    ``whose_consent``: a parent's consent then counts beside that of a child who understands.
    """
    if consent.refused:
        return Standing(
            State.REFUSED,
            f"Refused by {consent.giver_name} on {day_words(consent.given_on)}.",
            consent.given_on,
        )
    for found in _over(consent, case, on):
        return found
    whose = whose_consent(case, on, stricter=stricter)
    if not counts(consent, whose):
        return _ask_afresh(consent, whose)
    return _in_force(consent, case, on)


def _over(consent: Consent, case: Case, on: date) -> Iterator[Standing]:
    """Every reason of its own for which it isn't in force, the weightiest first."""
    withdrawn = consent.withdrawn_on
    if withdrawn is not None and withdrawn <= on:
        by = f" by {consent.withdrawn_by}" if consent.withdrawn_by else ""
        yield Standing(State.WITHDRAWN, f"Withdrawn{by} on {day_words(withdrawn)}.", withdrawn)
    if on < consent.begins:
        yield Standing(State.NOT_BEGUN, f"Begins on {day_words(consent.begins)}.")
    refusal = next((one for one in _refusals(consent, case, on) if _takes_all(one, consent)), None)
    if refusal is not None:
        said = f"Refused since, by {refusal.giver_name} on {day_words(refusal.given_on)}."
        yield Standing(State.REFUSED, said, refusal.given_on)
    if consent.until is not None and consent.until < on:
        over = consent.until + timedelta(days=1)
        yield Standing(
            State.LAPSED,
            f"Lapsed: it was given until {day_words(consent.until)}.",
            over,
            f"Ask {consent.giver_name} afresh if it is still needed.",
        )
    ended = happened(consent, consent.until_event, case)
    if ended is not None and ended.over <= on:
        yield Standing(
            State.ENDED,
            f"Ended with “{ended.end.words}” on {day_words(ended.day)}.",
            ended.over,
            f"Ask {consent.giver_name} afresh if it is still needed.",
        )


def happened(consent: Consent, words: str, case: Case) -> Happened | None:
    """The first time after it was given that this came, or the day on which it is known to come.

    An expected release is not a release: only what is written down, and what follows from the
    date of birth, ends a consent.
    """
    end = consent_rules().end(words)
    if end is None:
        return None
    for event in with_computed(case, event_kinds()):
        if event.kind in end.kinds and _is_after(event, consent):
            return Happened(end, event.day)
    return None


def _is_after(event: Event, consent: Consent) -> bool:
    """Somebody who is asked on arriving doesn't lose it by that arrival; a birthday has no hour."""
    if event.recorded_by == NOBODY:
        return event.day >= consent.given_on
    return event.day > consent.given_on


def _refusals(consent: Consent, case: Case, on: date) -> Iterator[Consent]:
    """What was refused since, to a recipient of this consent; of one day, what was written later.

    One that was refused by somebody whose consent the law did not ask for changes nothing but
    their own: a parent’s “no” does not undo the “yes” of a child who understands (reg 17(2)).
    """
    known = consents_of(case)
    later = [one.event for one in known].index(consent.event) + 1
    for one in known[later:]:
        if one.refused and one.given_on <= on and _meet(one, consent):
            whose = whose_consent(case, one.given_on)
            if one.giver is consent.giver or counts(one, whose):
                yield one


def _meet(one: Consent, other: Consent) -> bool:
    purposes = folded(one.purposes) & folded(other.purposes)
    return bool(purposes) and one.is_for(*other.recipients)


def _takes_all(refusal: Consent, consent: Consent) -> bool:
    """Everything that was consented to, for everybody and for all that it was consented to for."""
    everybody = folded(consent.recipients) <= folded(refusal.recipients)
    for_all = folded(consent.purposes) <= folded(refusal.purposes)
    everything = refusal.whole or (not consent.whole and consent.covers <= refusal.covers)
    return everybody and for_all and everything


def _ask_afresh(consent: Consent, whose: WhoseConsent) -> Standing:
    """Nobody is put in another's place silently: the record asks (decision 20)."""
    gave = consent.giver.value[0].lower() + consent.giver.value[1:]
    if whose.giver is None:
        return Standing(
            State.ASK_AFRESH,
            f"Given by {consent.giver_name} as {gave}. {whose.why}",
            ask=whose.ask,
        )
    return Standing(
        State.ASK_AFRESH,
        f"Given by {consent.giver_name} as {gave}; now the law asks {whose.who}. {whose.why}",
        ask=f"Ask {whose.who} afresh.",
    )


def _in_force(consent: Consent, case: Case, on: date) -> Standing:
    words = f"In force since {day_words(consent.begins)}"
    if consent.until is not None:
        words += f", until {day_words(consent.until)}"
    if consent.until_event:
        known = happened(consent, consent.until_event, case)
        day = f" ({day_words(known.day)})" if known else ""
        words += f"; ends with “{consent.until_event}”{day}"
    refusals = tuple(_refusals(consent, case, on))
    if refusals:
        days = " and ".join(day_words(one.given_on) for one in refusals)
        words += f"; a part was refused on {days}"
    ask = _review(consent, case, on)
    return Standing(State.IN_FORCE, f"{words}.", consent.begins, ask, refusals)


def _review(consent: Consent, case: Case, on: date) -> str:
    """What it is asked about anew for, though it goes on; empty as long as nothing came."""
    came = [
        found
        for words in consent.review_at
        if (found := happened(consent, words, case)) is not None and found.day <= on
    ]
    if not came:
        return ""
    last = max(came, key=lambda one: one.day)
    return (
        f"“{last.end.words}” came on {day_words(last.day)}: "
        f"ask {consent.giver_name} whether it still holds."
    )
