"""The report of a review meeting: advice, views, progress, provision, differences, what it asks.

SEND Regs 2014 reg 20(5) to (9) and 21(5) to (8). In custody it is the record of a monitoring
meeting, whose proposals go to the home authority.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Grid,
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
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.listed import listed
from caseworker.domain.people import Person
from caseworker.domain.review import Noted, Review, scores

NOT_SAID = "Nothing was written down."
REPORT = Pieces(others=frozenset({"report"}))
ROOM = 46.0  # millimetres: a heading is not left behind without a few lines of what follows


@dataclass(frozen=True, slots=True)
class OutcomeReported:
    """An outcome, as the meeting saw it, and how it stood before."""

    about: str
    said: str
    words: str
    noted: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportToPrint:
    """A review that was held, and everything that belongs to it.

    ``plan`` is the version that was reviewed; ``specified`` are the words of the plan about each
    piece of provision, by its mark. ``decide_by`` is the last day for the authority’s decision.
    """

    case: CaseNumber
    person: Person
    on: date
    review: Review
    plan: str
    outcomes: tuple[OutcomeReported, ...] = ()
    specified: tuple[tuple[str, str], ...] = ()
    decide_by: date | None = None


def draw(facts: ReportToPrint, letterhead: Letterhead) -> Paper:
    """The report; what the meeting left out is said to be left out."""
    review, person = facts.review, facts.person
    title = f"Report: {review.kind.called.lower()}"
    pieces: list[Piece] = [
        Title(
            title,
            above=letterhead.office,
            below=f"{person.name} · {facts.case} · {full_day(review.on)}",
        ),
        Facts(tuple(_about(facts))),
        *_views(review),
        *_advice(review),
        *_progress(facts),
        *_provision(facts),
        *_told(review),
    ]
    if facts.decide_by is not None:
        words = f"The authority decides by {day_words(facts.decide_by)} whether the plan stays as "
        words += "it is, is changed, or is to end. Changes that it proposes come with the decision."
        source = "SEND Regs 2014 reg 20(10) and 21(9)"
        pieces.append(
            Together(
                (Heading("What happens now"), Text(plain(words)), Text(plain(source), "small"))
            )
        )
    return Paper(
        name=f"review-{facts.case}-{review.on.isoformat()}",
        title=title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{person.name} · {facts.case}",
        on=facts.on,
        carries=REPORT,
    )


DOCUMENT = Document("review_report", "Report of a review", ReportToPrint, draw, Matter.PLAN)


def _about(facts: ReportToPrint) -> Iterator[tuple[str, Blocks]]:
    review = facts.review
    held = review.held.facts if review.held else {}
    yield "Meeting", plain(full_day(review.on))
    if review.planned is not None and review.planned.facts.get("where"):
        yield "Where", plain(review.planned.facts["where"])
    if facts.plan:
        yield "Plan that was reviewed", plain(facts.plan)
    for label, name in (("There", "attended"), ("Spoke", "spoke"), ("Could not come", "apologies")):
        yield label, plain(", ".join(listed(held.get(name, ""))) or NOT_SAID)
    if review.notice is not None:
        yield "Invited", plain(_day(review.notice))
    yield "Held under", plain(review.kind.source)


def _views(review: Review) -> Iterator[Piece]:
    yield Room(ROOM)
    yield Heading("In their own words")
    if not review.views:
        yield Text(plain("The views of the child or young person and of the parents: none yet."))
    for event in review.views:
        facts = event.facts
        who = " · ".join(filter(None, (facts.get("person"), facts.get("how"), _day(event))))
        quoted = lines(f"“{facts.get('views', '')}”")
        yield Together((Text(quoted, inset=True), Text(plain(who), "small")))


def _advice(review: Review) -> Iterator[Piece]:
    yield Room(ROOM)
    yield Heading("Advice and information")
    if not review.asked:
        yield Text(plain("Nobody was asked for advice in writing."))
        return
    rows = [
        (
            plain(one.whose),
            plain(one.request.facts.get("role", "")),
            plain(f"Came on {_day(one.answer)}" if one.answer else "Did not come"),
            plain(one.answer.facts.get("words", "") if one.answer else ""),
        )
        for one in review.asked
    ]
    yield Grid(("From", "As", "Received", "In short"), tuple(rows), (40, 36, 36, 54))


def _progress(facts: ReportToPrint) -> Iterator[Piece]:
    """The heading never stays behind on the page before the first outcome."""
    heading = Heading(facts.review.kind.progress)
    if not facts.outcomes:
        yield Together((heading, Text(plain(NOT_SAID))))
    for at, one in enumerate(facts.outcomes):
        yield Together((*([] if at else [heading]), *_outcome(one)))


def _outcome(one: OutcomeReported) -> Iterator[Piece]:
    yield Heading(one.about, level=3)
    yield Text(plain(one.said, "b"))
    if one.words:
        yield Text(lines(one.words))
    if len(one.noted) > 1:
        known = scores()
        yield progress_chart(one.noted, known[0], known[-1])


def _provision(facts: ReportToPrint) -> Iterator[Piece]:
    if not facts.review.delivered:
        return
    said = dict(facts.specified)
    rows = [
        (
            plain(event.facts["provision"]),
            plain(said.get(event.facts["item"], "")),
            plain(event.facts["delivered"]),
            plain(event.facts.get("words", "")),
        )
        for event in facts.review.delivered
    ]
    yield Room(ROOM)
    yield Heading("Provision: what the plan says, and what was delivered")
    yield Grid(
        ("Provision", "The plan says", "Delivered", "In words"), tuple(rows), (48, 50, 24, 44)
    )


def _told(review: Review) -> Iterator[Piece]:
    held = review.held.facts if review.held else {}
    for title, name in (
        ("Preparing for adulthood", "adulthood"),
        ("Where those present did not agree", "differences"),
        ("What the meeting recommends", "outcome"),
        ("Proposals for the home authority", "proposals"),
    ):
        said = held.get(name, "")
        chosen = held.get("recommends", "") if name == "outcome" else ""
        if not said and not chosen and name != "differences":
            continue
        body: list[Piece] = [Heading(title)]
        if chosen:
            body.append(Text(plain(chosen, "b")))
        if said or name == "differences":
            body.append(Text(lines(said or "No difference of view was written down.")))
        yield Together(tuple(body))


def _day(event: Event) -> str:
    return day_words(event.sent or event.day)
