"""The monitoring report for the home authority: progress, provision as it is met, views, proposals.

It is no report of a review: in custody s.44 is switched off, and the authority decides what comes
of it (CFA 2014 s.70(1) and s.74).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.kept_pieces import ROOM, hours, provision
from caseworker.documents.kept_provision import KeptToPrint
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Heading,
    Piece,
    Room,
    Text,
    Title,
    Together,
    lines,
    plain,
)
from caseworker.documents.progress_chart import progress_chart
from caseworker.documents.review_report import REPORT, OutcomeReported
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import Event
from caseworker.domain.days import day_words
from caseworker.domain.review import Review, scores

TITLE: Final = "Monitoring report for the home authority"
NONE_YET: Final = "No meeting has looked at it yet."
ASKS: Final = (
    "Nothing in the plan is changed by this report. Please tell us what you decide, whether the "
    "plan is to change before release, and who agreed for you to whatever is outstanding above."
)


@dataclass(frozen=True, slots=True)
class MonitoringToPrint:
    """How a kept plan is carried out, and what is proposed.

    ``meeting`` is the last monitoring meeting that was held, if there was one; ``views`` are the
    latest words of each person. ``next_by`` is the last day for the next meeting.
    """

    kept: KeptToPrint
    authority: str
    meeting: Review | None
    outcomes: tuple[OutcomeReported, ...]
    views: tuple[Event, ...]
    next_by: date | None


def draw(facts: MonitoringToPrint, letterhead: Letterhead) -> Paper:
    """The report; what is not known is said not to be."""
    kept = facts.kept
    below = f"{kept.person.name} · {kept.case}"
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=f"{below} · {day_words(kept.on)}"),
        Facts(tuple(_about(facts))),
        *_outcomes(facts),
        *provision(kept.items),
        *hours(kept.weeks, kept.norm),
        *_views(facts),
        *_proposals(facts),
    ]
    return Paper(
        name=f"monitoring-{kept.case}-{kept.on.isoformat()}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=kept.on,
        carries=REPORT,
    )


DOCUMENT = Document("monitoring_report", TITLE, MonitoringToPrint, draw, Matter.PLAN)


def _about(facts: MonitoringToPrint) -> Iterator[tuple[str, Blocks]]:
    kept = facts.kept
    yield "To", plain(facts.authority or "The home authority, not known yet")
    if kept.place:
        yield "Held at", plain(kept.place)
    yield "Plan that is kept", plain(kept.plan or "Not held here as a version")
    if facts.meeting is not None:
        yield "Last monitoring meeting", plain(day_words(facts.meeting.on))
    if facts.next_by is not None:
        yield "The next one by", plain(day_words(facts.next_by))


def _outcomes(facts: MonitoringToPrint) -> Iterator[Piece]:
    heading = Heading("Outcomes, on release: how far each has come")
    if not facts.outcomes:
        yield Together((heading, Text(plain("No outcome of the plan is known here."), "quiet")))
    for at, one in enumerate(facts.outcomes):
        yield Together((*([] if at else [heading]), *_outcome(one)))


def _outcome(one: OutcomeReported) -> Iterator[Piece]:
    yield Heading(one.about, level=3)
    yield Text(plain(one.said or NONE_YET, *(["b"] if one.said else [])))
    if one.words:
        yield Text(lines(one.words))
    if len(one.noted) > 1:
        known = scores()
        yield progress_chart(one.noted, known[0], known[-1])


def _views(facts: MonitoringToPrint) -> Iterator[Piece]:
    yield Room(ROOM)
    yield Heading("In their own words")
    if not facts.views:
        yield Text(plain("The views of the learner and of the parents: none are recorded yet."))
    for event in facts.views:
        said = event.facts
        who = " · ".join(filter(None, (said.get("person"), said.get("how"), day_words(event.day))))
        quoted = lines(f"“{said.get('views', '')}”")
        yield Together((Text(quoted, inset=True), Text(plain(who), "small")))


def _proposals(facts: MonitoringToPrint) -> Iterator[Piece]:
    held = facts.meeting.held.facts if facts.meeting and facts.meeting.held else {}
    said = held.get("proposals", "")
    body: list[Piece] = [Heading("Proposals")]
    body.append(Text(lines(said) if said else plain("No meeting has proposed anything yet.")))
    for title, name in (
        ("Preparing for adulthood", "adulthood"),
        ("Where those present did not agree", "differences"),
    ):
        if held.get(name):
            body += [Heading(title, level=3), Text(lines(held[name]))]
    body.append(Text(plain(ASKS), "small"))
    yield Together(tuple(body))
