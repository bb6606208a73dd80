"""Reviews of a plan: inviting, writing the meeting down, deciding after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, EventId, Happening
from caseworker.domain.change_reasons import accounted, tie_of
from caseworker.domain.comparison import Change
from caseworker.domain.days import day_words, plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.listed import one_a_line
from caseworker.domain.next_plan import differs_from
from caseworker.domain.regime import regime_on
from caseworker.domain.review import (
    ASKED,
    CHANGES,
    DELIVERED,
    NOTICE,
    PROGRESS,
    Review,
    review_called,
    reviews_of,
)
from caseworker.domain.review_invites import adulthood_for
from caseworker.domain.review_rules import Decision, ReviewKind, review_rules

CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PLAN})
ALONE: Final = "Without a review"
AFTER: Final = "After a review"


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is invited; ``asked``: they are asked for advice, too."""

    name: str
    role: str = ""
    asked: bool = True


@dataclass(frozen=True, slots=True)
class InviteToReview:
    """Give notice of a planned review to everybody at once, and ask for advice by a day."""

    case: CaseNumber
    review: EventId
    invited: tuple[Invited, ...]
    sent: date
    advice_by: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What the meeting said of one outcome, or of one piece of provision.

    ``answer`` is the score or how it was delivered; ``about`` the words of the plan.
    """

    item: str
    about: str
    answer: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class WriteDownReview:
    """The meeting, as it was: who came and spoke, what was found, what it recommends.

    ``review`` is the one that was planned; empty where nobody planned it. ``facts`` are those
    of the kind of entry that says it was held. ``adulthood`` are the areas of preparing for
    adulthood with what was said of each.
    """

    case: CaseNumber
    meeting: str
    day: date
    review: EventId | None = None
    facts: Mapping[str, str] | None = None
    progress: tuple[Said, ...] = ()
    delivered: tuple[Said, ...] = ()
    adulthood: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DecideAfterReview:
    """What the authority decides: one of the decisions of ``reviews.toml``, by its name.

    ``alone``: the plan is changed without a review (SEND Regs 2014 reg 28).
    """

    case: CaseNumber
    decision: str
    day: date
    sent: date
    reasons: str = ""
    sent_to: str = ""
    served: date | None = None
    changes: str = ""
    evidence: str = ""
    alone: bool = False


def invite_to_review(records: Records, command: InviteToReview, sitting: Sitting) -> Done:
    """Write down that everybody was told, and who was asked for advice by when.

    SEND Regs 2014 regs 20(3), 20(4), 21(3) and 21(4).

    Raises:
        Incomplete: nobody is named, or the advice would come when the meeting is over.
        NotAllowed: there is no such planned review.
    """
    case = records.case(command.case)
    review = _planned(case, command.review)
    asked = [one for one in command.invited if one.asked and one.name.strip()]
    names = [one.name.strip() for one in command.invited if one.name.strip()]
    gaps = []
    if not names:
        gaps.append(Gap("invited", "Choose at least one person to invite."))
    if asked and command.advice_by is None:
        gaps.append(Gap("advice_by", "Say by when the advice is to be here."))
    elif command.advice_by is not None and command.advice_by >= review.on:
        gaps.append(Gap("advice_by", f"The meeting is on {plain(review.on)}: give an earlier day."))
    if gaps:
        raise Incomplete(gaps)
    told = {"told": ", ".join(names), "meeting": str(review.id)}
    notice = Happening(NOTICE, command.sent, sent=command.sent, facts=told)
    event = entries.add(records, case, notice, sitting)
    for one in asked if command.advice_by else ():
        facts = {
            "adviser": one.name.strip(),
            "role": one.role,
            "by": command.advice_by.isoformat() if command.advice_by else "",
            "what": review.kind.called,
            "on": review.on.isoformat(),
            "where": ", ".join(_where(review)),
            "meeting": str(review.id),
        }
        entries.add(
            records, case, Happening(ASKED, command.sent, sent=command.sent, facts=facts), sitting
        )
    sentence = f"Invited to the {review.kind.called.lower()} of {plain(review.on)}: "
    sentence += f"{', '.join(names)}. This went out on {day_words(command.sent)}."
    return Done(case.number, CHANGED, sentence, NOTICE, event.id)


def write_down_review(records: Records, command: WriteDownReview, sitting: Sitting) -> Done:
    """Write down the meeting: one entry for it, one for each outcome and piece of provision.

    Raises:
        NotAllowed: under the rules that the person is under there is no such review.
        Incomplete: preparing for adulthood was left out, or a fact is missing.
    """
    case = records.case(command.case)
    kind = review_rules().kind_called(command.meeting)
    _refuse_elsewhere(case, kind, command.day, records, sitting)
    review = _planned(case, command.review) if command.review else None
    spec = event_kinds()[kind.held]
    facts = {**(command.facts or {}), "what": kind.meeting}
    facts["adulthood"] = "\n".join(f"{area}: {said}" for area, said in command.adulthood if said)
    if review is not None:
        facts["meeting"] = str(review.id)
    wanted = adulthood_for(case, command.day) if spec.fact("adulthood") else ()
    if gaps := _adulthood_gaps(command, [one.area for one in wanted]):
        raise Incomplete(gaps)
    known = {name: said for name, said in facts.items() if spec.fact(name) and said.strip()}
    event = entries.add(records, case, Happening(kind.held, command.day, facts=known), sitting)
    for said, noted, answer, what in (
        (command.progress, PROGRESS, "score", "outcome"),
        (command.delivered, DELIVERED, "delivered", "provision"),
    ):
        for one in said:
            of_it = {what: one.about, "item": one.item, answer: one.answer, "words": one.words}
            if review is not None:
                of_it["meeting"] = str(review.id)
            entries.add(records, case, Happening(noted, command.day, facts=of_it), sitting)
    done = entries.said(records, case, event, CHANGED)
    counted = [
        f"{len(said)} {words}"
        for said, words in (
            (command.progress, "outcomes looked at"),
            (command.delivered, "pieces of provision looked at"),
        )
        if said
    ]
    return replace(done, sentence=" ".join((done.sentence, *(f"{one}." for one in counted))))


def decide_after_review(records: Records, command: DecideAfterReview, sitting: Sitting) -> Done:
    """Write down the decision, with every entry that it is made of, or none.

    To change the plan is the decision and the notice of changes together: a decision without
    the changes answers no review (*Devon*). The changes that are being written are tied to the
    notice that proposes them.

    Raises:
        NotAllowed: no review waits for a decision, or something has to come before.
        Incomplete: reasons, changes or a day are missing.
    """
    case = records.case(command.case)
    decision = review_rules().decision(command.decision)
    _refuse_undue(case, decision, command)
    written = [
        entries.add(records, case, happening, sitting)
        for happening in _happenings(decision, command)
    ]
    proposed = _proposed(records, case)
    notices = [event for event in written if event.kind == CHANGES]
    if notices and proposed:
        tied = tie_of(proposed, notices[0], "Proposed in this notice")
        entries.add(records, records.case(case.number), tied, sitting)
    said = [entries.sentence(records, case, event) for event in written]
    return Done(
        case=case.number,
        touched=CHANGED,
        sentence=" ".join(said),
        act=written[-1].kind,
        event=written[-1].id,
        made=decision.title,
    )


def changes_in_words(changes: Sequence[Change]) -> str:
    """Every change, one on a line: where it is, what it was and what it is to be."""
    return one_a_line(_line(one) for one in changes if not one.follows and not one.is_place)


def proposed_changes(records: Records, case: Case) -> tuple[Change, ...]:
    """What the plan being written would change of the one in force."""
    return _proposed(records, case)


def _line(change: Change) -> str:
    was, now = change.in_short
    if not was:
        return f"{change.named}: new: “{now}”"
    return f"{change.named}: “{was}” becomes “{now}”" if now else f"{change.named}: out: “{was}”"


def _proposed(records: Records, case: Case) -> tuple[Change, ...]:
    draft, force = records.working_draft(case.number), differs_from(records.versions(case.number))
    if draft is None or force is None:
        return ()
    return tuple(one.change for one in accounted(force, draft.plan, case))


def _where(review: Review) -> Iterator[str]:
    """The place and the time, as they were planned."""
    facts = review.planned.facts if review.planned else {}
    yield from (facts[name] for name in ("where", "time") if facts.get(name))


def _planned(case: Case, review: EventId) -> Review:
    found = review_called(case, review)
    if found is None or found.planned is None:
        raise NotAllowed("No such review is planned.", instead="Plan its meeting first.")
    if found.held is not None:
        raise NotAllowed("That meeting was held already.", instead="Correct its entry.")
    return found


def _refuse_elsewhere(
    case: Case, kind: ReviewKind, day: date, records: Records, sitting: Sitting
) -> None:
    places = reckoning_of(records.office(), sitting.today).places
    regime = regime_on(case, day, places)
    if regime in kind.regimes:
        return
    offered = " or ".join(f"“{one.called}”" for one in review_rules().kinds_under(regime))
    raise NotAllowed(
        f"“{kind.called}” is not held under the rules that hold on {plain(day)}.",
        source="CFA 2014 s.44 and s.70(1)",
        instead=f"Hold a {offered}." if offered else "",
    )


def _adulthood_gaps(command: WriteDownReview, areas: Sequence[str]) -> list[Gap]:
    said = {area for area, words in command.adulthood if words.strip()}
    return [
        Gap(f"adulthood_{at}", f"{area}: write down what was said, from Year 9 it has to be.")
        for at, area in enumerate(areas)
        if area not in said
    ]


def _refuse_undue(case: Case, decision: Decision, command: DecideAfterReview) -> None:
    waiting = [
        one
        for one in reviews_of(case)
        if one.held is not None and one.decided is None and not one.is_over
    ]
    if not waiting and not (decision.alone and command.alone):
        raise NotAllowed(
            f"“{decision.title}” is decided after a review, and none waits for a decision.",
            source=decision.source,
            instead="Record the review meeting first."
            if not decision.alone
            else "Say that the plan is changed without a review.",
        )
    for kind in decision.first:
        if case.last(kind) is None:
            title = event_kinds()[kind].title
            raise NotAllowed(
                f"“{decision.title}” can’t be decided before “{title}”.",
                source=decision.source,
                instead="Record that first, with its own day.",
            )
    gaps = []
    if not command.reasons.strip():
        gaps.append(Gap("reasons", "Reasons are needed."))
    if CHANGES in decision.events and not command.changes.strip():
        gaps.append(
            Gap("changes", "Say every change that is proposed: it goes out with the decision.")
        )
    if CHANGES in decision.events and not command.sent_to.strip():
        gaps.append(Gap("sent_to", "Say who the notice is sent to."))
    if gaps:
        raise Incomplete(gaps)


def _happenings(decision: Decision, command: DecideAfterReview) -> Iterator[Happening]:
    """The entries that the decision is made of, each with what its kind has room for."""
    said = {
        "reasons": command.reasons.strip(),
        "sent_to": command.sent_to.strip(),
        "changes": command.changes.strip(),
        "evidence": command.evidence.strip(),
        "after": ALONE if command.alone else AFTER,
    }
    for name in decision.events:
        if command.alone and name != decision.events[-1]:
            continue  # no review is answered by it: the notice says all of it
        kind = event_kinds()[name]
        yield Happening(
            name,
            command.day,
            sent=command.sent if kind.sent_words else None,
            served=command.served if kind.served_words else None,
            facts={fact: words for fact, words in said.items() if kind.fact(fact) and words},
        )
