"""What can be done next about a decision that is disagreed with: each an entry with its form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from caseworker.domain.complaint import Complaint
from caseworker.domain.disagreement import (
    AGREED,
    ARRANGED,
    CERTIFICATE,
    CONCEDED,
    CONTACTED,
    DIRECTED,
    HEARD,
    HEARING,
    KEPT,
    LODGED,
    MEDIATED,
    NOTICE,
    ORDERED,
    RECEIVED,
    RECOMMENDED,
    REGISTERED,
    SENT,
    WANTED,
    WITHDRAWN,
    Disagreement,
)
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.ui.case.next_step import NextStep, Way

_ADVISER = (WANTED, "mediation_declined", "mediation_adviser_contacted")
_TRIBUNAL = (REGISTERED, DIRECTED, HEARING, RECEIVED)
_OUTCOME = (ORDERED, CONCEDED, WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: its name, its words, and the step that it takes."""

    name: str
    words: str
    step: NextStep


def offers_of(one: Disagreement, *, may_appeal: bool) -> Iterator[Offer]:
    """What can be recorded on this disagreement now: what comes next stands first."""
    yield from _mediation(one)
    if one.is_running:
        yield from _appeal(one)
    elif one.appeal is None and may_appeal:
        yield _offer(one, "Appeal", "Appeal received…", LODGED)
    if one.ended is not None:
        yield _offer(one, "More", "Something else ordered…", ORDERED)
        yield _offer(one, "Recommended", "Recommendation…", RECOMMENDED)


def _mediation(one: Disagreement) -> Iterator[Offer]:
    last = one.last
    is_due = last("mediation_declined", MEDIATED) is not None
    if is_due and last(CERTIFICATE) is None:
        yield _offer(one, "Certificate", "Certificate…", CERTIFICATE)
    is_told = last(*CONTACTED, WANTED) is not None
    if one.appeal is None and not is_told and last(CERTIFICATE) is None:
        yield _offer(one, "Adviser", "Mediation adviser…", *_ADVISER)
    if one.is_mediated and last(MEDIATED, AGREED) is None:
        if last(ARRANGED) is None:
            yield _offer(one, "Arranged", "Mediation arranged…", ARRANGED)
        elif last(NOTICE) is None:
            yield _offer(one, "Told", "Day and place told…", NOTICE)
        if last(ARRANGED) is not None:
            yield _offer(one, "Mediated", "What came of it…", AGREED, MEDIATED)
    elif last(AGREED) is not None:
        if last(MEDIATED) is None:
            yield _offer(one, "Ended", "Mediation ended…", MEDIATED)
        if one.appeal is None:
            yield _offer(one, "Agreed", "Something else agreed…", AGREED)


def _appeal(one: Disagreement) -> Iterator[Offer]:
    yield _offer(one, "Came", "From the Tribunal…", *_TRIBUNAL)
    yield _offer(one, "Sent", "Sent to the Tribunal…", SENT)
    if one.last(HEARING) is not None and one.last(HEARD) is None:
        yield _offer(one, "Heard", "Hearing held…", HEARD)
    yield _offer(one, "Outcome", "Outcome…", *_OUTCOME)


def kept_offer(due: Due, at: int) -> Offer:
    """What answers something owed: its own entry, or that it was done."""
    met_by = [name for name in event_kinds() if name in due.row.met_by]
    plain = [KEPT] if KEPT in met_by else [one for one in met_by if not event_kinds()[one].signed]
    kinds = tuple(plain or met_by)
    given = {"of": str(due.started_by)}
    title = due.row.brief
    return Offer(f"owed{at}Record", "Done…", NextStep(title, Way.RECORD, kinds, given=given))


def complaint_offer(one: Complaint, at: int) -> Offer | None:
    """The next stage of a complaint."""
    if not one.next_kinds:
        return None
    given = {"complaint": str(one.made.id), "route": one.made.facts.get("route", "")}
    step = NextStep("What came of the complaint", Way.RECORD, one.next_kinds, given=given)
    return Offer(f"complaint{at}Record", "What came of it…", step)


def _offer(one: Disagreement, name: str, words: str, *kinds: str) -> Offer:
    title = event_kinds()[kinds[0]].title if len(kinds) == 1 else words.removesuffix("…")
    given = {"decision": str(one.id)}
    step = NextStep(title, Way.RECORD, kinds, given=given)
    return Offer(f"disagree{name}Record", words, step)
